import Readiness
import TerminalUI

extension State {
    /// A click chooses a tab, a pane, a row or a key of the footer; a second one opens what is there. The wheel scrolls what lies under it.
    mutating func handle(_ mouse: Mouse) -> [Effect] {
        switch mouse.action {
        case .wheelUp, .wheelDown: return wheel(mouse.action == .wheelUp ? .up : .down, at: mouse.point)
        case .press, .doublePress: break
        }
        let isDouble = mouse.action == .doublePress
        if panel != nil { return clickInPanel(mouse.point) }
        if welcome != nil { return isDouble ? [] : clickInWelcome(mouse.point) }
        if let binding = footerBinding(at: mouse.point) { return perform(binding.command) }
        message = nil
        if let tab = tab(at: mouse.point) { return show(tab) }
        items.isFinding = false
        history.isFinding = false
        switch tab {
        case .items: return clickInItems(mouse.point, isDouble: isDouble)
        case .overview: return clickInOverview(mouse.point, isDouble: isDouble)
        case .scope:
            guard click(mouse.point, in: ScopeLayout(size: size).list, &scope.window, count: scope.rows.count) else { break }
            scope.isReading = false
            scope.detailTop = 0
            scope.skipCategories(1)
            if isDouble { return perform(ScopeCommand.items) }
        case .history:
            guard click(mouse.point, in: HistoryLayout(size: size).list, &history.window, count: history.rows.count) else {
                break
            }
            if isDouble { return perform(HistoryCommand.go) }
        }
        return []
    }

    // MARK: The wheel

    /// How many rows a notch of the wheel moves.
    private static let notch = 3

    private mutating func wheel(_ movement: Movement, at point: Point) -> [Effect] {
        let key: Key = movement == .up ? .up : .down
        // Arrows choose an answer; turning the wheel is no choice.
        if case .question = panel { return [] }
        if panel != nil { return (0..<Self.notch).flatMap { _ in panel == nil ? [] : handleInPanel(key) } }
        if welcome != nil { return handleInWelcome(key) }
        switch tab {
        case .items:
            let layout = ItemsLayout(size: size, focus: items.focus)
            let focus = items.focus
            if layout.detail?.contains(point) ?? false { items.focus = .detail }
            if layout.list?.contains(point) ?? false { items.focus = .list }
            if layout.areas?.contains(point) ?? false { items.focus = .areas }
            for _ in 0..<Self.notch { moveInItems(movement) }
            items.focus = focus
        case .overview:
            let layout = OverviewLayout(size: size, focus: overview.focus)
            let focus = overview.focus
            if layout.areas.contains(point) { overview.focus = .areas }
            if layout.next.contains(point) { overview.focus = .next }
            for _ in 0..<Self.notch { moveInOverview(movement) }
            overview.focus = focus
        case .scope:
            let isReading = scope.isReading
            scope.isReading = ScopeLayout(size: size).detail.contains(point)
            for _ in 0..<Self.notch { moveInScope(movement) }
            scope.isReading = isReading
        case .history: for _ in 0..<Self.notch { moveInHistory(movement) }
        }
        return []
    }

    // MARK: Panels

    /// A click in a list chooses; beside a panel, and on one that is only read, it closes it.
    private mutating func clickInPanel(_ point: Point) -> [Effect] {
        switch panel {
        case .menu(var menu):
            let layout = PanelLayout.menu(menu, on: size)
            guard layout.frame.contains(point) else { return handleInPanel(.escape) }
            guard let row = clicked(point, in: layout.inside, menu.window, count: menu.rows.count),
                menu.rows[row].choice != nil
            else { return [] }
            menu.window.cursor = row
            panel = .menu(menu)
            if case .filter = menu.rows[row].choice { return handleInPanel(.character(" ")) }
            return handleInPanel(.enter)
        case .palette(var palette):
            let layout = PanelLayout.palette(on: size)
            guard layout.frame.contains(point) else { return handleInPanel(.escape) }
            let count = paletteEntries(palette.field.text).count
            guard let row = clicked(point, in: layout.paletteList, palette.window, count: count) else { return [] }
            palette.window.cursor = row
            panel = .palette(palette)
            return handleInPanel(.enter)
        case .prompt(var prompt):
            let layout = PromptLayout(prompt, glyphs: glyphs, on: size)
            let row = point.y - layout.below.y
            guard layout.below.contains(point), prompt.refusal == nil, prompt.matching.indices.contains(row) else { return [] }
            prompt.chosen = row
            panel = .prompt(prompt)
            return []
        case .help, .differences:
            panel = nil
            return []
        case .question(let question): return click(point, in: question)
        case .export, nil: return []
        }
    }

    // MARK: Screens

    private mutating func clickInItems(_ point: Point, isDouble: Bool) -> [Effect] {
        guard let engagement else { return [] }
        let layout = ItemsLayout(size: size, focus: items.focus)
        if let areas = layout.areas, areas.contains(point) {
            items.focus = .areas
            guard click(point, in: areas, &items.areaWindow, count: items.areaRows.count) else { return [] }
            items.filter.areas = items.areaRows[items.areaWindow.cursor].filter(in: engagement)
            layOutItems()
            if isDouble { items.focus = .list }
        } else if let list = layout.list, list.contains(point) {
            items.focus = .list
            guard click(point, in: list, &items.window, count: items.rows.count) else { return [] }
            items.detailTop = 0
            guard case .item = items.rows[items.window.cursor] else {
                items.skipHeaders(1)
                return []
            }
            // A click on the mark ticks, as a box on paper is ticked.
            if point.x == list.x + 3 { return perform(ItemsCommand.tick) }
            if isDouble { items.focus = .detail }
        } else if let detail = layout.detail, detail.contains(point) {
            items.focus = .detail
        }
        return []
    }

    private mutating func clickInOverview(_ point: Point, isDouble: Bool) -> [Effect] {
        let layout = OverviewLayout(size: size, focus: overview.focus)
        var isRow = false
        if layout.areas.contains(point) {
            overview.focus = .areas
            isRow = click(point, in: layout.areas, &overview.areaWindow, count: overview.areas.count)
        } else if layout.next.contains(point) {
            overview.focus = .next
            isRow = click(point, in: layout.next, &overview.window, count: overview.rows.count)
        }
        return isDouble && isRow ? perform(OverviewCommand.go) : []
    }

    /// Puts the cursor of a list in a framed pane on the row that was clicked.
    ///
    /// - Returns: Whether there is a row at that point.
    private func click(_ point: Point, in pane: Rect, _ window: inout ListWindow, count: Int) -> Bool {
        let inside = pane.inset(left: 1, top: 1, right: 1, bottom: 1)
        guard let row = clicked(point, in: inside, window, count: count) else { return false }
        window.cursor = row
        return true
    }

    /// The row of a list that stands at a point, if there is one.
    private func clicked(_ point: Point, in inside: Rect, _ window: ListWindow, count: Int) -> Int? {
        guard inside.contains(point) else { return nil }
        var window = window
        let rows = window.rows(of: count, height: inside.height)
        let row = rows.lowerBound + point.y - inside.y
        return rows.contains(row) ? row : nil
    }
}
