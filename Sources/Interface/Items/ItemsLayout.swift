import TerminalUI

/// Where the panes of the Items screen stand.
///
/// Titles come first: an item that cannot be read cannot be ticked. The detail stands beside the list only where that leaves the list room for
/// whole titles, else below it; what there is no room for is shown when the keys go to it.
struct ItemsLayout: Hashable {
    /// The areas pane, where it is shown.
    var areas: Rect?
    /// The list, where it is shown.
    var list: Rect?
    /// The detail, where it is shown.
    var detail: Rect?

    /// Lays out the panes below the two lines at the top and above the footer.
    ///
    /// - Parameter areaColumns: How many columns the names of the areas need, with their figures.
    init(size: Size, focus: ItemsScreen.Pane, areaColumns: Int = 0) {
        let body = ShellLayout(size: size).body
        guard body.width >= 80 else {
            // One at a time.
            switch focus {
            case .areas: areas = body
            case .list: list = body
            case .detail: detail = body
            }
            return
        }
        if body.width >= 160 {
            // Names of areas come after titles and the detail, and before what these do not need.
            let (areas, rest) = body.split(left: max(30, min(areaColumns, body.width - Self.listColumns - 38)))
            let (list, detail) = rest.split(right: min(76, max(38, rest.width - 110)))
            (self.areas, self.list, self.detail) = (areas, list, detail)
            return
        }
        var rest = body
        if body.width >= 100 {
            // While one looks at the areas their names are what matters; else titles come first.
            let room = focus == .areas ? body.width - 60 : body.width - Self.listColumns
            (areas, rest) = body.split(left: max(24, min(areaColumns, room)))
        } else if focus == .areas {
            // Shown only while one looks at it, it has room for whole names.
            (areas, rest) = body.split(left: 40)
        }
        let isTall = body.height >= 24
        guard isTall || focus == .detail else {
            list = rest
            return
        }
        // Where there is little room, the detail has most of it for as long as it is read.
        let height = isTall ? body.height * 3 / 7 + 1 : body.height * 2 / 3
        (list, detail) = rest.split(bottom: height)
    }

    /// How many columns the list has before the areas get more than they need at the least.
    private static let listColumns = 96

    /// Rows within a pane.
    func pageHeight(of pane: ItemsScreen.Pane) -> Int {
        let rect =
            switch pane {
            case .areas: areas
            case .list: list
            case .detail: detail
            }
        return max(1, (rect?.height ?? 3) - 2)
    }
}
