import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Waits for a lock that another program holds: so long, and no longer. A program that was stopped, or waits for a disk that does not answer, gives
/// nothing back.
///
/// The system has no lock with a limit of time. To ask again and again would let whoever writes without a pause go first for ever, because the
/// lock is free for an instant only. So a thread of its own waits in `flock(2)`, which the system wakes the moment that the lock is free, and
/// the caller waits for that thread. One that is waited for no longer goes on waiting, and gives the lock back when it gets it.
enum LockWait {
    /// Locks an open file, waiting for whoever holds it.
    ///
    /// - Returns: Nil where the lock was taken; else why it was not, `ETIMEDOUT` where somebody held it all the time.
    static func lock(_ file: FileDescriptor, for patience: Duration) -> Errno? {
        guard let turn = Turn(for: file) else { return Errno(rawValue: errno) }
        if let error = turn.begin() { return error }
        let deadline = SuspendingClock.now.advanced(by: patience)
        while true {
            let left = SuspendingClock.now.duration(to: deadline)
            if let outcome = turn.outcome(within: max(.zero, left)) { return outcome.rawValue == 0 ? nil : outcome }
            if left <= .zero { return .timedOut }
        }
    }
}

/// A turn to wait for, which the caller and the waiting thread share.
private final class Turn: Sendable {
    /// The file as it was opened, by a number of its own: the caller's number may be another file's by the time that the turn comes.
    private let file: Int32
    /// Through which the thread says what came of it.
    private let ends: (read: Int32, write: Int32)

    /// Takes a number; nil, with `errno`, where the system has none left.
    init?(for descriptor: FileDescriptor) {
        var numbers: [Int32] = [-1, -1]
        guard pipe(&numbers) == 0 else { return nil }
        for number in numbers { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
        ends = (numbers[0], numbers[1])
        file = fcntl(descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
        guard file >= 0 else { return nil }
    }

    // Closing the file here unlocks nothing that the caller has: the lock belongs to the file as it was opened, which the caller holds, too.
    deinit { for number in [file, ends.read, ends.write] where number >= 0 { close(number) } }

    /// Starts the thread.
    ///
    /// - Returns: Why there is none, or nil.
    func begin() -> Errno? {
        // Signals are for threads that answer them. A thread begins with what its maker lets through.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let turn = Unmanaged.passRetained(self)
        #if canImport(Darwin)
            var thread: pthread_t?
            let error = pthread_create(&thread, nil, { Turn.wait($0) }, turn.toOpaque())
            if error == 0, let thread { pthread_detach(thread) }
        #else
            var thread = pthread_t()
            let error = pthread_create(&thread, nil, { $0.flatMap { Turn.wait($0) } }, turn.toOpaque())
            if error == 0 { pthread_detach(thread) }
        #endif
        guard error != 0 else { return nil }
        turn.release()
        return Errno(rawValue: error)
    }

    /// What the thread does.
    private static func wait(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        let turn = Unmanaged<Turn>.fromOpaque(pointer).takeRetainedValue()
        var outcome: Int32 = 0
        while outcome == 0, flock(turn.file, LOCK_EX) != 0 { outcome = errno == EINTR ? 0 : errno }
        _ = withUnsafeBytes(of: outcome) { write(turn.ends.write, $0.baseAddress, $0.count) }
        return nil
    }

    /// What came of it, 0 for the lock; nil where nothing has yet.
    func outcome(within patience: Duration) -> Errno? {
        let (seconds, fraction) = patience.components
        // Rounded up, so that the last bit of patience is not spent by asking without a pause.
        let milliseconds = seconds * 1000 + (fraction + 999_999_999_999_999) / 1_000_000_000_000_000
        var waiting = pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(clamping: milliseconds)) > 0 else { return nil }
        var outcome: Int32 = 0
        let count = withUnsafeMutableBytes(of: &outcome) { read(ends.read, $0.baseAddress, $0.count) }
        return count > 0 ? Errno(rawValue: outcome) : nil
    }
}
