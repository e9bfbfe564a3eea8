/// Work on items that was kept, to be read item by item.
public protocol KeptWork: Sendable {
    /// Whether there is none.
    var isEmpty: Bool { get }
    /// The items, in no order.
    var items: [ItemID] { get }
    /// The work on an item; nil where none was kept.
    func read(_ item: ItemID) -> ItemWork?
    /// The work on all items.
    func readAll() -> [(item: ItemID, work: ItemWork)]
    /// The items of which the work names an entry.
    func items(mentioning entry: EntryID) -> [ItemID]
    /// The items of which a review counts for nothing.
    var itemsWithVoidReviews: [ItemID] { get }
}
