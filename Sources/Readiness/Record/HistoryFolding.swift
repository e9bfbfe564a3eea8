/// Folds a history from its beginning, some of it at a time, in the common order.
///
/// A ``FoldedHistory`` keeps a record of some time ago beside the one of now, and whoever changes one of two records
/// that share what is in them copies it. Nothing can be late as long as everything comes in order, so here the record
/// is one until the end, and is changed where it lies.
public struct HistoryFolding: Sendable {
    private var record = WorkspaceRecord()
    /// The last entries, which are not in the record yet: those of which a late one may come before.
    private var last: [Entry] = []

    /// Begins with nothing.
    public init() {}

    /// Adds entries, which must be in the order of their stamps and later than all before.
    public mutating func add(_ entries: [Entry]) {
        guard entries.count < FoldedHistory.depth else {
            record.record(last)
            record.record(entries.dropLast(FoldedHistory.depth))
            last = Array(entries.suffix(FoldedHistory.depth))
            return
        }
        last += entries
        // Not each time: what is taken away at the front moves all that stands behind it.
        guard last.count > 2 * FoldedHistory.depth else { return }
        record.record(last.dropLast(FoldedHistory.depth))
        last = last.suffix(FoldedHistory.depth)
    }

    /// What the entries come to.
    public consuming func folded() -> FoldedHistory {
        record.apply(last.dropLast(FoldedHistory.depth))
        return FoldedHistory(record, behind: last.suffix(FoldedHistory.depth))
    }
}
