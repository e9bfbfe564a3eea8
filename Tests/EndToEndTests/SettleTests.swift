import Foundation
import RealTerminals
import Testing

@Suite("What two people changed at once", .serialized)
struct SettleTests {
    /// Ana ticks an item, Ben marks it Not applicable, and neither has seen the other.
    private func contested() throws -> GitTeam {
        let team = try GitTeam()
        try team.clone("ben")
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        #expect(try team.tickmark("ben", "exclude", "CC6.1-01", "--reason", "Not \u{1B}[31mours").status == 0)
        for name in ["ana", "ben", "ana"] { #expect(try team.tickmark(name, "sync").status == 0) }
        for name in ["ana", "ben"] { #expect(try team.tickmark(name, "items", "--contested").output.contains("CC6.1-01")) }
        return team
    }

    private func status(_ team: GitTeam, _ clone: String) throws -> String {
        let items = try JSONDecoder().decode(
            [ItemAnswer].self, from: Data(team.tickmark(clone, "items", "--all", "--json").output.utf8))
        return try #require(items.first { $0.id == "soc2/CC6.1-01" }).status
    }

    @Test(
        "The command line shows both sides, takes the other or keeps what stands, and every machine agrees",
        arguments: ["--take", "--keep"])
    func commandLine(flag: String) throws {
        let team = try contested()
        let before = try status(team, "ana")
        #expect(try status(team, "ben") == before)
        let shown = try team.tickmark("ana", "settle", "CC6.1-01")
        #expect(shown.status == 0 && shown.output.contains("Ready, by Ana Ruiz (ana)"), "\(shown)")
        #expect(shown.output.contains("Not applicable: Not ␛[31mours, by Ben Okafor (ben)"), "\(shown)")
        #expect(shown.output.components(separatedBy: " stands ").count == 2)
        #expect(try team.tickmark("ana", "items", "--contested").output.contains("CC6.1-01"), "looking changes nothing")
        let settled = try team.tickmark("ana", "settle", "CC6.1-01", flag)
        #expect(settled.status == 0, "\(settled.errors)")
        let after = try status(team, "ana")
        #expect((after == before) == (flag == "--keep"))
        for name in ["ana", "ben"] { #expect(try team.tickmark(name, "sync").status == 0) }
        #expect(try status(team, "ben") == after)
        for name in ["ana", "ben"] {
            #expect(try !team.tickmark(name, "items", "--contested").output.contains("CC6.1-01"))
            let history = try team.tickmark(name, "history", "--json", "--item", "CC6.1-01").output
            #expect(history.contains("ticked CC6.1-01") && history.contains("Not applicable"), "\(history)")
        }
        let again = try team.tickmark("ben", "settle", "CC6.1-01")
        #expect(again.status == 1)
    }

    @Test("The screen shows what each wrote, who and when, and lets one choose")
    func screen() throws {
        let team = try contested()
        let before = try status(team, "ana")
        let terminal = try RealTerminal(
            "\(tickmarkPath); read wait", width: 240, height: 50, in: team.workspace("ana"), environment: team.environment)
        try terminal.wait(for: "changed by two people at once")
        try terminal.press("2")
        try terminal.press("/")
        try terminal.type("CC6.1-01")
        try terminal.press("Enter")
        try terminal.wait("both sides") { screen in
            let words = screen.replacingOccurrences(of: "\n", with: " ")
            return words.contains("Ready, by Ana Ruiz") && words.contains("by Ben") && words.contains("stands")
                && words.contains("settle")
        }
        try terminal.press("s")
        try terminal.wait(for: "changed by two people at once")
        try terminal.press("Down", "Enter")
        try terminal.wait("it is settled") { !$0.contains("changed by two people at once") && $0.contains("saved") }
        #expect(try status(team, "ana") != before)
        #expect(try !team.tickmark("ana", "items", "--contested").output.contains("CC6.1-01"))
    }
}
