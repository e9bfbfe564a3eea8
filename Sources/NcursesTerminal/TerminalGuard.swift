import CNcurses
import CTerminalGuard

/// Gives the terminal back when the program is ended by a signal that asks nobody: a crash, a trap, QUIT, USR1 and the
/// like.
enum TerminalGuard {
    /// Remembers how the terminal was before it was taken.
    static func remember() { tm_guard_remember(1) }

    /// Watches over the terminal from now on.
    ///
    /// - Parameter sequence: What is sent to the terminal then.
    static func begin(giving sequence: [UInt8]) {
        sequence.withUnsafeBufferPointer { tm_guard_begin(1, $0.baseAddress, $0.count) }
    }

    /// Ends the watch: the terminal was given back.
    static func end() { tm_guard_end() }

    /// What takes back all that the session turned on: paste and mouse, colors, the hidden cursor, the other screen.
    static var restoring: [UInt8] {
        var bytes = Array(NcursesSession.Sequence.inputOff.utf8)
        for name in ["sgr0", "op", "cnorm", "rmkx", "rmcup"] {
            guard let text = tm_key_string(name) else { continue }
            bytes += withoutPadding(Array(String(cString: text).utf8))
        }
        return bytes
    }

    /// Without delays (`$<5>`, terminfo(5)), which tputs(3) would turn into pauses.
    static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.first {
            if rest.starts(with: [0x24, 0x3C]), let end = rest.firstIndex(of: 0x3E) {
                rest = rest[(end + 1)...]
            } else {
                kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        return kept
    }
}
