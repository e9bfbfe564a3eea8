import HarmlessText
import Readiness
import TerminalUI

/// Finds a command, an area or an item by a few letters of its name.
struct PalettePanel: Sendable {
    /// What is typed.
    private var field = TextField()
    /// The row under the cursor.
    private var window = ListWindow()
}

/// Something that the palette offers.
struct PaletteEntry: Sendable {
    let title: String
    /// The word that the footer has for it, which is searched, too: `quit` finds what says *leave*.
    var name = ""
    var keys = ""
    let request: Request
    /// What comes before it.
    var before: Request?

    /// What goes with what is typed, best first.
    static func all(for text: String, _ context: Context) -> [PaletteEntry] {
        var entries = (context.below?.all ?? []).filter(\.command.isInPalette).map {
            PaletteEntry(
                title: $0.detail.isEmpty ? $0.explanation : "\($0.explanation): \($0.detail)", name: $0.title,
                keys: $0.keys.first?.title ?? "", request: .perform($0.command))
        }
        for (index, engagement) in (context.shown?.engagements ?? []).enumerated() where index != context.engagementIndex {
            entries.append(PaletteEntry(title: "Show \(engagement.title)", request: .showEngagement(index)))
        }
        guard !text.isEmpty else { return entries }
        if let engagement = context.engagement {
            entries += engagement.areas.filter(\.isInScope).map {
                PaletteEntry(title: "Area \($0.id) \($0.area.title)", request: .go(to: .area($0.id)))
            }
            // What another screen can do is shown where it is done, and not done to what nobody sees.
            entries += (context.below?.elsewhere ?? []).map { binding in
                let tab = binding.command.tab ?? context.tab
                let key = binding.keys.first?.title ?? ""
                return PaletteEntry(
                    title: "\(tab.title): \(binding.explanation)", name: binding.title, keys: key,
                    request: .say(
                        Message(
                            "\(key) does it here: \(binding.explanation.prefix(1).lowercased())\(binding.explanation.dropFirst())."
                        )),
                    before: .show(tab))
            }
            // Items come by the words that they hold; letters strewn over a title would find all of them.
            let words = SearchWords(text)
            for item in engagement.items where words.match(item.id.text, item.title) {
                entries.append(PaletteEntry(title: "\(item.id) \(item.title)", request: .go(to: .item(item.id))))
                if entries.count > 400 { break }
            }
        }
        let scored = entries.compactMap { entry in
            [FuzzyMatch(text, in: entry.name), FuzzyMatch(text, in: entry.title)].compactMap(\.?.score).max().map { (entry, $0) }
        }
        return scored.sorted { $0.1 > $1.1 }.map(\.0)
    }
}

extension PalettePanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return handle(key, context)
        case .wheel(let movement): return handle(movement == .up ? .up : .down, context)
        case .paste(let text):
            field.insert(text)
            window = ListWindow()
        case .press(let point): return click(point, context)
        case .leave: return [.close]
        case .aboutToDraw:
            let count = PaletteEntry.all(for: field.text, context).count
            _ = window.rows(of: count, height: PanelLayout.palette(on: context.size).paletteList.height)
        case .opened, .told: break
        }
        return []
    }

    private mutating func handle(_ key: Key, _ context: Context) -> [Request] {
        let entries = PaletteEntry.all(for: field.text, context)
        switch key {
        case .escape: return [.close]
        case .up, .control("p"): window.cursor = max(0, window.cursor - 1)
        case .down, .control("n"): window.cursor = min(max(0, entries.count - 1), window.cursor + 1)
        case .pageUp: window.cursor = max(0, window.cursor - 8)
        case .pageDown: window.cursor = min(max(0, entries.count - 1), window.cursor + 8)
        case .enter:
            guard entries.indices.contains(window.cursor) else { return [.close] }
            let entry = entries[window.cursor]
            return [.close] + [entry.before, entry.request].compactMap(\.self)
        default: if field.handle(key) { window = ListWindow() }
        }
        return []
    }

    /// A click in the list chooses; beside the palette it closes it.
    private mutating func click(_ point: Point, _ context: Context) -> [Request] {
        let layout = PanelLayout.palette(on: context.size)
        guard layout.frame.contains(point) else { return [.close] }
        let count = PaletteEntry.all(for: field.text, context).count
        guard let row = window.row(at: point, in: layout.paletteList, count: count) else { return [] }
        window.cursor = row
        return handle(.enter, context)
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        let glyphs = context.glyphs
        let entries = PaletteEntry.all(for: field.text, context)
        let layout = PanelLayout.palette(on: canvas.size)
        let inside = canvas.open(layout, "What do you want to do?", footnote: "enter does it, esc closes")
        canvas.field(field, at: Point(x: inside.x, y: inside.y), width: inside.width)
        let list = layout.paletteList
        var window = window
        let rows = window.rows(of: entries.count, height: list.height)
        for (line, index) in rows.enumerated() {
            let surface: Surface = index == window.cursor ? .cursor : .panel
            let row = Rect(x: list.x, y: list.y + line, width: list.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            canvas.cursorSign(beside: row, if: surface == .cursor)
            let keys = entries[index].keys
            canvas.write(
                entries[index].title.fitted(to: row.width - keys.columns - 2, in: glyphs), at: Point(x: row.x, y: row.y),
                Style(.text, on: surface))
            canvas.write(keys, at: Point(x: row.maxX - keys.columns, y: row.y), Style(.key, on: surface))
        }
        canvas.scrollMarks(on: layout.frame, shows: rows, of: entries.count, surface: .panel)
        if entries.isEmpty {
            let text = "Nothing is called that. Try a part of a command, an area or an item."
            for (line, text) in text.wrapped(to: list.width, in: glyphs).enumerated() {
                canvas.write(text, at: Point(x: list.x, y: list.y + line), Style(.faint, on: .panel), in: list)
            }
        }
    }
}

extension PanelLayout {
    fileprivate static func palette(on screen: Size) -> PanelLayout {
        PanelLayout(Size(width: textWidth(80, on: screen), height: min(screen.height - 4, 18)), on: screen)
    }

    /// The rows of the palette's list, below the field.
    fileprivate var paletteList: Rect { inside.inset(top: 2) }
}

extension Command {
    /// The tab of the screen that it belongs to, if it belongs to one.
    fileprivate var tab: Tab? { if case .own(let own) = self { type(of: own.command).tab } else { nil } }

    /// Moving is quicker by its keys, and the palette is open already.
    fileprivate var isInPalette: Bool {
        switch self {
        case .move, .shell(.palette): false
        default: true
        }
    }
}
