import Foundation
import RealTerminals
import Testing

/// What the tests read of an item.
private struct Shown: Decodable {
    struct Signed: Decodable { var by: String; var comment: String? }
    struct Returned: Decodable { var by, reason: String }
    struct Note: Decodable { var id, by, text: String; var corrected: String? }
    struct Deed: Decodable { var action, text: String }
    var id, status, title, cadence: String
    var due, owner, role, guidance: String?
    var accepts, iso27001: [String]?
    var own: Bool
    var returned: Returned?
    var reviewed: Signed?
    var notes: [Note]
    var history: [Deed]?
}

private struct Report: Decodable {
    var id, report, organization, service, catalog: String
    var type: Int
    var from, to, asOf: String?
}

@Suite("The commands of every day")
struct EverydayCommandTests {
    private let ben = ["TICKMARK_USER": "Ben Okafor"]

    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try tickmark(
            "init", "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization",
            "Acme, Inc.",
            in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("for Acme, Inc.\n"), "one period is enough")
        return folder
    }

    private func decoded<Value: Decodable>(_ arguments: [String], _ folder: ScratchFolder) throws -> Value {
        let answer = try run(tickmarkPath, arguments, in: folder.url)
        #expect(answer.status == 0, "\(arguments): \(answer.errors)")
        return try JSONDecoder().decode(Value.self, from: Data(answer.output.utf8))
    }

    private func shown(_ id: String, _ folder: ScratchFolder) throws -> Shown {
        let all: [Shown] = try decoded(["show", id, "--json"], folder)
        return try #require(all.first)
    }

    @Test("Dates are taken as people write them, and the day that was understood is said")
    func dates() throws {
        let folder = try workspace()
        // A Saturday.
        let today = ["SOURCE_DATE_EPOCH": "1795867200"]
        let fri = try tickmark("due", "fri", "CC6.1-01", in: folder.url, environment: today)
        #expect(fri.status == 0 && fri.output.hasPrefix("Due Fri 4 Dec 2026.\n"), "\(fri)")
        #expect(try shown("CC6.1-01", folder).due == "2026-12-04")
        for (text, day) in [("15 jan", "2027-01-15"), ("+2w", "2026-12-12"), ("end of march", "2027-03-31")] {
            #expect(try tickmark("due", text, "CC6.1-01", in: folder.url, environment: today).status == 0, "\(text)")
            #expect(try shown("CC6.1-01", folder).due == day)
        }
        let two = try tickmark("due", "1/2/2027", "CC6.1-01", in: folder.url)
        #expect(two.status == 64 && two.errors.contains("could be 1 Feb 2027 or 2 Jan 2027"))
        #expect(try tickmark("due", "2027-02-30", "CC6.1-01", in: folder.url).errors.contains("There is no such day"))
        let past = try tickmark("due", "2026-01-01", "CC6.1-01", in: folder.url, environment: today)
        #expect(past.status == 0 && past.errors.contains("which is past"))
        let moved = try tickmark("report", "set", "soc2", "--to", "end of sept 2027", in: folder.url, environment: today)
        #expect(moved.status == 0 && moved.output.contains("1 Jan to 30 Sep 2027"), "\(moved)")
        #expect(try tickmark("due", "none", "CC6.1-01", in: folder.url).status == 0)
    }

    @Test("A second person returns an item with a reason, and its owner finds it until it is ticked again")
    func returning() throws {
        let folder = try workspace()
        #expect(try tickmark("return", "CC6.1-01", "--reason", "x", in: folder.url).errors.contains("is not ticked"))
        #expect(try tickmark("assign", "me", "CC6.1-01", in: folder.url).status == 0)
        #expect(try tickmark("tick", "CC6.1-01", in: folder.url).status == 0)
        #expect(try tickmark("return", "CC6.1-01", in: folder.url, environment: ben).status == 64)
        let back = try tickmark("return", "CC6.1-01", "--reason", "- no date on it", in: folder.url, environment: ben)
        #expect(back.status == 0, "\(back.errors)")
        let item = try shown("CC6.1-01", folder)
        #expect(item.status == "inProgress" && item.returned?.reason == "- no date on it" && item.returned?.by == "ben")
        #expect(item.history?.first?.action == "return")
        #expect(try tickmark("items", "--returned", "--owner", "me", in: folder.url).output.contains("CC6.1-01"))
        #expect(try tickmark("show", "CC6.1-01", in: folder.url).output.contains("no date on it"))
        #expect(try tickmark("export", in: folder.url).output.contains("returned: - no date on it"))
        #expect(try tickmark("tick", "CC6.1-01", in: folder.url).status == 0)
        #expect(try shown("CC6.1-01", folder).returned == nil)
        #expect(
            try tickmark("review", "CC6.1-01", "--comment", "The list of 12 Nov", in: folder.url, environment: ben).status == 0)
        #expect(try shown("CC6.1-01", folder).reviewed?.comment == "The list of 12 Nov")
        #expect(try tickmark("history", "--item", "CC6.1-01", "--json", in: folder.url).output.contains(": The list of 12 Nov"))
    }

    @Test("A note is corrected and withdrawn by its author, by the number that show gives it")
    func notes() throws {
        let folder = try workspace()
        for text in ["First", "Secnd"] { #expect(try tickmark("note", "CC6.1-01", text, in: folder.url).status == 0) }
        #expect(try tickmark("show", "CC6.1-01", in: folder.url).output.contains("Note 2"))
        let foreign = try tickmark("note", "CC6.1-01", "mine", "--correct", "2", in: folder.url, environment: ben)
        #expect(foreign.status == 1 && foreign.errors.contains("who alone can correct"))
        #expect(try tickmark("note", "CC6.1-01", "Second", "--correct", "2", in: folder.url).status == 0)
        #expect(try tickmark("note", "CC6.1-01", "--withdraw", "1", in: folder.url).status == 0)
        let item = try shown("CC6.1-01", folder)
        #expect(item.notes.map(\.text) == ["Second"] && item.notes[0].corrected != nil)
        let history = try tickmark("history", "--item", "CC6.1-01", in: folder.url).output
        #expect(history.contains("Secnd") && history.contains("corrected a note") && history.contains("withdrew"))
        #expect(try tickmark("note", "CC6.1-01", "--withdraw", "7", in: folder.url).errors.contains("it has 1 note"))
        #expect(try tickmark("note", "CC6.1-01", in: folder.url).status == 64)
        #expect(try tickmark("note", "CC6.1-01", "x", "--withdraw", "1", in: folder.url).status == 64)
    }

    @Test("show prints all of an item, and exports have the same texts")
    func show() throws {
        let folder = try workspace()
        let item = try shown("cc6.1-04", folder)
        let guidance = try #require(item.guidance)
        #expect(!(item.accepts ?? []).isEmpty && !(item.iso27001 ?? []).isEmpty && item.role != nil && !item.own)
        let page = try tickmark("show", "CC6.1-04", "CC6.1-05", in: folder.url).output
        let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(guidance) && words.contains("How often") && page.contains("CC6.1-05:"))
        let csv = try tickmark("export", "--format", "csv", in: folder.url).output
        #expect(csv.contains("what an auditor accepts") && csv.contains(guidance.prefix(30)))
        #expect(try tickmark("export", "--format", "json", in: folder.url).output.contains("\"accepts\""))
        let wrong = try tickmark("show", "CC6.1-4", in: folder.url)
        #expect(wrong.status == 1 && wrong.errors.contains("Did you mean CC6.1-04"))
    }

    @Test("report is the command, each of its flags works alone, and the old words go on to work")
    func reports() throws {
        let folder = try workspace()
        for (flag, value) in [("--to", "2027-09-30"), ("--from", "2027-02-01"), ("--organization", "Acme"), ("--service", "Pay")]
        {
            let answer = try tickmark("report", "set", "soc2", flag, value, in: folder.url)
            #expect(answer.status == 0, "\(flag): \(answer.errors)")
        }
        let add = [
            "add", "--report", "soc1", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", "--id", "pay", "--json",
        ]
        let added: Report = try decoded(["report"] + add, folder)
        #expect((added.id, added.report, added.catalog, added.asOf) == ("pay", "soc1", "soc1", "2027-06-30"))
        let all: [Report] = try decoded(["report", "list", "--json"], folder)
        #expect((all[0].from, all[0].to, all[0].organization, all[0].service) == ("2027-02-01", "2027-09-30", "Acme", "Pay"))
        #expect(try tickmark("report", "set", "soc2", "--type", "1", in: folder.url).errors.contains("--as-of"))
        #expect(try tickmark("report", "set", "soc2", in: folder.url).status == 64)
        let old = try tickmark("engagement", "list", in: folder.url)
        #expect(try old.status == 0 && old.output == tickmark("report", in: folder.url).output)
        for option in [["--report", "pay"], ["--report", "SOC1"], ["--engagement", "pay"], ["--engagement=soc1"]] {
            let scope = try run(tickmarkPath, ["scope"] + option, in: folder.url)
            #expect(scope.status == 0 && scope.output.hasPrefix("pay: SOC 1"), "\(option): \(scope.errors)")
        }
        #expect(try tickmark("scope", "--json", in: folder.url).errors.contains("name one with --report"))
        #expect(try tickmark("note", "CC6.1-01", "--", "--engagement", in: folder.url).status == 0)
        #expect(try shown("CC6.1-01", folder).notes.map(\.text) == ["--engagement"])
        #expect(try !tickmark("--help", in: folder.url).output.contains("engagement"))
        #expect(try tickmark("report", "drop", "soc1", in: folder.url).status == 0)
    }

    @Test("The workspace can be renamed, which is what exports are titled with")
    func rename() throws {
        let folder = try workspace()
        #expect(try tickmark("export", in: folder.url).output.hasPrefix("# Readiness of Acme, Inc."))
        #expect(try tickmark("workspace", "set", "--name", "Acme Analytics", in: folder.url).status == 0)
        #expect(try tickmark("export", in: folder.url).output.hasPrefix("# Readiness of Acme Analytics\n"))
        #expect(try tickmark("workspace", in: folder.url).output.hasPrefix("Acme Analytics\n"))
        #expect(try tickmark("undo", in: folder.url).output.hasPrefix("Undid: named the workspace Acme Analytics."))
        #expect(try tickmark("export", in: folder.url).output.hasPrefix("# Readiness of Acme, Inc."))
        #expect(try tickmark("redo", in: folder.url).output.hasPrefix("Redone: "))
    }

    @Test("Own items have an id that is printed, can be put in other words and dropped")
    func ownItems() throws {
        struct Added: Decodable { var id, engagement, parent, title: String }
        let folder = try workspace()
        let added: Added = try decoded(["add-item", "CC6.1", "Badges are cuonted", "--json"], folder)
        #expect(added.parent == "CC6.1" && added.id.hasPrefix("CC6.1-x"))
        #expect(try tickmark("edit-item", added.id, "Badges are counted", in: folder.url).status == 0)
        #expect(try shown(added.id, folder).title == "Badges are counted")
        #expect(try shown(added.id, folder).own)
        #expect(try tickmark("tick", added.id, in: folder.url).status == 0)
        #expect(try tickmark("drop-item", added.id, in: folder.url).status == 0)
        #expect(try tickmark("show", added.id, in: folder.url).status == 1)
        #expect(try tickmark("drop-item", "CC6.1-01", in: folder.url).errors.contains("Not applicable"))
        let told = try tickmark("add-item", "CC6.1", "- Doors", in: folder.url)
        #expect(told.status == 0 && told.output.contains("Its id is CC6.1-x"), "\(told)")
        #expect(try tickmark("add-item", "CC6.11", "x", in: folder.url).errors.contains("Did you mean CC6.1"))
    }

    @Test("What changes items takes filters, tells what it left, and rehearses")
    func filters() throws {
        let folder = try workspace()
        #expect(try tickmark("tick", "CC6.1-01", in: folder.url).status == 0)
        let rehearsed = try tickmark("assign", "ana", "--area", "CC6", "--open", "--dry-run", in: folder.url)
        #expect(
            rehearsed.status == 0 && rehearsed.output.contains("Would give") && !rehearsed.output.contains("an owner")
                && rehearsed.output.contains("Nothing was written.\n"))
        #expect(try tickmark("assign", "ana", "CC6.1-02", in: folder.url).status == 0)
        let assigned = try tickmark("assign", "ana", "--area", "CC6", "--open", in: folder.url)
        #expect(assigned.status == 0 && assigned.output.contains("1 was left"), "\(assigned)")
        let items: [Shown] = try decoded(["items", "--area", "CC6", "--json"], folder)
        #expect(items.filter { $0.status == "todo" }.allSatisfy { $0.owner == "ana" })
        #expect(items.first { $0.id == "soc2/CC6.1-01" }?.owner == nil)
        #expect(try tickmark("tick", in: folder.url).status == 64)
        #expect(try tickmark("tick", "CC6.1-02", "--open", in: folder.url).status == 64)
        #expect(try tickmark("tick", "--owner", "nobdy-such", in: folder.url).errors.contains("Nobody here is called"))
        #expect(try tickmark("tick", "--blocked", in: folder.url).errors.contains("No items match."))
        #expect(try tickmark("scope", "add", "processing-integrity", in: folder.url).status == 0)
        let slugged: [Shown] = try decoded(["items", "--area", "processing-integrity", "--json"], folder)
        #expect(!slugged.isEmpty)
    }

    @Test("Into a pipe no title is cut, and words are found wherever they stand")
    func finding() throws {
        let folder = try workspace()
        let items: [Shown] = try decoded(["items", "--json"], folder)
        let listed = try tickmark("items", in: folder.url).output
        for item in items { #expect(listed.contains(item.title), "\(item.id)") }
        let item = try shown("CC6.1-04", folder)
        #expect(try tickmark("person", "add", "zoe", "Zoë Müller", in: folder.url).status == 0)
        #expect(try tickmark("assign", "zoe", "CC6.1-04", in: folder.url).status == 0)
        #expect(try tickmark("note", "CC6.1-04", "Ask the landlord about turnstiles", in: folder.url).status == 0)
        for words in ["turnstiles", "zoe muller", try #require(item.iso27001?.first), "landlord CC6.1-04"] {
            let found: [Shown] = try decoded(["items", "--find", words, "--json"], folder)
            #expect(found.contains { $0.id == "soc2/CC6.1-04" }, "\(words)")
        }
        #expect(try tickmark("items", "--find", "zzzz", in: folder.url).output == "No items match.\n")
    }

    @Test("People are listed in JSON, each once")
    func people() throws {
        struct Person: Decodable { var handle, name: String; var sameAs: [String] }
        let folder = try workspace()
        for (handle, name) in [("cho", "Cho Minseo"), ("cho-2", "Cho M.")] {
            let added: Person = try decoded(["person", "add", handle, name, "--json"], folder)
            #expect((added.handle, added.name) == (handle, name))
        }
        #expect(try tickmark("person", "same", "cho-2", "cho", in: folder.url).status == 0)
        let all: [Person] = try decoded(["person", "list", "--json"], folder)
        #expect(all.first { $0.handle == "cho" }?.sameAs == ["cho-2"] && !all.contains { $0.handle == "cho-2" })
    }

    @Test("A workspace begins with a catalog of the team's own, by its file or by its id")
    func ownCatalog() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Documentation/Formats/Catalogs.md"), encoding: .utf8)
        let example = try #require(
            page.components(separatedBy: "```json\n").dropFirst().first?.components(separatedBy: "```").first)
        let folder = try ScratchFolder()
        try example.write(to: folder.url.appendingPathComponent("lockbox.json"), atomically: true, encoding: .utf8)
        func begin(_ name: String, _ catalog: String) throws -> Answer {
            try tickmark(
                "init", name, "--report", "soc1", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", "--catalog",
                catalog, in: folder.url)
        }
        let byFile = try begin("one", "lockbox.json")
        #expect(byFile.status == 0, "\(byFile.errors)")
        #expect(FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("one/catalogs/lockbox.json").path))
        #expect(try tickmark("tick", "LB1-01", in: folder.url.appendingPathComponent("one")).status == 0)
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("two/catalogs"), withIntermediateDirectories: true)
        try example.write(
            to: folder.url.appendingPathComponent("two/catalogs/lockbox.json"), atomically: true, encoding: .utf8)
        #expect(try begin("two", "lockbox").status == 0)
        let none = try begin("three", "nowhere.json")
        #expect(none.status == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("three").path))
    }
}
