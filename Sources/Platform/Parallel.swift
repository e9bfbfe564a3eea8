import Synchronization

/// Does several things at once, on as many threads as there are processors, and waits for all.
package enum Parallel {
    /// What comes of each thing, in their order.
    package static func map<Thing: Sendable, Outcome: Sendable>(
        _ things: [Thing], _ work: @escaping @Sendable (Thing) -> Outcome
    ) -> [Outcome] {
        let hands = min(things.count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 8)
        guard hands > 1 else { return things.map(work) }
        let queue = Queue<Outcome>(things.count)
        let help: @Sendable () -> Void = {
            while let next = queue.take() { queue.put(work(things[next]), at: next) }
        }
        let helpers = (1..<hands).compactMap { _ in SystemThread(help) }
        help()
        for helper in helpers { helper.join() }
        return queue.outcomes
    }

    /// The places of so many things in shares, the last of which may be smaller: of what is little work each, a thread
    /// takes a share at a time.
    package static func shares(of count: Int, each share: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: share).map { $0..<Swift.min($0 + share, count) }
    }

    /// What comes of one thing that is done on a thread of its own, and of another that is done here meanwhile.
    package static func both<One: Sendable, Other, Failure: Error>(
        _ one: @escaping @Sendable () -> One, _ other: () throws(Failure) -> Other
    ) throws(Failure) -> (One, Other) {
        let queue = Queue<One>(1)
        let thread = SystemThread { queue.put(one(), at: 0) }
        let outcome = Result(catching: other)
        thread?.join()
        return (queue.outcomes.first ?? one(), try outcome.get())
    }

    /// What is still to be done, and what came of the rest.
    private final class Queue<Outcome: Sendable>: Sendable {
        private let state: Mutex<(next: Int, outcomes: [Outcome?])>
        private let count: Int

        init(_ count: Int) {
            self.count = count
            state = Mutex((0, Array(repeating: nil, count: count)))
        }

        /// The next thing that nobody has taken.
        func take() -> Int? {
            state.withLock { state in
                guard state.next < count else { return nil }
                state.next += 1
                return state.next - 1
            }
        }

        func put(_ outcome: Outcome, at place: Int) { state.withLock { $0.outcomes[place] = outcome } }

        var outcomes: [Outcome] { state.withLock { $0.outcomes.compactMap(\.self) } }
    }
}
