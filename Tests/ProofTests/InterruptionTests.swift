import Checking
import Files
import Foundation
import GitSync
import Journal
import Reports
import Store
import Synchronization
import SystemPackage
import Testing
@testable import Workbench

@Suite("A signal in the middle of a call is no failure")
struct InterruptionTests {
    private static let interruptions = Atomic<Int>(0)

    @Test("Waiting for a lock, and for room in a pipe, goes on after any number of signals")
    func signals() throws {
        // Without SA_RESTART, so that the calls themselves come back with EINTR.
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Self.interruptions.add(1, ordering: .relaxed) }
        sigaction(SIGUSR2, &action, nil)
        let scratch = try Scratch()
        let path = scratch.path.appending("lock")
        let files = POSIXFileCalls()
        let held = try files.open(path, .lock)
        try files.lock(held, path)
        try interrupted(untilReleased: { files.close(held) }) { () throws(FileFailure) in
            let file = try files.open(path, .lock)
            defer { files.close(file) }
            try files.lock(file, path)
        }
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (reading, writing) = (ends[0], FileDescriptor(rawValue: ends[1]))
        defer { close(reading) }
        // More than a pipe holds: the call waits until somebody reads.
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        try interrupted {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while read(reading, &buffer, buffer.count) > 0 {}
        } _: { () throws(FileFailure) in
            var rest = bytes[...]
            while !rest.isEmpty { rest = rest.dropFirst(try files.write(writing, "pipe", rest)) }
            files.close(writing)
        }
    }

    /// Makes a call on a thread of its own that waits, interrupts it twenty times, then lets it go on.
    private func interrupted(
        untilReleased release: @escaping () -> Void, _ call: @escaping @Sendable () throws(FileFailure) -> Void
    ) throws {
        let outcome = Outcome()
        let thread = Thread {
            // The thread that starts this one may hold signals back.
            var signals = sigset_t()
            sigaddset(&signals, SIGUSR2)
            pthread_sigmask(SIG_UNBLOCK, &signals, nil)
            outcome.thread.withLock { $0 = pthread_self() }
            do throws(FileFailure) { try call() } catch { outcome.failure.withLock { $0 = error } }
            outcome.isOver.store(true, ordering: .releasing)
        }
        thread.start()
        let before = Self.interruptions.load(ordering: .relaxed)
        while Self.interruptions.load(ordering: .relaxed) < before + 20, !outcome.isOver.load(ordering: .acquiring) {
            if let thread = outcome.thread.withLock({ $0 }) { pthread_kill(thread, SIGUSR2) }
            sched_yield()
        }
        let hasWaited = !outcome.isOver.load(ordering: .acquiring)
        #expect(hasWaited)
        release()
        while !outcome.isOver.load(ordering: .acquiring) { sched_yield() }
        #expect(outcome.failure.withLock { $0 } == nil)
    }

    private final class Outcome: Sendable {
        let thread = Mutex<pthread_t?>(nil)
        let failure = Mutex<FileFailure?>(nil)
        let isOver = Atomic<Bool>(false)
    }
}
