import TerminalUI

/// Something that somebody did on a screen, or that it is told.
enum ScreenEvent: Sendable {
    /// A key, while something is typed. ``Request/passOn`` says that it was none of that.
    case key(Key)
    /// A text that was pasted while something is typed.
    case paste(String)
    /// A click, or the second one of two.
    case press(Point, isDouble: Bool)
    /// The wheel was turned by a row above a point.
    case wheel(Movement, at: Point)
    /// A key that moves.
    case move(Movement)
    /// A command of the screen's own.
    case command(any ScreenCommand)
    /// Somebody has gone to its tab.
    case shown
    /// Somebody wants to see something here.
    case go(to: Place)
    /// Something is new here: the cursor goes to it.
    case reveal(Place)
    /// Something happened outside.
    case told(Event)
    /// A frame will be drawn: cursors are scrolled into sight, because views only read, and what is missing is asked
    /// for.
    case aboutToDraw
}

/// What changed around a screen, whether it is shown or not.
enum ContextChange: Sendable {
    /// The workspace is a later one.
    case workspace
    /// Lists are to be made. `isAnew` says that there may be other rows than before; else only the counts are others.
    case lists(isAnew: Bool)
    /// Another engagement is shown: cursors and filters were about the one before it.
    case engagement
    /// What somebody decided is being written.
    case written
    /// Somebody clicked elsewhere while something was typed.
    case leftTyping
}
