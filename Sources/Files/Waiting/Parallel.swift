import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Does the same to several things at once, on as many threads as there are processors, and waits for all.
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
        let helpers = (1..<hands).compactMap { _ in Helper(help) }
        help()
        for helper in helpers { helper.join() }
        return queue.outcomes
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

    /// A thread that is waited for.
    private struct Helper {
        private let thread: pthread_t

        /// Starts it; nil where the system has none to give.
        init?(_ body: @escaping @Sendable () -> Void) {
            let order = Unmanaged.passRetained(Order(body))
            // Signals are for threads that answer them. A thread begins with what its maker lets through.
            var (all, before) = (sigset_t(), sigset_t())
            sigfillset(&all)
            pthread_sigmask(SIG_SETMASK, &all, &before)
            defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
            #if canImport(Darwin)
                var made: pthread_t?
                let error = pthread_create(&made, nil, { Order.run($0) }, order.toOpaque())
                guard error == 0, let made else {
                    order.release()
                    return nil
                }
                thread = made
            #else
                var made = pthread_t()
                guard pthread_create(&made, nil, { $0.flatMap { Order.run($0) } }, order.toOpaque()) == 0 else {
                    order.release()
                    return nil
                }
                thread = made
            #endif
        }

        func join() { pthread_join(thread, nil) }
    }

    private final class Order: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }

        static func run(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
            Unmanaged<Order>.fromOpaque(pointer).takeRetainedValue().body()
            return nil
        }
    }
}
