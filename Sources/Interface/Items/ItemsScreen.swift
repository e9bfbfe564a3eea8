import Readiness
import TerminalUI

/// What the Items screen remembers.
struct ItemsState: Sendable {
    /// What two people wrote of contested items.
    var sides = ContestedSides()
    /// The panes, from left to right.
    enum Pane: Int, Sendable {
        case areas
        case list
        case detail
    }

    /// The pane that has the keys.
    var focus = Pane.list
    /// What the list is narrowed to.
    var filter = ItemFilter()
    /// What the list is grouped by.
    var grouping = ItemGrouping.area
    /// The rows of the list. They stay as they are while items change, so that what one has just ticked does not jump away under a filter.
    private(set) var rows: [ItemRow] = []
    /// How many of the rows are items.
    private(set) var count = 0
    /// "1 item", "12 items".
    var countInWords: String { "\(count) item\(count == 1 ? "" : "s")" }
    /// Which rows are headers, in order.
    private var headers: [Int] = []
    /// Where the list stands.
    var window = ListWindow(cursor: 1)
    /// The rows of the areas pane.
    private(set) var areaRows: [AreaRow] = []
    /// Where the areas pane stands.
    var areaWindow = ListWindow()
    /// Items that were selected to be changed together.
    var selection: Set<ItemID> = []
    /// What is typed after `/`.
    var find = TextField()
    /// Whether it is being typed.
    var isFinding = false
    /// The first line of the detail that is shown.
    var detailTop = 0

    /// Makes rows and areas; the cursor stays on its item where that is still there.
    mutating func layOut(_ engagement: Engagement) {
        let current = item(in: engagement)?.id ?? lastItem
        areaRows = AreaRow.rows(of: engagement)
        rows = engagement.rows(filter, by: grouping)
        headers = rows.indices.filter { if case .header = rows[$0] { true } else { false } }
        count = rows.count - headers.count
        let position = current.flatMap(engagement.position(of:))
        window.cursor = position.flatMap { rows.firstIndex(of: .item($0)) } ?? min(window.cursor, max(0, rows.count - 1))
        skipHeaders(1)
        lastItem = item(in: engagement)?.id ?? current
    }

    /// The item that the cursor was on last, for when a filter hides it for a while.
    private var lastItem: ItemID?

    /// The place of the cursor among the items, from 1. Headers before it are found by halving, so that a move costs the same in any list.
    var number: Int {
        var (low, high) = (0, headers.count)
        while low < high {
            let middle = (low + high) / 2
            if headers[middle] <= window.cursor { low = middle + 1 } else { high = middle }
        }
        return window.cursor + 1 - low
    }

    /// The item under the cursor.
    func item(in engagement: Engagement) -> ItemDefinition? {
        guard rows.indices.contains(window.cursor), case .item(let position) = rows[window.cursor],
            engagement.items.indices.contains(position)
        else { return nil }
        return engagement.items[position]
    }

    /// Moves the cursor off a header, forwards or backwards, and where there is nothing, the other way.
    mutating func skipHeaders(_ step: Int) {
        guard !rows.isEmpty else { return }
        var cursor = min(max(window.cursor, 0), rows.count - 1)
        while rows.indices.contains(cursor), case .header = rows[cursor] { cursor += step }
        if !rows.indices.contains(cursor) {
            cursor = min(max(window.cursor, 0), rows.count - 1)
            while rows.indices.contains(cursor), case .header = rows[cursor] { cursor -= step }
        }
        if rows.indices.contains(cursor) { window.cursor = cursor }
    }

    /// Puts the cursor on an item, if the list shows it.
    ///
    /// - Returns: Whether it does.
    mutating func moveCursor(to item: ItemID, in engagement: Engagement) -> Bool {
        guard let position = engagement.position(of: item), let row = rows.firstIndex(of: .item(position)) else { return false }
        window.cursor = row
        lastItem = item
        detailTop = 0
        return true
    }
}

/// A row of the areas pane.
enum AreaRow: Hashable, Sendable {
    /// Everything in scope.
    case all
    /// A category of several areas.
    case category(String, areas: [Int])
    /// An area, by its index; `isIndented` under its category.
    case area(Int, isIndented: Bool)

    /// The rows of the areas in scope.
    static func rows(of engagement: Engagement) -> [AreaRow] {
        var rows: [AreaRow] = [.all]
        let indices = engagement.areas.indices.filter { engagement.areas[$0].isInScope }
        var start = 0
        while start < indices.count {
            let category = engagement.areas[indices[start]].area.category
            var end = start
            while end < indices.count, engagement.areas[indices[end]].area.category == category { end += 1 }
            let group = Array(indices[start..<end])
            if group.count == 1 {
                rows.append(.area(group[0], isIndented: false))
            } else {
                rows.append(.category(category, areas: group))
                rows += group.map { .area($0, isIndented: true) }
            }
            start = end
        }
        return rows
    }

    /// The areas that the row stands for.
    func areas(in engagement: Engagement) -> [Int] {
        switch self {
        case .all: engagement.areas.indices.filter { engagement.areas[$0].isInScope }
        case .category(_, let areas): areas
        case .area(let index, _): [index]
        }
    }

    /// The ids to filter by; none for everything.
    func filter(in engagement: Engagement) -> Set<String> {
        if case .all = self { return [] }
        return Set(areas(in: engagement).map { engagement.areas[$0].id })
    }
}
