@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Two damages at once")
struct PairTests {
    /// In memory, where there is such a file system.
    private static let place: URL? = {
        let memory = URL(filePath: "/dev/shm")
        return FileManager.default.isWritableFile(atPath: memory.path) ? memory : nil
    }()

    @Test("There are 52 kinds, and every two of them are tried")
    func count() { #expect(DamagedKind.all.count == 52 && DamagedPair.all.count == 1326) }

    @Test(
        "Mending does what was said, loses no byte, and calls nothing whole that is not", arguments: DamagedKind.all.map(\.name))
    func pairs(first: String) throws {
        for pair in DamagedPair.all where pair.first.name == first {
            let workspace = try pair.stored(in: Self.place)
            let files = UnflushedCalls()
            let before = try workspace.files()
            let examination = try Examination(of: workspace.path, files: files)
            let plan = examination.plan()
            let mending = try Mending(workspace.path, told: plan, files: files)
            #expect(!mending.isOvertaken && mending.failure == nil, "\(pair)")
            #expect(mending.done == plan, "\(pair)")
            let after = try workspace.files()
            try expectNothingLost(before, after, "\(pair)")
            try expectHonest(mending, before, workspace, files, "\(pair)")
            if mending.kept != nil {
                let again = try Mending(workspace.path, files: files)
                #expect(again.done == [], "\(pair): a second time there is nothing to do")
                #expect(try workspace.files() == after, "\(pair)")
            }
            // Whatever somebody gives up, it is kept.
            let damaged = Set(mending.after.findings.filter { $0.kind.isSerious }.map(\.file))
            guard !damaged.isEmpty else { continue }
            let cut = try Mending(workspace.path, cutting: Array(damaged), files: files)
            try expectNothingLost(before, try workspace.files(), "\(pair), cut")
            try expectHonest(cut, before, workspace, files, "\(pair), cut")
        }
    }

    // MARK: What is promised

    /// Every file that was there is some file still, to the last byte.
    private func expectNothingLost(_ before: [String: [UInt8]], _ after: [String: [UInt8]], _ name: Comment) throws {
        let there = Set(after.values)
        for (file, bytes) in before where file != ".tickmark/lock" { #expect(there.contains(bytes), "\(name): \(file)") }
    }

    private func expectHonest(
        _ mending: Mending, _ before: [String: [UInt8]], _ workspace: StoredWorkspace, _ files: UnflushedCalls, _ name: Comment
    ) throws {
        let had = Self.lines(of: before).intersection(Self.original)
        let now = Self.lines(of: try workspace.files().filter { Self.isJournal($0.key) })
        if mending.isWell || mending.lines().contains(where: { $0.hasPrefix("Everything is as it should be") }) {
            #expect(had.isSubset(of: now), "\(name): what is gone from the journals is said")
            #expect(mending.missing == 0, name)
        }
        // What doctor finds in doubt, verify does.
        guard mending.after.isSound, let verification = try? Verification(of: workspace.path, against: House.heads, files: files)
        else { return }
        if verification.isSound {
            for journal in [House.anasJournal, House.bensJournal] {
                let bytes = try workspace.files()[journal] ?? []
                #expect(bytes.starts(with: House.files[journal] ?? []), "\(name): \(journal)")
            }
        }
    }

    private static func isJournal(_ name: String) -> Bool {
        name.hasPrefix("journal/") && name.hasSuffix(".jsonl") && WriterID(name.dropFirst(8).dropLast(6)) != nil
    }

    /// The lines of both journals before anything happened.
    private static let original = lines(of: House.files.filter { $0.key.hasPrefix("journal/") })

    /// All lines of all files, whichever ends they have. Longer ones than any of these are nobody's entries.
    private static func lines(of files: [String: [UInt8]]) -> Set<[UInt8]> {
        var lines: Set<[UInt8]> = []
        for bytes in files.values {
            for line in bytes.split(separator: UInt8(ascii: "\n")) where line.count < 4096 {
                lines.insert(Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
            }
        }
        return lines
    }
}
