import TerminalUI

extension State {
    /// Scrolls the lists of the screen so that their cursors are in sight. Views only read; without this a list would forget where it stood.
    mutating func scrollIntoSight() {
        switch tab {
        case .overview:
            let layout = OverviewLayout(size: size)
            _ = overview.window.rows(of: overview.rows.count, height: layout.next.height - 2)
            _ = overview.areaWindow.rows(of: overview.areas.count, height: layout.areas.height - 2)
        case .items:
            let layout = ItemsLayout(size: size, focus: items.focus)
            if let list = layout.list { _ = items.window.rows(of: items.rows.count, height: list.height - 2) }
            if let areas = layout.areas { _ = items.areaWindow.rows(of: items.areaRows.count, height: areas.height - 2) }
        case .scope: _ = scope.window.rows(of: scope.rows.count, height: ScopeLayout(size: size).list.height - 2)
        case .history: _ = history.window.rows(of: history.rows.count, height: HistoryLayout(size: size).list.height - 2)
        }
        scrollPanelIntoSight()
    }

    private mutating func scrollPanelIntoSight() {
        switch panel {
        case .menu(var menu):
            _ = menu.window.rows(of: menu.rows.count, height: min(menu.rows.count, size.height - 4))
            panel = .menu(menu)
        case .palette(var palette):
            _ = palette.window.rows(of: paletteEntries(palette.field.text).count, height: min(size.height - 4, 18) - 4)
            panel = .palette(palette)
        default: break
        }
    }
}
