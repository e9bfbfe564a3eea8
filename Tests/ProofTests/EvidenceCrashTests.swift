@testable import Checking
@testable import Files
@testable import Journal
import Readiness
import Soaking
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Attaching evidence survives whatever stops it: never an entry without its file")
struct EvidenceCrashTests {
    private static let folder: FilePath = "/work/acme"

    @Test("The power is cut after every call in turn: every entry has its file, and what is left besides is named and mended")
    func powerCuts() throws {
        var random = Soak.random(for: "power cuts while attaching")
        let total = try run(cutAt: .max, .everythingLasts).calls
        #expect(total > 60)
        var (strays, attached) = (0, 0)
        for call in 1...total {
            var cuts: [MemoryFiles.Cut] = [.nothingLasts, .everythingLasts, .chance(seed: random.next())]
            // In the short form, each call with one of them.
            if !Soak.isFull { cuts = [cuts[call % 3]] }
            if Soak.isFull { cuts += (0..<50).map { _ in .chance(seed: random.next()) } }
            for cut in cuts {
                let outcome = try run(cutAt: call, cut)
                strays += outcome.hadStray ? 1 : 0
                attached += outcome.attached
            }
        }
        // The test has seen what it is about.
        #expect(strays > 0 && attached > 0)
        print("power cuts while attaching: \(total) calls, \(strays) times a file without its entry")
    }

    private func run(cutAt call: Int, _ cut: MemoryFiles.Cut) throws -> (calls: Int, hadStray: Bool, attached: Int) {
        let disk = try Self.disk()
        let calls = FaultyCalls.cut(at: call, over: disk)
        var acknowledged: Set<EntryID> = []
        if var store = try? Self.open(calls) {
            for (number, text) in ["one", "two", "one"].enumerated() {
                if let id = try? store.attach(text, title: "Piece \(number)") { acknowledged.insert(id) }
            }
        }
        let comment: Comment = "cut at call \(call) (\(calls.hit ?? "")), \(cut)"
        #expect(call == .max || calls.hit != nil, comment)
        disk.cut(cut)
        try Self.giveUpHoles(on: disk, comment)
        var store = try Self.open(disk)
        #expect(store.damage.isEmpty, comment)
        #expect(acknowledged.isSubset(of: Set(store.pieces.map(\.id))), comment)
        #expect(store.checkEvidence().isEmpty, comment)
        let before = try Examination(of: Self.folder, files: disk)
        #expect(!before.findings.contains { $0.kind == .evidenceMissing || $0.kind == .evidenceChanged }, comment)
        let pieces = store.pieces.count
        // What is left besides is named, and mending takes it away and nothing else.
        let known = Set(store.pieces.compactMap { if case .file(let digest, _, _) = $0.content { digest } else { nil } })
        let left =
            try disk.exists("/work/acme/evidence")
            ? disk.names(in: "/work/acme/evidence").filter { name in !known.contains { name.hasPrefix($0) } } : []
        let named = Set(before.findings.map(\.file))
        for name in left { #expect(named.contains("evidence/\(name)"), comment) }
        let mending = try Mending(Self.folder, files: disk)
        #expect(mending.failure == nil, comment)
        // What an end that cannot be read may speak of is left, until that end is given up.
        let ends = before.findings.map(\.file).filter { $0.hasPrefix("journal/") }
        #expect(!ends.isEmpty || !mending.after.findings.contains { $0.file.hasPrefix("evidence/") }, comment)
        _ = try store.refresh()
        #expect(store.checkEvidence().isEmpty && store.pieces.count == pieces, comment)
        try store.attach("after the cut")
        disk.cut(.nothingLasts)
        let after = try Self.open(disk)
        #expect(after.pieces.count == pieces + 1 && after.checkEvidence().isEmpty, comment)
        if !ends.isEmpty { _ = try Mending(Self.folder, cutting: ends, files: disk) }
        let last = try Mending(Self.folder, files: disk)
        #expect(!last.after.findings.contains { $0.file.hasPrefix("evidence/") }, comment)
        return (calls.count, before.findings.contains { $0.kind == .evidenceStray }, acknowledged.count)
    }

    /// Where a later sector came to the disk and an earlier one did not, zeros stand in a journal before what came, and
    /// that is damage: it is named, and doctor gives it up on request.
    private static func giveUpHoles(on disk: MemoryFiles, _ comment: Comment) throws {
        let damage = try open(disk).damage
        guard !damage.isEmpty else { return }
        #expect(damage.allSatisfy { $0.file.hasPrefix("journal/") && $0.line > 0 }, "\(damage); \(comment)")
        let mending = try Mending(folder, cutting: damage.map(\.file), files: disk)
        for file in damage.map(\.file) { #expect(mending.done.contains { $0.file == file }, comment) }
    }

    @Test("A hole that a power cut left in a journal is given up, and nothing that was acknowledged is")
    func hole() throws {
        // Two of the cuts that the soak has found: the sector before the last came to the disk as zeros.
        for seed: UInt64 in [4_026_032_723_427_309_833, 571_162_583_794_439_723] {
            _ = try run(cutAt: 47, .chance(seed: seed))
        }
    }

    @Test("Each call fails once, in each way, the disk full among them: attaching again succeeds, and nothing is attached twice")
    func faults() throws {
        let total = try run(with: nil)
        var hits = 0
        for call in 1...total {
            let ways: [(Fault.Manner, Errno)] = [
                (.before, .noSpace), (.after, .ioError), (.halfway, .diskQuotaExceeded), (.short, .noSpace),
            ]
            // In the short form, each call fails in one way.
            for (manner, error) in Soak.isFull ? ways : [ways[call % 4]] {
                let fault = Fault(call: call, manner: manner, error: error, isStuck: false)
                if try run(with: fault) > 0 { hits += 1 }
            }
        }
        #expect(hits >= total)
    }

    /// - Returns: How many calls were made.
    private func run(with fault: Fault?) throws -> Int {
        let disk = try Self.disk()
        let calls = FaultyCalls(fault, over: disk)
        let comment: Comment = "\(fault?.description ?? "no fault")"
        var store: WorkspaceStore?
        for _ in 0..<2 where store == nil { store = try? Self.open(calls) }
        guard var store else {
            Issue.record("the workspace is not opened again; \(comment)")
            return 0
        }
        for text in ["one", "two"] {
            var isDone = false
            for _ in 0..<3 where !isDone {
                do {
                    try store.attach(text)
                    isDone = true
                } catch WorkspaceError.doubtful {
                    // It may be there after all: whoever looks sees it.
                    _ = try store.refresh()
                    isDone = store.pieces.contains { $0.content == Attaching.content(of: text) }
                } catch {}
            }
            #expect(isDone, "\(comment) (\(calls.hit ?? ""))")
        }
        calls.mend()
        let after = try Self.open(disk)
        let contents = after.pieces.map(\.content)
        for text in ["one", "two"] {
            #expect(contents.count { $0 == Attaching.content(of: text) } == 1, "\(comment) (\(calls.hit ?? ""))")
        }
        #expect(after.checkEvidence().isEmpty && after.damage.isEmpty, comment)
        return calls.count
    }

    private static func disk() throws -> MemoryFiles {
        let disk = MemoryFiles()
        try disk.makeFolder("/work")
        let root = try disk.open("/", .folder)
        try disk.synchronize(root, "/")
        try WorkspaceFolder.create(at: folder, name: "Acme", id: Bench.id, files: disk)
        return disk
    }

    private static func open(_ files: any FileCalls) throws -> WorkspaceStore {
        try WorkspaceStore(
            opening: folder, author: Author(name: "Ana Ruiz"), catalogs: [:], today: Bench.today, now: { Bench.now }, files: files
        )
    }
}
