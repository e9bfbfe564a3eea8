import Files
import Foundation
import Reports
import Soaking
import SystemPackage
import Testing

@Suite("A package for the auditor")
struct PackageTests {
    private func package(_ parts: [(String, String)], forcesZip64: Bool = false) throws -> [UInt8] {
        var package = AuditPackage(forcesZip64: forcesZip64)
        for (name, text) in parts { package.add(name, Array(text.utf8)) }
        var file: [UInt8] = []
        try package.write { file += $0 }
        return file
    }

    @Test("The same parts make the same bytes, in whichever order they came")
    func same() throws {
        let parts = [("report.md", "a"), ("journal/ana.jsonl", "b"), ("evidence/x.pdf", "c")]
        #expect(try package(parts) == package(parts.reversed()))
    }

    @Test("It is read back part by part, in the first form of the format and in ZIP64", arguments: [false, true])
    func readBack(forcesZip64: Bool) throws {
        let parts = [("report.md", "a"), ("journal/ana.jsonl", ""), ("evidence/é.pdf", String(repeating: "c", count: 3000))]
        let zip = try ZipReader(package(parts, forcesZip64: forcesZip64))
        #expect(zip.hasZip64 == forcesZip64)
        #expect(zip.names == ["SHA256SUMS", "VERIFY.md", "evidence/%C3%A9.pdf", "journal/ana.jsonl", "report.md"])
        for (name, text) in parts { #expect(zip[name.replacing("é", with: "%C3%A9")] == Array(text.utf8), "\(name)") }
        #expect(zip.faults.isEmpty, "\(zip.faults)")
    }

    @Test("Files are read piece by piece, and one that is changed meanwhile ends it; a journal that grows does not")
    func files() throws {
        let folder = URL.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "ana.jsonl")
        let text = String(repeating: "0123456789", count: 100)
        try Data(text.utf8).write(to: file)
        var package = AuditPackage(pieceSize: 64)
        package.add("journal/ana.jsonl", file: FilePath(file.path))
        var (written, longest): ([UInt8], Int) = ([], 0)
        var last = AuditPackage.Progress(done: 0, total: 0)
        func pack(_ change: @escaping (AuditPackage.Progress) throws -> Void = { _ in }) throws {
            written = []
            longest = 0
            try package.write { progress in
                last = progress
                try? change(progress)
            } to: { bytes in
                longest = max(longest, bytes.count)
                written += bytes
            }
        }
        try pack()
        #expect(try ZipReader(written)["journal/ana.jsonl"] == Array(text.utf8))
        #expect(last.done == last.total && longest < 4096, "no more than VERIFY.md at once")
        let whole = written
        try pack { progress in
            if progress.done == last.total / 2 { try Data((text + "more").utf8).write(to: file) }
        }
        let grown = try ZipReader(written)["journal/ana.jsonl"] ?? []
        #expect(grown.starts(with: Array(text.utf8)) && !whole.isEmpty)
        try Data(text.utf8).write(to: file)
        #expect(throws: FileFailure.self) {
            try package.write { progress in
                if progress.done >= progress.total / 2 { try? Data(String(text.reversed()).utf8).write(to: file) }
            } to: { _ in
            }
        }
    }

    @Test("64 MiB in ZIP64, and in a soak 2 GiB, go through with no more than a piece in memory")
    func large() throws {
        let file = URL.temporaryDirectory.appending(path: "large-\(UUID().uuidString)")
        let size = Soak.isFull ? 2 << 30 : 64 << 20
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        // A hole: it has the size, and takes no room.
        try handle.truncate(atOffset: UInt64(size))
        try handle.close()
        var package = AuditPackage(forcesZip64: true)
        package.add("evidence/large.bin", file: FilePath(file.path))
        var (count, longest, tail): (Int, Int, [UInt8]) = (0, 0, [])
        try package.write { bytes in
            count += bytes.count
            longest = max(longest, bytes.count)
            tail = bytes
        }
        #expect(count > size && longest == 1 << 20)
        let end = Array(tail.suffix(22 + 20 + 56))
        #expect(end.starts(with: [0x50, 0x4B, 0x06, 0x06]), "the record of ZIP64 stands before the end")
    }

    @Test("Every part has its digest, and the page that says how to check them, too")
    func digests() throws {
        let text = String(decoding: try package([("report.md", "abc")]), as: UTF8.self)
        // FIPS 180-4, appendix: the digest of "abc".
        #expect(text.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  report.md\n"))
        #expect(text.contains("  VERIFY.md\n"))
    }

    @Test(
        "A name holds nothing that another system could misunderstand",
        arguments: [
            ("evidence/a b.pdf", "evidence/a%20b.pdf"), ("evidence/../x", "evidence/%2E./x"), ("/etc/passwd", "etc/passwd"),
            ("a\\b", "a%5Cb"),
            ("a\nb  c", "a%0Ab%20%20c"), ("é", "%C3%A9"), ("C:x", "C%3Ax"), (".hidden", "%2Ehidden"),
        ])
    func names(label: String, name: String) throws {
        let text = String(decoding: try package([(label, "x")]), as: UTF8.self)
        #expect(text.contains("  \(name)\n"), "\(label)")
        #expect(name == label || !text.contains("  \(label)\n"))
    }
}
