@testable import Checking
@testable import Digests
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Soaking
import Testing
@testable import Workbench

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Mending puts no file over another")
struct MendingTests {
    private let ana = House.files[House.anasJournal] ?? []
    private let ben = House.files[House.bensJournal] ?? []

    /// The first lines of a journal.
    private func beginning(_ lines: Int, of bytes: [UInt8]) -> [UInt8] {
        bytes.split(separator: UInt8(ascii: "\n")).prefix(lines).flatMap { $0 + [UInt8(ascii: "\n")] }
    }

    private func house(_ change: (inout [String: [UInt8]]) -> Void, links: [String: String] = [:]) throws -> StoredWorkspace {
        var files = House.files
        change(&files)
        return try StoredWorkspace(files, links: links)
    }

    @Test("A journal that may not be read is not missing: a copy of a part of it does not take its place")
    func unreadable() throws {
        let workspace = try house { $0["journal/ana-4f1c90ab (1).jsonl"] = beginning(3, of: ana) }
        let calls = ForbiddingCalls(["ana-4f1c90ab.jsonl"])
        let mending = try Mending(workspace.path, files: calls)
        #expect(mending.done == [] && !mending.isWell)
        #expect(mending.lines().contains { $0.contains("journal/ana-4f1c90ab.jsonl: Permission denied") })
        #expect(mending.lines().contains { $0.contains("3 entries that are in no journal that can be read") })
        #expect(!mending.lines().contains { $0.contains("which is missing") })
        #expect(
            mending.lines().contains { $0.contains("--mend --cut 'journal/ana-4f1c90ab (1).jsonl'`") },
            "it can be pasted into a shell")
        #expect(try workspace.files()[House.anasJournal] == ana)
        let verification = try Verification(of: workspace.path, against: House.heads, files: calls)
        #expect(!verification.findings.contains { $0.kind == .gone })
        #expect(verification.findings.contains { $0.reason.description.hasPrefix("it is there and cannot be read") })
    }

    @Test("Of two copies of a missing journal the longer gets its name, and the other is kept", arguments: [true, false])
    func longest(isLongerFirst: Bool) throws {
        let (longer, shorter) = isLongerFirst ? ("(1)", "(2)") : ("(2)", "(1)")
        let workspace = try house { files in
            files[House.anasJournal] = nil
            files["journal/ana-4f1c90ab \(longer).jsonl"] = ana
            files["journal/ana-4f1c90ab \(shorter).jsonl"] = beginning(3, of: ana)
        }
        let plan = try Examination(of: workspace.path).plan()
        let mending = try Mending(workspace.path)
        #expect(mending.done == plan && plan.count == 2)
        #expect(mending.isWell && mending.after.entries == 13)
        let files = try workspace.files()
        #expect(files[House.anasJournal] == ana)
        let kept = try #require(mending.kept)
        #expect(files["\(kept)/journal/ana-4f1c90ab \(shorter).jsonl"] == beginning(3, of: ana))
        #expect(files["\(kept)/journal/ana-4f1c90ab \(longer).jsonl"] == ana)
    }

    @Test("Of two copies that went on differently the longer gets the name, and the other stays and is told of")
    func fork() throws {
        let fork =
            beginning(3, of: ana)
            + House.line(
                House.ana, 4, .note(House.item(1), text: "Elsewhere"), clock: 4,
                after: Digest.sha256(ana.split(separator: UInt8(ascii: "\n"))[2])) + [UInt8(ascii: "\n")]
        let workspace = try house { files in
            files[House.anasJournal] = nil
            files["journal/ana-4f1c90ab (1).jsonl"] = fork
            files["journal/ana-4f1c90ab (2).jsonl"] = ana
        }
        let mending = try Mending(workspace.path)
        #expect(!mending.isWell && mending.done.count == 1)
        let files = try workspace.files()
        #expect(files[House.anasJournal] == ana && files["journal/ana-4f1c90ab (1).jsonl"] == fork)
        #expect(mending.lines().contains { $0.contains("this holds 1 entry that is in no journal") })
    }

    @Test("A link in a journal's place goes out of the way first, and the file that it led to gets the name")
    func link() throws {
        let workspace = try house(
            { files in
                files[House.anasJournal] = nil
                files["journal/ana-4f1c90ab (1).jsonl"] = ana
            }, links: [House.anasJournal: "ana-4f1c90ab (1).jsonl"])
        let plan = try Examination(of: workspace.path).plan()
        let mending = try Mending(workspace.path)
        #expect(mending.done == plan)
        #expect(mending.isWell && mending.after.entries == 13)
        #expect(try workspace.files()[House.anasJournal] == ana)
        #expect(
            (try? FileManager.default.destinationOfSymbolicLink(atPath: workspace.path.appending(House.anasJournal).string))
                == nil)
    }

    @Test("A link in a journal's place, and no such journal: what stood there is named until it is back")
    func lostBehindLink() throws {
        let workspace = try house({ $0[House.bensJournal] = nil }, links: [House.bensJournal: "/dev/null"])
        let mending = try Mending(workspace.path)
        #expect(!mending.isWell)
        let finding = try #require(mending.after.findings.first)
        #expect(finding.kind == .aside && finding.description.contains("stood in the place of journal/ben-90ab33d7.jsonl"))
        #expect(try Examination(of: workspace.path).isWell == false, "it does not go by itself")
        try StoredWorkspace.write([House.bensJournal: ben], to: URL(filePath: workspace.path.string))
        #expect(try Examination(of: workspace.path).isWell)
    }

    @Test("Entries that a cut takes out of the journals are named by doctor until they are back, or what was kept is deleted")
    func aside() throws {
        let workspace = try house { files in
            files[House.anasJournal] = beginning(4, of: ana) + beginning(8, of: ana).dropFirst(beginning(5, of: ana).count)
        }
        let cut = try Mending(workspace.path, cutting: [House.anasJournal])
        #expect(cut.after.isSound && !cut.isWell)
        #expect(
            cut.lines().contains(
                ".tickmark/before-mend-1/journal/ana-4f1c90ab.jsonl: 3 entries that mending set aside are only here."))
        #expect(!cut.lines().contains { $0.hasPrefix("Everything is as it should be") })
        #expect(try !Examination(of: workspace.path).isWell)
        let back = try StoredWorkspace(try workspace.files().merging([House.anasJournal: ana]) { $1 })
        #expect(try Examination(of: back.path).isWell)
        let known = try KnowingLosses(of: workspace.path)
        #expect(known.asides.count == 1 && known.lines.contains { $0.contains("3 entries that mending set aside") })
        #expect(try Examination(of: workspace.path).isWell, "somebody knows")
        try FileManager.default.removeItem(atPath: workspace.path.appending(".tickmark/before-mend-1/known").string)
        #expect(try Examination(of: workspace.path).isWell == false)
        try FileManager.default.removeItem(atPath: workspace.path.appending(".tickmark/before-mend-1").string)
        #expect(try Examination(of: workspace.path).isWell)
    }

    @Test("Where a name is taken just before a file gets it, nothing is put over it, and what was done is said")
    func overtaken() throws {
        let workspace = try house { files in
            files[House.anasJournal] = nil
            files["journal/ana-4f1c90ab (1).jsonl"] = ana
        }
        let calls = RecordedCalls()
        let place = URL(filePath: workspace.path.string)
        calls.before("rename entries") { try? StoredWorkspace.write([House.anasJournal: Array("theirs\n".utf8)], to: place) }
        let mending = try Mending(workspace.path, files: calls)
        #expect(mending.failure?.error == .fileExists && !mending.isWell)
        #expect(mending.lines()[0].hasPrefix("Mending stopped: Tickmark cannot rename"))
        let files = try workspace.files()
        #expect(files[House.anasJournal] == Array("theirs\n".utf8) && files["journal/ana-4f1c90ab (1).jsonl"] == ana)
    }

    @Test("What was not said is not done")
    func told() throws {
        let workspace = try house { $0["journal/notes.txt"] = [65] }
        let plan = try Examination(of: workspace.path).plan()
        try StoredWorkspace.write(["journal/more.txt": [66]], to: URL(filePath: workspace.path.string))
        let mending = try Mending(workspace.path, told: plan)
        #expect(mending.isOvertaken && !mending.isWell && mending.done == [])
        #expect(try workspace.files()["journal/notes.txt"] == [65])
    }

    @Test("Where no descriptor is left, that is what is said, and nothing is taken for damaged")
    func descriptors() throws {
        let workspace = try house { $0[".tickmark/state.json"] = Array("{}".utf8) }
        for name in [".gitattributes", ".gitignore", "house.json", "state.json", "ana-4f1c90ab.jsonl"] {
            let calls = ForbiddingCalls([name], with: .tooManyOpenFiles)
            let examination = try Examination(of: workspace.path, files: calls)
            #expect(examination.findings.map(\.reason.description).allSatisfy { $0.contains("Too many open files") }, "\(name)")
            #expect(examination.findings.count == 1, "\(name)")
            #expect(examination.plan() == [], "\(name)")
        }
    }

    @Test("Very many strangers in journal/ are looked at in seconds, and told of in a page")
    func strangers() throws {
        let workspace = try house { files in
            for number in 0..<8000 { files["journal/stray-\(number)"] = Array("Buy cards\n".utf8) }
        }
        let (lines, seconds) = try timed { try Examination(of: workspace.path).lines() }
        // Where each is looked for among all others, this takes minutes in a build like that of the tests.
        #expect(seconds < 60)
        #expect(lines.count < 120)
        #expect(lines.contains("7980 more files are like that."))
        #expect(lines.contains("  7980 more files like that are set aside."))
    }
}

/// The calls of the system, of which opening files of some names fails.
private struct ForbiddingCalls: ForwardingCalls {
    let files = POSIXFileCalls()
    private let names: Set<String>
    private let error: Errno

    init(_ names: Set<String>, with error: Errno = .permissionDenied) { (self.names, self.error) = (names, error) }

    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor {
        if let name = path.lastComponent?.string, names.contains(name) { throw FileFailure(.open, path, error) }
        return try files.open(path, mode)
    }
}
