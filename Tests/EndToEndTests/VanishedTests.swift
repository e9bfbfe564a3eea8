import Foundation
import RealTerminals
import Testing

@Suite("What is damaged stops every write and is said in every answer, and what vanished is named until somebody knows")
struct VanishedTests {
    private let ana = ["TICKMARK_USER": "Ana Ruiz"]

    /// A workspace in a repository, committed before and after some work.
    private struct Place {
        let scratch: ScratchFolder
        var url: URL { scratch.url.appendingPathComponent("w") }

        init() throws {
            scratch = try ScratchFolder()
            let made = try RealTerminals.tickmark(
                "init", "w", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme",
                in: scratch.url, environment: ["TICKMARK_USER": "Ana Ruiz"])
            #expect(made.status == 0, "\(made.errors)")
            try shell("git init -q . && git add -A && git commit -qm Begin")
            for note in ["one", "two", "three", "four", "five"] { try must("note", "CC1.1-01", note) }
            try must("tick", "CC1.1-01", "CC1.1-02")
            try must("untick", "CC1.1-02")
            try shell("git add -A && git commit -qm Work")
        }

        @discardableResult
        func shell(_ command: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
            let identity = ["AUTHOR", "COMMITTER"].flatMap { [("GIT_\($0)_NAME", "A"), ("GIT_\($0)_EMAIL", "a@example.com")] }
            let answer = try run(
                "/bin/sh", ["-c", command], in: url, environment: Dictionary(uniqueKeysWithValues: identity))
            #expect(answer.status == 0, "\(command): \(answer.errors)", sourceLocation: sourceLocation)
            return answer.output
        }

        func tickmark(_ arguments: String..., as person: String = "Ana Ruiz") throws -> Answer {
            try run(tickmarkPath, arguments, in: url, environment: ["TICKMARK_USER": person])
        }

        private func must(_ arguments: String...) throws {
            let answer = try run(tickmarkPath, arguments, in: url, environment: ["TICKMARK_USER": "Ana Ruiz"])
            #expect(answer.status == 0, "\(arguments): \(answer.errors)")
        }

        var journal: String {
            get throws {
                let names = try FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent("journal").path)
                return "journal/\(try #require(names.first { $0.hasSuffix(".jsonl") }))"
            }
        }
    }

    // MARK: Damage

    @Test("With a broken line in the middle every command that writes is refused, though the last line is as it was")
    func refused() throws {
        let place = try Place()
        #expect(try place.tickmark("status").status == 0)
        let journal = try place.journal
        try place.shell("sed -i '3s/one/0ne/' \(journal)")
        let before = try place.shell("cat \(journal)")
        for arguments in [
            ["tick", "CC1.1-03"], ["untick", "CC1.1-01"], ["note", "CC1.1-01", "six"], ["undo"], ["assign", "me", "CC1.1-03"],
            ["due", "2027-01-01", "CC1.1-03"], ["scope", "add", "C"], ["engagement", "drop", "soc2"],
            ["person", "add", "cho", "Cho Minseo"], ["exclude", "--reason", "x", "CC1.1-03"],
            ["add-item", "CC1.1", "Ours"], ["block", "--reason", "x", "CC1.1-03"],
        ] {
            let answer = try run(tickmarkPath, arguments, in: place.url, environment: ana)
            #expect(answer.status == 1 && answer.output.isEmpty, "\(arguments): \(answer.output)")
            #expect(answer.errors.contains("Nothing is written while a journal is damaged: \(journal), line "), "\(arguments)")
        }
        #expect(try place.shell("cat \(journal)") == before)
        #expect(try place.shell("ls journal").split(separator: "\n").count == 1)
    }

    @Test("Answers from a damaged workspace come with exit status 3, and say so: in objects and documents, else beside them")
    func answered() throws {
        struct Damage: Decodable {
            var kind: String
            var file: String
            var line: Int?
        }
        struct Reply: Decodable { var damage: [Damage] }
        let place = try Place()
        let journal = try place.journal
        // Nothing is wrong: nothing is said.
        let good = try place.tickmark("status", "--json")
        #expect(good.status == 0)
        #expect(try JSONDecoder().decode(Reply.self, from: Data(good.output.utf8)).damage.isEmpty)
        // The untick is the last line; what stands before it can be read, and says that two are ticked.
        try place.shell("sed -i '$s/todo/todx/' \(journal)")
        for arguments in [
            ["status"], ["items"], ["items", "--json"], ["history"], ["history", "--json"], ["scope"], ["export"],
            ["export", "--format", "csv"], ["engagement"], ["person"], ["status", "--json"], ["export", "--format", "json"],
        ] {
            let answer = try run(tickmarkPath, arguments, in: place.url, environment: ana)
            #expect(answer.status == 3 && !answer.output.isEmpty, "\(arguments): \(answer.status)")
            #expect(answer.errors.contains("\(journal), line "), "\(arguments): \(answer.errors)")
            guard arguments.last == "--json" && arguments[0] == "status" || arguments.last == "json" else { continue }
            let reply = try JSONDecoder().decode(Reply.self, from: Data(answer.output.utf8))
            #expect(reply.damage.map(\.kind) == ["damaged"] && reply.damage[0].file == journal && reply.damage[0].line == 10)
        }
        let document = try place.tickmark("export")
        #expect(document.output.contains("made from a workspace that is damaged or incomplete"))
        #expect(document.output.contains("line 10"))
        let written = try place.tickmark("export", "--output", "../out.md")
        #expect(written.status == 3 && written.output == "Exported to ../out.md.\n")
    }

    // MARK: Gone

    /// Expects everything that looks to name what is gone, until somebody says that they know.
    /// - Parameter clearing: What else is to be done before nothing is left to be said.
    private func expectNamed(
        _ place: Place, _ words: String, clearing: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for _ in 0..<2 {
            let status = try place.tickmark("status")
            #expect(status.status == 3 && status.errors.contains(words), "\(status.errors)", sourceLocation: sourceLocation)
            let json = try place.tickmark("status", "--json")
            #expect(json.status == 3 && json.output.contains("\"missing\""), sourceLocation: sourceLocation)
            let export = try place.tickmark("export")
            #expect(export.status == 3 && export.output.contains("damaged or incomplete"), sourceLocation: sourceLocation)
            let verify = try place.tickmark("verify")
            #expect(
                verify.status == 1 && verify.output.contains("in this folder"), "\(verify.output)", sourceLocation: sourceLocation
            )
            let doctor = try place.tickmark("doctor")
            #expect(doctor.status == 1 && doctor.output.contains("--known"), "\(doctor.output)", sourceLocation: sourceLocation)
        }
        if let clearing { try place.shell(clearing) }
        let known = try place.tickmark("doctor", "--known")
        #expect(known.status == 0 && known.output.contains("Taken note"), "\(known.output)", sourceLocation: sourceLocation)
        for command in ["status", "verify", "doctor", "export"] {
            let answer = try place.tickmark(command)
            #expect(answer.status == 0 && answer.errors.isEmpty, "\(command): \(answer.errors)", sourceLocation: sourceLocation)
        }
    }

    @Test(
        "Entries that were written here are named when git or an editor takes them away, however few they are",
        arguments: [
            ("git revert --no-edit HEAD >/dev/null", "has lost its last 8 entries"),
            ("git reset --quiet --hard HEAD~1", "has lost its last 8 entries"),
            ("sed -i '$d' journal/*.jsonl", "has lost its last entry"),
            ("sed -i '$s/todo/ready/' journal/*.jsonl", "its entry 10 is another now"),
            ("rm journal/*.jsonl", "with 10 entries is gone"),
        ])
    func named(command: String, words: String) throws {
        for looksBefore in [false, true] {
            let place = try Place()
            if looksBefore { #expect(try place.tickmark("status").status == 0) }
            try place.shell(command)
            try expectNamed(place, words)
        }
    }

    @Test("Entries of others that were seen here are named when they are gone, and quiet when they are back")
    func others() throws {
        let place = try Place()
        let noted = try place.tickmark("note", "CC1.1-01", "from Ben", as: "Ben Okafor")
        #expect(noted.status == 0)
        #expect(try place.tickmark("status").status == 0)
        try place.shell("rm .tickmark/writers-*; mv journal/ben-* ../")
        #expect(try place.tickmark("status").status == 3)
        #expect(try place.tickmark("verify").output.contains("with the 2 entries that were in this folder"))
        try place.shell("mv ../ben-* journal/")
        #expect(try place.tickmark("status").status == 0 && place.tickmark("doctor").status == 0)
    }

    @Test("A journal in whose place a link was put is not made whole by mending: it is named as gone")
    func linked() throws {
        let place = try Place()
        let journal = try place.journal
        try place.shell("mv \(journal) ../kept && ln -s ../../kept \(journal)")
        #expect(try place.tickmark("verify").status == 1)
        let mended = try place.tickmark("doctor", "--mend")
        #expect(mended.status == 1 && !mended.output.contains("Everything is as it should be"), "\(mended.output)")
        // What mending put aside is spoken of until somebody has deleted it.
        try expectNamed(place, "with 10 entries is gone", clearing: "rm -r .tickmark/before-mend-1")
    }

    @Test("Another branch is named until it is known, coming back is quiet, and work goes on in between")
    func branches() throws {
        let place = try Place()
        try place.shell("git checkout -q -b other HEAD~1")
        #expect(try place.tickmark("status").status == 3)
        #expect(try place.tickmark("note", "CC1.1-01", "here").status == 0)
        #expect(try place.tickmark("doctor", "--known").status == 0)
        #expect(try place.tickmark("status").status == 0)
        try place.shell("git add -A && git commit -qm Other && git checkout -q -")
        // What was written on the other branch is not here, and was.
        #expect(try place.tickmark("status").errors.contains("is gone"))
        try place.shell("git merge -q other -m Merge")
        for command in ["status", "verify", "doctor"] { #expect(try place.tickmark(command).status == 0, "\(command)") }
    }

    // MARK: Against an export

    @Test("verify against an export names what the export does not know: counted where it is later, found where it is put before")
    func unknown() throws {
        let place = try Place()
        #expect(try place.tickmark("export", "--output", "../then.md").status == 0)
        let same = try place.tickmark("verify", "--export", "../then.md")
        #expect(same.status == 0 && same.output.contains("../then.md knows every entry."), "\(same.output)")
        #expect(try place.tickmark("note", "CC1.1-01", "later").status == 0)
        let later = try place.tickmark("verify", "--export", "../then.md")
        let words = "1 entry is not in ../then.md: \(try place.journal) (1)."
        #expect(later.status == 0 && later.output.contains(words), "\(later.output)")
        // Somebody else's journal of low clocks and an old date.
        try place.shell(
            #"""
            id=$(sed 's/.*"id": *"\([^"]*\)".*/\1/' tickmark.json)
            prev=$(printf 'tickmark journal 1 %s ben-deadbeef' "$id" | sha256sum | cut -c1-64)
            one='{"seq":1,"clock":1,"at":"2026-06-01T10:00:00Z","by":"Ben Lopez","do":"person","person":"ben","to":"Ben Lopez","was":null,"prev":"'$prev'"}'
            two='{"seq":2,"clock":2,"at":"2026-05-01T10:00:00Z","by":"Ben Lopez","do":"note","item":"soc2/CC1.1-01","text":"x","prev":"'$(printf %s "$one" | sha256sum | cut -c1-64)'"}'
            printf '%s\n%s\n' "$one" "$two" >journal/ben-deadbeef.jsonl
            """#)
        let put = try place.tickmark("verify", "--export", "../then.md")
        #expect(put.status == 1)
        #expect(put.output.contains("journal/ben-deadbeef.jsonl, line 1: ../then.md does not know this journal"), "\(put.output)")
        #expect(put.output.contains("its time, 2026-05-01T10:00:00Z, is before that of the line before it"), "\(put.output)")
        let json = try place.tickmark("verify", "--export", "../then.md", "--json")
        #expect(json.status == 1 && json.output.contains("\"unpinned\"") && json.output.contains("\"backwards\""))
        #expect(try place.tickmark("verify").status == 0, "without the export nobody can know")
    }
}
