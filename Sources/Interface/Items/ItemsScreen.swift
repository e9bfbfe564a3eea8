import HarmlessText
import Readiness
import TerminalUI

/// The Items screen: what has to be true before the auditor comes.
struct ItemsScreen: Sendable {
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
    /// The rows of the list. They stay as they are while items change, so that what one has just ticked does not jump
    /// away under a filter.
    private(set) var rows: [ItemRow] = []
    /// How many of the rows are items.
    private(set) var count = 0
    /// "1 item", "12 items".
    var countInWords: String { counted(count, "item") }
    /// Which rows are headers, in order.
    private(set) var headers: [Int] = []
    /// Where the list stands.
    var window = ListWindow(cursor: 1)
    /// The rows of the areas pane.
    private(set) var areaRows: [AreaRow] = []
    /// Where the areas pane stands.
    var areaWindow = ListWindow()
    /// Items that were selected to be changed together.
    var selection: Set<ItemID> = []
    /// The stretch of the list that is being selected.
    var range: SelectedRange?
    /// Items that somebody changed here: they stay in the list, where they are, until it is narrowed anew.
    var held: Set<ItemID> = []
    /// Where somebody was before `m`.
    var earlier: EarlierPlace?
    /// Whether the cursor goes on to the next item when what was asked for is written: in a queue of reviews.
    var goesOn = false
    /// The names of the areas, and how many columns they need.
    private(set) var areaNames = AreaNames([])
    /// What is typed after `/`.
    var find = TextField()
    /// Whether it is being typed.
    var isFinding = false
    /// The first line of the detail that is shown.
    var detailTop = 0

    /// Makes rows and areas anew; the cursor stays on its item where that is still there.
    mutating func layOut(_ engagement: Engagement) {
        held = []
        layOut(engagement, engagement.rows(filter, by: grouping))
    }

    /// Keeps up with what was changed. Where that is only what somebody did here, the rows stay as they are: what one
    /// has just ticked does not jump away under a filter, and the next key is for the item that one sees.
    mutating func keepUp(with engagement: Engagement) {
        let fresh = engagement.rows(filter, by: grouping)
        layOut(engagement, staysAsItIs(instead: fresh, in: engagement) ? rows : fresh)
    }

    private func staysAsItIs(instead fresh: [ItemRow], in engagement: Engagement) -> Bool {
        guard !held.isEmpty, itemCount == engagement.items.count, fresh != rows else { return false }
        func positions(_ rows: [ItemRow]) -> Set<Int> {
            Set(rows.compactMap { if case .item(let position) = $0 { position } else { nil } })
        }
        return positions(rows).symmetricDifference(positions(fresh)).allSatisfy { held.contains(engagement.items[$0].id) }
    }

    private mutating func layOut(_ engagement: Engagement, _ rows: [ItemRow]) {
        let current = item(in: engagement)?.id ?? lastItem
        areaRows = AreaRow.rows(of: engagement)
        areaNames = AreaNames(areaRows.map { $0.title(in: engagement) })
        self.rows = rows
        itemCount = engagement.items.count
        headers = rows.indices.filter { if case .header = rows[$0] { true } else { false } }
        count = rows.count - headers.count
        let position = current.flatMap(engagement.position(of:))
        window.cursor = position.flatMap { rows.firstIndex(of: .item($0)) } ?? min(window.cursor, max(0, rows.count - 1))
        skipHeaders(1)
        lastItem = item(in: engagement)?.id ?? current
    }

    /// The item that the cursor was on last, for when a filter hides it for a while.
    private var lastItem: ItemID?

    /// How many items the engagement had when the rows were made.
    private var itemCount = 0

    /// The place of the cursor among the items, from 1. Headers before it are found by halving, so that a move costs
    /// the same in any list.
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

    /// Puts the cursor on the first item of the list.
    mutating func goToFirstRow() {
        window = ListWindow(cursor: 0)
        skipHeaders(1)
        detailTop = 0
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

extension Tab {
    /// What has to be true.
    public static let items = Tab(
        title: "Items",
        explanation: """
            What has to be true before the auditor comes. Space ticks an item; everything is saved as it happens. The list can be \
            narrowed by typing after / and by filters; m is what is yours.
            """)
}

extension ItemsScreen: TabScreen {
    static var tab: Tab { .items }

    var narrowedItems: ItemFilter? { filter.isEmpty ? nil : filter }

    var typing: TypedLine? {
        isFinding ? TypedLine(field: find, hint: "\(countInWords), enter keeps, esc clears") : nil
    }

    func marks(_ context: Context) -> [(mark: String, meaning: String)] { Marks.all(in: context.glyphs) }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return type(key, context)
        case .paste(let text):
            find.insert(text)
            applyFind(context)
        case .move(let movement): move(movement, context)
        case .wheel(let movement, let point): scroll(movement, at: point, context)
        case .press(let point, let isDouble): return click(point, isDouble: isDouble, context)
        case .command(let command): return (command as? ItemsCommand).map { perform($0, context) } ?? []
        case .go(let place): go(to: place, context)
        case .reveal(.item(let id)): if let engagement = context.engagement { _ = moveCursor(to: id, in: engagement) }
        case .told(.entries(let entries)): for entry in entries { sides.entries[entry.id] = entry }
        case .aboutToDraw:
            scrollIntoSight(on: context.size)
            return askForSides(context)
        case .shown: layOut(context)
        case .reveal, .told: break
        }
        return []
    }

    mutating func follow(_ change: ContextChange, _ context: Context) {
        switch change {
        case .workspace:
            // Who was looked for under a handle is still looked for when that turns out to be somebody's other name.
            if case .person(let handle) = filter.owner, let record = context.workspace?.record {
                filter.owner = .person(record.canonical(handle))
            }
        case .lists(let isAnew): if isAnew, let engagement = context.engagement { keepUp(with: engagement) }
        case .engagement: self = ItemsScreen()
        case .written: takeWritten(context)
        case .leftTyping: isFinding = false
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        guard let engagement = context.engagement else { return }
        ItemsView(items: self, context: context, engagement: engagement).draw(into: &canvas)
    }
}
