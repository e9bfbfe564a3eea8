import Foundation
import RealTerminals
import Testing

@Suite("Together in one folder", .serialized)
struct TogetherTests {
    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let made = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: folder.url)
        #expect(made.status == 0, "\(made.errors)")
        return folder
    }

    @Test("While one types a note, the other's tick appears, and nothing that is typed is lost; then the note appears there")
    func typing() throws {
        let folder = try workspace()
        let ana = try RealTerminal("\(tickmarkPath); read wait", in: folder.url)
        let ben = try RealTerminal("\(tickmarkPath); read wait", in: folder.url, environment: ["TICKMARK_USER": "Ben Okafor"])
        for terminal in [ana, ben] {
            try terminal.wait(for: "What to do next")
            try terminal.press("2")
            try terminal.wait(for: "Why and how")
        }
        try ben.press("Down", "Down")
        try ben.press("e")
        try ben.wait(for: "What should others know?")
        try ben.type("The list is half")
        try ben.wait(for: "The list is half")
        try ana.press("Space")
        let screen = try ben.wait(for: "Ana Ruiz ticked CC1.1-01")
        #expect(screen.contains("The list is half") && screen.contains("What should others know?"), "\(screen)")
        try ben.type(" done")
        try ben.wait(for: "The list is half done")
        try ben.press("Enter")
        try ana.wait(for: "Ben Okafor noted on CC1.1-03")
    }

    @Test("A journal folder that goes away and comes back, as git does between branches, is watched again")
    func folderComesBack() throws {
        let folder = try workspace()
        let (journal, aside) = (folder.url.appendingPathComponent("journal"), folder.url.appendingPathComponent("aside"))
        try FileManager.default.moveItem(at: journal, to: aside)
        let terminal = try RealTerminal("\(tickmarkPath); read wait", width: 140, in: folder.url)
        try terminal.wait(for: "Which report are you preparing for?")
        try FileManager.default.moveItem(at: aside, to: journal)
        try terminal.wait(for: "What to do next")
        try FileManager.default.moveItem(at: journal, to: aside)
        try terminal.wait(for: "is gone")
        try FileManager.default.moveItem(at: aside, to: journal)
        for number in 1...2 {
            let ticked = try tickmark("tick", "CC6.1-0\(number)", in: folder.url, environment: ["TICKMARK_USER": "Ben Okafor"])
            #expect(ticked.status == 0)
            try terminal.wait(for: "Ben Okafor ticked CC6.1-0\(number)")
        }
    }

    @Test("Where the system has no watch left to give, it looks by itself")
    func polling() throws {
        let folder = try workspace()
        let limit = "echo 0 > /proc/sys/user/max_inotify_instances"
        let may = try run("/usr/bin/env", ["unshare", "-Ur", "sh", "-c", limit])
        // Not every machine lets a test make limits of its own.
        guard may.status == 0 else { return }
        let terminal = try RealTerminal("unshare -Ur sh -c \"\(limit); exec \(tickmarkPath)\"; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        #expect(try tickmark("tick", "CC6.1-01", in: folder.url, environment: ["TICKMARK_USER": "Ben Okafor"]).status == 0)
        try terminal.wait(for: "Ben Okafor ticked CC6.1-01")
    }
}
