/// Why the full-screen program cannot begin.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// The terminal's database does not hold what `TERM` names.
    case unknown(String)
    /// It cannot move its cursor.
    case tooSimple(String)

    /// What is the matter, and what to do instead.
    public var description: String {
        switch self {
        case .notATerminal:
            "The full-screen program needs a terminal for input and output. In scripts use the commands; `tickmark --help` lists them."
        case .unknown(let name):
            "The terminal \"\(name)\" (from TERM) is not in this machine's terminal database. Try TERM=xterm-256color tickmark, or install ncurses-term."
        case .tooSimple(let name):
            "The terminal \"\(name)\" (from TERM) cannot move its cursor, so no screen can be drawn on it. The commands work; `tickmark --help` lists them."
        }
    }
}
