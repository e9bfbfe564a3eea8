@testable import Checking
import Digests
@testable import Files
import Foundation
import Readiness
@testable import Store
import Synchronization
import SystemPackage
import Testing
@testable import Workbench

@Suite("Files are attached as they are, and once")
struct AttachingTests {
    @Test("The bytes are copied as they are, under a name that begins with their SHA-256, before the entry speaks of them")
    func copied() throws {
        let bench = try Bench()
        let bytes = Array("a\r\nb\u{0}\n".utf8) + [0xFF, 0xFE] + [UInt8](repeating: 7, count: 600_000)
        let source = bench.root.appending(path: "Q2 Review.CSV")
        try Data(bytes).write(to: source)
        var store = try bench.open()
        let file = try store.takeIn(FilePath(source.path), title: "Rechte geprüft, Q2/2027")
        #expect(bench.names("evidence").allSatisfy { $0.hasPrefix(".") }, "it has no name before the entry is written")
        try store.write([.attach(Attaching.setup(file))], bringing: [file])
        let name = Digest.sha256(bytes) + "-rechte-gepruft-q2-2027.csv"
        #expect(bench.names("evidence") == [name])
        #expect(Array(try Data(contentsOf: URL(filePath: bench.path("evidence/\(name)").string))) == bytes)
        #expect(store.pieces.map(\.content) == [.file(digest: Digest.sha256(bytes), size: bytes.count, name: "Q2 Review.CSV")])
        #expect(store.checkEvidence().isEmpty && store.glanceAtEvidence().isEmpty)
        #expect(try Examination(of: bench.folder).isWell)
    }

    @Test("The same bytes are kept once, whatever they are called, and bring a damaged copy back")
    func once() throws {
        let bench = try Bench()
        var store = try bench.open()
        try store.attach("same", title: "One")
        try store.attach("same", named: "other.txt", title: "Two")
        #expect(bench.names("evidence").count == 1 && store.pieces.count == 2)
        let name = bench.names("evidence")[0]
        try bench.put("sane", "evidence/\(name)")
        #expect(store.checkEvidence().byDigest.values.map { $0 } == [.changed(name: name)])
        try store.attach("same", title: "One")
        #expect(try bench.text("evidence/\(name)") == "same" && store.checkEvidence().isEmpty)
    }

    @Test("git leaves their bytes alone, also in a workspace that was made before there was evidence; what stood there stays")
    func attributes() throws {
        let bench = try Bench()
        let before = "# ours\njournal/*.jsonl -text merge=union\ntickmark.json -text"
        try bench.put(before, ".gitattributes")
        var store = try bench.open()
        try store.attach("one")
        #expect(try bench.text(".gitattributes") == before + "\nevidence/** -text\n")
        try store.attach("two")
        #expect(try bench.text(".gitattributes") == before + "\nevidence/** -text\n")
        // Where somebody takes it away again, doctor says so, because there is evidence.
        try bench.put(before, ".gitattributes")
        #expect(try Examination(of: bench.folder).findings.map(\.kind) == [.gitLines])
    }

    @Test(
        "A name is data: whatever it is, the file is called by digits, letters and dashes, and the journal can be read",
        arguments: [
            "../../etc/passwd", "-rf", ".hidden", "a\nb.csv", "\u{1B}[31mred.pdf", "\u{202E}gpj.exe", "漢字.xlsx", "...",
            "x." + String(repeating: "y", count: 240), String(repeating: "long ", count: 50), "con.txt", "a.tar.gz", "né", "   ",
        ])
    func hostileNames(name: String) throws {
        let bench = try Bench()
        var store = try bench.open()
        try store.attach("x", named: name, title: Evidence.title(ofFile: name))
        let names = bench.names("evidence")
        #expect(names.count == 1)
        let plain = "abcdefghijklmnopqrstuvwxyz0123456789-."
        #expect(names[0].allSatisfy { plain.contains($0) } && names[0].utf8.count <= 140, "\(names)")
        #expect(try bench.open().pieces.map(\.content) == store.pieces.map(\.content))
        #expect(try Examination(of: bench.folder).isWell)
    }

    @Test("A file whose name is no text is attached, and its name is told with what stands for its bytes")
    func noText() throws {
        let bench = try Bench()
        try bench.shell("printf x > \"$(printf 'caf\\351.txt')\"")
        var store = try bench.open()
        let path = FilePath(bench.root.path).appending(
            FilePath(platformString: [0x63, 0x61, 0x66, -23, 0x2E, 0x74, 0x78, 0x74, 0]).components)
        let file = try store.takeIn(path, title: nil)
        try store.write([.attach(Attaching.setup(file))], bringing: [file])
        #expect(file.name == "caf\u{FFFD}.txt" && bench.names("evidence")[0].hasSuffix("-caf.txt"))
    }

    @Test(
        "Links, folders, pipes, empty files, files of many gigabytes and files that vanish are refused, and nothing is left of them"
    )
    func refused() throws {
        let bench = try Bench()
        try bench.shell("ln -s acme/tickmark.json link; mkfifo pipe; : > empty; mkdir folder; truncate -s 200G sparse")
        let store = try bench.open()
        let root = FilePath(bench.root.path)
        func error(_ name: String) -> EvidenceFileError? {
            do throws(EvidenceFileError) {
                _ = try store.takeIn(root.appending(name), title: nil)
                return nil
            } catch { return error }
        }
        #expect(error("link") == .link(root.appending("link")))
        #expect(error("pipe") == .notRegular(root.appending("pipe")))
        #expect(error("folder") == .notRegular(root.appending("folder")))
        #expect(error("empty") == .empty("empty"))
        #expect(error("sparse") == .tooLarge("sparse", size: 200 << 30))
        guard case .failed(let failure) = error("nothing") else {
            Issue.record("a file that is not there was attached")
            return
        }
        #expect(failure.error == .noSuchFileOrDirectory)
        #expect(bench.names("evidence").isEmpty)
    }

    @Test("A file that is changed while it is copied is refused, whether it grows, shrinks or is written over")
    func changed() throws {
        for change in ["printf more >> source", "truncate -s 3 source", "printf XX | dd of=source conv=notrunc 2>/dev/null"] {
            let bench = try Bench()
            let source = bench.root.appending(path: "source")
            try Data([UInt8](repeating: 65, count: 700_000)).write(to: source)
            let store = try bench.open()
            let isChanged = Mutex(false)
            #expect(throws: EvidenceFileError.changed(FilePath(source.path)), "\(change)") {
                try store.takeIn(FilePath(source.path), title: nil) { _, _ in
                    if !isChanged.withLock({ $0 }) { _ = try? bench.shell(change) }
                    isChanged.withLock { $0 = true }
                    return true
                }
            }
            #expect(bench.names("evidence").isEmpty)
        }
    }

    @Test("Who waits for a large file sees how far it is, and may stop; what is given up, or cannot be written, leaves nothing")
    func cancelled() throws {
        let bench = try Bench()
        let source = bench.root.appending(path: "source")
        try Data([UInt8](repeating: 65, count: 700_000)).write(to: source)
        var store = try bench.open()
        var seen: [Int] = []
        #expect(throws: EvidenceFileError.cancelled) {
            try store.takeIn(FilePath(source.path), title: nil) { done, size in
                seen.append(done)
                #expect(size == 700_000)
                return seen.count < 2
            }
        }
        #expect(seen.count == 2 && seen[0] < seen[1] && bench.names("evidence").isEmpty)
        let file = try store.takeIn(FilePath(source.path), title: nil)
        store.stage([.attach(Attaching.setup(file))], bringing: [file])
        #expect(store.pieces.count == 1)
        store.discardStaged()
        #expect(store.pieces.isEmpty && bench.names("evidence").isEmpty)
        // Nobody may write without a name.
        store.setAuthor(.nobody)
        let other = try store.takeIn(FilePath(source.path), title: nil)
        #expect(throws: WorkspaceError.self) { try store.write([.attach(Attaching.setup(other))], bringing: [other]) }
        #expect(bench.names("evidence").isEmpty)
    }

    @Test("A folder that is a link is not written through, and something else in its place is refused")
    func obstructed() throws {
        for command in ["mkdir elsewhere && ln -s ../elsewhere acme/evidence", ": > acme/evidence"] {
            let bench = try Bench()
            try bench.shell(command)
            var store = try bench.open()
            #expect(throws: (any Error).self) { try store.attach("x") }
            #expect(bench.names("../elsewhere").isEmpty && store.pieces.isEmpty)
        }
    }

    @Test(
        "What looks like a private key, an access key or a password is hinted at; other words are not",
        arguments: [
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl", "a.txt", SecretHint.privateKey),
            ("x\n-----BEGIN RSA PRIVATE KEY-----\n", "a.txt", .privateKey),
            ("PuTTY-User-Key-File-2: ssh-rsa", "a.txt", .privateKey),
            ("id AKIAIOSFODNN7EXAMPLE end", "a.txt", .accessKey),
            ("ghp_0123456789abcdefghijABCDEFGHIJ012345", "a.txt", .accessKey),
            ("db_password = \"Sup3rSecret99\"", "a.txt", .password), ("{\"api_key\": \"a1b2c3d4e5f6\"}", "a.txt", .password),
            ("nothing", "id_ed25519", .name), ("nothing", "store.PEM", .name),
            ("-----BEGIN CERTIFICATE-----\nMII", "a.txt", nil), ("password: see the vault", "a.txt", nil),
            ("The password policy asks for 14 characters", "policy.pdf", nil), ("AKIA is a prefix", "a.txt", nil),
        ] as [(String, String, SecretHint?)])
    func secrets(text: String, name: String, hint: SecretHint?) throws {
        let bench = try Bench()
        let store = try bench.open()
        // Also where the end of a piece cuts through it.
        for lead in [0, 3] {
            let bytes = Array((String(repeating: " ", count: lead) + text).utf8)
            #expect(try store.takeIn(bytes: bytes, named: name).secret == hint, "\(text)")
        }
    }
}
