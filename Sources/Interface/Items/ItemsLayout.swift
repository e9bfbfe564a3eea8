import TerminalUI

/// Where the panes of the Items screen stand.
///
/// Titles come first: an item that cannot be read cannot be ticked. The detail stands beside the list only where that
/// leaves the list room for whole titles, else below it; what there is no room for is shown when the keys go to it.
struct ItemsLayout: Hashable {
    /// The areas pane, where it is shown.
    var areas: Rect?
    /// The list, where it is shown.
    var list: Rect?
    /// The detail, where it is shown.
    var detail: Rect?

    /// Lays out the panes below the two lines at the top and above the footer.
    ///
    /// - Parameter areas: The names of the areas.
    init(size: Size, focus: ItemsScreen.Pane, areas names: AreaNames = AreaNames([])) {
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
            let (areas, rest) = body.split(left: max(30, min(names.columns, body.width - Self.listColumns - 38)))
            let (list, detail) = rest.split(right: min(76, max(38, rest.width - 110)))
            (self.areas, self.list, self.detail) = (areas, list, detail)
            return
        }
        var rest = body
        if body.width >= 100 {
            // While one looks at the areas their names are what matters; else titles come first, and names take a
            // second line.
            let room = focus == .areas ? body.width - 60 : body.width - Self.listColumns
            let whole =
                names.columns <= room
                ? names.columns : focus == .areas ? room : body.width < 110 ? 24 : min(names.foldedColumns, 30)
            (areas, rest) = body.split(left: max(24, whole))
        } else if focus == .areas {
            // Shown only while one looks at it, it has room for whole names.
            (areas, rest) = body.split(left: max(40, min(names.columns, body.width - 30)))
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
