import Files
import Platform
import SystemPackage

/// Turns signals into bytes of a pipe, so that one `poll(2)` waits for them beside the terminal (D. J. Bernstein's
/// self-pipe trick).
///
/// Handlers may only do what is safe at any instant (signal-safety(7)); writing a byte is.
struct SignalPipe: Sendable {
    /// The signals that are waited for.
    static let signals = [SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGCONT]

    /// The one pipe: signal handlers cannot be handed anything.
    static let shared = SignalPipe()

    private let pipe = Pipe.waking()

    private init() {}

    /// What to wait on.
    var descriptor: Int32 { pipe.read }

    /// Begins to catch signals. Programs that are started from here get the system's own handling back.
    func begin() {
        for number in Self.signals {
            SignalHandling.handle(number) { number in
                let saved = errno
                SignalPipe.shared.pipe.wake(UInt8(truncatingIfNeeded: number))
                errno = saved
            }
        }
    }

    /// The signals that came since.
    func take() -> [Int32] {
        pipe.takeSigns().map(Int32.init)
    }
}
