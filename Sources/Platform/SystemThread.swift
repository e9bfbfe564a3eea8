/// A thread of the system's own, for work that waits, or that several do at once.
public struct SystemThread {
    private let thread: pthread_t

    /// Starts a thread that answers no signals: those are for the threads that wait for them. Either ``join()`` or
    /// ``detach()`` has to follow.
    ///
    /// - Returns: Nil where the system has none to give. The work is not done then.
    public init?(_ work: @escaping @Sendable () -> Void) {
        guard case .success(let thread) = Self.make(work) else { return nil }
        self = thread
    }

    /// Starts a thread that nobody waits for.
    ///
    /// - Returns: Why there is none, as `errno` has it; 0 where there is one. The work is not done then.
    public static func start(_ work: @escaping @Sendable () -> Void) -> Int32 {
        switch make(work) {
        case .success(let thread):
            thread.detach()
            return 0
        case .failure(let failure): return failure.error
        }
    }

    /// Waits until the work is done.
    public func join() { pthread_join(thread, nil) }

    /// Lets it end by itself.
    public func detach() { pthread_detach(thread) }

    private struct Failure: Error {
        let error: Int32
    }

    private init(thread: pthread_t) { self.thread = thread }

    private static func make(_ work: @escaping @Sendable () -> Void) -> Result<SystemThread, Failure> {
        let order = Unmanaged.passRetained(Order(work))
        // A thread begins with what its maker lets through.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        #if canImport(Darwin)
            var made: pthread_t?
            let error = pthread_create(&made, nil, { Order.run($0) }, order.toOpaque())
            if error == 0, let made { return .success(SystemThread(thread: made)) }
        #else
            var made = pthread_t()
            let error = pthread_create(&made, nil, { $0.flatMap { Order.run($0) } }, order.toOpaque())
            if error == 0 { return .success(SystemThread(thread: made)) }
        #endif
        order.release()
        return .failure(Failure(error: error))
    }

    private final class Order: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }

        static func run(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
            Unmanaged<Order>.fromOpaque(pointer).takeRetainedValue().work()
            return nil
        }
    }
}
