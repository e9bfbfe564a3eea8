import Foundation
import StrictJSON
import Testing

@Suite("On the command line hostile text is printed, never obeyed")
struct CommandLineTests {
    /// What a workspace says of itself.
    static let looks = [
        ["status"], ["items"], ["items", "--all"], ["scope", "--engagement", "soc2"], ["history"], ["engagement", "list"],
        ["person", "list"],
        ["export"], ["export", "--format", "csv"], ["tick", "CC6.1-01"], ["undo"], ["block", "CC6.1-02", "--reason", "x"],
        ["exclude", "CC6.1-02", "--reason", "x"], ["scope", "drop", "CC6", "--reason", "x", "--engagement", "soc2"],
    ]

    @Test(
        "Every answer about a workspace that is hostile throughout, in a folder with a hostile name, under a hostile name of one's own"
    )
    func looks() async throws {
        let scratch = try Scratch(named: "w \(Hostile.name)")
        try HostileWorkspace.write(Hostile.name, to: scratch.path)
        try scratch.write(HostileWorkspace.catalog(Hostile.name), to: "catalogs/own.json")
        try scratch.write(HostileWorkspace.catalog("x", id: "bad", key: "\u{9B}31m\u{202E}"), to: "catalogs/bad.json")
        try scratch.write("{", to: "catalogs/\(Hostile.name).json")
        for command in Self.looks {
            let answer = try await Binary.run(command, in: scratch.url, environment: ["TICKMARK_USER": Hostile.name])
            #expect((0...1).contains(answer.status), "\(command): \(answer.status)")
            expectHarmless(lines: answer.output, "what \(command) prints")
            expectHarmless(lines: answer.errors, "what \(command) complains of")
            #expect(answer.errors.contains("catalogs/bad.json"), "the refused catalog is named")
        }
        // Not a test that cannot fail: the text is there, in signs.
        let status = try await Binary.run(["history"], in: scratch.url).output
        #expect(status.contains("␛]0;PWNED␇") && status.contains("‹U+202E›"))
    }

    @Test("Answers in JSON are JSON, hold the text as it is, and are harmless to look at")
    func json() async throws {
        let scratch = try Scratch()
        try HostileWorkspace.write(Hostile.name, to: scratch.path)
        for command in [
            ["status", "--json"], ["items", "--json", "--all"], ["scope", "--engagement", "soc2", "--json"],
            ["history", "--json"],
            ["export", "--format", "json"],
        ] {
            let answer = try await Binary.run(command, in: scratch.url)
            #expect(answer.status == 0, "\(command): \(answer.errors)")
            let bytes = Array(answer.output.utf8)
            #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A }, "\(command)")
            expectHarmless(lines: answer.output, "\(command)")
            #expect(try Self.strings(in: JSONDocument(bytes).root).contains(Hostile.name), "\(command) holds the text itself")
        }
    }

    @Test("Whatever is typed is quoted harmlessly, in what is refused and in usage errors, and nothing is written")
    func arguments() async throws {
        let scratch = try Scratch()
        try HostileWorkspace.write("Acme", to: scratch.path)
        let evil = Hostile.name
        let before = try Data(contentsOf: scratch.at("journal/ana-4f1c90ab.jsonl"))
        for command in [
            [evil], ["--\(evil)"], ["tick", evil], ["tick", "--\(evil)"], ["due", evil, "CC6.1-01"], ["items", "--status", evil],
            ["items", "--engagement", evil], ["items", "--area", evil], ["items", "--owner", evil], ["items", "--find", evil],
            ["assign", evil, "CC6.1-01"], ["person", "add", evil, "x"], ["person", evil],
            ["scope", "add", evil, "--engagement", "soc2"],
            ["history", "--person", evil], ["history", "--item", evil], ["history", "--day", evil], ["history", "--limit", evil],
            ["export", "--engagement", evil], ["export", "--format", evil], ["export", "--output", "no/\(evil)/x"],
            ["--theme", evil],
            ["catalog", "check", evil], ["engagement", "set", evil, "--service", "x"], ["engagement", "drop", evil],
            ["help", evil],
            ["advise", "--services", evil], ["status", "--workspace", evil], ["--workspace", evil, "status"],
            ["note", evil, evil],
            ["objective", "add", evil, evil, "--engagement", "soc2"], ["init", evil, "--report", evil, "--type", "1"],
            ["init", "x", "--report", "soc1", "--type", "1", "--as-of", "2027-01-01", "--organization", evil, "--preset", evil],
            [
                "init", "x", "--report", "soc2", "--type", "1", "--as-of", "2027-01-01", "--organization", evil, "--category",
                evil,
            ],
            ["init", "x", "--report", "soc2", "--type", "1", "--as-of", "2027-01-01", "--organization", "A", "--id", evil],
        ] {
            let answer = try await Binary.run(command, in: scratch.url)
            #expect(![124, 139, 132, 133, 134, -1].contains(answer.status), "\(command) ended with \(answer.status)")
            expectHarmless(lines: answer.output, "what \(command) prints")
            expectHarmless(lines: answer.errors, "what \(command) complains of")
        }
        #expect(try Data(contentsOf: scratch.at("journal/ana-4f1c90ab.jsonl")) == before)
        let usage = try await Binary.run(["--\(evil)"], in: scratch.url)
        #expect(usage.status == 64 && usage.errors.contains("␛]0;PWNED"))
        let epoch = try await Binary.run(["status"], in: scratch.url, environment: ["SOURCE_DATE_EPOCH": evil])
        #expect(epoch.status == 64)
        expectHarmless(lines: epoch.errors, "a hostile SOURCE_DATE_EPOCH")
    }

    @Test("What is done with a hostile text is told back harmlessly, and stands in the journal as escapes")
    func done() async throws {
        let scratch = try Scratch(named: "w \(Hostile.name)")
        let evil = Hostile.name
        for command in [
            ["init", "--report", "soc2", "--type", "1", "--as-of", "2027-01-01", "--organization", evil, "--service", evil],
            ["note", "CC6.1-01", evil], ["block", "CC6.1-01", "--reason", evil], ["add-item", "CC6.1", evil],
            ["person", "add", "cho", evil],
            ["exclude", "CC6.1-02", "--reason", evil], ["scope", "add", "Privacy", "--reason", evil],
            ["engagement", "set", "soc2", "--organization", "x", "--service", evil + "2"], ["undo"], ["redo"],
            ["export", "--output", evil + ".md"], ["demo", "demo \(evil)"],
        ] {
            let answer = try await Binary.run(command, in: scratch.url, environment: ["TICKMARK_USER": evil])
            #expect(answer.status == 0, "\(command): \(answer.errors)")
            expectHarmless(lines: answer.output, "what \(command) prints")
            expectHarmless(lines: answer.errors, "what \(command) complains of")
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.at("journal").path) {
            let bytes = try Data(contentsOf: scratch.at("journal/\(name)"))
            expectHarmless(lines: String(decoding: bytes, as: UTF8.self), "the journal")
            #expect(name.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 }, "the journal's name")
        }
    }

    @Test("Files in journal/ with hostile names are named harmlessly")
    func damagedNames() async throws {
        // What is no journal by its name is passed over with a word; what claims to be one and cannot be is damage.
        for (ending, status) in [("", 0), (".jsonl", 1)] {
            let scratch = try Scratch()
            try HostileWorkspace.write("Acme", to: scratch.path)
            try scratch.write("x", to: "journal/\(Hostile.name)\(ending)")
            let answer = try await Binary.run(["person", "add", "cho", "Cho"], in: scratch.url)
            #expect(answer.status == status && answer.errors.contains("PWNED"), "\(ending): \(answer.errors)")
            expectHarmless(lines: answer.errors, "the damage")
        }
    }

    @Test("git's user.name is hostile, too")
    func gitName() async throws {
        let scratch = try Scratch()
        try HostileWorkspace.write("Acme", to: scratch.path)
        let home = try Scratch()
        try home.write("[user]\n\tname = \"Eve \u{1B}]0;PWNED\u{7}\u{9B}31m\u{202E}\"\n", to: ".gitconfig")
        let environment = ["TICKMARK_USER": nil, "HOME": home.url.path, "GIT_CONFIG_NOSYSTEM": "1"]
        let answer = try await Binary.run(["note", "CC6.1-01", "x"], in: scratch.url, environment: environment)
        #expect(answer.status == 0, "\(answer.errors)")
        let history = try await Binary.run(["history"], in: scratch.url, environment: environment)
        #expect(history.output.contains("Eve ␛]0;PWNED"))
        expectHarmless(lines: answer.output + history.output, "git's name")
    }

    @Test("A line that is endless is cut where people read it")
    func endless() async throws {
        let scratch = try Scratch()
        try HostileWorkspace.write(String(repeating: "W", count: 100_000), to: scratch.path)
        for command in [
            ["person"], ["engagement"], ["status"], ["history"],
            ["scope", "drop", "CC6.1", "--engagement", "x", "--reason", "x"],
        ] {
            let answer = try await Binary.run(command, in: scratch.url)
            for line in (answer.output + answer.errors).split(separator: "\n") { #expect(line.utf8.count <= 4100, "\(command)") }
        }
    }

    private static func strings(in node: JSONNode) throws -> Set<String> {
        switch node.kind {
        case .string: [try node.string()]
        case .array: try node.elements().reduce(into: Set()) { $0.formUnion(try strings(in: $1)) }
        case .object: try node.members.reduce(into: Set()) { $0.formUnion(try strings(in: $1.value)) }
        default: []
        }
    }
}
