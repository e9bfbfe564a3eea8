import Readiness
import TerminalUI

extension ItemsScreen {
    mutating func layOut(_ context: Context) {
        guard let engagement = context.engagement else { return }
        layOut(engagement)
    }

    mutating func move(_ movement: Movement, _ context: Context) {
        guard let engagement = context.engagement else { return }
        let layout = ItemsLayout(size: context.size, focus: focus)
        switch (movement, focus) {
        case (.left, .detail): focus = .list
        case (.left, .list), (.left, .areas): focus = .areas
        case (.right, .areas): focus = .list
        case (.right, .list), (.right, .detail): focus = .detail
        case (_, .areas):
            guard areaWindow.move(movement, count: areaRows.count, page: layout.pageHeight(of: .areas)) else { return }
            narrowToArea(in: engagement)
        case (_, .list):
            _ = window.move(movement, count: rows.count, page: layout.pageHeight(of: .list))
            skipHeaders(movement == .up || movement == .pageUp || movement == .last ? -1 : 1)
            detailTop = 0
        case (_, .detail): scrollDetail(movement, page: layout.pageHeight(of: .detail), context)
        }
    }

    private mutating func scrollDetail(_ movement: Movement, page: Int, _ context: Context) {
        switch movement {
        case .up: detailTop -= 1
        case .down: detailTop += 1
        case .pageUp: detailTop -= page
        case .pageDown: detailTop += page
        case .first: detailTop = 0
        case .last: detailTop = .max / 2
        case .left, .right: break
        }
        let width = ItemsLayout(size: context.size, focus: focus).detail.map { $0.width - 4 } ?? 40
        let lines = detail(context)?.lines(width: width).count
        detailTop = min(max(0, detailTop), max(0, (lines ?? 0) - page))
    }

    /// What there is to say about the item under the cursor.
    func detail(_ context: Context) -> DetailText? {
        guard let engagement = context.engagement, let item = item(in: engagement) else { return nil }
        return DetailText(
            of: item, in: engagement, workspace: context.shown, today: context.today, glyphs: context.glyphs,
            sides: sides.entries)
    }

    private mutating func narrowToArea(in engagement: Engagement) {
        guard areaRows.indices.contains(areaWindow.cursor) else { return }
        filter.areas = areaRows[areaWindow.cursor].filter(in: engagement)
        layOut(engagement)
        window.cursor = 0
        skipHeaders(1)
    }

    mutating func scrollIntoSight(on size: Size) {
        let layout = ItemsLayout(size: size, focus: focus)
        if let list = layout.list { _ = window.rows(of: rows.count, height: list.height - 2) }
        if let areas = layout.areas { _ = areaWindow.rows(of: areaRows.count, height: areas.height - 2) }
    }

    /// Enter: from the areas to the list, from the list to the detail, and back.
    mutating func open() {
        switch focus {
        case .areas: focus = .list
        case .list: focus = .detail
        case .detail: focus = .list
        }
    }

    mutating func selectUnderCursor(_ context: Context) {
        guard let engagement = context.engagement, let item = item(in: engagement) else { return }
        if selection.remove(item.id) == nil { selection.insert(item.id) }
        move(.down, context)
    }

    /// Selects every item that the list shows, or none where all of them are selected.
    mutating func selectAll(_ context: Context) {
        guard let engagement = context.engagement else { return }
        let shown = rows.compactMap { row in
            if case .item(let position) = row { engagement.items[position].id } else { nil }
        }
        selection = selection.isSuperset(of: shown) ? [] : selection.union(shown)
    }

    // MARK: Going somewhere

    mutating func go(to place: Place, _ context: Context) {
        guard let engagement = context.engagement else { return }
        switch place {
        case .item(let id): go(to: id, in: engagement)
        case .area(let id): go(toArea: id, in: engagement)
        case .attention(let attention):
            self = ItemsScreen()
            filter = attention.filter(on: context.today)
            grouping = attention == .late || attention == .dueSoon ? .due : .area
            layOut(engagement)
        case .items(let filter):
            self = ItemsScreen()
            self.filter = filter
            grouping = .due
            layOut(engagement)
        case .objective: break
        }
    }

    /// Goes to an item, out of any narrowing that hides it.
    private mutating func go(to id: ItemID, in engagement: Engagement) {
        focus = .list
        if !moveCursor(to: id, in: engagement) {
            filter = ItemFilter()
            find = TextField()
            areaWindow = ListWindow()
            filter.includesOutOfScope =
                engagement.position(of: id).map { !engagement.isInScope(engagement.items[$0]) } ?? false
            layOut(engagement)
            _ = moveCursor(to: id, in: engagement)
        }
    }

    private mutating func go(toArea id: String, in engagement: Engagement) {
        focus = .list
        filter = ItemFilter()
        find = TextField()
        filter.areas = [id]
        areaWindow.cursor = areaRows.firstIndex { $0.filter(in: engagement) == [id] } ?? 0
        layOut(engagement)
        window.cursor = 0
        skipHeaders(1)
    }

    /// Esc: clears the selection, then what was typed, then the filters.
    mutating func clearNarrowing(_ context: Context) {
        if !selection.isEmpty {
            selection = []
        } else if !filter.text.isEmpty {
            find = TextField()
            applyFind(context)
        } else {
            filter = ItemFilter()
            areaWindow = ListWindow()
            layOut(context)
        }
    }

    // MARK: Finding

    /// Types after `/`.
    mutating func type(_ key: Key, _ context: Context) -> [Request] {
        switch key {
        case .escape:
            isFinding = false
            find = TextField()
            applyFind(context)
        case .enter: isFinding = false
        case .up, .down, .pageUp, .pageDown:
            move(key == .up ? .up : key == .down ? .down : key == .pageUp ? .pageUp : .pageDown, context)
        case .control("c"):
            isFinding = false
            return [.passOn]
        case .backspace where find.isEmpty: isFinding = false
        default:
            if find.handle(key) { applyFind(context) }
        }
        return []
    }

    mutating func applyFind(_ context: Context) {
        filter.text = SearchWords(find.text)
        layOut(context)
    }
}
