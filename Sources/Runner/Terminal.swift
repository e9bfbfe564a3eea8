import NcursesTerminal
import TerminalUI

/// What the loop needs of a terminal. People sit at an `NcursesSession`; the tests play one of their own, frame by
/// frame.
protocol Terminal: AnyObject {
    /// Columns and rows.
    var size: Size { get }
    /// What to wait on for input.
    var inputDescriptor: Int32 { get }
    /// In how many milliseconds what is unfinished is to be decided about by ``nextEvents()``; nil where nothing is.
    var inputTimeout: Int? { get }
    /// All that came since it was asked last, without waiting.
    func nextEvents() -> [TerminalEvent]
    /// Shows a frame.
    func show(_ canvas: Canvas)
    /// Uses other colors from the next frame on.
    func setTheme(_ theme: Theme)
    /// Draws everything anew with the next frame.
    func redraw()
    /// Gives the terminal back for a while.
    func suspend()
    /// Takes it again.
    func resume()
    /// Lets another program have it, and waits for that: its exit status, or nil where it could not be run.
    func run(_ arguments: [String]) -> Int32?
    /// Gives it back for good.
    func end()
}

extension NcursesSession: Terminal {}
