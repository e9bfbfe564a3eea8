import TerminalUI

extension ListWindow {
    /// Moves the cursor in a list. Panes are for the screen to change.
    ///
    /// - Returns: Whether the cursor moved.
    mutating func move(_ movement: Movement, count: Int, page: Int) -> Bool {
        let before = cursor
        switch movement {
        case .up: cursor -= 1
        case .down: cursor += 1
        case .pageUp: cursor -= max(1, page - 1)
        case .pageDown: cursor += max(1, page - 1)
        case .first: cursor = 0
        case .last: cursor = count - 1
        case .left, .right: break
        }
        cursor = min(max(cursor, 0), max(0, count - 1))
        return cursor != before
    }
}
