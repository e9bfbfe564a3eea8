@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import RealTerminals
import Reports
import Soaking
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Backups in one file")
struct ArchiveTests {
    private let longName = "evidence/2027/" + String(repeating: "quarterly-access-review-", count: 6) + "ä.pdf"

    private func house() throws -> StoredWorkspace {
        var files = House.files
        files[longName] = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
        files["evidence/empty.txt"] = []
        files["policy.json"] = Array("{\"format\":1}".utf8)
        files["allowed_signers"] = Array("ana ssh-ed25519 AAAA\n".utf8)
        files[".tickmark/state.json"] = Array("{}".utf8)
        files["notes.txt"] = Array("not the workspace's".utf8)
        return try StoredWorkspace(files)
    }

    private func archive(_ workspace: StoredWorkspace) throws -> (path: FilePath, bytes: [UInt8]) {
        let path = workspace.beside.appending("house.tar")
        _ = try SnapshotArchive.write(workspace.path, to: path, replaces: true)
        return (path, try bytes(path))
    }

    private func bytes(_ path: FilePath) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path.string))) }

    private func expectNothingIn(_ folder: FilePath, but names: Set<String>) throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: folder.string)
        #expect(Set(found) == names)
    }

    @Test("What is written comes back, to the last byte, without what is this machine's own")
    func roundTrip() throws {
        let workspace = try house()
        let archive = try archive(workspace)
        let target = workspace.beside.appending("restored")
        let contents = try SnapshotArchive.restore(archive.path, to: target)
        #expect(contents.files == 10 && contents.journals == 2 && contents.entries == 13 && contents.name == "House")
        var expected = try workspace.files()
        for name in expected.keys where name.hasPrefix(".tickmark/") || name == "notes.txt" { expected[name] = nil }
        #expect(try StoredWorkspace.files(in: URL(filePath: target.string)) == expected)
        try expectNothingIn(workspace.beside, but: ["house", "house.tar", "restored"])
    }

    @Test("It comes back into a folder that is empty, and into no other")
    func occupied() throws {
        let workspace = try house()
        let archive = try archive(workspace)
        let target = workspace.beside.appending("restored")
        try FileManager.default.createDirectory(atPath: target.string, withIntermediateDirectories: false)
        _ = try SnapshotArchive.restore(archive.path, to: target)
        #expect(try Verification(of: target, against: House.heads).isSound)
        #expect(throws: ArchiveError.occupied(target)) { try SnapshotArchive.restore(archive.path, to: target) }
        #expect(throws: ArchiveError.occupied(archive.path)) { try SnapshotArchive.restore(archive.path, to: archive.path) }
        try expectNothingIn(
            target,
            but: [
                ".gitattributes", ".gitignore", "allowed_signers", "catalogs", "evidence", "journal", "policy.json",
                "tickmark.json",
            ])
    }

    @Test("A backup that is stopped leaves nothing, neither where it is written nor where it is brought back")
    func stopped() throws {
        let workspace = try house()
        let stop = StopRequest()
        stop.ask()
        let path = workspace.beside.appending("house.tar")
        #expect(throws: ArchiveError.self) { try SnapshotArchive.write(workspace.path, to: path, stop: stop) }
        try expectNothingIn(workspace.beside, but: ["house"])
        _ = try archive(workspace)
        let target = workspace.beside.appending("restored")
        #expect(throws: ArchiveError.self) { try SnapshotArchive.restore(path, to: target, stop: stop) }
        try expectNothingIn(workspace.beside, but: ["house", "house.tar"])
    }

    @Test("The same workspace makes the same bytes, whenever and wherever")
    func deterministic() throws {
        let first = try archive(try house())
        let second = try archive(try house())
        #expect(first.bytes == second.bytes)
    }

    @Test("Other tools read it: tar lists and unpacks it, and sha256sum finds every file as it was")
    func otherTools() throws {
        let workspace = try house()
        let archive = try archive(workspace)
        let listed = try shell("tar tf '\(archive.path)'", in: workspace.beside)
        let names = listed.split(separator: "\n").map(String.init)
        #expect(names.count == 11 && names.last == "SHA256SUMS" && names.dropLast() == names.dropLast().sorted()[...])
        let checked = try shell("mkdir x && cd x && tar xf ../house.tar && sha256sum -c SHA256SUMS", in: workspace.beside)
        #expect(checked.split(separator: "\n").count { $0.hasSuffix(": OK") } == 10)
    }

    @Test("A file of the backup's name is not touched without a word, and no draft is left")
    func neverOver() throws {
        let workspace = try house()
        let path = workspace.beside.appending("house.tar")
        try Data("mine".utf8).write(to: URL(filePath: path.string))
        #expect(throws: ArchiveError.exists(path)) { try SnapshotArchive.write(workspace.path, to: path) }
        #expect(try bytes(path) == Array("mine".utf8))
        _ = try SnapshotArchive.write(workspace.path, to: path, replaces: true)
        try expectNothingIn(workspace.beside, but: ["house", "house.tar"])
    }

    @Test("A backup is not written among the files that it is of")
    func misplaced() throws {
        let workspace = try house()
        let before = try Examination(of: workspace.path).findings
        for name in ["journal/house.tar", "evidence/2027/house.tar"] {
            let path = workspace.path.appending(name)
            #expect(throws: ArchiveError.misplaced(path)) { try SnapshotArchive.write(workspace.path, to: path) }
        }
        #expect(try Examination(of: workspace.path).findings == before, "nothing is there that was not there before")
    }

    @Test("A damaged workspace makes no backup that would pass for a sound one")
    func damaged() throws {
        for kind in DamagedKind.all {
            let workspace = try StoredWorkspace(kind.files, links: kind.links)
            let path = workspace.beside.appending("house.tar")
            let grave = try Examination(of: workspace.path).findings.contains { $0.kind.isSerious && $0.kind != .unfinished }
            if grave {
                #expect(throws: ArchiveError.self, "\(kind.name)") { try SnapshotArchive.write(workspace.path, to: path) }
                try expectNothingIn(workspace.beside, but: ["house"])
            } else {
                _ = try SnapshotArchive.write(workspace.path, to: path)
                _ = try SnapshotArchive.restore(path, to: workspace.beside.appending("restored"))
            }
        }
    }

    @Test("A link among the evidence is refused, not followed and not left out")
    func links() throws {
        let workspace = try StoredWorkspace(
            House.files.merging(["evidence/a.txt": [1]]) { $1 }, links: ["evidence/passwd": "/etc/passwd"])
        let error = #expect(throws: ArchiveError.self) {
            try SnapshotArchive.write(workspace.path, to: workspace.beside.appending("house.tar"))
        }
        #expect(error?.description.contains("evidence/passwd is a symbolic link") ?? false)
    }

    @Test("Cut off anywhere, it is refused and leaves nothing")
    func truncated() throws {
        let workspace = try StoredWorkspace(House.files)
        let archive = try archive(workspace)
        let lengths =
            Array(stride(from: 0, to: archive.bytes.count - 1, by: 331)) + [archive.bytes.count - 512, archive.bytes.count - 1]
        for length in lengths {
            try Data(archive.bytes.prefix(length)).write(to: URL(filePath: archive.path.string))
            #expect(throws: ArchiveError.self, "\(length)") {
                try SnapshotArchive.restore(archive.path, to: workspace.beside.appending("restored"))
            }
            try expectNothingIn(workspace.beside, but: ["house", "house.tar"])
        }
    }

    @Test("With any bit turned, it is refused and leaves nothing, or the bit was in a place that means nothing")
    func turned() throws {
        let workspace = try StoredWorkspace(House.files)
        let archive = try archive(workspace)
        for position in stride(from: 0, to: archive.bytes.count, by: 67) {
            var bytes = archive.bytes
            bytes[position] ^= 4
            try Data(bytes).write(to: URL(filePath: archive.path.string))
            let target = workspace.beside.appending("restored")
            guard (try? SnapshotArchive.restore(archive.path, to: target)) != nil else {
                try expectNothingIn(workspace.beside, but: ["house", "house.tar"])
                continue
            }
            // The zeros behind a file's end are nobody's.
            #expect(archive.bytes[position] == 0, "\(position)")
            #expect(try Verification(of: target, against: House.heads).isSound)
            try FileManager.default.removeItem(atPath: target.string)
        }
    }

    @Test(
        "Nothing in an archive leads out of the folder",
        arguments: [
            "../evil", "/etc/evil", "journal/../../evil", "evidence/../../../evil", "catalogs/./x", "journal//x", "evidence/a\\b",
            ".tickmark/writers-0.json", ".git/hooks/pre-commit", "evidence/.git/config", "readme.md", "journal", "journal/a/b",
            "evidence/\u{1B}[2J", "",
        ])
    func paths(name: String) throws {
        try expectRefused(name: name, kind: "0", contents: Array("evil".utf8))
    }

    @Test(
        "Links, devices, sparse files and folders that are none of a workspace's are refused",
        arguments: ["1", "2", "3", "4", "6", "7", "S", "g", "L"])
    func kinds(kind: String) throws {
        try expectRefused(name: "evidence/link", kind: kind, contents: [])
    }

    private func expectRefused(name: String, kind: String, contents: [UInt8]) throws {
        let workspace = try StoredWorkspace(House.files)
        let archive = try archive(workspace)
        // Before everything else that is there, with a header that is right.
        var block = Ustar.header(of: "x", size: contents.count)
        for (index, byte) in name.utf8.prefix(100).enumerated() { block[index] = byte }
        if name.isEmpty { block[0] = 0 }
        block[156] = kind.utf8.first ?? 0
        block.replaceSubrange(148..<156, with: "        ".utf8)
        let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        block.replaceSubrange(148..<156, with: Array((String(repeating: "0", count: 6 - sum.count) + sum).utf8) + [0, 0x20])
        let evil = block + contents + Ustar.padding(behind: contents.count)
        try Data(evil + archive.bytes).write(to: URL(filePath: archive.path.string))
        let error = #expect(throws: ArchiveError.self) {
            try SnapshotArchive.restore(archive.path, to: workspace.beside.appending("restored"))
        }
        #expect(error?.description.contains("cannot be restored") ?? false, "\(error?.description ?? "")")
        try expectNothingIn(workspace.beside, but: ["house", "house.tar"])
    }

    @Test("A file that is not in the list, or is in it with another digest, is refused by its name")
    func digests() throws {
        let workspace = try StoredWorkspace(House.files)
        let archive = try archive(workspace)
        for (evil, message) in [
            (Ustar.header(of: "catalogs/zz.json", size: 0), "catalogs/zz.json is in the archive and not in the list of digests"),
            (Ustar.header(of: "journal/ana-4f1c90ab.jsonl", size: 0), "journal/ana-4f1c90ab.jsonl stands there twice"),
        ] {
            try Data(evil + archive.bytes).write(to: URL(filePath: archive.path.string))
            let error = #expect(throws: (any Error).self) {
                try SnapshotArchive.restore(archive.path, to: workspace.beside.appending("restored"))
            }
            #expect("\(error.map { "\($0)" } ?? "")".contains(message))
        }
        var bytes = archive.bytes
        if let place = bytes.firstRange(of: Array("the wiki".utf8)) { bytes.replaceSubrange(place, with: "my pants".utf8) }
        try Data(bytes).write(to: URL(filePath: archive.path.string))
        let error = #expect(throws: ArchiveError.self) {
            try SnapshotArchive.restore(archive.path, to: workspace.beside.appending("restored"))
        }
        #expect(error?.description.contains("journal/ana-4f1c90ab.jsonl is not as it was when the backup was made") ?? false)
        try expectNothingIn(workspace.beside, but: ["house", "house.tar"])
    }

    private func shell(_ command: String, in folder: FilePath) throws -> String {
        let (status, text) = try Spawned.shell(command, in: folder.string, ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
        #expect(status == 0, "\(text)")
        return text
    }
}
