import HarmlessText

/// Evidence that is judged with items, in one answer: pieces that others attached and nobody has judged yet.
struct EvidenceBeside: Hashable, Sendable {
    /// How many pieces.
    let count: Int
    /// Whether they are sent back with the items; else they are accepted with them.
    let isReturned: Bool
    /// Whether it is done to them, too.
    var isIncluded: Bool

    /// Pieces that go back with the items unless somebody says otherwise. Who accepts says so of each page.
    init(count: Int, isReturned: Bool) {
        self.count = count
        self.isReturned = isReturned
        isIncluded = isReturned
    }

    /// What becomes of them, and how that is changed.
    var words: String {
        let pieces = counted(count, "piece", "pieces") + " of evidence that \(count == 1 ? "belongs" : "belong") to it"
        return switch (isReturned, isIncluded) {
        case (true, true): "With \(pieces), for the same reason; tab leaves \(count == 1 ? "it" : "them") out."
        case (true, false): "Without its evidence; tab returns \(pieces), too."
        case (false, true): "With \(pieces), which you accept; tab leaves \(count == 1 ? "it" : "them") out."
        case (false, false): "Without its evidence; tab accepts \(pieces), too."
        }
    }
}
