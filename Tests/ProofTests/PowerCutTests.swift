@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
import Soaking
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("The power is cut after every call in turn, and what was called saved is there when it comes back")
struct PowerCutTests {
    @Test("Whatever the disk made of what was not flushed: all that was acknowledged is there, nothing twice, and work goes on")
    func everyCall() throws {
        var random = Soak.random(for: "power cuts")
        let total = try run(cutAt: .max, .nothingLasts, seed: random.seed).calls
        #expect(total > 80)
        var (cuts, mended) = (0, 0)
        for call in 1...total {
            let sure: [MemoryFiles.Cut] = [.nothingLasts, .chance(seed: random.next()), .everythingLasts]
            let more = (0..<Soak.cases(short: 0, full: 500)).map { _ in MemoryFiles.Cut.chance(seed: random.next()) }
            for cut in more.isEmpty ? [sure[call % 3]] : sure + more {
                if try run(cutAt: call, cut, seed: random.seed).isMended { mended += 1 }
                cuts += 1
            }
        }
        print("power cuts: \(cuts) in \(total) calls, after \(mended) of which doctor had to mend")
        #expect(!Soak.isFull || mended > 0)
    }

    /// Runs the errand on a disk in memory until the power goes, and looks at the disk after that.
    ///
    /// - Returns: How many calls the whole errand makes, and whether what was left had to be mended.
    private func run(cutAt call: Int, _ cut: MemoryFiles.Cut, seed: UInt64) throws -> (calls: Int, isMended: Bool) {
        let disk = MemoryFiles()
        try disk.makeFolder("/work")
        let root = try disk.open("/", .folder)
        try disk.synchronize(root, "/")
        let calls = FaultyCalls.cut(at: call, over: disk)
        var errand = Errand(in: "/work/acme", through: calls, looking: disk)
        for step in Errand.Step.allCases {
            // Others write, and torn ends come about, only while there is power.
            guard calls.hit == nil else { break }
            try errand.prepare(step)
            try? errand.make(step)
        }
        let comment: Comment = "cut at call \(call) (\(calls.hit ?? "")), \(cut), seed \(seed)"
        #expect(call == .max || calls.hit != nil, comment)
        disk.cut(cut)
        let notebook = errand.notebook
        // Before anything was acknowledged there need be no workspace.
        guard (try? disk.exists("/work/acme/tickmark.json")) ?? false else {
            #expect(errand.acknowledged.isEmpty, comment)
            return (calls.count, false)
        }
        let isMended = try mend(notebook, comment)
        try notebook.expect(errand.acknowledged, tried: errand.tried, comment)
        var store = try notebook.open()
        try store.write([.note("after the cut")])
        disk.cut(.nothingLasts)
        try notebook.expect(errand.acknowledged.union(["after the cut"]), tried: errand.tried.union(["after the cut"]), comment)
        try notebook.expectWholeChains(comment, allowsTorn: true)
        return (calls.count, isMended)
    }

    /// Where a later sector came to the disk and an earlier one did not, zeros stand before what came, and that is
    /// damage: it is named, and doctor gives it up on request.
    private func mend(_ notebook: Notebook, _ comment: Comment) throws -> Bool {
        let damage = try notebook.open().damage
        guard !damage.isEmpty else { return false }
        #expect(damage.allSatisfy { $0.file.hasPrefix("journal/") && $0.line > 0 }, "\(damage); \(comment)")
        let mending = try Mending(notebook.folder, cutting: damage.map(\.file), files: notebook.files)
        for file in damage.map(\.file) {
            let isMended = mending.done.contains { $0.file == file }
            #expect(isMended, "\(mending.done.sentences); \(comment)")
        }
        return true
    }
}
