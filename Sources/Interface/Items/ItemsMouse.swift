import Readiness
import TerminalUI

extension ItemsScreen {
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
            guard areaWindow.click(point, in: areas, count: areaRows.count) else { return [] }
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
