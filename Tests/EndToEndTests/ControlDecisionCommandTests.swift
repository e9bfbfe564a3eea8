import Foundation
import RealTerminals
import Testing

@Suite("Controls are decided about, and laid over criteria, from the command line")
struct ControlDecisionCommandTests {
    private struct ControlAnswer: Decodable {
        struct Rhythm: Decodable { let frequency: String, anchor, since: String? }
        let key, statement, frequency: String
        let owner, excluded: String?
        let adopted: Bool
        let schedule: [Rhythm]
    }

    private struct MatrixAnswer: Decodable {
        struct Criterion: Decodable { let id: String, controls: [String] }
        struct Control: Decodable { let key: String, serves, elsewhere: [String] }
        struct SetAside: Decodable { let key, reason: String }
        let criteria: [Criterion]
        let controls: [Control]
        let holes, idle: [String]
        let setAside: [SetAside]
    }

    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for arguments in [
            [
                "init", "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization",
                "Pay Inc",
            ],
            [
                "engagement", "add", "--report", "soc1", "--preset", "payroll", "--type", "1", "--as-of", "2027-03-31",
                "--organization", "Pay Inc",
            ],
        ] {
            let answer = try run(tickmarkPath, arguments, in: folder.url)
            #expect(answer.status == 0, "\(answer.errors)")
        }
        return folder
    }

    private func control(_ key: String, in folder: ScratchFolder) throws -> ControlAnswer {
        try JSONDecoder().decode(
            ControlAnswer.self, from: Data(tickmark("control", "show", key, "--json", in: folder.url).output.utf8))
    }

    private func matrix(_ report: String, in folder: ScratchFolder) throws -> MatrixAnswer {
        try JSONDecoder().decode(
            MatrixAnswer.self,
            from: Data(tickmark("matrix", "--report", report, "--format", "json", in: folder.url).output.utf8))
    }

    @Test("What is set stands in list, show and history, is undone, and is no failure when it is so already")
    func setting() throws {
        let folder = try workspace()
        let set = [
            "control", "set", "access-review", "--owner", "me", "--frequency", "monthly", "--anchor", "15", "--since",
            "2027-03-01", "--parameter", "days=7",
        ]
        let rehearsed = try run(tickmarkPath, set + ["--dry-run"], in: folder.url)
        #expect(rehearsed.status == 0 && rehearsed.output.contains("Nothing was written"))
        #expect(try !control("access-review", in: folder).adopted)
        #expect(try run(tickmarkPath, set, in: folder.url).status == 0)
        let standing = try control("access-review", in: folder)
        #expect(standing.adopted && standing.owner != nil && standing.frequency == "monthly")
        #expect(standing.statement.contains("within 7 business days"))
        #expect(standing.schedule.map(\.frequency) == ["quarterly", "monthly"] && standing.schedule[1].since == "2027-03-01")
        let again = try run(tickmarkPath, set, in: folder.url)
        #expect(again.status == 0 && again.output.contains("so already"), "\(again.errors)")
        #expect(try tickmark("history", in: folder.url).output.contains("set the control access-review to monthly"))
        #expect(try tickmark("undo", in: folder.url).status == 0)
        #expect(try control("access-review", in: folder).schedule.count == 1)
        #expect(try tickmark("verify", in: folder.url).status == 0)
    }

    @Test(
        "Bad words are refused with what would be right, and nothing is written",
        arguments: [
            (["set", "access-review", "--anchor", "fri"], "weekly controls take a day of the week"),
            (["set", "access-review", "--parameter", "weeks=2"], "days"),
            (["set", "access-review", "--since", "2027-01-01"], "--frequency"),
            (["set", "acess-review", "--owner", "me"], "access-review"), (["set", "access-review"], "--owner"),
            (["exclude", "access-review", "--reason", " "], "reason"), (["drop", "access-review"], "control exclude"),
            (["add", "access-review", "--title", "T", "--statement", "S", "--frequency", "weekly"], "already"),
            (
                ["add", "mine", "--title", "T", "--statement", "S", "--frequency", "weekly", "--criterion", "soc2/ZZ9"],
                "soc2/ZZ9"
            ),
        ])
    func refusals(arguments: [String], said: String) throws {
        let folder = try workspace()
        let before = try tickmark("history", "--json", in: folder.url).output
        let answer = try run(tickmarkPath, ["control"] + arguments, in: folder.url)
        #expect(answer.status != 0 && answer.errors.contains(said), "\(answer.errors)")
        #expect(try tickmark("history", "--json", in: folder.url).output == before)
    }

    @Test("Controls that a team's catalog names or defines are in its report's scope, decided about, covered and in the matrix")
    func ofCatalogs() throws {
        let folder = try ScratchFolder()
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Documentation/Formats/Catalogs.md"), encoding: .utf8)
        let example = try #require(page.firstMatch(of: /```json\n(\{\n  "format": 1,\n  "id": "lockbox"(?s:.*?)\n\})\n```/)).1
        try String(example).write(to: folder.url.appendingPathComponent("lockbox.json"), atomically: true, encoding: .utf8)
        let begun = try tickmark(
            "init", "--report", "soc1", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization", "Lock Inc",
            "--catalog", "lockbox.json", in: folder.url)
        #expect(begun.status == 0, "\(begun.errors)")
        let listed = try JSONDecoder().decode(
            [ControlAnswer].self,
            from: Data(tickmark("control", "list", "--report", "soc1", "--json", in: folder.url).output.utf8))
        #expect(listed.map(\.key) == ["independent-testing", "mail-opening"])
        let given = try tickmark("control", "set", "mail-opening", "--owner", "me", in: folder.url)
        #expect(given.status == 0, "\(given.errors)")
        #expect(try control("mail-opening", in: folder).owner != nil)
        let matrix = try matrix("soc1", in: folder)
        #expect(matrix.criteria.map(\.controls) == [["independent-testing", "mail-opening"]] && matrix.holes.isEmpty)
        let covered = try tickmark("coverage", in: folder.url).output
        #expect(covered.contains("0 of 2 controls covered") && covered.contains("mail-opening"), "\(covered)")
    }

    @Test("A payroll company sees in the matrix which controls serve both reports, what is open, and what was set aside")
    func laidOver() throws {
        let folder = try workspace()
        let before = try matrix("soc1", in: folder)
        #expect(before.holes.isEmpty && before.idle.isEmpty && before.criteria.count > 20)
        let review = try #require(before.controls.first { $0.key == "access-review" })
        #expect(review.serves == ["LA1"] && review.elsewhere.contains("soc2/CC6.3"))
        #expect(before.controls.count { !$0.elsewhere.isEmpty } > 20)
        let only = try #require(
            before.criteria.first { $0.controls.count == 1 } ?? before.criteria.min { $0.controls.count < $1.controls.count })
        #expect(
            try run(tickmarkPath, ["control", "exclude"] + only.controls + ["--reason", "Our bank does it"], in: folder.url)
                .status == 0)
        let after = try matrix("soc1", in: folder)
        #expect(after.holes.contains(only.id) && after.setAside.map(\.key) == only.controls)
        #expect(
            try tickmark(
                "control", "add", "bank-check", "--title", "The bank checks", "--statement", "The bank checks each run.",
                "--frequency", "daily", "--criterion", "soc1/\(only.id)", in: folder.url
            ).status == 0)
        #expect(try matrix("soc1", in: folder).criteria.first { $0.id == only.id }?.controls == ["bank-check"])
        let page = try tickmark("matrix", "--report", "soc1", in: folder.url).output
        #expect(
            page.contains("## By control objective") && page.contains("## Set aside") && page.contains("bank\\-check")
                || page.contains("bank-check"))
        let sheet = try tickmark("matrix", "--report", "soc1", "--format", "csv", in: folder.url).output
        #expect(sheet.hasPrefix("report,criterion,") && sheet.contains(",bank-check,"))
        #expect(try tickmark("matrix", in: folder.url).errors.contains("soc1"))
    }
}
