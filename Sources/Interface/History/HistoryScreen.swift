import HarmlessText
import Readiness
import TerminalUI

/// The History screen: who did what, and when.
struct HistoryScreen: Sendable {
    /// The whole history, oldest first; nil until it was read.
    var entries: [Entry]?
    /// What the sentences are about.
    private var workspace: WorkspaceState?
    /// Which entries count for nothing.
    private var void = VoidEntries()
    /// The rows that go with what is typed.
    private(set) var rows = HistoryRows([], in: nil)
    /// Of which goes each entry has a row of its own, by the names of their first entries.
    var opened: Set<EntryID> = []
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
    /// Only what was done up to then, while somebody looks at the past.
    private var past: Past?

    /// "1 entry", "12 entries".
    var countInWords: String { counted(rows.entryCount, "entry", "entries") }

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

    /// Makes the rows: words are looked for in names, handles, days, items and sentences. The cursor stays on its
    /// entry; at the newest it stays at the newest.
    mutating func narrow() {
        let current = window.cursor == 0 ? nil : row
        makeRows()
        window.cursor =
            current.flatMap { rows.index(of: $0.entry.id, asGo: $0.count > 1) } ?? min(window.cursor, max(0, rows.count - 1))
    }

    /// Makes the rows, and leaves the cursor where it is.
    private mutating func makeRows() {
        rows = HistoryRows(
            entries ?? [], in: workspace, void: void, opened: opened, where: isNarrowed || past != nil ? matching : nil)
    }

    /// Shows each entry of what was done at once, or one row for it again.
    mutating func openOrClose(_ go: EntryID) {
        if opened.remove(go) == nil { opened.insert(go) }
        makeRows()
    }

    /// What says of a row whether it goes with what is typed and chosen.
    private var matching: (HistoryRows.Row) -> Bool {
        let words = SearchWords(find.text)
        let record = workspace?.record ?? WorkspaceRecord()
        return { [person, item, day, past] row in
            if let past, !past.holds(row.entry) { return false }
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

extension Tab {
    /// Who did what.
    public static let history = Tab(
        title: "History",
        explanation: """
            Who did what, and when: the journal, which is only ever added to. What was done at once is one row, which enter opens. \
            Press enter to go to the item of an entry, or t to see the workspace as it was then.
            """)
}

extension HistoryScreen: TabScreen {
    static var tab: Tab { .history }

    var movements: [Binding] { Binding.listMovements }

    var typing: TypedLine? {
        isFinding ? TypedLine(field: find, hint: "\(countInWords), enter keeps, esc clears") : nil
    }

    func marks(_ context: Context) -> [(mark: String, meaning: String)] {
        [
            ("\(HistoryView.closedGo)", "Several entries that were written at once; enter shows each"),
            ("\(HistoryView.openGo)", "The same with its entries below; enter makes one row of it again"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return type(key) ? [] : [.passOn]
        case .paste(let text):
            find.insert(text)
            narrow()
        case .move(let movement): move(movement, on: context.size)
        case .wheel(let movement, _): move(movement, on: context.size)
        case .press(let point, let isDouble):
            let list = HistoryLayout(size: context.size).list
            if window.click(point, in: list, count: rows.count), isDouble { return perform(.go, context) }
        case .command(let command): return (command as? HistoryCommand).map { perform($0, context) } ?? []
        case .shown: if entries == nil { return .effect(.loadHistory) }
        case .told(.history(let entries)): take(entries, in: context.workspace)
        case .aboutToDraw: _ = window.rows(of: rows.count, height: HistoryLayout(size: context.size).list.height - 2)
        case .go, .reveal, .told: break
        }
        return []
    }

    mutating func follow(_ change: ContextChange, _ context: Context) {
        switch change {
        case .workspace: entries = nil
        case .leftTyping: isFinding = false
        case .lists:
            guard context.past?.words != past?.words else { return }
            past = context.past
            if entries != nil { narrow() }
        case .engagement, .written: break
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        HistoryView(history: self, context: context).draw(into: &canvas)
    }

    private mutating func move(_ movement: Movement, on size: Size) {
        _ = window.move(movement, count: rows.count, page: HistoryLayout(size: size).list.height - 2)
    }

    /// Types after `/`.
    ///
    /// - Returns: False for a key that does what it always does.
    private mutating func type(_ key: Key) -> Bool {
        switch key {
        case .escape:
            isFinding = false
            find = TextField()
        case .enter: isFinding = false
        case .up, .down, .pageUp, .pageDown: return false
        case .control("c"):
            isFinding = false
            return false
        default: guard find.handle(key) else { return false }
        }
        narrow()
        return true
    }
}
