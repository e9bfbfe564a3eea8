#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A thread of its own for work that waits: for locks, for other programs, for disks. The few threads that Swift's tasks share are not for
/// that: two that wait stop everybody else's tasks on a machine with two processors.
public enum Worker {
    /// Starts a thread. Where the system has none to give, the work is done here and now.
    public static func start(_ work: @escaping @Sendable () -> Void) {
        let order = Unmanaged.passRetained(Order(work))
        // Signals are for threads that answer them. A thread begins with what its maker lets through.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        #if canImport(Darwin)
            var thread: pthread_t?
            let error = pthread_create(&thread, nil, { Worker.run($0) }, order.toOpaque())
            if error == 0, let thread { pthread_detach(thread) }
        #else
            var thread = pthread_t()
            let error = pthread_create(&thread, nil, { $0.flatMap { Worker.run($0) } }, order.toOpaque())
            if error == 0 { pthread_detach(thread) }
        #endif
        pthread_sigmask(SIG_SETMASK, &before, nil)
        guard error != 0 else { return }
        order.release()
        work()
    }

    /// Does work on a thread of its own, and waits for what comes of it without holding one of the shared threads.
    static func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { waiting in start { waiting.resume(returning: work()) } }
    }

    private final class Order: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    private static func run(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Order>.fromOpaque(pointer).takeRetainedValue().work()
        return nil
    }
}
