import TerminalUI

/// What a key asks for. Screens own their commands; the shell's work everywhere.
public enum Command: Hashable, Sendable {
    case shell(ShellCommand)
    case move(Movement)
    case items(ItemsCommand)
    case overview(OverviewCommand)
    case scope(ScopeCommand)
    case history(HistoryCommand)
}

/// Moves a cursor, or between panes.
public enum Movement: Hashable, Sendable {
    case up
    case down
    case pageUp
    case pageDown
    case first
    case last
    case left
    case right
}

/// A key and what it does: the one table that the footer, the help, the palette and the documentation are made from.
public struct Binding: Hashable, Sendable {
    /// The keys that ask for it; the first is the one that is shown.
    public let keys: [Key]
    /// A word or two for the footer.
    public let title: String
    /// What it does, in a sentence without a full stop, for help and palette.
    public let explanation: String
    /// What it asks for.
    public let command: Command
    /// Whether the footer shows it.
    public let isInFooter: Bool

    /// Makes a binding.
    public init(_ keys: [Key], _ title: String, _ explanation: String, _ command: Command, inFooter: Bool = true) {
        self.keys = keys
        self.title = title
        self.explanation = explanation
        self.command = command
        isInFooter = inFooter
    }

    /// The keys as help writes them.
    public var keyTitles: String { keys.map(\.title).joined(separator: " ") }
}

extension Binding {
    /// Moving works the same in every list.
    static let movements: [Binding] = listMovements + paneMovements

    /// Moving in a list.
    static let listMovements: [Binding] = [
        Binding([.up, .character("k")], "up", "Move up", .move(.up), inFooter: false),
        Binding([.down, .character("j")], "down", "Move down", .move(.down), inFooter: false),
        Binding([.pageUp, .control("b")], "page up", "Move up by a page", .move(.pageUp), inFooter: false),
        Binding([.pageDown, .control("f")], "page down", "Move down by a page", .move(.pageDown), inFooter: false),
        Binding([.home, .character("g")], "first", "Move to the first row", .move(.first), inFooter: false),
        Binding([.end, .character("G")], "last", "Move to the last row", .move(.last), inFooter: false),
    ]

    /// Moving between panes.
    static let paneMovements: [Binding] = [
        Binding([.left, .character("h"), .backTab], "pane left", "Move to the pane on the left", .move(.left), inFooter: false),
        Binding([.right, .character("l"), .tab], "pane right", "Move to the pane on the right", .move(.right), inFooter: false),
    ]
}

extension State {
    /// The bindings that work here, now: what is urgent first, then those of the screen.
    public var bindings: [Binding] { savingBindings + screenBindings + shellBindings }

    /// The bindings of the screen that is shown.
    var screenBindings: [Binding] {
        switch tab {
        case .overview: overviewBindings
        case .items: itemsBindings
        case .scope: scopeBindings
        case .history: historyBindings
        }
    }
}

extension ListWindow {
    /// Moves the cursor in a list. Panes are for the screen to change.
    ///
    /// - Returns: Whether the cursor moved.
    mutating func move(_ movement: Movement, count: Int, page: Int) -> Bool {
        let before = cursor
        switch movement {
        case .up: cursor -= 1
        case .down: cursor += 1
        case .pageUp: cursor -= max(1, page - 1)
        case .pageDown: cursor += max(1, page - 1)
        case .first: cursor = 0
        case .last: cursor = count - 1
        case .left, .right: break
        }
        cursor = min(max(cursor, 0), max(0, count - 1))
        return cursor != before
    }
}
