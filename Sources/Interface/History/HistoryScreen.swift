import HarmlessText
import Readiness
import TerminalUI

/// What the History screen remembers.
struct HistoryState: Sendable {
    /// The whole history, oldest first; nil until it was read.
    var entries: [Entry]?
    /// What the sentences are about.
    private var workspace: WorkspaceState?
    /// Which entries count for nothing.
    private var void = VoidEntries()
    /// The rows that go with what is typed.
    private(set) var rows = HistoryRows([], in: nil)
    /// Where the list stands.
    var window = ListWindow()
    /// What is typed after `/`.
    var find = TextField()
    /// Whether it is being typed.
    var isFinding = false
    /// Only what this person did; nil for everybody.
    var person: Handle?
    /// Only what was done to this item.
    var item: ItemAddress?
    /// Only what was done on this day.
    var day: Day?

    /// "1 entry", "12 entries".
    var countInWords: String { "\(rows.count) \(rows.count == 1 ? "entry" : "entries")" }

    /// Whether some entries are left out.
    var isNarrowed: Bool { !find.isEmpty || person != nil || item != nil || day != nil }

    /// Takes over the entries of a workspace, oldest first.
    mutating func take(_ entries: [Entry], in workspace: WorkspaceState?) {
        guard let workspace else { return }
        self.entries = entries
        self.workspace = workspace
        void.follow(entries, in: workspace.record)
        narrow()
    }

    /// Makes the rows: words are looked for in names, handles, days, items and sentences. The cursor stays on its entry.
    mutating func narrow() {
        let current = row?.entry.id
        rows = HistoryRows(entries ?? [], in: workspace, void: void, where: isNarrowed ? matching : nil)
        window.cursor = current.flatMap { rows.index(of: $0) } ?? min(window.cursor, max(0, rows.count - 1))
    }

    /// What says of a row whether it goes with what is typed and chosen.
    private var matching: (HistoryRows.Row) -> Bool {
        let words = SearchWords(find.text)
        let record = workspace?.record ?? WorkspaceRecord()
        return { [person, item, day] row in
            if let person, !record.areOne(row.entry.stamp.handle, person) { return false }
            if let item, row.entry.action.item != item { return false }
            if let day, row.entry.at.day != day { return false }
            guard !words.isEmpty else { return true }
            return words.match(
                row.writer, row.entry.stamp.handle.text, row.entry.at.description, row.entry.at.day.words, row.sentence,
                row.entry.action.item?.description ?? "")
        }
    }

    /// The row under the cursor.
    var row: HistoryRows.Row? { rows.indices.contains(window.cursor) ? rows[window.cursor] : nil }
}

/// What can be done on the History screen.
public enum HistoryCommand: Hashable, Sendable {
    case go
    case past
    case find
    case person
    case item
    case day
    case clear
}

extension State {
    var historyBindings: [Binding] {
        var bindings = [
            Binding([.enter], "go there", "Go to the item of the entry", .history(.go)),
            Binding([.character("t")], "as it was", "See the workspace as it was after this entry", .history(.past)),
            Binding([.character("/")], "find", "Find by person, item, day or words", .history(.find)),
            Binding([.character("p")], "person", "Only what one person did, then the next, then everybody", .history(.person)),
            Binding(
                [.character("i")], "this item", "Only what was done to the item of this entry, or everything again",
                .history(.item)),
            Binding(
                [.character("d")], "this day", "Only what was done on the day of this entry, or everything again", .history(.day)),
        ]
        if history.isNarrowed {
            bindings.append(Binding([.escape], "clear", "Show everything again", .history(.clear)))
        }
        return bindings + Binding.listMovements
    }

    mutating func perform(_ command: HistoryCommand) -> [Effect] {
        switch command {
        case .find: history.isFinding = true
        case .clear:
            history.find = TextField()
            history.person = nil
            history.item = nil
            history.day = nil
            history.narrow()
        case .item:
            if history.item == nil, history.row?.entry.action.item == nil {
                message = Message("This entry is not about an item.")
            } else {
                history.item = history.item == nil ? history.row?.entry.action.item : nil
                history.narrow()
            }
        case .day:
            history.day = history.day == nil ? history.row?.entry.at.day : nil
            history.narrow()
        case .person:
            let people = (workspace?.record.individuals ?? []).map(\.handle)
            let current = history.person.map { workspace?.record.canonical($0) ?? $0 }
            let next = current.map { (people.firstIndex(of: $0) ?? -1) + 1 } ?? 0
            history.person = people.indices.contains(next) ? people[next] : nil
            history.narrow()
        case .past:
            guard let row = history.row else { return [] }
            return [.showPast(row.entry.stamp)]
        case .go:
            guard let address = history.row?.entry.action.item, let shown,
                let index = shown.engagements.firstIndex(where: { $0.id == address.engagement })
            else {
                message = Message("This entry is not about an item.", .plain)
                return []
            }
            if index != engagementIndex {
                engagementIndex = index
                forgetPlaces()
            }
            goToItem(address.item)
        }
        return []
    }

    mutating func moveInHistory(_ movement: Movement) {
        _ = history.window.move(movement, count: history.rows.count, page: HistoryLayout(size: size).list.height - 2)
    }

    /// Handles a key while something is typed after `/`.
    ///
    /// - Returns: False for a key that does what it always does.
    mutating func handleInHistoryFind(_ key: Key) -> Bool {
        switch key {
        case .escape:
            history.isFinding = false
            history.find = TextField()
        case .enter: history.isFinding = false
        case .up, .down, .pageUp, .pageDown: return false
        case .control("c"):
            history.isFinding = false
            return false
        default: guard history.find.handle(key) else { return false }
        }
        history.narrow()
        return true
    }
}
