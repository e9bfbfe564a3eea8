import Readiness
import TerminalUI

/// Something that lies above a screen and has the keys while it does. It owns its state, and asks the top for what it
/// cannot do by itself.
protocol Panel: Sendable {
    /// Takes what happened.
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request]

    /// Draws it above what is there.
    func view(_ context: Context, into canvas: inout Canvas)

    /// A text that somebody is typing in it, where that is to be kept; a purpose with an empty text where there is
    /// nothing to keep.
    func draft(_ context: Context) -> Draft?
}

extension Panel {
    func draft(_ context: Context) -> Draft? { nil }
}

/// Something that somebody did in a panel, or that it is told.
enum PanelEvent: Sendable {
    /// It is open now.
    case opened
    /// A key.
    case key(Key)
    /// A text that was pasted.
    case paste(String)
    /// A click, in it or beside it.
    case press(Point)
    /// The wheel was turned by a row.
    case wheel(Movement)
    /// Somebody wants to leave it, whatever is typed in it.
    case leave
    /// Something happened outside.
    case told(Event)
    /// A frame will be drawn: what it shows is scrolled as far as there is something to see.
    case aboutToDraw
}
