import Readiness
import TerminalUI

/// Something that fills the terminal. It owns its state: others reach it by events and what the context says.
protocol Screen: Sendable {
    /// Takes what happened.
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request]

    /// Draws it. The same state in the same context always makes the same frame.
    func view(_ context: Context, into canvas: inout Canvas)

    /// The keys that work on it now. Where one only types and chooses there are none to list.
    func bindings(_ context: Context) -> [Binding]
}

extension Screen {
    func bindings(_ context: Context) -> [Binding] { [] }
}

/// A screen that has a tab.
protocol TabScreen: Screen {
    /// The tab.
    static var tab: Tab { get }

    /// Makes the screen as it is before anything was done on it.
    init()

    /// The keys that move on it, among its bindings.
    var movements: [Binding] { get }

    /// What is being typed in the footer, if anything is.
    var typing: TypedLine? { get }

    /// The marks that the screen draws, for help.
    func marks(_ context: Context) -> [(mark: String, meaning: String)]

    /// Keeps up with what changed around it.
    mutating func follow(_ change: ContextChange, _ context: Context)
}

extension TabScreen {
    var movements: [Binding] { Binding.movements }
    var typing: TypedLine? { nil }
    func marks(_ context: Context) -> [(mark: String, meaning: String)] { [] }
    mutating func follow(_ change: ContextChange, _ context: Context) {}
}

/// A tab: its title, and what its screen is for, in two sentences.
public struct Tab: Hashable, Sendable, CustomStringConvertible {
    /// The tab's title.
    public let title: String
    /// What the screen is for.
    let explanation: String

    /// The title.
    public var description: String { title }

    /// Tells tabs apart by their titles.
    public static func == (left: Tab, right: Tab) -> Bool { left.title == right.title }

    /// Hashes the title.
    public func hash(into hasher: inout Hasher) { hasher.combine(title) }
}

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
    /// A frame will be drawn: cursors are scrolled into sight, because views only read, and what is missing is asked for.
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

/// What somebody types in the footer.
struct TypedLine: Sendable {
    /// What is typed.
    let field: TextField
    /// What came of it, and which keys do what.
    let hint: String
}
