import Readiness
import Soaking
import SystemPackage
import Testing

@testable import Workspace

@Suite("The power is cut after every call in turn, and what was called saved is there when it comes back")
struct PowerCutTests {
    @Test("Whatever the disk made of what was not flushed: all that was acknowledged is there, nothing twice, and work goes on")
    func everyCall() throws {
        var random = Soak.random(for: "power cuts")
        let total = try run(cutAt: .max, .nothingLasts, seed: random.seed)
        #expect(total > 80)
        var cuts = 0
        for call in 1...total {
            let sure: [MemoryFiles.Cut] = [.nothingLasts, .chance(seed: random.next()), .everythingLasts]
            let more = (0..<Soak.cases(short: 0, full: 500)).map { _ in MemoryFiles.Cut.chance(seed: random.next()) }
            for cut in Soak.isFull ? sure + more : [sure[call % 3]] {
                _ = try run(cutAt: call, cut, seed: random.seed)
                cuts += 1
            }
        }
        print("power cuts: \(cuts) in \(total) calls")
    }

    /// Runs the errand on a disk in memory until the power goes, and looks at the disk after that.
    ///
    /// - Returns: How many calls the whole errand makes.
    private func run(cutAt call: Int, _ cut: MemoryFiles.Cut, seed: UInt64) throws -> Int {
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
            return calls.count
        }
        try notebook.expect(errand.acknowledged, tried: errand.tried, comment)
        var store = try notebook.open()
        try store.write([.note("after the cut")])
        disk.cut(.nothingLasts)
        try notebook.expect(errand.acknowledged.union(["after the cut"]), tried: errand.tried.union(["after the cut"]), comment)
        try notebook.expectWholeChains(comment, allowsTorn: true)
        return calls.count
    }
}
