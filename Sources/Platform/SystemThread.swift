/// A thread of the system's own, for work that waits.
public enum SystemThread {
    /// Starts a thread that answers no signals: those are for the threads that wait for them.
    ///
    /// - Returns: Why there is none, as `errno` has it; 0 where there is one. The work is not done then.
    public static func start(_ work: @escaping @Sendable () -> Void) -> Int32 {
        let order = Unmanaged.passRetained(Order(work))
        // A thread begins with what its maker lets through.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        #if canImport(Darwin)
            var thread: pthread_t?
            let error = pthread_create(&thread, nil, { Order.run($0) }, order.toOpaque())
            if error == 0, let thread { pthread_detach(thread) }
        #else
            var thread = pthread_t()
            let error = pthread_create(&thread, nil, { $0.flatMap { Order.run($0) } }, order.toOpaque())
            if error == 0 { pthread_detach(thread) }
        #endif
        if error != 0 { order.release() }
        return error
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
