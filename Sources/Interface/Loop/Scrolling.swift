import TerminalUI

extension State {
    /// Scrolls the lists of the screen so that their cursors are in sight. Views only read; without this a list would forget where it stood.
    mutating func scrollIntoSight() {
        switch tab {
        case .overview:
            let layout = OverviewLayout(size: size, focus: overview.focus)
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
            _ = menu.window.rows(of: menu.rows.count, height: PanelLayout.menu(menu, on: size).inside.height)
            panel = .menu(menu)
        case .palette(var palette):
            _ = palette.window.rows(
                of: paletteEntries(palette.field.text).count, height: PanelLayout.palette(on: size).paletteList.height)
            panel = .palette(palette)
        case .help(var text):
            text.top = min(text.top, helpText.lastTop)
            panel = .help(text)
        case .differences(var text):
            text.top = min(text.top, differencesText.lastTop)
            panel = .differences(text)
        case .export(var export):
            export.scroll(by: 0, on: size)
            panel = .export(export)
        default: break
        }
    }
}
