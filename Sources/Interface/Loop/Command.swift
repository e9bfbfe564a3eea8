import Readiness
import TerminalUI

/// What a key asks for. Screens own their commands; the shell's work everywhere.
public enum Command: Hashable, Sendable {
    case shell(ShellCommand)
    case move(Movement)
    case own(OwnCommand)

    /// A command of a screen.
    static func screen(_ command: some ScreenCommand) -> Command { .own(OwnCommand(command: command)) }
}

/// What can be done on one screen: an enumeration that the screen owns.
protocol ScreenCommand: Hashable, Sendable {
    /// The tab of the screen that does it.
    static var tab: Tab { get }
}

/// A command of whatever screen.
public struct OwnCommand: Hashable, Sendable {
    let command: any ScreenCommand

    /// Whether both are the same command of the same screen.
    public static func == (left: OwnCommand, right: OwnCommand) -> Bool { left.command.isSame(as: right.command) }

    /// Hashes the command.
    public func hash(into hasher: inout Hasher) { command.hash(into: &hasher) }
}

extension ScreenCommand {
    fileprivate func isSame(as other: any ScreenCommand) -> Bool { other as? Self == self }
}

/// What works on every screen.
public enum ShellCommand: Hashable, Sendable {
    case quit
    case help
    case palette
    case export
    case importFile
    case share
    case undo
    case redo
    case retry
    case discard
    case tab(Tab)
    case nextEngagement
    case newEngagement
    /// Goes to the list of the workspaces that were opened lately.
    case elsewhere
    case samePeople
    /// Asks whose other name a handle is.
    case nameOther(Handle)
    /// Asks whether a handle is another name of somebody, or no longer.
    case join(Handle, as: Handle)
    /// Asks for the day that every screen is to be seen from.
    case anotherDay
    case today
    case themes
    case useTheme(String)
    case suspend
    case redraw
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
    /// The keys that ask for it; the first is the one that is shown. What has none is found in the palette alone.
    public let keys: [Key]
    /// A word or two for the footer.
    public let title: String
    /// What it does, in a sentence without a full stop, for help and palette.
    public let explanation: String
    /// What it asks for.
    public let command: Command
    /// What exactly it would do now, where that is known: "tick CC6.1-04".
    public let detail: String
    /// Whether the footer shows it.
    public let isInFooter: Bool

    /// Makes a binding.
    public init(
        _ keys: [Key], _ title: String, _ explanation: String, _ command: Command, detail: String = "", inFooter: Bool = true
    ) {
        self.keys = keys
        self.title = title
        self.explanation = explanation
        self.command = command
        self.detail = detail
        isInFooter = inFooter
    }

    /// The keys as help writes them.
    public var keyTitles: String { keys.isEmpty ? ":" : keys.map(\.title).joined(separator: " ") }
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
