/// Which rows of a list can be seen: a cursor, and the first row shown. Moves so that the cursor stays in sight.
public struct ListWindow: Hashable, Sendable {
    /// The row that the cursor is on, from 0.
    public var cursor: Int
    /// The first row that is shown.
    public private(set) var top: Int

    /// Begins at the first row.
    public init(cursor: Int = 0) {
        self.cursor = cursor
        top = 0
    }

    /// The rows that can be seen, of a list of some length in some height, with a row of context around the cursor
    /// where there is room.
    public mutating func rows(of count: Int, height: Int) -> Range<Int> {
        cursor = min(max(cursor, 0), max(0, count - 1))
        guard height > 0, count > 0 else {
            top = 0
            return 0..<0
        }
        let context = height >= 5 ? 1 : 0
        top = min(top, max(0, cursor - context))
        top = max(top, cursor + context - height + 1)
        top = min(max(top, 0), max(0, count - height))
        return top..<min(count, top + height)
    }
}
