import HarmlessText
import Readiness
import TerminalUI

/// Where the list and the entry under the cursor stand; on a low screen there is only the list.
struct HistoryLayout: Hashable {
    let list: Rect
    let entry: Rect

    init(size: Size) {
        let body = ShellLayout(size: size).body
        (list, entry) = body.split(bottom: body.height >= 14 ? 6 : 0)
    }
}

/// Draws the History screen.
struct HistoryView {
    let history: HistoryScreen
    let context: Context

    /// Stands before what was done at once.
    static let closedGo: Character = "+"
    /// The same where its entries stand below.
    static let openGo: Character = "-"

    func draw(into canvas: inout Canvas) {
        var title = "Who did what"
        if let person = history.person {
            title += " \(context.glyphs.dot) \(context.shown?.record.name(of: person) ?? person.text)"
        }
        if let item = history.item { title += " \(context.glyphs.dot) \(item.item)" }
        if let day = history.day { title += " \(context.glyphs.dot) \(day.words)" }
        if !history.find.isEmpty { title += " \(context.glyphs.dot) “\(history.find.text)”" }
        // A row may stand for several entries, of which finding says how many there are.
        let entries = history.rows.entryCount == history.rows.count ? "" : " rows, \(history.countInWords)"
        let place = history.rows.isEmpty ? "" : "\(history.window.cursor + 1) of \(history.rows.count)\(entries)"
        let layout = HistoryLayout(size: canvas.size)
        let inside = canvas.pane(layout.list, title: title, hasFocus: true, footnote: place)
        guard !history.rows.isEmpty else {
            let text =
                history.entries == nil
                ? "Reading the journal…"
                : history.isNarrowed
                    ? "No entry matches. Press esc to see all." : "Nothing has been done yet. Press 2 for the items."
            canvas.write(text, at: Point(x: inside.x + 1, y: inside.y + 1), .faint, in: inside)
            return
        }
        var window = history.window
        let usesHandles = inside.width < 70
        let nameWidth = usesHandles ? 6 : min(16, inside.width / 6)
        // Days of this year need less room than those of another.
        let oldest = history.rows.last.map { $0.entry.at.day.words(seenFrom: context.today).columns } ?? 0
        let dayWidth = oldest > 6 ? 11 : 6
        // The zone stands in every row where there is room, and in that of the entry below in any case.
        let hasZone = inside.width >= 100
        let visible = window.rows(of: history.rows.count, height: inside.height)
        // As wide as the zones that are seen: an hour's offset is rare, and the words want the room.
        let timeWidth = hasZone ? 2 + (visible.map { history.rows[$0].entry.at.clockTime.columns }.max() ?? 9) : 7
        canvas.scrollMarks(on: layout.list, shows: visible, of: history.rows.count)
        for (line, index) in visible.enumerated() {
            let row = history.rows[index]
            let y = inside.y + line
            let surface: Surface = index == window.cursor ? .cursor : .base
            let area = Rect(x: inside.x, y: y, width: inside.width, height: 1)
            canvas.fill(area, Style(.text, on: surface))
            canvas.cursorSign(in: area, on: surface)
            let isNewDay = line == 0 || index == 0 || history.rows[index - 1].entry.at.day != row.entry.at.day
            let day = row.entry.at.day.words(seenFrom: context.today)
            canvas.write(
                (isNewDay ? day : "").aligned(right: dayWidth, in: context.glyphs), at: Point(x: inside.x + 1, y: y),
                Style(.heading, on: surface, .bold))
            let time = hasZone ? row.entry.at.clockTime : row.entry.at.wallTime
            canvas.write(time, at: Point(x: inside.x + dayWidth + 3, y: y), Style(.faint, on: surface))
            canvas.write(
                (usesHandles ? row.entry.stamp.handle.text : row.writer).fitted(to: nameWidth, in: context.glyphs),
                at: Point(x: inside.x + dayWidth + 3 + timeWidth, y: y),
                Style(context.shown?.record.areOne(row.entry.stamp.handle, context.me) ?? false ? .accent : .key, on: surface))
            let x = inside.x + dayWidth + 4 + timeWidth + nameWidth
            canvas.write(
                row.text.fitted(to: inside.maxX - x, in: context.glyphs), at: Point(x: x, y: y), Style(.text, on: surface))
        }
        drawEntry(in: layout.entry, of: &canvas)
    }

    /// The entry under the cursor in full.
    private func drawEntry(in rect: Rect, of canvas: inout Canvas) {
        guard !rect.isEmpty, let row = history.row else { return }
        let title = row.count > 1 ? "\(counted(row.count, "entry", "entries")) at once" : "Entry \(row.entry.id)"
        let inside = canvas.pane(rect, title: title).inset(left: 1, right: 1)
        let items = row.items.count > 1 ? ": \(row.items.joined(separator: ", ").harmless)" : ""
        let lines = "\(row.writer) \(row.sentence.harmless)\(items)".wrapped(to: inside.width, in: context.glyphs)
        for (line, text) in lines.prefix(inside.height - 1).enumerated() {
            canvas.write(text, at: Point(x: inside.x, y: inside.y + line), in: inside)
        }
        let when =
            "\(row.entry.at.day.words) at \(row.entry.at.clockTime), by the writer's clock"
        canvas.write(
            when.fitted(to: inside.width, in: context.glyphs), at: Point(x: inside.x, y: inside.maxY - 1), .faint, in: inside)
    }
}

extension HistoryRows.Row {
    /// What was done, as one line.
    fileprivate var text: String {
        switch part {
        case .single: sentence.harmless
        case .go(let isOpen): "\(isOpen ? HistoryView.openGo : HistoryView.closedGo) \(sentence.harmless)"
        case .member: "  \(sentence.harmless)"
        }
    }
}
