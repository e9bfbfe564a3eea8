import Foundation
import RealTerminals
import Testing

@Suite("Many clients in a real terminal", .serialized)
struct PortfolioStoryTests {
    @Test("Into a client's workspace and back: what was ticked there is on the list, and its name on the command line")
    func story() throws {
        let folder = try ScratchFolder()
        for client in ["acme", "borea"] {
            let answer = try tickmark(
                "init", "clients/\(client)", "--report", "soc2", "--type", "2", "--from", "2031-01-01", "--to", "2031-06-30",
                "--organization", client.uppercased(), in: folder.url)
            #expect(answer.status == 0, "\(answer.errors)")
        }
        let broken = folder.url.appendingPathComponent("clients/broken")
        try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: broken.appendingPathComponent("tickmark.json"))
        let terminal = try RealTerminal("\(tickmarkPath) portfolio clients; echo left with $?; read wait", in: folder.url)
        try terminal.wait("all three rows") { ["ACME", "BOREA", "clients/broken", "3 workspaces"].allSatisfy($0.contains) }
        try terminal.press("/")
        try terminal.type("bor")
        try terminal.press("Enter", "Enter")
        try terminal.wait("the workspace of Borea") { $0.contains("BOREA") && $0.contains("Where we stand") }
        try terminal.press("2")
        try terminal.wait(for: "CC1.1-01")
        try terminal.press("Space")
        try terminal.wait("saved") { $0.contains("saved") && $0.contains("<1% ticked") }
        try terminal.press("q")
        try terminal.wait("back, with the tick") { $0.contains("Portfolio") && $0.contains("BOREA") && $0.contains("<1%") }
        try terminal.press("Escape")
        try terminal.wait(for: "ACME")
        try terminal.press("q")
        try terminal.wait(for: "left with 0")

        // On the command line whose workspace it was stands at the end of every answer that changes something.
        let tick = try tickmark("tick", "CC1.1-02", "--workspace", "clients/acme", in: folder.url)
        #expect(tick.output.hasSuffix("\nIn ACME.\n"), "\(tick.output)")
        let here = try tickmark("tick", "CC1.1-03", in: folder.url.appendingPathComponent("clients/acme"))
        #expect(here.output.hasSuffix("\nIn ACME.\n"), "\(here.output)")
        let rows = try tickmark("portfolio", "clients", in: folder.url)
        #expect(rows.status == 3 && rows.output.contains("2 of "), "\(rows.output)")
    }
}
