import Platform

/// A thread of its own for work that waits: for locks, for other programs, for disks. The few threads that Swift's
/// tasks share are not for that: two that wait stop everybody else's tasks on a machine with two processors.
public enum Worker {
    /// Starts a thread. Where the system has none to give, the work is done here and now.
    public static func start(_ work: @escaping @Sendable () -> Void) {
        if SystemThread.start(work) != 0 { work() }
    }

    /// Does work on a thread of its own, and waits for what comes of it without holding one of the shared threads.
    public static func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { waiting in start { waiting.resume(returning: work()) } }
    }
}
