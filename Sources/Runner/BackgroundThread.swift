#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Does something on a thread of its own that may wait for long: the few threads that tasks share are for work that goes on.
enum BackgroundThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }

        static func run(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
            Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
            return nil
        }
    }

    /// Starts it.
    ///
    /// - Returns: Whether the system had a thread for it.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        // Signals are for the thread that answers them. A thread begins with what its maker lets through.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let work = Unmanaged.passRetained(Work(body))
        #if canImport(Darwin)
            var thread: pthread_t?
            let error = pthread_create(&thread, nil, { Work.run($0) }, work.toOpaque())
            if error == 0, let thread { pthread_detach(thread) }
        #else
            var thread = pthread_t()
            let error = pthread_create(&thread, nil, { $0.flatMap { Work.run($0) } }, work.toOpaque())
            if error == 0 { pthread_detach(thread) }
        #endif
        if error != 0 { work.release() }
        return error == 0
    }
}
