/// A record that keeps up with entries that arrive late.
///
/// Entries of several writers do not arrive in the order of their stamps. The last thousand or so are kept beside the
/// record from before them, so that a late one is put in its place by folding those again instead of the whole history.
public struct FoldedHistory: Sendable {
    /// How many entries are kept beside the base: between one and two times this number.
    static let depth = 1024

    /// The record of everything.
    public private(set) var record: WorkspaceRecord
    private var base: WorkspaceRecord
    private var tail: [Entry] = []

    /// Begins at a record, from a snapshot or empty.
    public init(_ record: WorkspaceRecord = WorkspaceRecord()) {
        self.record = record
        base = record
    }

    /// Begins at a record and the entries behind it, in the order of their stamps.
    init(_ base: WorkspaceRecord, behind tail: [Entry]) {
        self.init(base)
        record.apply(tail)
        self.tail = tail
    }

    /// Reads what was kept of the work on items, and holds all.
    public mutating func settle() {
        record.settle()
        base.settle()
    }

    /// Begins with all entries of a history, in any order.
    public init(folding entries: [Entry]) {
        self.init()
        insert(entries)
    }

    /// Adds entries, in any order. Those that are among the last thousand or so already change nothing.
    ///
    /// - Returns: False, with nothing changed, where one is so late that only a fold of the whole history can put it in
    ///   its place.
    @discardableResult
    public mutating func insert(_ entries: [Entry]) -> Bool {
        let entries = entries.sorted { $0.stamp < $1.stamp }
        guard let first = entries.first else { return true }
        if let last = base.last, first.stamp <= last { return false }
        if record.last.map({ $0 < first.stamp }) ?? true {
            // Of many at once the base takes all but the last, by being the record for a moment: they share what is in
            // them.
            let early = entries.dropLast(Self.depth)
            if !early.isEmpty {
                record.apply(early)
                base = record
                tail = []
            }
            let late = entries[early.endIndex...]
            record.apply(late)
            tail += late
        } else {
            let known = Set(tail.map(\.stamp))
            let news = entries.filter { !known.contains($0.stamp) }
            guard !news.isEmpty else { return true }
            tail = (tail + news).sorted { $0.stamp < $1.stamp }
            record = base
            record.apply(tail)
        }
        if tail.count > 2 * Self.depth {
            base.apply(tail.dropLast(Self.depth))
            tail = tail.suffix(Self.depth)
        }
        return true
    }
}
