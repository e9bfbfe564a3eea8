/// One line of the journal: an action, who did it, when, and where it stands in the order of all.
public struct Entry: Hashable, Sendable {
    /// Its place in the order, which also names it.
    public let stamp: Stamp
    /// When it was written, by the writer's clock. For people to read.
    public let at: Timestamp
    /// The name of the person, as it was then.
    public let by: String
    /// What was done.
    public let action: Action
    /// The number of the first entry that was written in the same go; entries of one go are undone together.
    public let batch: Int
    /// What the go undoes or does again, or nil for an action of its own.
    public let reversal: Reversal?
    /// The words of the item that it signs, keeps or takes back what was signed of; nil for anything else, and in
    /// entries of format 1.
    public let words: SignedWords?

    /// Makes an entry.
    public init(
        stamp: Stamp, at: Timestamp, by: String, action: Action, batch: Int, reversal: Reversal? = nil, words: SignedWords? = nil
    ) {
        self.stamp = stamp
        self.at = at
        self.by = by
        self.action = action
        self.batch = batch
        self.reversal = reversal
        self.words = words
    }

    /// The entry's name.
    public var id: EntryID { stamp.entry }

    /// The name of the first entry of the same go.
    public var batchID: EntryID { EntryID(id.writer, batch) }
}

/// Why an entry takes back another.
public enum Reversal: Hashable, Sendable {
    /// It undoes the go that this entry began.
    case undo(EntryID)
    /// It does again what the undo that this entry began had undone.
    case redo(EntryID)
}
