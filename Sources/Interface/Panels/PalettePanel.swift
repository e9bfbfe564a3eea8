import HarmlessText
import Readiness
import TerminalUI

/// Finds a command, an area or an item by a few letters of its name.
public struct PalettePanel: Sendable {
    /// What is typed.
    public var field = TextField()
    /// The row under the cursor.
    public var window = ListWindow()
}

/// Something that the palette offers.
struct PaletteEntry: Hashable, Sendable {
    enum Target: Hashable, Sendable {
        case command(Command)
        case item(ItemID)
        case area(String)
        case engagement(Int)
    }

    var title: String
    /// The word that the footer has for it, which is searched, too: `quit` finds what says *leave*.
    var name = ""
    var keys: String
    var target: Target
}

extension State {
    /// What goes with what is typed, best first.
    func paletteEntries(_ text: String) -> [PaletteEntry] {
        var entries = bindings.filter(\.command.isInPalette).map {
            PaletteEntry(title: $0.explanation, name: $0.title, keys: $0.keys.first?.title ?? "", target: .command($0.command))
        }
        for (index, engagement) in (shown?.engagements ?? []).enumerated() where index != engagementIndex {
            entries.append(PaletteEntry(title: "Show \(engagement.title)", keys: "", target: .engagement(index)))
        }
        guard !text.isEmpty else { return entries }
        if let engagement {
            entries += engagement.areas.filter(\.isInScope).map {
                PaletteEntry(title: "Area \($0.id) \($0.area.title)", keys: "", target: .area($0.id))
            }
            // Items come by the words that they hold; letters strewn over a title would find all of them.
            let words = SearchWords(text)
            for item in engagement.items where words.match(item.id.text, item.title) {
                entries.append(PaletteEntry(title: "\(item.id) \(item.title)", keys: "", target: .item(item.id)))
                if entries.count > 400 { break }
            }
        }
        let scored = entries.compactMap { entry in
            [FuzzyMatch(text, in: entry.name), FuzzyMatch(text, in: entry.title)].compactMap(\.?.score).max().map { (entry, $0) }
        }
        return scored.sorted { $0.1 > $1.1 }.map(\.0)
    }

    mutating func handle(_ key: Key, in palette: PalettePanel) -> [Effect] {
        var palette = palette
        let entries = paletteEntries(palette.field.text)
        switch key {
        case .escape:
            panel = nil
            return []
        case .up, .control("p"): palette.window.cursor = max(0, palette.window.cursor - 1)
        case .down, .control("n"): palette.window.cursor = min(max(0, entries.count - 1), palette.window.cursor + 1)
        case .pageUp: palette.window.cursor = max(0, palette.window.cursor - 8)
        case .pageDown: palette.window.cursor = min(max(0, entries.count - 1), palette.window.cursor + 8)
        case .enter:
            panel = nil
            guard entries.indices.contains(palette.window.cursor) else { return [] }
            return go(to: entries[palette.window.cursor].target)
        default:
            guard palette.field.handle(key) else { return [] }
            palette.window = ListWindow()
        }
        panel = .palette(palette)
        return []
    }

    private mutating func go(to target: PaletteEntry.Target) -> [Effect] {
        switch target {
        case .command(let command): return perform(command)
        case .item(let id): goToItem(id)
        case .area(let id): goToArea(id)
        case .engagement(let index):
            engagementIndex = index
            forgetPlaces()
        }
        return []
    }
}

extension Command {
    /// Moving is quicker by its keys, and the palette is open already.
    fileprivate var isInPalette: Bool {
        switch self {
        case .move, .shell(.palette): false
        default: true
        }
    }
}

/// Whether the letters of a pattern occur in a text in their order, and how well.
struct FuzzyMatch {
    /// Higher is better: letters that stand together or begin words count more.
    let score: Int

    /// Matches, or is nil where a letter is missing.
    init?(_ pattern: String, in text: String) {
        let wanted = Array(pattern.foldedForSearch.filter { !$0.isWhitespace })
        let letters = Array(text.foldedForSearch)
        var (score, next, last) = (0, 0, -2)
        for letter in wanted {
            guard let found = letters[next...].firstIndex(of: letter) else { return nil }
            let beginsWord = found == 0 || !(letters[found - 1].isLetter || letters[found - 1].isNumber)
            score += found == last + 1 ? 6 : (beginsWord ? 4 : 1)
            last = found
            next = found + 1
        }
        if !wanted.isEmpty, text.foldedForSearch.holds(pattern.foldedForSearch) { score += 8 * wanted.count }
        self.score = score - letters.count / 20
    }
}
