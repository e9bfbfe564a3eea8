/// A key, as the terminal reported it.
public enum Key: Hashable, Sendable {
    /// A character that was typed; a space is `.character(" ")`.
    case character(Character)
    /// Control with a letter (`a`–`z`).
    case control(Character)
    case enter
    case escape
    case tab
    case backTab
    case backspace
    case delete
    case up
    case down
    /// Up and down with shift, which stretch a selection.
    case shiftUp
    case shiftDown
    case left
    case right
    case pageUp
    case pageDown
    case home
    case end
    /// A function key, from 1.
    case function(Int)

    /// The key as footers and help write it.
    public var title: String {
        switch self {
        case .character(" "): "space"
        case .character(let character): String(character)
        case .control(let letter): "ctrl-\(letter)"
        case .enter: "enter"
        case .escape: "esc"
        case .tab: "tab"
        case .backTab: "shift-tab"
        case .backspace: "backspace"
        case .delete: "del"
        case .up: "↑"
        case .down: "↓"
        case .shiftUp: "shift-↑"
        case .shiftDown: "shift-↓"
        case .left: "←"
        case .right: "→"
        case .pageUp: "page up"
        case .pageDown: "page down"
        case .home: "home"
        case .end: "end"
        case .function(let number): "F\(number)"
        }
    }
}

/// What a terminal reports.
public enum TerminalEvent: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// A text was pasted, in one piece.
    case paste(String)
    /// The paste that comes next is longer than what is kept of one, and was cut there.
    case cutPaste(limit: Int)
    /// A paste began and never ended. Nothing of it was taken.
    case brokenPaste
    /// A mouse button was pressed, or the wheel turned.
    case mouse(Mouse)
    /// The terminal has another size.
    case resize(Size)
}

/// What a mouse did.
public struct Mouse: Hashable, Sendable {
    /// What it did.
    public enum Action: Hashable, Sendable {
        case press
        case doublePress
        case wheelUp
        case wheelDown
    }

    /// What it did.
    public var action: Action
    /// Where.
    public var point: Point

    /// Makes a report.
    public init(_ action: Action, at point: Point) {
        self.action = action
        self.point = point
    }
}
