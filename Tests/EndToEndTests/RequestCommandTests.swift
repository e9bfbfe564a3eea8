import Foundation
import RealTerminals
import Testing

@Suite("The auditor's list, samples and the next year, from the command line and in a real terminal", .serialized)
struct RequestCommandTests {
    private struct RequestAnswer: Decodable {
        let number, text, kind, state, verdict: String
        let owner, due, reason: String?
        let targets: [String]
    }

    private struct ListAnswer: Decodable {
        struct Row: Decodable { let row: Int, number, outcome: String, reason: String?, warnings: [String] }
        let written: Bool
        let rows: [Row]
        let absent: [String]
    }

    private struct SampleAnswer: Decodable {
        let seed: String, rows: Int, order: [Int]
    }

    private struct CheckAnswer: Decodable {
        let complete: Bool, passed, exceptions, open, changed: [Int]
        let isTrue: Bool
        enum CodingKeys: String, CodingKey { case complete, passed, exceptions, open, changed, isTrue = "true" }
    }

    private func write(_ text: String, to name: String, in folder: ScratchFolder) throws {
        try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
    }

    private func requests(in folder: ScratchFolder, _ arguments: String...) throws -> [RequestAnswer] {
        try JSONDecoder().decode(
            [RequestAnswer].self,
            from: Data(run(tickmarkPath, ["request", "list", "--json"] + arguments, in: folder.url).output.utf8))
    }

    private static let first = """
        \u{FEFF}Requests of Audit LLP;;;;
        Request ID;PBC Item;TSC Ref;Due Date;Auditor Status
        R-001;"Population of all users; with the query";CC6.1;25/02/2027;
        R-002;Access policy;access-review;03/02/2027;
        R-003;Walkthrough of sign-in;;;
        ;Nobody's;;;

        """

    @Test("A request from the auditor's list to accepted: import, answer, return, a second list, accept, and one undo a step")
    func journey() throws {
        let folder = try ScratchFolder.begun(for: "Pay Inc")
        try write(Self.first, to: "list.csv", in: folder)
        let rehearsed = try tickmark("request", "import", "list.csv", "--dry-run", in: folder.url)
        #expect(rehearsed.status == 0 && rehearsed.output.contains("Nothing was written"), "\(rehearsed.errors)")
        #expect(try requests(in: folder).isEmpty)
        let taken = try tickmark("request", "import", "list.csv", in: folder.url)
        #expect(taken.output.contains("3 taken over, 1 refused"), "\(taken.output)\(taken.errors)")
        let all = try requests(in: folder)
        #expect(all.map(\.number) == ["#R-001", "#R-002", "#R-003"] && all.map(\.kind) == ["population", "document", "meeting"])
        #expect(all[0].targets == ["criterion:CC6.1"] && all[0].due == "2027-02-25")
        #expect(all[1].targets == ["control:access-review"] && all[1].due == "2027-02-03")
        // Nothing is accepted before the auditor has it.
        let early = try tickmark("request", "accept", "R-001", in: folder.url)
        #expect(early.status != 0 && early.errors.contains("was not submitted"))
        for arguments in [
            ["assign", "me", "R-001", "#R-002"], ["set", "r-001", "--state", "gathering", "--for", "CC6.2"], ["submit", "R-001"],
            ["return", "R-001", "--reason", "It lacks contractors"],
        ] {
            let answer = try run(tickmarkPath, ["request"] + arguments, in: folder.url)
            #expect(answer.status == 0, "\(answer.errors)")
        }
        let returned = try requests(in: folder, "--verdict", "returned")
        #expect(
            returned.map(\.number) == ["#R-001"] && returned[0].reason == "It lacks contractors"
                && returned[0].state == "gathering")
        #expect(returned[0].targets == ["criterion:CC6.1", "criterion:CC6.2"] && returned[0].owner != nil)
        _ = try tickmark("request", "submit", "R-001", in: folder.url)
        // The second list: another day, a verdict, a new number, and one is gone.
        try write(
            "Request ID,PBC Item,Due Date,Auditor Status\nR-001,\"Population of all users; with the query\",2027-03-01,Accepted\n"
                + "R-002,Access policy,,\nR-007,New,,\n", to: "second.csv", in: folder)
        let second = try JSONDecoder().decode(
            ListAnswer.self, from: Data(tickmark("request", "import", "second.csv", "--json", in: folder.url).output.utf8))
        #expect(second.written && second.rows.map(\.outcome) == ["changed", "same", "added"] && second.absent == ["#R-003"])
        let accepted = try #require(try requests(in: folder).first)
        #expect(accepted.verdict == "accepted" && accepted.due == "2027-03-01" && accepted.state == "submitted")
        let history = try tickmark("history", in: folder.url).output
        #expect(history.contains("noted that the auditor accepted the request #R-001"))
        #expect(try tickmark("undo", in: folder.url).status == 0)
        #expect(try requests(in: folder).map(\.verdict) == ["none", "none", "none"], "a list is one step")
        #expect(try tickmark("verify", in: folder.url).status == 0)
    }

    @Test("The same in the screen: the list is there, space submits, and what the auditor says is noted")
    func screen() throws {
        let folder = try ScratchFolder.begun(for: "Pay Inc")
        try write(Self.first, to: "list.csv", in: folder)
        #expect(try tickmark("request", "import", "list.csv", in: folder.url).status == 0)
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "Requests")
        try terminal.press("4")
        try terminal.wait(for: "#R-001")
        try terminal.press("Space")
        try terminal.wait(for: "gathering")
        try terminal.press("Space")
        try terminal.wait(for: "submitted")
        try terminal.press("r")
        try terminal.wait(for: "Why does the auditor return it?")
        try terminal.type("No date on it")
        try terminal.press("Enter")
        try terminal.wait(for: "returned")
        try terminal.press("Space")
        try terminal.wait("submitted anew") { $0.contains("submitted") && !$0.contains("No date on it") }
        try terminal.press("y")
        try terminal.wait(for: "1 accepted")
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
        #expect(try requests(in: folder).first?.verdict == "accepted")
    }

    @Test(
        "A sample: the seed is printed and draws the same again; the checklist is held against its population, with its exceptions"
    )
    func sample() throws {
        let folder = try ScratchFolder.begun(for: "Pay Inc")
        let rows = (1...200).map { "U\($0),user\($0)@pay.example,2027-0\($0 % 6 + 1)-1\($0 % 9)" }
        try write("Id,Mail,Created\n" + rows.joined(separator: "\n") + "\n", to: "users.csv", in: folder)
        let shown = try tickmark("population", "show", "users.csv", in: folder.url)
        #expect(
            shown.output.contains("users.csv: 200 rows, 3 columns") && shown.output.contains("10 Jan to 18 Jun 2027"), "\(shown)")
        func draw(_ arguments: String...) throws -> SampleAnswer {
            try JSONDecoder().decode(
                SampleAnswer.self,
                from: Data(
                    run(tickmarkPath, ["sample", "draw", "users.csv", "--json"] + arguments, in: folder.url).output.utf8))
        }
        let drawn = try draw("--size", "5", "--output", "check.csv")
        #expect(Set(drawn.order).count == 5 && drawn.rows == 200)
        #expect(try draw("--size", "5", "--seed", drawn.seed).order == drawn.order)
        #expect(try Array(draw("--size", "25", "--seed", drawn.seed).order.prefix(5)) == drawn.order)
        func check() throws -> (status: Int32, answer: CheckAnswer) {
            let answer = try tickmark("sample", "check", "check.csv", "users.csv", "--json", in: folder.url)
            return (answer.status, try JSONDecoder().decode(CheckAnswer.self, from: Data(answer.output.utf8)))
        }
        #expect(try check().answer.open == drawn.order.sorted())
        // Somebody fills it in, with one exception.
        let path = folder.url.appendingPathComponent("check.csv")
        var lines = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\r\n")
        for index in 1...5 {
            let result = index == 2 ? "fail" : "pass"
            lines[index] = lines[index].replacingOccurrences(of: ",,,", with: ",\(result),,")
        }
        try Data(lines.joined(separator: "\r\n").utf8).write(to: path)
        let filled = try check()
        #expect(filled.status == 0 && filled.answer.complete && filled.answer.exceptions == [drawn.order.sorted()[1]])
        // A row that was changed is found.
        lines[3] = lines[3].replacingOccurrences(of: "@pay.example", with: "@other.example")
        try Data(lines.joined(separator: "\r\n").utf8).write(to: path)
        let changed = try check()
        #expect(changed.status == 1 && !changed.answer.isTrue && changed.answer.changed == [drawn.order.sorted()[2]])
        // Another file is another population.
        try write("Id,Mail,Created\nU1,a,b\n", to: "users.csv", in: folder)
        let other = try tickmark("sample", "check", "check.csv", "users.csv", in: folder.url)
        #expect(other.status != 0 && other.errors.contains("drawn from another file"))
    }

    @Test(
        "Roll forward: what was decided goes along, exclusions wait for a second person, and the bridge letter tells what changed"
    )
    func roll() throws {
        let folder = try ScratchFolder.begun(for: "Pay Inc")
        func must(_ arguments: String..., as person: String = "Ana Ruiz") throws -> String {
            let answer = try run(tickmarkPath, arguments, in: folder.url, environment: ["TICKMARK_USER": person])
            #expect(answer.status == 0, "\(arguments): \(answer.errors)")
            return answer.output
        }
        _ = try must("assign", "me", "CC6.1-01")
        _ = try must("due", "2027-02-28", "CC6.1-01")
        _ = try must("tick", "CC6.1-01")
        _ = try must("exclude", "--reason", "No office", "CC6.4-01")
        let rehearsed = try must("report", "roll", "soc2", "--from", "2028-01-01", "--to", "2028-06-30", "--dry-run")
        #expect(rehearsed.contains("soc2 goes on as soc2-2028") && rehearsed.contains("Nothing was written"))
        let rolled = try must("report", "roll", "soc2", "--from", "2028-01-01", "--to", "2028-06-30")
        #expect(rolled.contains("1 item is Not applicable as before") && rolled.contains("1 tick or review stay"), "\(rolled)")
        _ = try must("undo")
        #expect(try must("report", "list").split(separator: "\n").count == 1, "rolling forward is one step")
        _ = try must("redo")
        let item = try must("show", "soc2-2028/CC6.1-01")
        #expect(item.contains("28 Feb 2028") && !item.contains("ticked by"), "\(item)")
        #expect(try must("items", "--look-again").contains("CC6.4-01"))
        let own = try run(
            tickmarkPath, ["confirm", "soc2-2028/CC6.4-01"], in: folder.url, environment: ["TICKMARK_USER": "Ana Ruiz"])
        #expect(own.status != 0 && own.errors.contains("needs a second person"))
        _ = try must("confirm", "soc2-2028/CC6.4-01", as: "Ben Okafor")
        #expect(try must("items", "--look-again").contains("No items match"))
        #expect(try must("undo", as: "Ben Okafor").contains("Undid: confirmed"))
        let bridge = try run(
            tickmarkPath, ["report", "bridge", "soc2", "--json"], in: folder.url,
            environment: ["SOURCE_DATE_EPOCH": "1819670400"])
        #expect(bridge.output.contains("\"daysSince\": 62"), "\(bridge.output)\(bridge.errors)")
        #expect(try must("report", "bridge", "soc2").contains("# Bridge letter: facts for management"))
        // As it was on an earlier day: days since are counted from then.
        let earlier = try run(
            tickmarkPath, ["report", "bridge", "soc2", "--at", "2098-12-31", "--json"], in: folder.url,
            environment: ["SOURCE_DATE_EPOCH": "4102444800"])
        #expect(earlier.output.contains("\"daysSince\": 26117"), "\(earlier.output)\(earlier.errors)")
    }
}
