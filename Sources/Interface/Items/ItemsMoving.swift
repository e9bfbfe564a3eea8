import Readiness
import TerminalUI

extension State {
    mutating func moveInItems(_ movement: Movement) {
        guard let engagement else { return }
        let layout = ItemsLayout(size: size, focus: items.focus)
        switch (movement, items.focus) {
        case (.left, .detail): items.focus = .list
        case (.left, .list), (.left, .areas): items.focus = .areas
        case (.right, .areas): items.focus = .list
        case (.right, .list), (.right, .detail): items.focus = .detail
        case (_, .areas):
            guard items.areaWindow.move(movement, count: items.areaRows.count, page: layout.pageHeight(of: .areas)) else {
                return
            }
            narrowToArea(in: engagement)
        case (_, .list):
            _ = items.window.move(movement, count: items.rows.count, page: layout.pageHeight(of: .list))
            items.skipHeaders(movement == .up || movement == .pageUp || movement == .last ? -1 : 1)
            items.detailTop = 0
        case (_, .detail): scrollDetail(movement, page: layout.pageHeight(of: .detail))
        }
    }

    private mutating func scrollDetail(_ movement: Movement, page: Int) {
        switch movement {
        case .up: items.detailTop -= 1
        case .down: items.detailTop += 1
        case .pageUp: items.detailTop -= page
        case .pageDown: items.detailTop += page
        case .first: items.detailTop = 0
        case .last: items.detailTop = .max / 2
        case .left, .right: break
        }
        let lines = engagement.flatMap { engagement in
            items.item(in: engagement).map {
                DetailText(
                    of: $0, in: engagement, workspace: shown, today: today, glyphs: glyphs, sides: items.sides.entries
                ).lines(width: detailWidth).count
            }
        }
        items.detailTop = min(max(0, items.detailTop), max(0, (lines ?? 0) - page))
    }

    private var detailWidth: Int { ItemsLayout(size: size, focus: items.focus).detail.map { $0.width - 4 } ?? 40 }

    private mutating func narrowToArea(in engagement: Engagement) {
        guard items.areaRows.indices.contains(items.areaWindow.cursor) else { return }
        items.filter.areas = items.areaRows[items.areaWindow.cursor].filter(in: engagement)
        layOutItems()
        items.window.cursor = 0
        items.skipHeaders(1)
    }

    mutating func layOutItems() {
        guard let engagement else { return }
        items.layOut(engagement)
    }

    /// Enter: from the areas to the list, from the list to the detail, and back.
    mutating func open() {
        switch items.focus {
        case .areas: items.focus = .list
        case .list: items.focus = .detail
        case .detail: items.focus = .list
        }
    }

    mutating func selectUnderCursor() {
        guard let engagement, let item = items.item(in: engagement) else { return }
        if items.selection.remove(item.id) == nil { items.selection.insert(item.id) }
        moveInItems(.down)
    }

    /// Selects every item that the list shows, or none where all of them are selected.
    mutating func selectAll() {
        guard let engagement else { return }
        let shown = items.rows.compactMap { row in
            if case .item(let position) = row { engagement.items[position].id } else { nil }
        }
        items.selection = items.selection.isSuperset(of: shown) ? [] : items.selection.union(shown)
    }

    /// Goes to an item, out of any narrowing that hides it.
    mutating func goToItem(_ id: ItemID) {
        guard let engagement else { return }
        tab = .items
        items.focus = .list
        if !items.moveCursor(to: id, in: engagement) {
            items.filter = ItemFilter()
            items.find = TextField()
            items.areaWindow = ListWindow()
            items.filter.includesOutOfScope =
                engagement.position(of: id).map { !engagement.isInScope(engagement.items[$0]) } ?? false
            items.layOut(engagement)
            _ = items.moveCursor(to: id, in: engagement)
        }
    }

    /// Goes to the items of an area.
    mutating func goToArea(_ id: String) {
        guard let engagement else { return }
        tab = .items
        items.focus = .list
        items.filter = ItemFilter()
        items.find = TextField()
        items.filter.areas = [id]
        items.areaWindow.cursor = items.areaRows.firstIndex { $0.filter(in: engagement) == [id] } ?? 0
        layOutItems()
        items.window.cursor = 0
        items.skipHeaders(1)
    }

    /// Esc: clears the selection, then what was typed, then the filters.
    mutating func clearNarrowing() {
        if !items.selection.isEmpty {
            items.selection = []
        } else if !items.filter.text.isEmpty {
            items.find = TextField()
            applyFind()
        } else {
            items.filter = ItemFilter()
            items.areaWindow = ListWindow()
            layOutItems()
        }
    }

    // MARK: Finding

    /// Handles a key while something is typed after `/`.
    ///
    /// - Returns: Nil for a key that ends the typing and then does what it always does.
    mutating func handleInFind(_ key: Key) -> [Effect]? {
        switch key {
        case .escape:
            items.isFinding = false
            items.find = TextField()
            applyFind()
        case .enter: items.isFinding = false
        case .up, .down, .pageUp, .pageDown:
            moveInItems(key == .up ? .up : key == .down ? .down : key == .pageUp ? .pageUp : .pageDown)
        case .control("c"):
            items.isFinding = false
            return nil
        case .backspace where items.find.isEmpty: items.isFinding = false
        default:
            if items.find.handle(key) { applyFind() }
        }
        return []
    }

    mutating func applyFind() {
        items.filter.text = SearchWords(items.find.text)
        layOutItems()
    }
}
