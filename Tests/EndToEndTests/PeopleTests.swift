import Foundation
import RealTerminals
import Testing

@Suite("Who is who, on the command line")
struct WhoIsWhoTests {
    private func items(_ arguments: String..., in folder: ScratchFolder, as person: String = "Ana Ruiz") throws -> [ItemAnswer] {
        let answer = try run(
            tickmarkPath, ["items", "--json"] + arguments, in: folder.url, environment: ["TICKMARK_USER": person])
        #expect(answer.status == 0, "\(answer.errors)")
        return try JSONDecoder().decode([ItemAnswer].self, from: Data(answer.output.utf8))
    }

    private func journals(in folder: ScratchFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent("journal").path).sorted()
    }

    @Test("Two handles are said to be one person, with what that costs; it can be undone, done again and taken back")
    func same() throws {
        let folder = try ScratchFolder.begun()
        let other = ["TICKMARK_USER": "Ana R."]
        #expect(try tickmark("tick", "CC6.1-04", in: folder.url).status == 0)
        #expect(try tickmark("review", "CC6.1-04", in: folder.url, environment: other).status == 0)
        #expect(try tickmark("assign", "me", "CC6.1-05", in: folder.url, environment: other).status == 0)
        #expect(try journals(in: folder).contains { $0.hasPrefix("ana-r-") && $0.count == "ana-r-00000000.jsonl".count })
        func status() throws -> String? { try items("--find", "CC6.1-04", in: folder).first?.status }
        #expect(try status() == "reviewed")
        let said = try tickmark("person", "same", "ana-r", "Ana Ruiz", in: folder.url)
        #expect(said.status == 0 && said.output.contains("1 review of their own ticks does not count any more"))
        #expect(said.output.contains("tickmark person apart ana-r ana"))
        #expect(try status() == "ready")
        #expect(try items("--owner", "me", in: folder).map(\.id) == ["soc2/CC6.1-05"])
        #expect(try items("--owner", "Ana R.", in: folder).first?.owner == "ana")
        #expect(try tickmark("review", "CC6.1-04", in: folder.url, environment: other).errors.contains("second person"))
        for leaving in [["history"], ["export"], ["history", "--json"]] {
            let answer = try run(tickmarkPath, leaving, in: folder.url)
            #expect(answer.output.contains("a review by the same person does not count"), "\(leaving): \(answer.output)")
        }
        #expect(try tickmark("person", "list", in: folder.url).output.contains("ana-r  Ana R. (the same person as ana)"))
        #expect(try tickmark("undo", in: folder.url).status == 0)
        #expect(try status() == "reviewed")
        #expect(try tickmark("redo", in: folder.url).status == 0)
        #expect(try status() == "ready")
        #expect(try tickmark("person", "apart", "ana", "ana-r", in: folder.url).status == 0)
        #expect(try status() == "reviewed")
        #expect(try tickmark("person", "apart", "ana", "ana-r", in: folder.url).status == 1)
        #expect(try tickmark("person", "same", "ana", "nobody-here", in: folder.url).status == 1)
        #expect(try tickmark("verify", in: folder.url).status == 0)
    }

    @Test(
        "Items are given to new people by full name, mail address or team, whose handle is said; filters take names, and refuse unknown ones"
    )
    func owners() throws {
        let folder = try ScratchFolder.begun()
        for (name, handle) in [
            ("Zoë Müller-Straße", "zoe"), ("bob@example.com", "bob"), ("Security Team", "security"), ("佐藤 花子", "person-2"),
        ] {
            let answer = try tickmark("assign", name, "CC6.1-01", in: folder.url)
            #expect(
                answer.status == 0 && answer.output.contains("\(handle) is known as \(name)"), "\(answer.output)\(answer.errors)")
            #expect(try items("--owner", name, in: folder).first?.owner == handle)
        }
        #expect(try tickmark("person", "add", "sato", "佐藤 花", in: folder.url).status == 0)
        #expect(try tickmark("note", "CC6.1-02", "x", in: folder.url, environment: ["TICKMARK_USER": "佐藤 花"]).status == 0)
        #expect(try journals(in: folder).contains { $0.hasPrefix("sato-") })
        let mistyped = try tickmark("items", "--owner", "zoee", in: folder.url)
        #expect(mistyped.status == 1 && mistyped.errors.contains("zoe") && mistyped.output.isEmpty)
        #expect(try tickmark("history", "--person", "nobody at all", in: folder.url).status == 1)
        #expect(try tickmark("history", "--person", "佐藤 花", in: folder.url).output.contains("noted on CC6.1-02"))
        #expect(try tickmark("items", "--owner", "Nobody", in: folder.url).status == 0)
        // The person brings the name along.
        #expect(try tickmark("note", "CC6.1-02", "x", in: folder.url, environment: ["TICKMARK_USER": "Bob Smith"]).status == 0)
        #expect(try tickmark("person", "list", in: folder.url).output.contains("bob  Bob Smith"))
    }

    @Test("Where git is late or fails nobody's name is guessed: the one that it said here is used, else nothing is written")
    func git() throws {
        let folder = try ScratchFolder()
        let programs = try ScratchFolder()
        let fake = programs.url.appendingPathComponent("git")
        // What is started stays as it is: a file that was just written may still be open in a child of another test,
        // and is not started then.
        try Data("#!/bin/sh\n. \"$0.script\"\n".utf8).write(to: fake)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake.path)
        func git(_ script: String) throws { try Data("\(script)\n".utf8).write(to: URL(fileURLWithPath: fake.path + ".script")) }
        let environment = ["TICKMARK_USER": "", "PATH": "\(programs.url.path):/usr/bin:/bin", "LOGNAME": "root"]
        func act(_ arguments: String...) throws -> Answer {
            try run(tickmarkPath, arguments, in: folder.url, environment: environment)
        }
        func begin() throws -> Answer {
            try act("init", "w", "--report", "soc2", "--type", "1", "--as-of", "2027-01-01", "--organization", "Acme")
        }
        try git("exit 128")
        let refused = try begin()
        #expect(refused.status == 1 && refused.errors.contains("TICKMARK_USER"), "\(refused.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("w").path), "no half of a workspace")
        try git("echo Ana Ruiz")
        #expect(try begin().status == 0)
        #expect(try act("tick", "CC6.1-01", "--workspace", "w").status == 0)
        // Each way in which it can fail; the last one is late.
        let journal = folder.url.appendingPathComponent("w/journal")
        for script in ["exit 128", "kill -9 $$", "echo Mallory; exit 3", "head -c 9000 /dev/zero", "exec sleep 60"] {
            try git(script)
            let review = try act("review", "CC6.1-01", "--workspace", "w")
            #expect(review.status == 1 && review.errors.contains("ticked by you"), "\(script): \(review.errors)")
        }
        // A scheduled job, whose PATH has no git.
        let unseen = try run(
            tickmarkPath, ["review", "CC6.1-01", "--workspace", "w"], in: folder.url,
            environment: environment.merging(["PATH": folder.url.path]) { $1 })
        #expect(unseen.status == 1 && unseen.errors.contains("ticked by you"), "\(unseen.errors)")
        // Who waits for git waits five seconds each time; a machine that others keep busy may be late once.
        var isQuick = false
        for _ in 1...5 where !isQuick {
            let asked = ContinuousClock.now
            #expect(try act("status", "--workspace", "w").status == 0)
            isQuick = asked.duration(to: .now) < .seconds(4)
        }
        #expect(isQuick, "who only looks does not wait")
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("w/.tickmark"))
        try git("exit 128")
        let unknown = try act("note", "CC6.1-01", "x", "--workspace", "w")
        #expect(unknown.status == 1 && unknown.errors.contains("user.name"), "\(unknown.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: journal.path)
        #expect(names.allSatisfy { $0.hasPrefix("ana-") }, "\(names)")
        // That git knows no name is an answer.
        try git("exit 1")
        #expect(try act("note", "CC6.1-01", "x", "--workspace", "w").status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: journal.path).contains { $0.hasPrefix("root-") })
    }
}
