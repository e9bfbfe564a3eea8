import Readiness

/// The rows of the history's list, newest first.
///
/// A history may hold a hundred thousand entries, and others may write several a second while it is on the screen: it takes the entries as they
/// come, and a row makes its sentence when it is looked at.
struct HistoryRows: RandomAccessCollection, Sendable {
    /// An entry as the list shows it.
    struct Row: Sendable {
        let entry: Entry
        fileprivate let workspace: WorkspaceState?
        fileprivate let void: VoidEntries

        /// What was done, as the rest of a sentence that begins with the person's name.
        var sentence: String { workspace.map { void.sentence(of: entry, in: $0) } ?? "" }
        /// Who did it.
        var writer: String { workspace?.record.writer(of: entry) ?? entry.by }
    }

    /// Oldest first.
    private let entries: [Entry]
    /// The places in ``entries`` of those that are shown, oldest first; nil where all are.
    private let places: [Int]?
    private let workspace: WorkspaceState?
    private let void: VoidEntries

    /// Makes rows of entries that come oldest first.
    ///
    /// - Parameters:
    ///   - void: Says which of them count for nothing.
    ///   - isShown: Says of each whether it is among the rows; nil for all.
    init(
        _ entries: [Entry], in workspace: WorkspaceState?, void: VoidEntries = VoidEntries(),
        where isShown: ((Row) -> Bool)? = nil
    ) {
        self.entries = entries
        self.workspace = workspace
        self.void = void
        places = isShown.map { isShown in
            entries.indices.filter { isShown(Row(entry: entries[$0], workspace: workspace, void: void)) }
        }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { places?.count ?? entries.count }

    subscript(index: Int) -> Row {
        let place = endIndex - 1 - index
        return Row(entry: entries[places?[place] ?? place], workspace: workspace, void: void)
    }

    /// The row of an entry, if it has one.
    func index(of id: EntryID) -> Int? {
        let place = places.map { $0.lastIndex { entries[$0].id == id } } ?? entries.lastIndex { $0.id == id }
        return place.map { endIndex - 1 - $0 }
    }
}
