import Foundation
import RealTerminals
import Testing

@Suite("Evidence in a team, through the real binary and real git", .serialized)
struct EvidenceStoryTests {
    private struct Piece: Decodable {
        struct Verdict: Decodable { let reason: String? }
        let id, title: String
        let verdict: String?
        let retired: Bool
    }

    private static let may = ["SOURCE_DATE_EPOCH": "1810771200"]

    private func pieces(_ team: GitTeam, _ clone: String) throws -> [[String: Any]] {
        let answer = try team.tickmark(clone, "evidence", "list", "--retired", "--json")
        #expect(answer.status == 0, "\(answer.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    }

    private func attach(_ team: GitTeam, _ clone: String, _ name: String, _ text: String, _ more: String...) throws {
        try text.write(
            to: team.workspace(clone).appendingPathComponent(name), atomically: true, encoding: .utf8)
        let answer = try run(
            tickmarkPath, ["evidence", "add", "access-review", name, "--covers", "2027-03-31"] + more, in: team.workspace(clone),
            environment: team.environment.merging(["TICKMARK_USER": clone == "ana" ? "Ana Ruiz" : "Ben Okafor"]) { $1 }
                .merging(Self.may) { $1 })
        #expect(answer.status == 0, "\(answer.errors)")
    }

    @Test("Two people attach in two clones, one of them the same bytes as the other: after the merge all is there, byte for byte")
    func twoClones() throws {
        let team = try GitTeam()
        try team.clone("ben")
        try attach(team, "ana", "ana.txt", "read by Ana\r\nwith line ends\r\n")
        try attach(team, "ana", "same.txt", "the same bytes\n")
        try attach(team, "ben", "ben.txt", "read by Ben\n")
        try attach(team, "ben", "also-same.txt", "the same bytes\n")
        for name in ["ana", "ben", "ana"] {
            let shared = try team.tickmark(name, "sync")
            #expect(shared.status == 0, "\(shared.errors)")
        }
        for name in ["ana", "ben"] {
            #expect(try pieces(team, name).count == 4)
            let verified = try team.tickmark(name, "evidence", "verify", "--json")
            #expect(verified.status == 0 && verified.output.contains("\"sound\": true"), "\(verified)")
            #expect(try team.tickmark(name, "verify").status == 0)
            let folder = team.workspace(name).appendingPathComponent("evidence")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
            let texts = try files.map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
            #expect(Set(texts) == ["read by Ana\r\nwith line ends\r\n", "the same bytes\n", "read by Ben\n"])
        }
    }

    @Test("Two verdicts without seeing each other are shown and settled, as are two owners of a control")
    func disputed() throws {
        let team = try GitTeam()
        try team.clone("ben")
        try team.clone("cho")
        try attach(team, "ana", "ana.txt", "read by Ana")
        #expect(try team.tickmark("ana", "sync").status == 0)
        for name in ["ben", "cho"] { #expect(try team.tickmark(name, "sync").status == 0) }
        let id = try #require(try pieces(team, "ben").first?["id"] as? String)
        #expect(try team.tickmark("ben", "evidence", "accept", id).status == 0)
        #expect(try team.tickmark("cho", "evidence", "return", id, "--reason", "No date").status == 0)
        #expect(try team.tickmark("ben", "control", "set", "access-review", "--owner", "me").status == 0)
        #expect(try team.tickmark("cho", "control", "set", "access-review", "--owner", "me").status == 0)
        for name in ["ben", "cho", "ben", "ana"] { #expect(try team.tickmark(name, "sync").status == 0) }
        #expect(try team.tickmark("ana", "evidence", "list", "--contested").output.contains("ana"))
        #expect(try team.tickmark("ana", "control", "list", "--contested").output.contains("access-review"))
        let shown = try team.tickmark("ben", "settle", id, "access-review")
        #expect(shown.status == 0 && shown.output.components(separatedBy: " stands ").count == 3, "\(shown)")
        #expect(shown.output.contains("accepted the evidence") && shown.output.contains("returned the evidence"), "\(shown)")
        let refused = try team.tickmark("ana", "settle", id, "--keep")
        #expect(refused.status == 1 && refused.errors.contains("to accept or return it needs a second person"), "\(refused)")
        let taken = try team.tickmark("ben", "settle", id, "access-review", "--take", "--from", "ben")
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(try team.tickmark("ben", "evidence", "list", "--contested").output.contains("No evidence matches."))
        #expect(try team.tickmark("ben", "control", "list", "--contested").output.contains("No control is contested."))
        #expect(try team.tickmark("ben", "control", "show", "access-review").output.contains("Ben Okafor"))
        #expect(try team.tickmark("ben", "settle", id).status == 1)
    }

    @Test("An item and its evidence are returned for one reason, mended by whoever attached it, and accepted: each one step")
    func returned() throws {
        let team = try GitTeam()
        try team.clone("ben")
        try attach(team, "ana", "ana.txt", "read by Ana")
        #expect(try team.tickmark("ana", "tick", "CC6.3-02").status == 0)
        let item = "CC6.3-02"
        for name in ["ana", "ben"] { #expect(try team.tickmark(name, "sync").status == 0) }
        let back = try team.tickmark(
            "ben", "return", item, "--reason", "No date on it", "--with-evidence", environment: Self.may)
        #expect(back.status == 0 && back.output.contains("Returned 1 item; returned 1 piece of evidence"), "\(back)")
        #expect(try team.tickmark("ben", "evidence", "list", "--returned").output.contains("ana"))
        let undone = try team.tickmark("ben", "undo")
        #expect(undone.status == 0)
        #expect(try team.tickmark("ben", "evidence", "list", "--returned").output.contains("No evidence matches."))
        #expect(try team.tickmark("ben", "redo").status == 0)
        for name in ["ben", "ana"] { #expect(try team.tickmark(name, "sync").status == 0) }
        let id = try #require(try pieces(team, "ana").first?["id"] as? String)
        let mended = try team.tickmark("ana", "evidence", "set", id, "--title", "Review of 31 March")
        #expect(mended.status == 0 && mended.errors.contains("lifted"), "\(mended)")
        #expect(try team.tickmark("ana", "tick", item).status == 0)
        for name in ["ana", "ben"] { #expect(try team.tickmark(name, "sync").status == 0) }
        let accepted = try team.tickmark("ben", "review", item, "--with-evidence", environment: Self.may)
        #expect(accepted.status == 0 && accepted.output.contains("accepted 1 piece of evidence"), "\(accepted)")
    }

    @Test(
        "A piece for a request and its link are one step; a failure that was retired stays, and who attached it says so where it never was"
    )
    func oneStep() throws {
        let team = try GitTeam()
        let environment = Self.may
        #expect(
            try team.tickmark("ana", "request", "add", "R-001", "All reviews", "--for", "access-review").status == 0)
        let added = try team.tickmark(
            "ana", "evidence", "add", "#R-001", "--text", "Read", "--title", "Review", "--covers", "2027-03-31",
            environment: environment)
        #expect(added.status == 0 && added.output.contains("It answers #R-001"), "\(added)")
        #expect(try team.tickmark("ana", "request", "show", "R-001").output.contains("Review"))
        #expect(try team.tickmark("ana", "undo").status == 0)
        #expect(try pieces(team, "ana").allSatisfy { $0["retired"] as? Bool == true })
        #expect(try !team.tickmark("ana", "request", "show", "R-001").output.contains("E-"))
        let failed = try team.tickmark(
            "ana", "evidence", "add", "logging", "--text", "Off", "--title", "Scan", "--covers", "2027-03-30", "--kind",
            "setting", "--result", "fail", "--json", environment: environment)
        #expect(failed.status == 0, "\(failed.errors)")
        let scan = try #require(try pieces(team, "ana").last?["id"] as? String)
        let retired = try team.tickmark("ana", "evidence", "retire", scan, environment: environment)
        #expect(retired.errors.contains("attach a later result that passed"), "\(retired)")
        #expect(
            try team.tickmark("ana", "coverage", "--control", "logging", environment: environment).output.contains(
                "failed"))
        let corrected = try team.tickmark("ana", "evidence", "set", scan, "--result", "none", environment: environment)
        #expect(corrected.status == 0, "\(corrected.errors)")
        #expect(
            try !team.tickmark("ana", "coverage", "--control", "logging", environment: environment).output.contains(
                "failed"))
    }

    private func terminal(_ team: GitTeam, _ clone: String, _ person: String) throws -> RealTerminal {
        try RealTerminal(
            "\(tickmarkPath); read wait", width: 120, height: 40, in: team.workspace(clone),
            environment: team.environment.merging(Self.may) { $1 }.merging(["TICKMARK_USER": person]) { $1 })
    }

    @Test(
        "In the real terminal: somebody returns an item with its evidence; its owner finds it first, mends it, and it is accepted"
    )
    func returnAndMend() throws {
        let team = try GitTeam()
        let item = "CC6.3-02"
        try attach(team, "ana", "ana.txt", "read by Ana")
        #expect(try team.tickmark("ana", "tick", item).status == 0)
        #expect(try team.tickmark("ana", "assign", "me", item).status == 0)
        try team.clone("ben")
        #expect(try team.tickmark("ana", "sync").status == 0)
        #expect(try team.tickmark("ben", "sync").status == 0)
        let ben = try terminal(team, "ben", "Ben Okafor")
        try ben.wait(for: "What to do next")
        try ben.press("2", "/")
        try ben.type(item)
        try ben.press("Enter")
        try ben.wait(for: "Evidence")
        try ben.type("R")
        try ben.wait(for: "With 1 piece of evidence")
        try ben.type("No date on it")
        try ben.press("Enter")
        try ben.wait("it is returned") {
            $0.contains("returned 1 piece of evidence") || $0.contains("Returned") && $0.contains("saved")
        }
        for name in ["ben", "ana"] { #expect(try team.tickmark(name, "sync").status == 0) }
        let ana = try terminal(team, "ana", "Ana Ruiz")
        try ana.wait("what came back stands first") { screen in
            screen.contains("returned to you") && screen.contains("of your evidence was returned")
                && screen.contains("No date on it")
        }
        let id = try #require(try pieces(team, "ana").first?["id"] as? String)
        #expect(try team.tickmark("ana", "evidence", "set", id, "--title", "Review of 31 March").status == 0)
        try ana.wait("it is gone from the Overview") { !$0.contains("of your evidence was returned") }
    }

    @Test("In the real terminal: the next report begins where the old one ends, and one undo takes it back")
    func roll() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "exclude", "CC6.4-01", "--reason", "No office").status == 0)
        let terminal = try terminal(team, "ana", "Ana Ruiz")
        try terminal.wait(for: "What to do next")
        try terminal.press("5")
        try terminal.wait(for: "What the report covers")
        try terminal.type("F")
        try terminal.wait(for: "The report after SOC 2 Type 1")
        try terminal.press("Enter")
        try terminal.wait(for: "1 Not applicable, to be confirmed")
        try terminal.type("y")
        try terminal.wait("the new report is shown") { $0.contains("report 2 of 2") && $0.contains("has begun") }
        #expect(try team.tickmark("ana", "items", "--look-again").output.contains("CC6.4-01"))
        #expect(try team.tickmark("ana", "undo").status == 0)
        try terminal.wait("the old one is shown") { !$0.contains("report 2 of 2") }
    }
}
