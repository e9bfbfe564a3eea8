import Foundation
import RealTerminals
import Testing

@Suite("Every kind of file comes in, and goes on where it is used")
struct EveryKindImportTests {
    private struct Verdict: Decodable {
        var row, verdict: String
        var target, reason: String?
    }

    @Test("A list of controls adds one and decides about another, rehearsed first, in one step that undo takes back")
    func controls() throws {
        let folder = try ScratchFolder.begun()
        try folder.write(
            "Control ID,Title,Owner,Frequency,Criteria\nDCF-12,Badges are counted,Zoe Ng,monthly,CC6.4\naccess-review,,Zoe Ng,,\n",
            "controls.csv")
        let rehearsal = try tickmark("import", "controls.csv", "--as", "controls", "--dry-run", in: folder.url)
        #expect(rehearsal.status == 0 && rehearsal.output.contains("Nothing was written."), "\(rehearsal)")
        let answer = try tickmark("import", "controls.csv", "--as", "controls", "--json", in: folder.url)
        let verdicts = try JSONDecoder().decode([Verdict].self, from: Data(answer.output.utf8))
        #expect(
            verdicts.map(\.verdict) == ["added", "set"] && verdicts.map(\.target) == ["dcf-12", "access-review"], "\(answer)")
        #expect(answer.errors.contains("In Acme."), "a list has no member for the name")
        let shown = try tickmark("control", "show", "dcf-12", in: folder.url)
        #expect(shown.output.contains("Badges are counted") && shown.output.contains("Zoe Ng"), "\(shown)")
        // What is brought in is what coverage counts and evidence can be attached to.
        let evidence = try tickmark(
            "evidence", "add", "dcf-12", "--text", "Counted: 41.", "--title", "Badges", "--covers", "2027-01-01..2027-01-31",
            "--json",
            in: folder.url)
        #expect(evidence.status == 0 && evidence.output.contains("\"workspace\": \"Acme\""), "\(evidence)")
        #expect(try tickmark("coverage", "--control", "dcf-12", in: folder.url).output.contains("Badges"))
        for _ in 0..<2 { #expect(try tickmark("undo", in: folder.url).status == 0) }
        #expect(try tickmark("control", "show", "dcf-12", in: folder.url).status == 1)
    }

    @Test("The auditor's list is taken over as requests, a second wave changes it by number, and evidence answers one")
    func requests() throws {
        let folder = try ScratchFolder.begun()
        try folder.write("No;PBC item;TSC ref;Due date\nR-1;Access review;CC6.3;2027-02-01\nR-2;Policies;;\n", "pbc.csv")
        let first = try tickmark("import", "pbc.csv", "--as", "requests", in: folder.url)
        #expect(first.status == 0 && first.output.contains("2 taken over") && first.output.hasSuffix("In Acme.\n"), "\(first)")
        try folder.write("No;PBC item;TSC ref;Due date\nR-1;Access review;CC6.3;2027-03-01\nR-3;Badges;;\n", "pbc.csv")
        let second = try tickmark("import", "pbc.csv", "--as", "requests", in: folder.url)
        #expect(second.output.contains("1 taken over, 1 changed") && second.output.contains("not on the list"), "\(second)")
        #expect(try tickmark("request", "set", "R-1", "--for", "access-review", in: folder.url).status == 0)
        let added = try tickmark(
            "evidence", "add", "#R-1", "--text", "All held.", "--title", "Review", "--covers", "2027-01-01..2027-01-31",
            in: folder.url)
        #expect(added.status == 0 && added.output.contains("It answers") && added.output.contains("In Acme."), "\(added)")
        // Looking back knows what was not there then.
        #expect(try tickmark("request", "list", "--at", "2020-01-01", in: folder.url).output.contains("R-1") == false)
    }

    @Test("What a tool found counts as evidence for what was settled of its checks, and the same file again for nothing")
    func evidence() throws {
        let folder = try ScratchFolder.begun()
        let junit =
            "<testsuites><testsuite name=\"backup\" timestamp=\"2027-01-05T10:00:00\"><testcase classname=\"backup\" name=\"restores\"/></testsuite></testsuites>"
        try folder.write(junit, "junit.xml")
        let unsettled = try tickmark("import", "junit.xml", "--as", "evidence", in: folder.url)
        #expect(unsettled.status == 1 && unsettled.output.contains("nobody settled"), "\(unsettled)")
        let listed = try tickmark("evidence", "checks", "list", "--of", "junit.xml", "--json", in: folder.url)
        let pattern = try Regex("\"check\": \"([^\"]+)\"")
        let check = try #require(listed.output.firstMatch(of: pattern)?.output[1].substring.map(String.init), "\(listed)")
        #expect(try tickmark("evidence", "checks", "set", check, "--shows", "access-review", in: folder.url).status == 0)
        let answer = try tickmark("import", "junit.xml", "--as", "evidence", in: folder.url)
        #expect(
            answer.status == 0 && answer.output.contains("Attached 1 piece") && answer.output.hasSuffix("In Acme.\n"), "\(answer)"
        )
        let again = try tickmark("import", "junit.xml", "--as", "evidence", in: folder.url)
        #expect(again.output.contains("There is nothing to attach."), "\(again)")
        #expect(try tickmark("evidence", "list", "access-review", in: folder.url).output.contains("E-"))
    }

    @Test("A catalog of others becomes one of ours, which a report begins with and whose items are ticked and exported")
    func catalog() throws {
        let folder = try ScratchFolder.begun()
        let probo = """
            {"id": "ours", "name": "Our framework", "controls": [
              {"id": "AC-1", "name": "Doors are locked", "description": "Every door has a lock."},
              {"id": "AC-2", "name": "Keys are counted", "description": "Keys are counted each month."}]}
            """
        try folder.write(probo, "probo.json")
        let answer = try tickmark("import", "probo.json", "--as", "catalog", in: folder.url)
        #expect(
            answer.status == 0 && answer.output.contains("catalogs/ours.json") && answer.output.hasSuffix("In Acme.\n"),
            "\(answer)")
        #expect(try tickmark("catalog", "check", "catalogs/ours.json", in: folder.url).status == 0)
        let taken = try tickmark("import", "probo.json", "--as", "catalog", in: folder.url)
        #expect(taken.status == 1 && taken.errors.contains("There is a catalog ours already"), "\(taken)")
        try begin("ours", folder)
        let items = try tickmark("items", "--report", "ours-1", "--json", in: folder.url)
        #expect(items.output.contains("Doors are locked"), "\(items)")
        let id = try firstItem(of: items)
        #expect(try tickmark("tick", id, in: folder.url).status == 0)
        let table = try tickmark("export", "--format", "csv", "--report", "ours-1", in: folder.url)
        #expect(table.output.contains("Doors are locked") && table.output.contains("eady"), "\(table.output)")
    }

    @Test("Another team's catalog of our format comes in as it stands, once, and a broken one says where")
    func ourFormat() throws {
        let (theirs, ours) = (try ScratchFolder.begun(), try ScratchFolder.begun())
        #expect(try tickmark("add-item", "CC6.4", "Badges are counted each month", in: theirs.url).status == 0)
        #expect(try tickmark("catalog", "new", "badges", in: theirs.url).status == 0)
        let file = theirs.url.appending(path: "catalogs/badges.json")
        let whole = try Data(contentsOf: file)
        #expect(try tickmark("import", file.path, "--as", "catalog", "--id", "other", in: ours.url).errors.contains("“badges”"))
        let answer = try tickmark("import", file.path, "--as", "catalog", in: ours.url)
        #expect(answer.status == 0 && answer.output.contains("It is catalogs/badges.json. `tickmark report add"), "\(answer)")
        let copy = try Data(contentsOf: ours.url.appending(path: "catalogs/badges.json"))
        #expect(copy == whole, "nothing of it is lost or laid out anew")
        #expect(try tickmark("import", file.path, "--as", "catalog", in: ours.url).errors.contains("already"))
        let text = String(decoding: whole, as: UTF8.self)
        try ours.write(
            text.replacing("\"badges\"", with: "\"broken\"").replacing("\"effort\"", with: "\"effrot\""), "broken.json")
        let broken = try tickmark("import", "broken.json", "--as", "catalog", in: ours.url)
        #expect(broken.status == 1 && broken.errors.contains("effrot"), "\(broken)")
    }

    @Test("A catalog that is begun with the team's own items is one that a report begins with")
    func ownCatalog() throws {
        let folder = try ScratchFolder.begun()
        let added = try tickmark("add-item", "CC6.4", "Badges are counted each month", in: folder.url)
        #expect(added.status == 0 && added.output.hasSuffix("In Acme.\n"), "\(added)")
        let rehearsal = try tickmark("catalog", "new", "badges", "--dry-run", in: folder.url)
        #expect(rehearsal.status == 0 && rehearsal.output.contains("Nothing was written."), "\(rehearsal)")
        let path = folder.url.appending(path: "catalogs/badges.json")
        #expect(!FileManager.default.fileExists(atPath: path.path))
        let made = try tickmark("catalog", "new", "badges", "--title", "Badges", in: folder.url)
        #expect(made.status == 0 && made.output.contains("1 item") && made.output.hasSuffix("In Acme.\n"), "\(made)")
        let text = try String(contentsOf: path, encoding: .utf8)
        #expect(
            text.contains("Badges are counted each month") && text.contains("Replace this one."), "it says what to write where")
        #expect(try tickmark("catalog", "check", "catalogs/badges.json", in: folder.url).status == 0)
        try begin("badges", folder)
        let items = try tickmark("items", "--report", "badges-1", "--json", in: folder.url)
        #expect(items.output.contains("Badges are counted each month"), "\(items)")
        #expect(try tickmark("tick", firstItem(of: items), in: folder.url).status == 0)
        #expect(try tickmark("catalog", "new", "badges", in: folder.url).status == 1, "what is there is not replaced")
    }

    private func begin(_ catalog: String, _ folder: ScratchFolder) throws {
        let begun = try tickmark(
            "report", "add", "--report", "soc2", "--catalog", catalog, "--type", "1", "--as-of", "2027-06-30", "--organization",
            "Acme", "--id", "\(catalog)-1", in: folder.url)
        #expect(begun.status == 0 && begun.output.contains("In Acme."), "\(begun)")
    }

    private func firstItem(of items: Answer) throws -> String {
        try #require(items.output.firstMatch(of: try Regex("\"id\": \"([^\"]+)\""))?.output[1].substring.map(String.init))
    }
}
