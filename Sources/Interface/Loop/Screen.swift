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

    /// Which items it shows, where that is not everything in scope.
    var narrowedItems: ItemFilter? { get }

    /// The keys that move on it, among its bindings.
    var movements: [Binding] { get }

    /// What is being typed in the footer, if anything is.
    var typing: TypedLine? { get }

    /// The marks that the screen draws, for help.
    func marks(_ context: Context) -> [(mark: String, meaning: String)]

    /// Where somebody is on it, in a line that ``comeBack(to:_:)`` reads after a restart.
    func place(_ context: Context) -> String

    /// Goes where a line says, as far as that is understood and still there.
    mutating func comeBack(to place: String, _ context: Context)

    /// Keeps up with what changed around it.
    mutating func follow(_ change: ContextChange, _ context: Context)
}

extension TabScreen {
    var narrowedItems: ItemFilter? { nil }
    var movements: [Binding] { Binding.movements }
    var typing: TypedLine? { nil }
    func marks(_ context: Context) -> [(mark: String, meaning: String)] { [] }
    mutating func follow(_ change: ContextChange, _ context: Context) {}
    func place(_ context: Context) -> String { "" }
    mutating func comeBack(to place: String, _ context: Context) {}
}

/// What somebody types in the footer.
struct TypedLine: Sendable {
    /// What is typed.
    let field: TextField
    /// What came of it, and which keys do what.
    let hint: String
}
