import Foundation
import RealTerminals
import Testing

@Suite("Every command that lists or adds answers in JSON")
struct JSONAnswerTests {
    /// A command of the tree that the binary tells of itself.
    private struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable { var name: String }
            var names: [Name]?
        }
        var commandName: String
        var arguments: [Argument]?
        var subcommands: [Command]?

        /// The commands without commands of their own, with the words that lead to them.
        func leaves(_ above: [String] = []) -> [(path: [String], takesJSON: Bool)] {
            let inner = (subcommands ?? []).filter { $0.commandName != "help" }
            guard inner.isEmpty else { return inner.flatMap { $0.leaves(above + [$0.commandName]) } }
            return [(above, (arguments ?? []).contains { $0.names?.contains { $0.name == "json" } ?? false })]
        }
    }

    private struct Tree: Decodable { var command: Command }

    /// Commands that have other formats by name, JSON among them.
    private static let byFormat: Set = ["matrix", "check", "export"]

    @Test("No command that is called list, show, add or draw goes without --json, and none of those that say where one stands")
    func everyOne() throws {
        let answer = try run(tickmarkPath, ["--experimental-dump-help"])
        let leaves = try JSONDecoder().decode(Tree.self, from: Data(answer.output.utf8)).command.leaves()
        #expect(leaves.count > 80, "only \(leaves.count) commands")
        let words: Set = [
            "list", "show", "add", "add-item", "draw", "init", "status", "items", "coverage", "upcoming", "history", "diff",
            "forecast", "portfolio", "verify",
        ]
        let asked = leaves.filter { words.contains($0.path.last ?? "") && !Self.byFormat.contains($0.path.last ?? "") }
        #expect(asked.count > 30, "only \(asked.count) commands")
        for command in asked { #expect(command.takesJSON, "\(command.path.joined(separator: " ")) has no --json") }
    }

    /// What is typed, what kind of value answers, and keys that it has (of a list: each of its elements).
    private static let table: [(arguments: String, isList: Bool, keys: [String])] = [
        ("status", false, ["engagements", "missing", "damage"]),
        ("items --area CC6", true, ["id", "control", "priority"]),
        ("show CC6.1-01", true, ["guidance", "accepts", "type1", "control", "priority"]),
        ("scope show", true, ["id", "title", "inScope", "required", "items", "reason"]),
        ("scope add availability", true, ["id", "title", "inScope", "required", "items", "reason"]),
        ("control list --report soc2", true, controlKeys),
        ("control show mfa", false, controlKeys),
        (
            "control add cash-count --title Cash --frequency daily --criterion soc2/CC6.1 --statement Cash_is_counted",
            false, controlKeys
        ),
        ("matrix --report soc2 --format json", false, ["criteria", "controls", "holes", "idle", "setAside"]),
        ("evidence list", true, []),
        ("evidence checks list", true, []),
        ("coverage", true, []),
        ("upcoming", true, []),
        ("forecast", true, []),
        ("history --limit 3", true, ["by", "at", "action"]),
        ("diff yesterday", false, []),
        ("portfolio .", true, []),
        ("verify", false, []),
        ("add-item CC6.1 Badges_are_counted", false, ["id", "engagement", "parent", "title"]),
        ("report list", true, ["id", "report", "type", "organization", "service", "catalog"]),
        ("request list", true, []),
        ("request add A-1 The_list_of_joiners", true, []),
        ("person add dan Dan_Brown", false, ["handle", "name", "sameAs"]),
        ("person list", true, ["handle", "name", "sameAs"]),
        ("workspace show", false, ["name", "reports"]),
        (
            "report add --report soc1 --type 1 --as-of 2027-03-31 --organization Acme", false,
            ["id", "report", "type", "asOf", "organization", "service", "catalog"]
        ),
        ("objective add PY Pay_is_right --report soc1", false, ["id", "engagement", "parent", "title"]),
    ]

    private static let controlKeys = [
        "key", "title", "statement", "nature", "frequency", "population", "role", "owner", "setupDays", "hoursEach", "criteria",
        "items", "type1", "type2", "nothingOccurred", "adopted", "excluded",
    ]

    @Test("Each answers with one value of its kind and the keys of its page")
    func answers() throws {
        let folder = try ScratchFolder()
        let begun = try tickmark(
            "init", "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization", "Acme",
            "--json", in: folder.url)
        let report = try #require(try value(begun.output) as? [String: Any], "\(begun)")
        #expect(report["id"] as? String == "soc2" && report["from"] as? String == "2027-01-01")
        for (text, isList, keys) in Self.table {
            let words = text.split(separator: " ").map { $0.replacingOccurrences(of: "_", with: " ") }
            let json = words.contains("json") ? [] : ["--json"]
            let answer = try run(tickmarkPath, words + json, in: folder.url)
            #expect(answer.status == 0, "\(text): \(answer.errors)")
            let value = try value(answer.output)
            let objects = isList ? value as? [[String: Any]] : (value as? [String: Any]).map { [$0] }
            guard let objects else {
                Issue.record("\(text) answers with something else: \(answer.output.prefix(200))")
                continue
            }
            #expect(keys.isEmpty || !objects.isEmpty, "\(text) has nothing to list")
            for object in objects {
                #expect(Set(keys).isSubset(of: object.keys), "\(text) lacks \(Set(keys).subtracting(object.keys).sorted())")
            }
        }
    }

    @Test("What is only rehearsed is foretold in words, and nothing is added")
    func rehearsed() throws {
        let folder = try ScratchFolder()
        #expect(
            try tickmark(
                "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: folder.url
            ).status == 0)
        let answer = try tickmark("scope", "add", "privacy", "--json", "--dry-run", in: folder.url)
        #expect(answer.status == 0 && answer.output.contains("Nothing was written."), "\(answer)")
        let table = try tickmark("export", "--format", "csv", "--in-scope", in: folder.url).output
        let all = try tickmark("export", "--format", "csv", in: folder.url).output
        #expect(all.contains("P1.1-01") && !table.contains("P1.1-01") && table.contains("CC6.1-01"), "out of scope in a table")
    }

    private func value(_ text: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
    }
}
