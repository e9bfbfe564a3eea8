import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns signals into bytes of a pipe, so that one `poll(2)` waits for them beside the terminal (D. J. Bernstein's self-pipe trick).
///
/// Handlers may only do what is safe at any instant (signal-safety(7)); writing a byte is.
struct SignalPipe: Sendable {
    /// The signals that are waited for.
    static let signals = [SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGCONT]

    /// The one pipe: signal handlers cannot be handed anything.
    static let shared = SignalPipe()

    private let ends: (read: Int32, write: Int32)

    private init() {
        ends = wakingPipe()
    }

    /// What to wait on.
    var descriptor: Int32 { ends.read }

    /// Begins to catch signals. Programs that are started from here get the system's own handling back.
    func begin() {
        for number in Self.signals {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                let saved = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(SignalPipe.shared.ends.write, &byte, 1)
                errno = saved
            }
            action.sa_flags = SA_RESTART
            sigemptyset(&action.sa_mask)
            sigaction(number, &action, nil)
        }
    }

    /// The signals that came since.
    func take() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(ends.read, &bytes, bytes.count)
        return count > 0 ? bytes.prefix(count).map(Int32.init) : []
    }
}
