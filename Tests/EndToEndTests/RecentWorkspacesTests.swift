import Foundation
import RealTerminals
import Testing

@Suite("What was opened lately, in a real terminal", .serialized)
struct RecentWorkspacesTests {
    @Test("W lists what was opened, the last one first, one that is gone says so, enter goes into one, and esc comes back")
    func story() throws {
        let folder = try ScratchFolder()
        let state = ["XDG_STATE_HOME": folder.url.appending(path: "state").path]
        for client in ["acme", "borea", "gone"] {
            let answer = try tickmark(
                "init", client, "--report", "soc2", "--type", "1", "--as-of", "2031-01-01", "--organization", client.uppercased(),
                in: folder.url)
            #expect(answer.status == 0, "\(answer.errors)")
        }
        for client in ["gone", "borea", "acme"] {
            let terminal = try RealTerminal(
                "\(tickmarkPath) --workspace \(client); echo left with $?; read wait", in: folder.url, environment: state)
            try terminal.wait("the workspace") { $0.contains(client.uppercased()) && $0.contains("Where we stand") }
            if client == "acme" {
                try FileManager.default.removeItem(at: folder.url.appending(path: "gone"))
                try terminal.press("W")
                try terminal.wait("all three, the last one first") { screen in
                    guard screen.contains("Recent ·"),
                        screen.contains("There is no Tickmark workspace"),
                        let first = screen.range(of: "ACME"), let second = screen.range(of: "BOREA")
                    else { return false }
                    return first.lowerBound < second.lowerBound
                }
                try terminal.press("Escape")
                try terminal.wait("back") { $0.contains("ACME") && $0.contains("Where we stand") }
                try terminal.press("W")
                try terminal.wait(for: "BOREA")
                try terminal.press("Down", "Enter")
                try terminal.wait("the other workspace") { $0.contains("BOREA") && $0.contains("Where we stand") }
                try terminal.press("q")
                try terminal.wait("the list again") { $0.contains("Recent ·") }
            }
            try terminal.press("q")
            try terminal.wait(for: "left with 0")
        }
        // The list is the user's alone, and commands know it, too.
        let file = folder.url.appending(path: "state/tickmark/recent.json")
        let mode = try FileManager.default.attributesOfItem(atPath: file.deletingLastPathComponent().path)[.posixPermissions]
        #expect(mode as? Int == 0o700)
        let rows = try tickmark("portfolio", in: folder.url, environment: state)
        #expect(rows.status == 3 && rows.output.contains("ACME") && rows.output.contains("BOREA"), "\(rows)")
        // From Welcome, where there is no workspace yet: there and back.
        try FileManager.default.createDirectory(at: folder.url.appending(path: "new"), withIntermediateDirectories: true)
        let welcome = try RealTerminal(
            "cd new; \(tickmarkPath); echo left with $?; read wait", in: folder.url, environment: state)
        try welcome.wait(for: "Welcome to Tickmark")
        try welcome.press("W")
        try welcome.wait("the list") { $0.contains("Recent ·") && $0.contains("BOREA") }
        try welcome.press("Escape")
        try welcome.wait(for: "Welcome to Tickmark")
        try welcome.press("Escape")
        try welcome.wait(for: "left with 0")
        // A list that is damaged is one that is not there.
        try Data("{".utf8).write(to: file)
        let none = try tickmark("portfolio", in: folder.url, environment: state)
        #expect(none.status == 1 && none.errors.contains("No workspace was opened"), "\(none)")
    }
}
