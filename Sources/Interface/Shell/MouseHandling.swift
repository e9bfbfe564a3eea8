import Readiness
import TerminalUI

extension State {
    /// A click chooses a tab, a pane or a row; a second one opens it. The wheel moves the cursor of the pane that has the keys.
    mutating func handle(_ mouse: Mouse) -> [Effect] {
        switch mouse.action {
        case .wheelUp, .wheelDown: return wheel(mouse.action == .wheelUp ? .up : .down)
        case .press, .doublePress: break
        }
        guard panel == nil, welcome == nil else { return [] }
        message = nil
        if let tab = tab(at: mouse.point) { return show(tab) }
        let isDouble = mouse.action == .doublePress
        switch tab {
        case .items: return clickInItems(mouse.point, isDouble: isDouble)
        case .overview: return clickInOverview(mouse.point, isDouble: isDouble)
        case .scope:
            click(mouse.point, in: ScopeLayout(size: size).list, &scope.window, count: scope.rows.count)
            scope.skipCategories(1)
        case .history:
            click(mouse.point, in: HistoryLayout(size: size).list, &history.window, count: history.rows.count)
            if isDouble { return perform(HistoryCommand.go) }
        }
        return []
    }

    private mutating func wheel(_ movement: Movement) -> [Effect] {
        if panel != nil { return handleInPanel(movement == .up ? .up : .down) }
        if welcome != nil { return handleInWelcome(movement == .up ? .up : .down) }
        return perform(.move(movement))
    }

    private mutating func clickInItems(_ point: Point, isDouble: Bool) -> [Effect] {
        guard let engagement else { return [] }
        let layout = ItemsLayout(size: size, focus: items.focus)
        if let areas = layout.areas, areas.contains(point) {
            items.focus = .areas
            click(point, in: areas, &items.areaWindow, count: items.areaRows.count)
            if items.areaRows.indices.contains(items.areaWindow.cursor) {
                items.filter.areas = items.areaRows[items.areaWindow.cursor].filter(in: engagement)
                layOutItems()
            }
        } else if let list = layout.list, list.contains(point) {
            items.focus = .list
            click(point, in: list, &items.window, count: items.rows.count)
            items.skipHeaders(1)
            items.detailTop = 0
            // A click on the mark ticks, as a box on paper is ticked.
            if point.x == list.x + 3 || isDouble, canWrite { return perform(ItemsCommand.tick) }
        } else if let detail = layout.detail, detail.contains(point) {
            items.focus = .detail
        }
        return []
    }

    private mutating func clickInOverview(_ point: Point, isDouble: Bool) -> [Effect] {
        let layout = OverviewLayout(size: size)
        if layout.areas.contains(point) {
            overview.focus = .areas
            click(point, in: layout.areas, &overview.areaWindow, count: overview.areas.count)
        } else if layout.next.contains(point) {
            overview.focus = .next
            click(point, in: layout.next, &overview.window, count: overview.rows.count)
        } else {
            return []
        }
        return isDouble ? perform(OverviewCommand.go) : []
    }

    /// Puts the cursor of a list in a framed pane on the row that was clicked.
    private func click(_ point: Point, in pane: Rect, _ window: inout ListWindow, count: Int) {
        let inside = pane.inset(left: 1, top: 1, right: 1, bottom: 1)
        guard inside.contains(point) else { return }
        let rows = window.rows(of: count, height: inside.height)
        let row = rows.lowerBound + point.y - inside.y
        if rows.contains(row) { window.cursor = row }
    }
}
