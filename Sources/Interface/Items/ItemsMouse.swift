import Readiness
import TerminalUI

extension ItemsScreen {
    /// The row of the areas pane that stands at a point, if there is one; a folded name has several lines.
    private func areaRow(at point: Point, in pane: Rect) -> Int? {
        let inside = pane.inset(left: 1, top: 1, right: 1, bottom: 1)
        guard inside.contains(point) else { return nil }
        let names = areaNames.lines(width: inside.width, height: inside.height)
        var window = areaWindow
        var y = inside.y
        for row in window.rows(of: areaRows.count, height: inside.height) where names.indices.contains(row) {
            y += names[row].count
            if point.y < y { return row }
        }
        return nil
    }

    /// Moves what lies under the wheel, and leaves the keys where they are.
    mutating func scroll(_ movement: Movement, at point: Point, _ context: Context) {
        let layout = layout(on: context.size)
        let before = focus
        if layout.detail?.contains(point) ?? false { focus = .detail }
        if layout.list?.contains(point) ?? false { focus = .list }
        if layout.areas?.contains(point) ?? false { focus = .areas }
        move(movement, context)
        focus = before
    }

    mutating func click(_ point: Point, isDouble: Bool, _ context: Context) -> [Request] {
        guard let engagement = context.engagement else { return [] }
        let layout = layout(on: context.size)
        if let areas = layout.areas, areas.contains(point) {
            focus = .areas
            guard let row = areaRow(at: point, in: areas) else { return [] }
            areaWindow.cursor = row
            filter.areas = areaRows[areaWindow.cursor].filter(in: engagement)
            layOut(engagement)
            if isDouble { focus = .list }
        } else if let list = layout.list, list.contains(point) {
            focus = .list
            guard window.click(point, in: list, count: rows.count) else { return [] }
            detailTop = 0
            guard case .item = rows[window.cursor] else {
                // A click on a heading selects what is below it, a second one takes that back.
                if !isDouble { selectUnderCursor(context) }
                return []
            }
            // A click on the mark ticks, as a box on paper is ticked.
            if point.x == list.x + 3 { return perform(.tick, context) }
            if isDouble { focus = .detail }
        } else if let detail = layout.detail, detail.contains(point) {
            focus = .detail
        }
        return []
    }
}
