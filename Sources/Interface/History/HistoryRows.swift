import Readiness

/// The rows of the history's list, newest first: an entry, or all that was done at once.
///
/// A history may hold a hundred thousand entries, and others may write several a second while it is on the screen: it
/// takes the entries as they come, and a row makes its sentence when it is looked at.
struct HistoryRows: RandomAccessCollection, Sendable {
    /// A row of the list.
    struct Row: Sendable {
        /// The entry; of what was done at once, the last.
        let entry: Entry
        /// How the row stands to what was done at once.
        let part: Part
        /// The entries that the row stands for, oldest first: one, or those of a go.
        fileprivate let entries: [Entry]
        fileprivate let workspace: WorkspaceState?
        fileprivate let void: VoidEntries

        /// How many entries the row stands for.
        var count: Int { entries.count }
        /// The ids of the items that it is about, in the order of the entries, each once.
        var items: [String] {
            var seen: Set<ItemAddress> = []
            return entries.compactMap(\.action.item).filter { seen.insert($0).inserted }.map(\.item.text)
        }

        /// What was done, as the rest of a sentence that begins with the person's name.
        var sentence: String {
            guard let workspace else { return "" }
            return entries.count > 1 ? workspace.sentence(ofGo: entries) : void.sentence(of: entry, in: workspace)
        }
        /// Who did it.
        var writer: String { workspace?.record.writer(of: entry) ?? entry.by }
    }

    /// How a row stands to what was done at once.
    enum Part: Sendable {
        /// An entry that was written alone, or that alone is shown; or several about one item.
        case single
        /// Several entries that were written at once; their own rows stand below where it is open.
        case go(isOpen: Bool)
        /// One of those below such a row.
        case member
    }

    /// A row: a stretch of the entries that are shown, by its first place among them and its length.
    private struct Line: Sendable {
        let first: Int
        let count: Int
        let part: Part
    }

    /// Oldest first.
    private let entries: [Entry]
    /// The places in ``entries`` of those that are shown, oldest first; nil where all are.
    private let places: [Int]?
    private let lines: [Line]
    private let workspace: WorkspaceState?
    private let void: VoidEntries

    /// Makes rows of entries that come oldest first.
    ///
    /// - Parameters:
    ///   - void: Says which of them count for nothing.
    ///   - opened: Of which goes each entry has its row, by the names of their first entries.
    ///   - isShown: Says of an entry whether it is among the rows; nil for all.
    init(
        _ entries: [Entry], in workspace: WorkspaceState?, void: VoidEntries = VoidEntries(), opened: Set<EntryID> = [],
        where isShown: ((Row) -> Bool)? = nil
    ) {
        self.entries = entries
        self.workspace = workspace
        self.void = void
        let kept = isShown.map { isShown in
            entries.indices.filter { index in
                isShown(
                    Row(entry: entries[index], part: .single, entries: [entries[index]], workspace: workspace, void: void))
            }
        }
        places = kept
        let count = kept?.count ?? entries.count
        func shown(_ place: Int) -> Entry { entries[kept?[place] ?? place] }
        var lines: [Line] = []
        lines.reserveCapacity(count)
        var end = count
        while end > 0 {
            let last = shown(end - 1)
            var first = end - 1
            while first > 0, shown(first - 1).isOfSameGo(as: last) { first -= 1 }
            let item = last.action.item
            if end - first == 1 || item != nil && (first..<end).allSatisfy({ shown($0).action.item == item }) {
                // What was done to one item at once is said in one sentence.
                lines.append(Line(first: first, count: end - first, part: .single))
            } else {
                let isOpen = opened.contains(last.batchID)
                lines.append(Line(first: first, count: end - first, part: .go(isOpen: isOpen)))
                if isOpen {
                    for place in (first..<end).reversed() { lines.append(Line(first: place, count: 1, part: .member)) }
                }
            }
            end = first
        }
        self.lines = lines
    }

    var startIndex: Int { 0 }
    var endIndex: Int { lines.count }

    /// How many entries are shown.
    var entryCount: Int { places?.count ?? entries.count }

    subscript(index: Int) -> Row {
        let line = lines[index]
        let shown = (line.first..<line.first + line.count).map { entries[places?[$0] ?? $0] }
        return Row(entry: shown[shown.count - 1], part: line.part, entries: shown, workspace: workspace, void: void)
    }

    /// The row of an entry or, where it has none of its own or that is asked for, of the go that it belongs to.
    func index(of id: EntryID, asGo: Bool = false) -> Int? {
        let place = places.map { $0.lastIndex { entries[$0].id == id } } ?? entries.lastIndex { $0.id == id }
        guard let place else { return nil }
        let holding = lines.indices.filter { lines[$0].first <= place && place < lines[$0].first + lines[$0].count }
        return holding.first { (lines[$0].count > 1) == asGo } ?? holding.first
    }
}

extension Entry {
    /// Whether it was written in the same go as another, and not only to say what somebody is called, which goes along
    /// with anything.
    fileprivate func isOfSameGo(as other: Entry) -> Bool {
        guard batch == other.batch, id.writer == other.id.writer else { return false }
        if case .person = action { return false }
        return true
    }
}
