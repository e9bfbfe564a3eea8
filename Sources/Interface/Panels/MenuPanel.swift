import HarmlessText
import Readiness
import TerminalUI

/// Things to choose from, some of which can be on.
struct MenuPanel: Sendable {
    /// A line of a menu.
    struct Row: Sendable, Hashable {
        /// What it says.
        let title: String
        /// Whether it is on.
        let isOn: Bool
        /// What choosing it does, when the menu has closed; nil for a heading.
        let choice: Command?
        /// What turns it on or off and opens the menu again, where several things can be on.
        let stays: Command?
        /// What is tried on while the cursor is on it.
        let preview: Effect?

        init(_ title: String, isOn: Bool = false, choice: Command, stays: Command? = nil, preview: Effect? = nil) {
            self.title = title
            self.isOn = isOn
            self.choice = choice
            self.stays = stays
            self.preview = preview
        }

        init(heading: String) {
            title = heading
            isOn = false
            choice = nil
            stays = nil
            preview = nil
        }
    }

    /// What it is about.
    let title: String
    /// Which keys do what.
    let hint: String
    /// What there is to choose from.
    private let all: [Row]
    /// The rows that go with what is typed, under their headings.
    private(set) var rows: [Row]
    /// What is typed, to find a row.
    private(set) var typed = ""
    /// The list's window.
    var window: ListWindow
    /// Whether something was turned on or off already: then enter only closes.
    var hasToggled = false
    /// What goes back to how it was before something was tried on.
    let original: Effect?

    init(title: String, hint: String, rows: [Row], cursor: Int = 0, original: Effect? = nil) {
        self.title = title
        self.hint = hint
        all = rows
        self.rows = rows
        self.original = original
        window = ListWindow(cursor: cursor)
    }
}

extension MenuPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return handle(key)
        case .wheel(let movement): return handle(movement == .up ? .up : .down)
        case .press(let point): return click(point, on: context.size)
        case .leave: return leave
        case .aboutToDraw: _ = window.rows(of: rows.count, height: layout(on: context.size).inside.height)
        case .opened, .paste, .told: break
        }
        return []
    }

    private var leave: [Request] { [.close] + (original.map { [.effect($0)] } ?? []) }

    private mutating func handle(_ key: Key) -> [Request] {
        switch key {
        case .up, .backTab, .control("p"): step(-1)
        case .down, .tab, .control("n"): step(1)
        case .pageUp: step(-1, times: 8)
        case .pageDown: step(1, times: 8)
        case .home: window.cursor = rows.firstIndex { $0.choice != nil } ?? 0
        case .end: window.cursor = rows.lastIndex { $0.choice != nil } ?? 0
        case .escape:
            guard !typed.isEmpty else { return leave }
            narrow(to: "")
        case .enter: return choose()
        case .character(" ") where typed.isEmpty || rows.contains { $0.stays != nil }:
            guard rows.indices.contains(window.cursor), let stays = rows[window.cursor].stays else { return choose() }
            return [.perform(stays)]
        case .character(let character): narrow(to: typed + String(character))
        case .backspace: narrow(to: String(typed.dropLast()))
        case .control("u"): narrow(to: "")
        default: return []
        }
        guard rows.indices.contains(window.cursor), let preview = rows[window.cursor].preview else { return [] }
        return .effect(preview)
    }

    /// Shows the rows that hold all words of a text, with the headings of those that are left. A character that no row
    /// goes with is not taken.
    private mutating func narrow(to text: String) {
        let words = SearchWords(text)
        var kept: [Row] = []
        var heading: Row?
        for row in all {
            guard row.choice != nil else {
                heading = row
                continue
            }
            guard words.isEmpty || words.match(row.title) else { continue }
            if let above = heading { kept.append(above) }
            heading = nil
            kept.append(row)
        }
        guard kept.contains(where: { $0.choice != nil }) else { return }
        let current = rows.indices.contains(window.cursor) ? rows[window.cursor] : nil
        typed = text
        rows = kept
        let stays = text.isEmpty ? current.flatMap { row in kept.firstIndex { $0 == row } } : nil
        window = ListWindow(cursor: stays ?? kept.firstIndex { $0.choice != nil } ?? 0)
    }

    private func choose() -> [Request] {
        guard rows.indices.contains(window.cursor), let choice = rows[window.cursor].choice else { return [] }
        return hasToggled ? [.close] : [.close, .perform(choice)]
    }

    private mutating func step(_ step: Int, times: Int = 1) {
        for _ in 0..<times {
            var next = window.cursor + step
            while rows.indices.contains(next), rows[next].choice == nil { next += step }
            if rows.indices.contains(next) { window.cursor = next }
        }
    }

    /// A click in the list chooses; beside the menu it closes it.
    private mutating func click(_ point: Point, on screen: Size) -> [Request] {
        let layout = layout(on: screen)
        guard layout.frame.contains(point) else { return leave }
        guard let row = window.row(at: point, in: layout.inside, count: rows.count), rows[row].choice != nil else { return [] }
        window.cursor = row
        return handle(rows[row].stays == nil ? .enter : .character(" "))
    }

    private func layout(on screen: Size) -> PanelLayout {
        // It keeps its size while one types: nothing jumps.
        let longest = ([title.columns + 6, hint.columns + 4] + all.map { $0.title.columns + 9 }).max() ?? 0
        let width = PanelLayout.textWidth(max(46, longest), on: screen)
        return PanelLayout(Size(width: width, height: all.count + 2), on: screen)
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        let glyphs = context.glyphs
        let layout = layout(on: canvas.size)
        let inside = canvas.open(layout, typed.isEmpty ? title : "\(title): \(typed)".harmless, footnote: hint)
        var window = window
        let visible = window.rows(of: rows.count, height: inside.height)
        for (line, index) in visible.enumerated() {
            let row = rows[index]
            let y = inside.y + line
            guard row.choice != nil else {
                canvas.write(row.title, at: Point(x: inside.x, y: y), Style(.heading, on: .panel, .bold), in: inside)
                continue
            }
            let surface: Surface = index == window.cursor ? .cursor : .panel
            let area = Rect(x: inside.x, y: y, width: inside.width, height: 1)
            canvas.fill(area, Style(.text, on: surface))
            canvas.cursorSign(in: area, on: surface)
            if row.isOn { canvas.put(glyphs.ready, at: Point(x: inside.x + 1, y: y), Style(.good, on: surface)) }
            canvas.write(
                row.title.fitted(to: inside.width - 4, in: glyphs), at: Point(x: inside.x + 4, y: y),
                Style(.text, on: surface), in: inside)
        }
        canvas.scrollMarks(on: layout.frame, shows: visible, of: rows.count, surface: .panel)
    }
}
