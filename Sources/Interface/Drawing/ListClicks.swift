import TerminalUI

extension ListWindow {
    /// Puts the cursor of a list in a framed pane on the row that was clicked.
    ///
    /// - Returns: Whether there is a row at that point.
    mutating func click(_ point: Point, in pane: Rect, count: Int) -> Bool {
        let inside = pane.inset(left: 1, top: 1, right: 1, bottom: 1)
        guard let row = row(at: point, in: inside, count: count) else { return false }
        cursor = row
        return true
    }

    /// The row of a list that stands at a point, if there is one.
    func row(at point: Point, in inside: Rect, count: Int) -> Int? {
        guard inside.contains(point) else { return nil }
        var window = self
        let rows = window.rows(of: count, height: inside.height)
        let row = rows.lowerBound + point.y - inside.y
        return rows.contains(row) ? row : nil
    }
}
