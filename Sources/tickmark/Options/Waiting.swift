import Files
import HarmlessText
import Platform
import Reports
import Synchronization
import SystemPackage

/// What a terminal shows while a command takes longer than people wait without wondering: a sign that turns, what is
/// being done, and how far it is, on a line that is written over and taken away before anything else is said. Behind a
/// pipe there is nothing of it.
enum Waiting {
    private struct State {
        var title = "Working"
        /// How far it is, in words; nil for the time that it has taken.
        var figure: String?
        var began: ContinuousClock.Instant?
        /// When something was said last.
        var quiet = ContinuousClock.now
        var isShown = false
        var turn = 0
    }

    /// When a person begins to wonder.
    private static let patience = Duration.milliseconds(200)
    /// How often the line changes, in milliseconds.
    private static let pace: Int32 = 100

    private static let state = Mutex(State())

    /// Begins to watch how long the command takes, where somebody sees it. What goes through a pipe belongs to a
    /// program that may draw on the same terminal.
    static func begin() {
        guard isatty(STDERR_FILENO) == 1, isSeen(STDOUT_FILENO), Environment.variable("TERM") != "dumb" else { return }
        let now = ContinuousClock.now
        state.withLock { ($0.began, $0.quiet) = (now, now) }
        if SystemThread.start({ while draw() { _ = poll(nil, 0, pace) } }) != 0 { end() }
    }

    private static func isSeen(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard isatty(descriptor) == 0 else { return true }
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Says what is being done from now on.
    static func on(_ title: String) { state.withLock { ($0.title, $0.figure) = (title, nil) } }

    /// Says how far it is: so many of so many bytes.
    static func tell(_ done: Int, of total: Int) {
        state.withLock { state in
            guard state.began != nil else { return }
            state.figure = "\(total > 0 ? min(100, done * 100 / total) : 100)% of \(ByteCount.words(total))"
        }
    }

    /// Shows how far a package is, whose bytes are read twice.
    ///
    /// - Throws: ``FileFailure`` where somebody asked that it ends.
    static func tell(_ progress: AuditPackage.Progress) throws(FileFailure) {
        guard !StopSignals.stop.isAsked else { throw FileFailure(.write, "the package", .canceled) }
        tell(progress.done / 2, of: progress.total / 2)
    }

    /// Takes the line away, because something else is said, or the command is at its end.
    static func hide() {
        state.withLock { state in
            guard state.began != nil else { return }
            state.quiet = ContinuousClock.now
            erase(&state)
        }
    }

    /// Shows nothing from now on: another program gets the terminal, or the command is at its end.
    static func end() {
        state.withLock { state in
            erase(&state)
            state.began = nil
        }
    }

    private static func erase(_ state: inout State) {
        guard state.isShown else { return }
        state.isShown = false
        Output.show("\r\u{1B}[K")
    }

    /// Draws the line.
    ///
    /// - Returns: Whether to go on.
    private static func draw() -> Bool {
        state.withLock { state in
            guard let began = state.began else { return false }
            let now = ContinuousClock.now
            guard state.quiet.duration(to: now) >= patience else { return true }
            let signs = Environment.isASCII ? ["|", "/", "-", "\\"] : ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
            let parts = began.duration(to: now).components
            let time = "\(parts.seconds).\(parts.attoseconds / 100_000_000_000_000_000) s"
            let line = "\(signs[state.turn % signs.count]) \(state.title) \(state.figure ?? time); ctrl-C ends it"
            state.turn += 1
            state.isShown = true
            // A line that wraps could not be taken away.
            Output.show("\r\u{1B}[K" + line.harmless.prefix(max(10, Environment.outputWidth - 2)))
            return true
        }
    }
}
