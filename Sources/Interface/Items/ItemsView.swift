import HarmlessText
import Readiness
import TerminalUI

/// Draws the Items screen.
struct ItemsView {
    let items: ItemsScreen
    let context: Context
    let engagement: Engagement

    func draw(into canvas: inout Canvas) {
        let layout = items.layout(on: canvas.size)
        if let rect = layout.areas { drawAreas(in: rect, of: &canvas) }
        if let rect = layout.list { drawList(in: rect, layout, of: &canvas) }
        if let rect = layout.detail { drawDetail(in: rect, of: &canvas) }
    }

    // MARK: Areas

    private func drawAreas(in rect: Rect, of canvas: inout Canvas) {
        let hasFocus = items.focus == .areas
        // What the figures are stands where they stand.
        let isAlone = items.layout(on: canvas.size).list == nil
        let inside = canvas.pane(
            rect, title: "Areas, % ticked", hasFocus: hasFocus, footnote: isAlone ? "\(Key.right.title) list" : "")
        var window = items.areaWindow
        let names = items.areaNames.lines(width: inside.width, height: inside.height)
        let visible = window.rows(of: items.areaRows.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: items.areaRows.count)
        var y = inside.y
        for index in visible where names.indices.contains(index) {
            let isCurrent = index == window.cursor
            let surface: Surface = isCurrent ? (hasFocus ? .cursor : .dimCursor) : .base
            let area = Rect(x: inside.x, y: y, width: inside.width, height: names[index].count).intersection(inside)
            canvas.fill(area, Style(.text, on: surface))
            canvas.cursorSign(in: area, on: surface)
            drawArea(items.areaRows[index], names[index], on: surface, in: area, of: &canvas)
            y += names[index].count
        }
        drawLegend(in: inside.inset(top: y - inside.y), of: &canvas)
    }

    private func drawArea(
        _ row: AreaRow, _ name: [String], on surface: Surface, in rect: Rect, of canvas: inout Canvas
    ) {
        let areas = row.areas(in: engagement)
        let tally = areas.reduce(into: Tally()) { $0 += engagement.areas[$1].tally }
        let share = Share(tally.ticked, of: tally.total)
        // Late items have a sign, and not only a color.
        let percent = share.text.aligned(right: 4, in: context.glyphs) + (tally.late > 0 ? String(Marks.late) : " ")
        // Names before bars, where there is no room for both.
        let spare = rect.width + 2 - items.areaNames.columns
        let barWidth = spare >= 9 ? 8 : spare >= 6 ? 5 : 0
        let titleWidth = rect.width - barWidth - percent.columns - (barWidth > 0 ? 3 : 2)
        let isArea = if case .area = row { true } else { false }
        for (line, text) in name.enumerated() {
            canvas.write(
                text.fitted(to: line == 0 ? titleWidth : rect.width - 2, in: context.glyphs),
                at: Point(x: rect.x + 1, y: rect.y + line),
                isArea ? Style(.text, on: surface) : Style(.heading, on: surface, .bold), in: rect)
        }
        let barX = rect.maxX - percent.columns - 1 - barWidth
        canvas.bar(share.fraction, at: Point(x: barX, y: rect.y), width: barWidth, Style(.good, on: surface))
        canvas.write(
            percent, at: Point(x: rect.maxX - percent.columns, y: rect.y),
            Style(tally.late > 0 ? .danger : .faint, on: surface))
    }

    // MARK: List

    private func drawList(in rect: Rect, _ layout: ItemsLayout, of canvas: inout Canvas) {
        let hasFocus = items.focus == .list
        // What is searched for stands in an order of its own.
        var title =
            items.countInWords
            + (!items.filter.text.isEmpty ? ", best first" : items.grouping == .area ? "" : " by \(items.grouping.title)")
        if items.areaRows.indices.contains(items.areaWindow.cursor), !items.filter.areas.isEmpty {
            title += " \(context.glyphs.dot) " + listTitle
        }
        let narrowing = items.narrowing(context)
        if !narrowing.isEmpty { title += " \(context.glyphs.dot) " + narrowing }
        if !items.selection.isEmpty { title += " \(context.glyphs.dot) \(items.selectedInWords(in: engagement))" }
        if items.range?.isSticky ?? false { title += " \(context.glyphs.dot) range" }
        // Panes that are out of sight are told of where they would be looked for.
        var footnotes: [String] = []
        if layout.areas == nil, hasFocus { footnotes.append("\(Key.left.title) areas") }
        if layout.detail == nil, hasFocus, !items.rows.isEmpty { footnotes.append("\(Key.right.title) detail") }
        if !items.rows.isEmpty { footnotes.append("\(items.number) of \(items.count)") }
        let inside = canvas.pane(rect, title: title, hasFocus: hasFocus, footnote: footnotes.joined(separator: "  "))
        guard !items.rows.isEmpty else {
            drawEmptyList(in: inside, of: &canvas)
            return
        }
        let columns = ItemColumns(
            engagement: engagement, handles: (context.shown?.record.individuals ?? []).lazy.map(\.handle), width: inside.width)
        var window = items.window
        for (line, index) in window.rows(of: items.rows.count, height: inside.height).enumerated() {
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            switch items.rows[index] {
            case .header(let id, let title, let count):
                let name = headerTitle(id: id, title: title)
                let surface: Surface = index == window.cursor ? (hasFocus ? .cursor : .dimCursor) : .base
                if surface != .base { canvas.fill(row, Style(.text, on: surface)) }
                let end = canvas.write(
                    name.fitted(to: row.width - 4 - "\(count)".columns, in: context.glyphs), at: Point(x: row.x + 1, y: row.y),
                    Style(.heading, on: surface, .bold), in: row)
                canvas.write("  \(count)", at: Point(x: end, y: row.y), Style(.faint, on: surface), in: row)
                canvas.cursorSign(in: row, on: surface)
            case .item(let position):
                guard engagement.items.indices.contains(position) else { continue }
                let isCurrent = index == window.cursor
                let surface: Surface = isCurrent ? (hasFocus ? .cursor : .dimCursor) : .base
                drawItem(engagement.items[position], columns, on: surface, in: row, of: &canvas)
            }
        }
    }

    private var listTitle: String {
        let ids = engagement.areas.filter { items.filter.areas.contains($0.id) }
        if ids.count == 1 { return "\(ids[0].id) \(ids[0].area.title)" }
        return ids.first?.area.category ?? ""
    }

    private func headerTitle(id: String, title: String) -> String {
        switch items.grouping {
        case .area: "\(id) \(title)"
        case .owner: id.isEmpty ? title : (context.shown?.record.name(of: Handle(id)) ?? id)
        case .control:
            id.isEmpty ? title : (context.definedControls.control(id, in: context.shown?.record)?.title ?? id)
        case .status, .due, .priority: title
        }
    }

    private func drawEmptyList(in rect: Rect, of canvas: inout Canvas) {
        let lines =
            items.filter.isEmpty
            ? ["Nothing is in scope here.", "Press \(context.key(of: .scope).title) to choose what the report covers."]
            : ["No item matches.", "Press esc to clear, or f for the filters."]
        for (row, line) in lines.enumerated() where rect.height > row + 1 {
            canvas.write(line, at: Point(x: rect.x + 2, y: rect.y + 1 + row), row == 0 ? .text : .faint, in: rect)
        }
    }

    private func drawItem(
        _ item: ItemDefinition, _ columns: ItemColumns, on surface: Surface, in row: Rect,
        of canvas: inout Canvas
    ) {
        let work = engagement.work(on: item.id)
        let isSelected = items.selection.contains(item.id)
        let isOut = !engagement.isInScope(item)
        canvas.fill(row, Style(.text, on: surface))
        canvas.cursorSign(in: row, on: surface)
        if isSelected { canvas.put(context.glyphs.selected, at: Point(x: row.x + 1, y: row.y), Style(.accent, on: surface)) }
        canvas.put(
            context.glyphs.mark(work.status), at: Point(x: row.x + 2, y: row.y), Style(work.status.ink, on: surface, .bold))
        let quiet = work.status == .notApplicable || isOut
        canvas.write(
            item.id.text.fitted(to: columns.id, in: context.glyphs), at: Point(x: row.x + 4, y: row.y),
            Style(quiet ? .faint : .key, on: surface))
        if work.hasNotes { canvas.put(context.glyphs.note, at: Point(x: row.x + 3, y: row.y), Style(.faint, on: surface)) }
        // The title takes what owner and flag leave of the row: most items have neither, and are read whole.
        let flag = ItemFlag(
            work, isOut: isOut, isReworded: engagement.isReworded(item), today: context.today, glyphs: context.glyphs,
            width: columns.flag)
        let owner = columns.owner > 0 ? (work.ownerPerson?.text ?? "").fitted(to: columns.owner, in: context.glyphs) : ""
        let flagText = flag.text.fitted(to: columns.flag, in: context.glyphs)
        let flagX = row.maxX - flagText.columns
        let ownerX = row.maxX - columns.flag - columns.owner - 1
        let titleX = row.x + 5 + columns.id
        let title = item.title.fitted(to: max(4, (owner.isEmpty ? flagX : ownerX) - titleX - 1), in: context.glyphs)
        canvas.write(title, at: Point(x: titleX, y: row.y), Style(quiet ? .faint : .text, on: surface))
        if !items.filter.text.isEmpty {
            for range in items.filter.text.ranges(in: title) {
                let x = titleX + title.prefix(range.lowerBound).columns
                let width = title.dropFirst(range.lowerBound).prefix(range.count).columns
                canvas.restyle(Rect(x: x, y: row.y, width: width, height: 1)) { $0.ink(.match).with(.bold) }
            }
        }
        canvas.write(
            owner, at: Point(x: ownerX, y: row.y),
            Style(work.ownerPerson == context.me ? .accent : .faint, on: surface))
        canvas.write(
            flagText, at: Point(x: flagX, y: row.y), Style(flag.ink, on: surface, flag.ink == .danger ? .bold : []))
    }

    // MARK: Detail

    private func drawDetail(in rect: Rect, of canvas: inout Canvas) {
        let item = items.item(in: engagement)
        let hasFocus = items.focus == .detail
        guard let item else {
            let inside = canvas.pane(rect, title: "", hasFocus: hasFocus).inset(left: 1, right: 1)
            let count = items.itemsUnderHeading(in: engagement).count
            if count > 0 {
                let text =
                    "x selects the \(counted(count, "item")) below this heading, and the keys of the footer are for them then."
                for (row, line) in text.wrapped(to: inside.width, in: context.glyphs).enumerated() {
                    canvas.write(line, at: Point(x: inside.x, y: inside.y + row), .faint, in: inside)
                }
            }
            return
        }
        let lines = items.detail(context)?.lines(width: rect.width - 4) ?? []
        let height = rect.height - 2
        let top = min(items.detailTop, max(0, lines.count - height))
        let more =
            top + height < lines.count ? "more \(context.glyphs.moreBelow)" : (top > 0 ? "\(context.glyphs.moreAbove) more" : "")
        let isAlone = items.layout(on: canvas.size).list == nil
        let footnote = [isAlone ? "\(Key.left.title) list" : "", more].filter { !$0.isEmpty }.joined(separator: "  ")
        let inside = canvas.pane(rect, title: item.id.text, hasFocus: hasFocus, footnote: footnote).inset(left: 1, right: 1)
        for (row, line) in lines.dropFirst(top).prefix(height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), in: inside, of: &canvas)
        }
    }
}
