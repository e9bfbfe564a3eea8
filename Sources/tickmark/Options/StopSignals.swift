import ArgumentParser
import Files
import Platform
import Synchronization

/// Has the signals by which a person ends a command end it between two steps. Of a sync what waits for the network is
/// given up, with all that git has started for it, and what is begun in the repository is finished; of a package
/// nothing is left. A second signal ends the program at once, which leaves the repository in order, too.
enum StopSignals {
    static let stop = StopRequest()
    private static let number = Atomic<Int32>(0)

    /// The signal that came last, or 0.
    static var last: Int32 { number.load(ordering: .acquiring) }

    /// Ends a command that a signal stopped, when nothing of what it began is left.
    static func endIfAsked(_ words: String) throws {
        guard stop.isAsked, last > 0 else { return }
        Output.complain(words)
        throw ExitCode(128 + last)
    }

    static func begin() {
        // Made before a handler needs them.
        _ = (stop, last)
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            SignalHandling.handle(signal, keepsIgnored: true) { number in
                if StopSignals.stop.isAsked { _exit(128 + number) }
                StopSignals.number.store(number, ordering: .releasing)
                StopSignals.stop.ask()
            }
        }
    }
}
