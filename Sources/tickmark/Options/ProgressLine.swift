import Files
import HarmlessText
import Platform
import Reports
import Synchronization
import SystemPackage

/// How far something is, on a line of a terminal that is written over: only where somebody sees it, and only when it takes long enough to be wondered at.
final class ProgressLine: Sendable {
    private struct State {
        var shown: ContinuousClock.Instant?
        var isOver = false
    }

    /// When a person begins to wonder.
    private static let patience = Duration.milliseconds(200)
    /// How often the line changes.
    private static let pace = Duration.milliseconds(100)

    private let title: String
    private let begin = ContinuousClock.now
    private let state = Mutex(State())

    init(_ title: String) { self.title = title }

    /// Shows how far a package is.
    ///
    /// - Throws: ``FileFailure`` where somebody asked that it ends.
    func tell(_ progress: AuditPackage.Progress) throws(FileFailure) {
        guard !StopSignals.stop.isAsked else { throw FileFailure(.write, "the package", .canceled) }
        guard isatty(STDERR_FILENO) == 1 else { return }
        let now = ContinuousClock.now
        let line: String? = state.withLock { state in
            guard !state.isOver, begin.duration(to: now) >= Self.patience else { return nil }
            if let shown = state.shown, shown.duration(to: now) < Self.pace { return nil }
            state.shown = now
            let share = progress.total > 0 ? progress.done * 100 / progress.total : 100
            return "\r\u{1B}[K\(title) \(share)% of \(ByteCount.words(progress.total / 2)); ctrl-C ends it"
        }
        if let line { Output.show(line) }
    }

    /// Takes the line away again.
    func end() {
        let wasShown = state.withLock { state in
            defer { state = State(shown: nil, isOver: true) }
            return state.shown != nil
        }
        if wasShown { Output.show("\r\u{1B}[K") }
    }
}
