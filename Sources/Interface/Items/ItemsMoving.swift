import Readiness
import TerminalUI

extension ItemsScreen {
    mutating func layOut(_ context: Context) {
        guard let engagement = context.engagement else { return }
        layOut(engagement)
    }

    mutating func move(_ movement: Movement, _ context: Context) {
        // A range that shift has made ends with the first movement without it, and what it selected stays.
        if let range, !range.isSticky { self.range = nil }
        step(movement, context)
        stretch(context)
    }

    mutating func step(_ movement: Movement, _ context: Context) {
        guard let engagement = context.engagement else { return }
        let layout = layout(on: context.size)
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
        let width = layout(on: context.size).detail.map { $0.width - 4 } ?? 40
        let lines = detail(context)?.lines(width: width).count
        detailTop = min(max(0, detailTop), max(0, (lines ?? 0) - page))
    }

    /// What there is to say about the item under the cursor.
    func detail(_ context: Context) -> DetailText? {
        guard let engagement = context.engagement, let item = item(in: engagement) else { return nil }
        return DetailText(
            of: item, in: engagement, workspace: context.shown, today: context.today, glyphs: context.glyphs,
            sides: sides.entries, definedControls: context.definedControls)
    }

    private mutating func narrowToArea(in engagement: Engagement) {
        guard areaRows.indices.contains(areaWindow.cursor) else { return }
        filter.areas = areaRows[areaWindow.cursor].filter(in: engagement)
        layOut(engagement)
        window.cursor = 0
        skipHeaders(1)
    }

    mutating func scrollIntoSight(on size: Size) {
        let layout = layout(on: size)
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

    /// Moves the pane that does not have the keys: from the list the detail, from elsewhere the list.
    mutating func moveOther(_ movement: Movement, _ context: Context) -> [Request] {
        if focus == .list {
            guard let detail = layout(on: context.size).detail else {
                return .refuse("The detail is not in sight here; enter or → opens it.")
            }
            scrollDetail(movement, page: max(1, detail.height - 2), context)
            return []
        }
        let before = focus
        focus = .list
        step(movement, context)
        focus = before
        return []
    }

    /// Where the panes stand.
    func layout(on size: Size) -> ItemsLayout { ItemsLayout(size: size, focus: focus, areas: areaNames) }

    /// What was asked for is being written: what it is about stays in the list, and in a queue of reviews the next one
    /// comes.
    mutating func takeWritten(_ context: Context) {
        held.formUnion(targets(context).addresses.map(\.item))
        if let range, !range.isSticky || !selection.isEmpty { self.range = nil }
        guard goesOn, selection.isEmpty, let engagement = context.engagement else { return goesOn = false }
        goesOn = false
        let waits = { [rows, filter, held] (row: Int) -> Bool in
            guard case .item(let position) = rows[row], engagement.items.indices.contains(position) else { return false }
            let item = engagement.items[position]
            return !held.contains(item.id) && filter.passes(item, in: engagement)
        }
        let next = rows.indices.dropFirst(window.cursor + 1).first(where: waits) ?? rows.indices.first(where: waits)
        guard let next else { return }
        window.cursor = next
        detailTop = 0
    }

    // MARK: Going somewhere

    mutating func go(to place: Place, _ context: Context) {
        guard let engagement = context.engagement else { return }
        switch place {
        case .item(let id): go(to: id, in: engagement)
        case .area(let id): go(toArea: id, in: engagement)
        case .attention(let attention):
            let grouping: ItemGrouping = attention == .late || attention == .dueSoon ? .due : .area
            show(attention.filter(on: context.today), by: grouping, context)
        case .view(let view): show(view, context)
        case .person(let person): show(.open(of: person), by: .due, context)
        case .items(let filter): show(filter, by: .due, context)
        case .objective, .gaps, .disputes, .control, .piece, .requests, .request: break
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
        if !selection.isEmpty || range != nil {
            range = nil
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
        // Notes, guidance and the rest are looked at, too, as the command line does.
        if find.isEmpty {
            filter.forgetWords()
        } else if let record = context.shown?.record {
            filter.search(find.text, in: record)
        }
        layOut(context)
        // The best is what somebody looks for; what was under the cursor before is somewhere below.
        if !find.isEmpty { goToFirstRow() }
    }
}
