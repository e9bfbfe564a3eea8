/// Why the full-screen program cannot begin.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// The terminal's database does not hold what `TERM` names.
    case unknown(String)
    /// This process may open no more files.
    case noDescriptor
    /// It cannot move its cursor.
    case tooSimple(String)

    /// What is the matter, and what to do instead.
    public var description: String {
        switch self {
        case .notATerminal:
            "The full-screen program needs a terminal for input and output. In scripts use the commands; `tickmark --help` lists them."
        case .noDescriptor:
            "The terminal cannot be opened once more, because too many files are open. Raise the limit (`ulimit -n 1024`), then try again."
        case .unknown(let name):
            "The terminal \"\(name)\" (from TERM) is not in this machine's terminal database. Try TERM=xterm-256color tickmark, or install ncurses-term."
        case .tooSimple(let name):
            "The terminal \"\(name)\" (from TERM) cannot move its cursor, so no screen can be drawn on it. The commands work; `tickmark --help` lists them."
        }
    }
}
