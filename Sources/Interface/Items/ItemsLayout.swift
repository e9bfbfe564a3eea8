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
    init(size: Size, focus: ItemsScreen.Pane) {
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
            let (areas, rest) = body.split(left: min(44, max(30, body.width / 6)))
            let (list, detail) = rest.split(right: min(76, max(38, rest.width - 110)))
            (self.areas, self.list, self.detail) = (areas, list, detail)
            return
        }
        var rest = body
        if body.width >= 100 {
            (areas, rest) = body.split(left: min(30, max(24, body.width / 5)))
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
