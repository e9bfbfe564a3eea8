import TerminalUI

/// Where the panes of the Items screen stand: one, two or three of them by width.
struct ItemsLayout: Hashable {
    /// The areas pane, where it is shown.
    var areas: Rect?
    /// The list, where it is shown.
    var list: Rect?
    /// The detail, where it is shown.
    var detail: Rect?

    /// Lays out the panes below the two lines at the top and above the footer.
    init(size: Size, focus: ItemsState.Pane) {
        let body = ShellLayout(size: size).body
        switch body.width {
        case 116...:
            let (areas, rest) = body.split(left: body.width >= 150 ? min(44, body.width / 4) : 30)
            let (list, detail) = rest.split(right: min(76, max(34, rest.width * 2 / 5)))
            (self.areas, self.list, self.detail) = (areas, list, detail)
        case 80..<116:
            if focus == .detail {
                let (list, detail) = body.split(right: body.width / 2)
                (self.list, self.detail) = (list, detail)
            } else {
                let (areas, list) = body.split(left: 22)
                (self.areas, self.list) = (areas, list)
            }
        default:
            switch focus {
            case .areas: areas = body
            case .list: list = body
            case .detail: detail = body
            }
        }
    }

    /// Rows within a pane.
    var pageHeight: Int { max(1, (list ?? areas ?? detail ?? Rect(x: 0, y: 0, width: 0, height: 3)).height - 2) }
}
