@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Reports
import Runner
@testable import Store
import SystemPackage
import Soaking
import Testing
@testable import Workbench

@Suite("What is said of a file that has its name is what is there")
struct AfterRenameTests {
    /// What may fail when the folder is flushed, and how a call that does is recorded.
    private static let failures = ["flush FOLDER", "open ."]

    private func calls(_ failure: String, for workspace: StoredWorkspace) -> RecordedCalls {
        let calls = RecordedCalls()
        let name = workspace.beside.lastComponent?.string ?? ""
        calls.fail(failure.replacing("FOLDER", with: name), failure.hasPrefix("open") ? .permissionDenied : .ioError)
        return calls
    }

    @Test(
        "An export whose name cannot be flushed was written, and may not outlast a power cut", arguments: failures, [true, false])
    func export(failure: String, replaces: Bool) throws {
        let workspace = try StoredWorkspace(House.files)
        let path = workspace.beside.appending("readiness.md")
        if replaces { try ExportFile.write([1], to: path, replaces: false) }
        let error = #expect(throws: ExportFile.Failure.self) {
            try ExportFile.write([2], to: path, replaces: replaces, files: calls(failure, for: workspace))
        }
        #expect(error?.description.hasPrefix("The export was written to \(path), but may not outlast a power cut") ?? false)
        #expect(try Data(contentsOf: URL(filePath: path.string)) == Data([2]))
    }

    @Test("A backup whose name cannot be flushed is there, and so is a workspace that was restored", arguments: failures)
    func archives(failure: String) throws {
        let workspace = try StoredWorkspace(House.files)
        let archive = workspace.beside.appending("house.tar")
        let error = #expect(throws: ArchiveError.self) {
            try SnapshotArchive.write(workspace.path, to: archive, files: calls(failure, for: workspace))
        }
        #expect(error?.description.hasPrefix("\(archive) is there, whole and checked, but may not outlast a power cut") ?? false)
        let target = workspace.beside.appending("again")
        let second = #expect(throws: ArchiveError.self) {
            try SnapshotArchive.restore(archive, to: target, files: calls("flush FOLDER", for: workspace))
        }
        #expect(second?.description.hasPrefix("\(target) is there, whole and checked, but may not outlast a power cut") ?? false)
        #expect(try Verification(of: target, against: House.heads).isSound)
    }

    @Test("A rename that happened although it was reported as failed is one that happened")
    func reported() throws {
        let workspace = try StoredWorkspace(House.files)
        let path = workspace.beside.appending("readiness.md")
        let trial = FaultyCalls(nil)
        try ExportFile.write([1], to: path, replaces: true, files: trial)
        let call = try #require(trial.log.firstIndex { $0.hasPrefix("rename") }) + 1
        try ExportFile.write(
            [2], to: path, replaces: true, files: FaultyCalls(Fault(call: call, manner: .after, error: .ioError)))
        #expect(try Data(contentsOf: URL(filePath: path.string)) == Data([2]))
        #expect(throws: ExportFile.Failure.self) {
            try ExportFile.write(
                [3], to: path, replaces: true, files: FaultyCalls(Fault(call: call, manner: .before, error: .ioError)))
        }
        #expect(try Data(contentsOf: URL(filePath: path.string)) == Data([2]))
    }

    @Test("What can be refused of a backup is refused before anything is written")
    func early() throws {
        let workspace = try StoredWorkspace(House.files)
        let archive = workspace.beside.appending("house.tar")
        _ = try SnapshotArchive.write(workspace.path, to: archive)
        let url = URL(filePath: archive.string)
        let good = try Data(contentsOf: url)
        let list = try #require(good.firstRange(of: Array("SHA256SUMS".utf8))).lowerBound
        for bad in [Ustar.header(of: "journal/../../evil", size: 0), Ustar.header(of: "evidence/more.txt", size: 0)] {
            try (good.prefix(list) + bad + good.dropFirst(list)).write(to: url)
            let calls = RecordedCalls()
            #expect(throws: ArchiveError.self) {
                try SnapshotArchive.restore(archive, to: workspace.beside.appending("again"), files: calls)
            }
            #expect(!calls.calledInOrder.contains { $0.hasPrefix("make") || $0.hasPrefix("write") })
        }
    }

    @Test("Two hundred gibibytes of zeros are no backup, which is known at once")
    func zeros() throws {
        let workspace = try StoredWorkspace(House.files)
        let archive = workspace.beside.appending("house.tar")
        _ = try SnapshotArchive.write(workspace.path, to: archive)
        let empty = workspace.beside.appending("zeros.tar")
        try Data().write(to: URL(filePath: empty.string))
        for (path, reason) in [(empty, "ends too early"), (archive, "more stands behind its end")] {
            let file = try FileHandle(forWritingTo: URL(filePath: path.string))
            try file.truncate(atOffset: 200 << 30)
            try file.close()
            let (error, seconds) = timed {
                #expect(throws: ArchiveError.self) {
                    try SnapshotArchive.restore(path, to: workspace.beside.appending("again"))
                }
            }
            #expect(error?.description.contains(reason) ?? false, "\(error?.description ?? "")")
            #expect(seconds < 30)
        }
    }

    @Test("A file whose name is no UTF-8 is named as that by a backup and by doctor, and not called something that it is not")
    func bytes() throws {
        for place in ["evidence", "journal", "catalogs"] {
            let workspace = try StoredWorkspace(House.files)
            let folder = workspace.path.appending(place)
            try? FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
            let ending = place == "journal" ? ".jsonl" : ".json"
            let name = Array("caf".utf8) + [0xE9] + Array(ending.utf8)
            let path = (Array(folder.string.utf8) + [UInt8(ascii: "/")] + name).map { CChar(bitPattern: $0) } + [0]
            let file = try FileDescriptor.open(
                FilePath(platformString: path), .writeOnly, options: .create, permissions: .ownerReadWrite)
            try file.close()
            let examination = try Examination(of: workspace.path)
            if place != "evidence" {
                let finding = try #require(examination.findings.first { $0.file.hasPrefix(place) })
                #expect(finding.reason.description.contains("has a name that is no UTF-8"), "\(finding)")
                #expect(examination.plan() == [])
            }
            let error = #expect(throws: ArchiveError.self) {
                try SnapshotArchive.write(workspace.path, to: workspace.beside.appending("house.tar"))
            }
            #expect(error?.description.contains("has a name that is no UTF-8") ?? false, "\(error?.description ?? "")")
        }
    }
}
