import Foundation
import RealTerminals
import Testing

@Suite("Sharing from the screen", .serialized)
struct ShareFromScreenTests {
    @Test("What is not shared is counted, S shares it after a yes, and what others did is told")
    func shares() throws {
        let team = try GitTeam()
        try team.clone("ben")
        #expect(try team.tickmark("ben", "tick", "CC7.1-01").status == 0)
        #expect(try team.tickmark("ben", "sync").status == 0)
        let terminal = try RealTerminal(
            "\(tickmarkPath); read wait", width: 160, in: team.workspace("ana"), environment: team.environment)
        try terminal.wait(for: "What to do next")
        try terminal.press("2", "Space")
        try terminal.wait(for: "1 not shared")
        try terminal.press("S")
        try terminal.wait(for: "1 entry is not shared yet.")
        #expect(try team.git("ana", "log", "--oneline").split(separator: "\n").count == 2, "nothing leaves before the yes")
        try terminal.press("y")
        let screen = try terminal.wait(for: "Shared with origin/main: 1 entry sent; 1 person, 2 entries")
        #expect(screen.contains("Ben Okafor ticked CC7.1-01") && !screen.contains("not shared"), "\(screen)")
        #expect(try team.git("hub.git", "log", "-1", "--format=%s", "main") == "ana: 1 ticked\n")
    }

    @Test("What stands in the way is explained, with what would help as a yes; without a repository, too")
    func stops() throws {
        let team = try GitTeam()
        try team.git("ana", "switch", "--quiet", "-c", "topic")
        let terminal = try RealTerminal(
            "\(tickmarkPath); read wait", width: 120, in: team.workspace("ana"), environment: team.environment)
        try terminal.wait(for: "What to do next")
        try terminal.press("S")
        try terminal.wait("the question or the reason") { $0.contains("Share through git") || $0.contains("Not shared") }
        if try terminal.screen().contains("Share through git") { try terminal.press("y") }
        try terminal.wait(for: "push topic to origin")
        try terminal.press("y")
        try terminal.wait(for: "Shared with origin/topic")
        let alone = try ScratchFolder()
        #expect(
            try tickmark(
                "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: alone.url
            ).status == 0)
        let other = try RealTerminal("\(tickmarkPath); read wait", in: alone.url)
        try other.wait(for: "What to do next")
        #expect(try !other.screen().contains("not shared"))
        try other.press("S")
        try other.wait(for: "git init")
        try other.press("n")
        try other.wait(for: "What to do next")
    }
}
