import Checking
import Files
import GitSync
import Journal
import Readiness
import Reports
import Soaking
import Store
import SystemPackage
import Testing

@Suite("Through git: no driver, no configuration, no conflict", .serialized)
struct GitHistoryTests {
    @Test(
        "Whatever a team does with branches, merges, rebases, resets, copies and clones, nothing conflicts, nothing is lost, and all see the same"
    )
    func randomHistories() async throws {
        // Each history has a seed of its own, so that the one that fails is lived again at once.
        let first = Soak.random(for: "random git histories").seed
        let seeds = (0..<UInt64(Soak.cases(short: 15, full: 1000))).map { first &+ $0 }
        // Two at a time: most of the time goes into starting git.
        await withTaskGroup(of: Void.self) { group in
            for part in 0..<2 {
                group.addTask {
                    for (index, seed) in seeds.enumerated() where index % 2 == part {
                        await Self.live(seed)
                        // A full run takes a while; whoever looks at it sees that it goes on, and how fast.
                        if index % 100 == 99 { print("random histories: \(index + 1) of \(seeds.count)") }
                    }
                }
            }
        }
    }

    private static func live(_ seed: UInt64) async {
        do {
            let history = try RandomGitHistory(seed: seed)
            do {
                try await history.live(steps: 32)
                try history.settle()
            } catch {
                Issue.record("\(error)\n\(history.log.joined(separator: "\n"))")
            }
        } catch {
            Issue.record("TICKMARK_SEED=\(seed): \(error)")
        }
    }
}
