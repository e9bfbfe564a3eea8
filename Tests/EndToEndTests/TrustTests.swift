import Foundation
import RealTerminals
import Testing

@Suite("verify, doctor, backups: the commands that trust rests on")
struct TrustTests {
    private let journal = "journal/ana-4f1c90ab.jsonl"

    /// The demo, whose bytes are the same each time.
    private func demo() throws -> ScratchFolder { try ScratchFolder.demo("acme") }

    private func edit(_ name: String, in folder: ScratchFolder, _ change: (inout [String]) -> Void) throws {
        let file = folder.url.appendingPathComponent("acme/\(name)")
        var lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map(String.init)
        change(&lines)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    }

    private func data(_ name: String, in folder: ScratchFolder) throws -> Data {
        try Data(contentsOf: folder.url.appendingPathComponent(name))
    }

    @Test("verify finds the heads of an export still there, and names a cut end and a removed journal by file and line")
    func heads() throws {
        let folder = try demo()
        let acme = folder.url.appendingPathComponent("acme")
        for (format, name) in [("markdown", "then.md"), ("json", "then.json")] {
            #expect(try tickmark("export", "--format", format, "--output", "../\(name)", in: acme).status == 0)
            let answer = try tickmark("verify", "--export", "../\(name)", in: acme)
            #expect(
                answer.status == 0 && answer.output.contains("The 3 heads are still there"), "\(answer.output)\(answer.errors)")
        }
        // More work does not change what was pinned.
        #expect(try tickmark("note", "CC6.1-01", "Later", in: acme, environment: ["TICKMARK_USER": "Dee Keeper"]).status == 0)
        #expect(try tickmark("verify", "--export", "../then.md", in: acme).status == 0)
        let count = try String(decoding: data("acme/\(journal)", in: folder), as: UTF8.self).split(separator: "\n").count
        try edit(journal, in: folder) { $0.removeLast(2) }
        let seen = try tickmark("verify", in: acme)
        #expect(seen.status == 1 && seen.output.contains("2 entries that were in this folder behind it"), "\(seen.output)")
        try FileManager.default.removeItem(at: acme.appendingPathComponent(".tickmark"))
        #expect(try tickmark("verify", in: acme).status == 0, "a chain alone cannot know")
        let cut = try tickmark("verify", "--export", "../then.md", in: acme)
        #expect(cut.status == 1)
        #expect(cut.output.contains("\(journal), line \(count - 2): it ends here, and the head names entry \(count)"))
        try FileManager.default.removeItem(at: acme.appendingPathComponent("journal/ben-90ab33d7.jsonl"))
        let gone = try tickmark("verify", "--export", "../then.json", in: acme)
        #expect(gone.status == 1 && gone.output.contains("journal/ben-90ab33d7.jsonl: it is gone, with the "))
        let wrong = try tickmark("verify", "--head", "ana:1:2", in: acme)
        #expect(wrong.status == 1 && wrong.errors.contains("WRITER:ENTRIES:DIGEST"))
    }

    @Test("The digest that sha256sum prints of a line is the one that verify takes, as Documentation/Use/Trust.md says")
    func byHand() throws {
        let folder = try demo()
        let acme = folder.url.appendingPathComponent("acme")
        let digest = try run(
            "/bin/sh", ["-c", "sed -n 19p \(journal) | tr -d '\\n' | sha256sum | cut -c1-64 | tr -d '\\n'"], in: acme)
        #expect(digest.output.count == 64)
        #expect(try tickmark("verify", "--head", "ana-4f1c90ab:19:\(digest.output)", in: acme).status == 0)
        #expect(try tickmark("verify", "--head", "ana-4f1c90ab:18:\(digest.output)", in: acme).status == 1)
    }

    @Test("verify --json answers in JSON when all is well and when it is not")
    func json() throws {
        struct Reply: Decodable {
            struct Finding: Decodable {
                var kind: String
                var file: String
                var line: Int?
            }
            var sound: Bool
            var findings: [Finding]
        }
        let folder = try demo()
        let acme = folder.url.appendingPathComponent("acme")
        let good = try tickmark("verify", "--json", in: acme)
        #expect(good.status == 0)
        #expect(try JSONDecoder().decode(Reply.self, from: Data(good.output.utf8)).sound)
        try edit(journal, in: folder) { $0[40] = $0[40].replacingOccurrences(of: "2026", with: "2025") }
        let bad = try tickmark("verify", "--json", in: acme)
        #expect(bad.status == 1 && bad.errors.isEmpty)
        let reply = try JSONDecoder().decode(Reply.self, from: Data(bad.output.utf8))
        #expect(!reply.sound && reply.findings.count == 1)
        #expect(
            reply.findings.first?.kind == "changed" && reply.findings.first?.file == journal && reply.findings.first?.line == 41)
    }

    @Test("doctor says what it would do, does it with --mend, keeps the file, and the work goes on")
    func mending() throws {
        let folder = try demo()
        let acme = folder.url.appendingPathComponent("acme")
        #expect(try tickmark("doctor", in: acme).output.hasPrefix("Everything is as it should be: 3 journals, "))
        let before = try data("acme/\(journal)", in: folder)
        let damaged = Data(String(decoding: before, as: UTF8.self).replacingOccurrences(of: "\n", with: "\r\n").utf8)
        try damaged.write(to: acme.appendingPathComponent(journal))
        #expect(try tickmark("note", "CC6.1-01", "Not now", in: acme).status == 1)
        let told = try tickmark("doctor", in: acme)
        #expect(told.status == 1 && told.output.contains("the line ends become LF again"))
        #expect(try data("acme/\(journal)", in: folder) == damaged)
        let mended = try tickmark("doctor", "--mend", in: acme)
        #expect(mended.status == 0 && mended.output.contains("Everything is as it should be"), "\(mended.output)\(mended.errors)")
        #expect(try data("acme/\(journal)", in: folder) == before)
        #expect(try data("acme/.tickmark/before-mend-1/\(journal)", in: folder) == damaged)
        #expect(try tickmark("note", "CC6.1-01", "Now", in: acme).status == 0)
    }

    @Test("What must not be mended is brought back by the git command that doctor prints; or cut, where somebody names it")
    func bringingBack() throws {
        let folder = try demo()
        let acme = folder.url.appendingPathComponent("acme")
        let setup = "git init -q . && git add -A && git -c user.name=A -c user.email=a@example.com commit -qm Begin"
        #expect(try run("/bin/sh", ["-c", setup], in: acme).status == 0)
        let before = try data("acme/\(journal)", in: folder)
        try edit(journal, in: folder) { $0.remove(at: 40) }
        let told = try tickmark("doctor", "--mend", in: acme)
        #expect(told.status == 1 && told.output.contains("There is nothing that can be mended"))
        let command = try #require(told.output.split(separator: "`").first { $0.hasPrefix("git -C ") })
        #expect(try run("/bin/sh", ["-c", String(command)], in: folder.url).status == 0)
        #expect(try data("acme/\(journal)", in: folder) == before)
        #expect(try tickmark("doctor", in: acme).status == 0)
        try edit(journal, in: folder) { $0.remove(at: 40) }
        #expect(try tickmark("doctor", "--mend", "--cut", "journal/ben-90ab33d7.jsonl", in: acme).status == 1)
        let cut = try tickmark("doctor", "--mend", "--cut", journal, in: acme)
        // The workspace can be worked in again, and is not all there was until somebody brings the rest back or gives
        // it up.
        #expect(cut.status == 1 && cut.output.contains("keeps the 40 entries"), "\(cut.output)\(cut.errors)")
        #expect(cut.output.contains("entries that mending set aside are only here"))
        #expect(try tickmark("doctor", in: acme).status == 1)
        #expect(try tickmark("status", in: acme).status == 0)
    }

    @Test("A backup is written, listed by tar, and restored to the same status")
    func backup() throws {
        let folder = try demo()
        let acme = folder.url.appendingPathComponent("acme")
        let written = try tickmark("doctor", "--snapshot", "../acme.tar", in: acme)
        #expect(written.status == 0 && written.output.contains("3 journals with"), "\(written.errors)")
        let again = try tickmark("doctor", "--snapshot", "../acme.tar", in: acme)
        #expect(again.status == 1 && again.errors.contains("--force"))
        #expect(try tickmark("doctor", "--snapshot", "../acme.tar", "--force", in: acme).status == 0)
        #expect(
            try run("/usr/bin/env", ["tar", "tf", "acme.tar"], in: folder.url).output.hasSuffix("tickmark.json\nSHA256SUMS\n"))
        let restored = try tickmark("restore", "acme.tar", "again", in: folder.url)
        #expect(restored.status == 0 && restored.output.contains("Every digest and every chain is right"), "\(restored.errors)")
        let status = try tickmark("status", "--json", in: acme).output
        #expect(try tickmark("status", "--json", in: folder.url.appendingPathComponent("again")).output == status)
        #expect(try tickmark("restore", "acme.tar", "again", in: folder.url).status == 1)
        let tar = try data("acme.tar", in: folder)
        try tar.prefix(tar.count / 2).write(to: folder.url.appendingPathComponent("half.tar"))
        let half = try tickmark("restore", "half.tar", "half", in: folder.url)
        #expect(half.status == 1 && half.errors.contains("ends too early"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(names == ["acme", "acme.tar", "again", "half.tar"])
    }

    // MARK: Formats

    /// The folder of workspaces as versions wrote them.
    private static let stored = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Workbench/Stored")

    private func stored(_ format: Int) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try FileManager.default.copyItem(
            at: Self.stored.appendingPathComponent("format-\(format)/workspace"), to: folder.url.appendingPathComponent("house"))
        return folder
    }

    @Test("A workspace of format 1 says the same for ever: every key of status --json that it had, with the value that it had")
    func firstFormat() throws {
        let folder = try stored(1)
        let answer = try tickmark("status", "--json", in: folder.url.appendingPathComponent("house"))
        #expect(answer.status == 0, "\(answer.errors)")
        let file = Self.stored.appendingPathComponent("format-1/status.json")
        // Written once, with the workspace.
        if ProcessInfo.processInfo.environment["TICKMARK_RECORD"] == "1", !FileManager.default.fileExists(atPath: file.path) {
            try Data(answer.output.utf8).write(to: file)
        }
        let then = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let now = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        #expect(holds(now, then), "\(answer.output)")
    }

    @Test("A workspace of format 2 says the same for ever: what was signed, in which words, and that somebody looked")
    func secondFormat() throws {
        let folder = try stored(2)
        let house = folder.url.appendingPathComponent("house")
        let answer = try tickmark("items", "--all", "--json", in: house)
        #expect(answer.status == 0, "\(answer.errors)")
        let file = Self.stored.appendingPathComponent("format-2/items.json")
        // Written once, with the workspace.
        if ProcessInfo.processInfo.environment["TICKMARK_RECORD"] == "1", !FileManager.default.fileExists(atPath: file.path) {
            try Data(answer.output.utf8).write(to: file)
        }
        let then = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let now = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        #expect(holds(now, then), "\(answer.output)")
    }

    @Test("The first write raises a workspace of format 1, says so on standard error, and keeps what it does not know")
    func raise() throws {
        let folder = try stored(1)
        let house = folder.url.appendingPathComponent("house")
        let manifest = house.appendingPathComponent("tickmark.json")
        let before = try String(contentsOf: manifest, encoding: .utf8)
        for arguments in [["status"], ["items"], ["history"], ["verify"], ["export"]] {
            let answer = try run(tickmarkPath, arguments, in: house)
            #expect(answer.status == 0 && !answer.errors.contains("format"), "\(arguments): \(answer.errors)")
        }
        #expect(try String(contentsOf: manifest, encoding: .utf8) == before)
        let first = try tickmark("note", "HC1-02", "Raised", in: house)
        #expect(first.status == 0 && first.errors.contains("is of format 2 now: colleagues need this version"), "\(first.errors)")
        #expect(
            try String(contentsOf: manifest, encoding: .utf8)
                == before.replacingOccurrences(of: "\"format\": 1", with: "\"format\": 2"))
        let second = try tickmark("note", "HC1-02", "Raised already", in: house)
        #expect(second.status == 0 && second.errors.isEmpty, "\(second.errors)")
    }

    @Test(
        "No edit of a catalog changes what somebody signed; it is told, found, kept, and an export says which catalog it was made from"
    )
    func rewording() throws {
        let folder = try stored(1)
        let house = folder.url.appendingPathComponent("house")
        let ana = ["TICKMARK_USER": "Ana Ruiz"]
        #expect(try tickmark("tick", "HC1-02", in: house, environment: ana).status == 0)
        for (format, name) in [("markdown", "then.md"), ("json", "then.json")] {
            #expect(try tickmark("export", "--format", format, "--output", "../\(name)", in: house).status == 0)
            let same = try tickmark("verify", "--export", "../\(name)", in: house)
            #expect(same.status == 0 && same.output.contains("The catalog house is the one that"), "\(same.output)")
        }
        #expect(try tickmark("items", "--reworded", in: house).output.contains("No items match"))
        let catalog = house.appendingPathComponent("catalogs/house.json")
        let text = try String(contentsOf: catalog, encoding: .utf8)
        try text.replacingOccurrences(of: "Floor 2 is swept", with: "Floor 2 is mopped").write(
            to: catalog, atomically: true, encoding: .utf8)
        #expect(try tickmark("items", "--reworded", in: house).output.contains("HC1-02       Floor 2 is mopped"))
        #expect(try tickmark("history", in: house).output.contains("ticked HC1-02 Floor 2 is swept"))
        for name in ["then.md", "then.json"] {
            let other = try tickmark("verify", "--export", "../\(name)", in: house)
            #expect(other.status == 0 && other.output.contains("The catalog house is not as it was when"), "\(other.output)")
        }
        let now = try tickmark("export", in: house)
        #expect(now.output.contains("| HC1-02 | Floor 2 is swept | Floor 2 is mopped | Ana Ruiz,"), "\(now.output)")
        #expect(try tickmark("keep", "HC1-02", in: house, environment: ana).status == 0)
        #expect(try tickmark("items", "--reworded", in: house).output.contains("No items match"))
        let again = try tickmark("keep", "HC1-02", in: house, environment: ana)
        #expect(again.status == 1 && again.errors.contains("there is nothing to keep"))
    }

    /// Whether a value has everything that an earlier one had. Keys may have been added.
    private func holds(_ now: Any, _ then: Any) -> Bool {
        if let now = now as? [String: Any], let then = then as? [String: Any] {
            return then.allSatisfy { key, value in now[key].map { holds($0, value) } ?? false }
        }
        if let now = now as? [Any], let then = then as? [Any] {
            return now.count == then.count && zip(now, then).allSatisfy { holds($0, $1) }
        }
        return (now as? NSObject) == (then as? NSObject)
    }

    @Test("A workspace of a later format is refused by every command, with what to do")
    func laterFormat() throws {
        let folder = try stored(3)
        let house = folder.url.appendingPathComponent("house")
        for arguments in [["status"], ["tick", "HC1-01"], ["verify"], ["export"], ["doctor", "--snapshot", "../x.tar"]] {
            let answer = try run(tickmarkPath, arguments, in: house)
            #expect(answer.status == 1 && answer.output.isEmpty, "\(arguments)")
            #expect(
                answer.errors.contains("format 3") && answer.errors.contains("ewer Tickmark"), "\(arguments): \(answer.errors)")
        }
        let told = try tickmark("doctor", "--mend", in: house)
        #expect(told.status == 1 && told.output.contains("Get a newer Tickmark"))
    }
}
