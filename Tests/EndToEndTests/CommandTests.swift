import Foundation
import RealTerminals
import Testing

@Suite("The command line")
struct CommandTests {
    private func workspace(_ arguments: [String] = []) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try run(
            tickmarkPath,
            [
                "init", "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization", "Acme",
                "--category", "Availability",
            ] + arguments, in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return folder
    }

    private func item(_ id: String, in folder: ScratchFolder) throws -> ItemAnswer {
        let items = try JSONDecoder().decode(
            [ItemAnswer].self, from: Data(tickmark("items", "--all", "--json", in: folder.url).output.utf8))
        return try #require(items.first { $0.id == id })
    }

    @Test("An engagement begins with a team's own catalog, by its id, and with no other")
    func ownCatalog() throws {
        let folder = try workspace()
        // The catalog that the page gives as an example.
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Documentation/Formats/Catalogs.md"), encoding: .utf8)
        let example = try #require(
            page.components(separatedBy: "```json\n").dropFirst().first?.components(separatedBy: "```").first)
        try example.write(to: folder.url.appendingPathComponent("catalogs/lockbox.json"), atomically: true, encoding: .utf8)
        func add(_ catalog: String, _ report: String) throws -> Answer {
            try tickmark(
                "engagement", "add", "--catalog", catalog, "--report", report, "--type", "1", "--as-of", "2027-06-30",
                "--organization", "Acme", "--id", "own", "--area", "Imaging", in: folder.url)
        }
        #expect(try add("locker", "soc1").errors.contains("lockbox"))
        #expect(try add("lockbox", "soc2").status == 1)
        #expect(try add("lockbox", "soc1").status == 0)
        #expect(try tickmark("tick", "LB1-01", in: folder.url).status == 0)
        #expect(try item("own/LB1-01", in: folder).status == "ready")
        #expect(try tickmark("scope", "--engagement", "own", in: folder.url).output.contains("Imaging"))
    }

    @Test("Every action on an item can be done and is told back in JSON")
    func actions() throws {
        let folder = try workspace()
        let id = "soc2/CC6.1-01"
        for (arguments, status) in [
            (["tick", "CC6.1-01"], "ready"), (["untick", "CC6.1-01"], "todo"), (["start", "CC6.1-01"], "inProgress"),
            (["exclude", "CC6.1-01", "--reason", "Not ours"], "notApplicable"), (["include", "CC6.1-01"], "todo"),
            (["tick", "soc2/cc6.1-01"], "ready"), (["undo"], "todo"), (["redo"], "ready"),
        ] {
            let answer = try run(tickmarkPath, arguments, in: folder.url)
            #expect(answer.status == 0, "\(arguments): \(answer.errors)")
            #expect(try item(id, in: folder).status == status, "\(arguments)")
        }
        let review = try tickmark("review", "CC6.1-01", in: folder.url)
        #expect(review.status == 1)
        #expect(review.errors.contains("second person"))
        #expect(try tickmark("review", "CC6.1-01", in: folder.url, environment: ["TICKMARK_USER": "Ben Okafor"]).status == 0)
        #expect(try item(id, in: folder).status == "reviewed")
        #expect(try tickmark("assign", "ben", "CC6.1-02", "CC6.1-03", in: folder.url).status == 0)
        #expect(try tickmark("due", "2027-02-03", "CC6.1-02", in: folder.url).status == 0)
        #expect(try tickmark("block", "CC6.1-02", "--reason", "Waiting", in: folder.url).status == 0)
        #expect(try tickmark("note", "CC6.1-02", "Look at this", in: folder.url).status == 0)
        let second = try item("soc2/CC6.1-02", in: folder)
        #expect((second.owner, second.due, second.blocked) == ("ben", "2027-02-03", "Waiting"))
        #expect(try tickmark("history", "--item", "CC6.1-02", in: folder.url).output.contains("Look at this"))
    }

    @Test("Scope, engagements, people and objectives can be changed")
    func scope() throws {
        let folder = try workspace()
        let dropped = try tickmark("scope", "drop", "Availability", "--reason", "Not promised yet", in: folder.url)
        #expect(dropped.status == 0, "\(dropped.errors)")
        #expect(try tickmark("scope", "add", "privacy", in: folder.url).status == 0)
        let refused = try tickmark("scope", "drop", "CC6", "--reason", "No", in: folder.url)
        #expect(refused.status == 1 && refused.errors.contains("cannot be left out"))
        let added = try tickmark(
            "engagement", "add", "--report", "soc1", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", "--preset",
            "payroll", in: folder.url)
        #expect(added.status == 0, "\(added.errors)")
        #expect(try tickmark("engagement", "list", in: folder.url).output.contains("soc1  SOC 1 Type 1"))
        #expect(try tickmark("objective", "add", "PY", "Pay slips are right", "--engagement", "soc1", in: folder.url).status == 0)
        #expect(try tickmark("person", "add", "cho", "Cho Minseo", in: folder.url).status == 0)
        #expect(try tickmark("person", in: folder.url).output.contains("cho  Cho Minseo"))
        #expect(try tickmark("engagement", "drop", "soc1", in: folder.url).status == 0)
        #expect(try !tickmark("engagement", in: folder.url).output.contains("soc1"))
    }

    @Test("What is refused changes nothing: status 1 with the reason, 64 for wrong usage")
    func refusals() throws {
        let folder = try workspace()
        let before = try tickmark("history", "--json", in: folder.url).output
        let unknown = try tickmark("tick", "CC6.1-1", in: folder.url)
        #expect(unknown.status == 1 && unknown.errors.contains("Did you mean CC6.1-01"))
        #expect(try tickmark("tick", "CC6.1-01", "CC99", in: folder.url).status == 1, "all or nothing")
        let date = try tickmark("due", "3/2/2027", "CC6.1-01", in: folder.url)
        #expect(date.status == 64 && date.errors.contains("write 2027-02-03 or 2027-03-02"))
        #expect(try tickmark("exclude", "CC6.1-01", in: folder.url).status == 64)
        #expect(try tickmark("nonsense", in: folder.url).status == 64)
        #expect(try tickmark("init", "--report", "soc2", "--type", "2", "--organization", "B", in: folder.url).status == 64)
        let again = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-01-01", "--organization", "B", in: folder.url)
        #expect(again.status == 1 && again.errors.contains("already"))
        #expect(try tickmark("history", "--json", in: folder.url).output == before)
        let empty = try ScratchFolder()
        let missing = try tickmark("status", in: empty.url)
        #expect(missing.status == 1 && missing.errors.contains("tickmark init"))
    }

    @Test("A workspace is found from a folder below it, and by --workspace before or behind the command")
    func found() throws {
        let folder = try workspace()
        let below = folder.url.appendingPathComponent("a/b")
        try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
        #expect(try tickmark("status", in: below).output.contains("Acme"))
        let elsewhere = try ScratchFolder()
        #expect(try tickmark("status", "--workspace", folder.url.path, in: elsewhere.url).output.contains("Acme"))
        #expect(try tickmark("--workspace", folder.url.path, "status", in: elsewhere.url).output.contains("Acme"))
    }

    @Test(
        "An export is written whole, replaces a file only with --force, and is the same bytes each time",
        arguments: ["markdown", "csv", "json"])
    func export(format: String) throws {
        let folder = try workspace()
        #expect(try tickmark("export", "--format", format, "--output", "summary", in: folder.url).status == 0)
        let first = try Data(contentsOf: folder.url.appendingPathComponent("summary"))
        let refused = try tickmark("export", "--format", format, "--output", "summary", in: folder.url)
        #expect(refused.status == 1 && refused.errors.contains("--force"))
        #expect(try tickmark("export", "--format", format, "--output", "summary", "--force", in: folder.url).status == 0)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("summary")) == first)
        #expect(try tickmark("export", "--format", format, in: folder.url).output == String(decoding: first, as: UTF8.self))
    }

    @Test("The demo is the same bytes for the same date")
    func demo() throws {
        let folder = try ScratchFolder()
        for name in ["one", "two"] {
            #expect(try tickmark("demo", name, "--date", "2026-11-23", in: folder.url).status == 0)
        }
        let difference = try run("/usr/bin/env", ["diff", "-r", "one", "two"], in: folder.url)
        #expect(difference.status == 0, "\(difference.output)")
    }

    @Test("compare and advise answer without a workspace")
    func advice() throws {
        let folder = try ScratchFolder()
        let comparison = try tickmark("compare", in: folder.url).output
        for word in ["Purpose", "Scope", "Audience", "Structure"] { #expect(comparison.contains(word)) }
        #expect(
            try tickmark("advise", "--services", "financial", "--clients", "soc1", in: folder.url).output.hasPrefix(
                "We recommend SOC 1"))
        #expect(try tickmark("advise", "--services", "what", in: folder.url).status == 64)
    }
}
