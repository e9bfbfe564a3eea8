import Platform
import Synchronization
import SystemPackage

/// Waits for locks that other programs hold: so long, and no longer. A program that was stopped, or waits for a disk
/// that does not answer, gives nothing back.
///
/// The system has no lock with a limit of time. To ask again and again would let whoever writes without a pause go
/// first for ever, because the lock is free for an instant only. So a thread of its own waits in `flock(2)`, which the
/// system wakes the moment that the lock is free, and the caller waits for that thread. A thread that nobody waits for
/// any more goes on waiting: the next caller who wants that file waits for the same one, so that trying again and again
/// costs one thread and no more. If the lock comes free while nobody waits, the thread gives it back.
final class LockRequests: Sendable {
    private let turns = Mutex<[String: LockTurn]>([:])

    /// How many threads wait.
    var count: Int { turns.withLock { $0.count } }

    /// Locks an open file, waiting for whoever holds it.
    ///
    /// The descriptor keeps its number; the file may have been opened by an earlier call that asked in vain.
    ///
    /// - Parameter identity: What tells the file from every other.
    /// - Returns: Nil where the lock was taken; else why it was not, `ETIMEDOUT` where somebody held it all the time.
    func lock(_ file: FileDescriptor, _ identity: String, for patience: Duration) -> Errno? {
        let turn: LockTurn
        switch claim(file, identity) {
        case .success(let claimed): turn = claimed
        case .failure(let error): return error
        }
        let deadline = SuspendingClock.now.advanced(by: patience)
        while true {
            let left = SuspendingClock.now.duration(to: deadline)
            if let outcome = turn.outcome(within: max(.zero, left)) {
                return outcome.rawValue == 0 ? turn.handOver(to: file) : outcome
            }
            if left <= .zero {
                if let outcome = turn.leave() { return outcome.rawValue == 0 ? turn.handOver(to: file) : outcome }
                return .timedOut
            }
        }
    }

    /// A turn that nobody else waits for: one that was begun earlier, or a new one.
    private func claim(_ file: FileDescriptor, _ identity: String) -> Result<LockTurn, Errno> {
        turns.withLock { turns in
            if let turn = turns[identity], turn.claim() { return .success(turn) }
            guard let turn = LockTurn(for: file, whenDone: { [weak self] turn in self?.forget(turn, identity) }) else {
                return .failure(Errno(rawValue: errno))
            }
            if let error = turn.begin() { return .failure(error) }
            turns[identity] = turn
            return .success(turn)
        }
    }

    private func forget(_ turn: LockTurn, _ identity: String) {
        turns.withLock { turns in
            if turns[identity] === turn { turns[identity] = nil }
        }
    }
}

/// A turn to wait for, which a caller and the waiting thread share.
private final class LockTurn: Sendable {
    private struct State {
        /// Whether a caller waits.
        var isAwaited = true
        /// What came of it, 0 for the lock; nil where nothing has yet.
        var outcome: Int32?
    }

    /// The file as it was opened, by a number of its own: the caller's number may be another file's by the time that
    /// the turn comes.
    private let file: Int32
    /// Through which the thread says that something came of it.
    private let pipe: Pipe
    private let state = Mutex(State())
    private let whenDone: @Sendable (LockTurn) -> Void

    /// Takes a number, for a caller who waits; nil, with `errno`, where the system has none left.
    init?(for descriptor: FileDescriptor, whenDone: @escaping @Sendable (LockTurn) -> Void) {
        pipe = Pipe.waking()
        self.whenDone = whenDone
        guard pipe.isOpen else {
            file = -1
            return nil
        }
        file = fcntl(descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
        guard file >= 0 else { return nil }
    }

    // Closing the file here unlocks nothing that a caller has: the lock belongs to the file as it was opened, which the
    // caller holds, too.
    deinit {
        var pipe = pipe
        pipe.close()
        if file >= 0 { close(file) }
    }

    /// Waits for this turn from now on, where nobody does and nothing has come of it.
    func claim() -> Bool {
        state.withLock { state in
            guard !state.isAwaited, state.outcome == nil else { return false }
            state.isAwaited = true
            return true
        }
    }

    /// Waits no longer.
    ///
    /// - Returns: What has come of it in that very moment.
    func leave() -> Errno? {
        state.withLock { state in
            if let outcome = state.outcome { return Errno(rawValue: outcome) }
            state.isAwaited = false
            return nil
        }
    }

    /// Makes the caller's descriptor one of the file as this turn has it locked.
    ///
    /// - Returns: Why that cannot be done, or nil.
    func handOver(to descriptor: FileDescriptor) -> Errno? {
        guard dup2(file, descriptor.rawValue) >= 0 else { return Errno(rawValue: errno) }
        _ = fcntl(descriptor.rawValue, F_SETFD, FD_CLOEXEC)
        return nil
    }

    /// Starts the thread.
    ///
    /// - Returns: Why there is none, or nil.
    func begin() -> Errno? {
        let error = SystemThread.start { [self] in wait() }
        return error == 0 ? nil : Errno(rawValue: error)
    }

    /// What the thread does.
    private func wait() {
        var outcome: Int32 = 0
        while outcome == 0, flock(file, LOCK_EX) != 0 { outcome = errno == EINTR ? 0 : errno }
        come(to: outcome)
    }

    private func come(to outcome: Int32) {
        whenDone(self)
        let isAwaited = state.withLock { state in
            state.outcome = outcome
            return state.isAwaited
        }
        // Nobody waits: the lock goes back.
        guard isAwaited else {
            flock(file, LOCK_UN)
            return
        }
        pipe.wake()
    }

    /// What came of it, 0 for the lock; nil where nothing has yet.
    func outcome(within patience: Duration) -> Errno? {
        let (seconds, fraction) = patience.components
        // Rounded up, so that the last bit of patience is not spent by asking without a pause.
        let milliseconds = seconds * 1000 + (fraction + 999_999_999_999_999) / 1_000_000_000_000_000
        var waiting = pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(clamping: milliseconds)) > 0 else { return nil }
        return state.withLock { $0.outcome.map { Errno(rawValue: $0) } }
    }
}
