import Readiness
import TerminalUI

/// Things to choose from, some of which can be on.
public struct MenuPanel: Sendable {
    /// A line of a menu.
    public struct Row: Sendable, Hashable {
        /// What it says.
        public var title: String
        /// Whether it is on.
        public var isOn: Bool
        /// What choosing it does; nil for a heading.
        public var choice: Choice?

        init(_ title: String, isOn: Bool = false, choice: Choice?) {
            self.title = title
            self.isOn = isOn
            self.choice = choice
        }
    }

    /// What choosing a row does.
    public enum Choice: Sendable, Hashable {
        case theme(String)
        case filter(FilterChoice)
        case grouping(ItemGrouping)
        case settle(ItemAddress, Contest.Field, EntryID)
        /// Keeps what was signed in other words, or takes it back.
        case words([ItemAddress], keeps: Bool)
        /// The first and the second of two handles that are one person.
        case otherHandle(Handle)
        case mainHandle(Handle, Handle)
    }

    /// What it is about.
    public var title: String
    /// Which keys do what.
    public var hint: String
    /// What there is to choose from.
    public var rows: [Row]
    /// The list's window.
    public var window: ListWindow
    /// Whether something was turned on or off already: then enter only closes.
    public var hasToggled = false
    /// The theme to go back to.
    public var original: String?

    init(title: String, hint: String, rows: [Row], cursor: Int = 0, original: String? = nil) {
        self.title = title
        self.hint = hint
        self.rows = rows
        self.original = original
        window = ListWindow(cursor: cursor)
    }
}

extension State {
    mutating func handle(_ key: Key, in menu: MenuPanel) -> [Effect] {
        var menu = menu
        switch key {
        case .up, .character("k"), .backTab: menu.step(-1)
        case .down, .character("j"), .tab: menu.step(1)
        case .pageUp: menu.step(-1, times: 8)
        case .pageDown: menu.step(1, times: 8)
        case .home, .character("g"): menu.window.cursor = menu.rows.firstIndex { $0.choice != nil } ?? 0
        case .end, .character("G"): menu.window.cursor = menu.rows.lastIndex { $0.choice != nil } ?? 0
        case .escape, .character("q"), .character("f"):
            panel = nil
            return menu.original.map { [.theme($0)] } ?? []
        case .enter, .character(" "):
            guard menu.rows.indices.contains(menu.window.cursor), let choice = menu.rows[menu.window.cursor].choice else {
                return []
            }
            return choose(choice, with: key, in: menu)
        default: return []
        }
        panel = .menu(menu)
        // Themes are tried on while one moves over them.
        if menu.original != nil, case .theme(let id) = menu.rows[menu.window.cursor].choice { return [.theme(id)] }
        return []
    }

    private mutating func choose(_ choice: MenuPanel.Choice, with key: Key, in menu: MenuPanel) -> [Effect] {
        switch choice {
        case .theme(let id):
            themes.current = id
            panel = nil
            return [.theme(id)]
        case .words(let targets, let keeps): return choose(keeps: keeps, on: targets)
        case .filter(let choice):
            guard key != .enter || !menu.hasToggled else {
                panel = nil
                return []
            }
            items.toggle(choice, today: today)
            layOutItems()
            var next = filterMenu(cursor: menu.window.cursor)
            next.hasToggled = true
            panel = key == .enter ? nil : .menu(next)
            return []
        case .settle(let item, let field, let side): return self.choose(side, of: field, on: item)
        case .otherHandle(let other):
            askForMainHandle(of: other)
            return []
        case .mainHandle(let other, let main):
            askWhetherSame(other, as: main)
            return []
        case .grouping(let grouping):
            items.grouping = grouping
            layOutItems()
            panel = nil
            return []
        }
    }
}

extension MenuPanel {
    fileprivate mutating func step(_ step: Int, times: Int = 1) {
        for _ in 0..<times {
            var next = window.cursor + step
            while rows.indices.contains(next), rows[next].choice == nil { next += step }
            if rows.indices.contains(next) { window.cursor = next }
        }
    }
}
