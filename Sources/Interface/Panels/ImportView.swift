import HarmlessText
import TerminalUI

/// Where the parts of the import panel stand.
struct ImportLayout: Hashable {
    let panel: PanelLayout
    /// The path and what its rows are.
    let head: Rect
    /// What the columns are called, above them.
    let heading: Rect
    /// The columns of the file: at most a third of the room.
    let columns: Rect
    /// How many rows come out which way, or why it was refused.
    let summary: Rect
    /// What becomes of rows.
    let rows: Rect

    init(_ screen: Size, columns count: Int, hasDay: Bool = false) {
        panel = PanelLayout(Size(width: screen.width - 4, height: screen.height - 2), on: screen)
        let inside = panel.inside
        func part(from top: Int, _ height: Int) -> Rect {
            Rect(x: inside.x, y: inside.y + top, width: inside.width, height: max(0, min(height, inside.height - top)))
        }
        let top = hasDay ? 3 : 2
        head = part(from: 0, top)
        heading = part(from: top, count > 0 ? 1 : 0)
        let most = max(1, (inside.height - top - 3) / 3)
        let shown = min(count, most)
        // Where there are no columns, no room is kept for them.
        let below = top + 1 + shown
        columns = part(from: top + 1, shown)
        summary = part(from: below, 1)
        rows = part(from: below + 1, inside.height)
    }
}

extension ImportPanel {
    private static let labelWidth = 6

    func view(_ context: Context, into canvas: inout Canvas) {
        let layout = ImportLayout(context.size, columns: preview?.columns.count ?? 0, hasDay: hasDay)
        let footnote =
            switch (preview, focus) {
            case (nil, _): "enter reads it, tab completes, esc leaves"
            case (_, .day): "enter reads it, tab goes on, esc leaves"
            case (_, .kind), (_, .column): "space changes it, enter brings in, esc leaves"
            case (let preview?, _) where preview.columns.isEmpty: "enter brings in, tab goes to what it is, esc leaves"
            default: "enter brings in, tab goes to the columns, esc leaves"
            }
        canvas.open(layout.panel, "Import", footnote: footnote)
        drawHead(layout.head, context, of: &canvas)
        guard let preview else { return drawBelow(layout, context, of: &canvas) }
        drawColumns(preview, layout, context, of: &canvas)
        let text = refusal ?? (isBusy ? "One moment." : preview.summary)
        canvas.write(
            text.harmless.fitted(to: layout.summary.width, in: context.glyphs),
            at: Point(x: layout.summary.x, y: layout.summary.y), Style(refusal == nil ? .heading : .danger, on: .panel, .bold),
            in: layout.summary)
        for (row, verdict) in lines.dropFirst(top.rows).prefix(layout.rows.height).enumerated() {
            canvas.write(
                verdict.text.fitted(to: layout.rows.width, in: context.glyphs),
                at: Point(x: layout.rows.x, y: layout.rows.y + row), Style(verdict.isRefused ? .warning : .text, on: .panel),
                in: layout.rows)
        }
        canvas.scrollMarks(
            on: layout.panel.frame, shows: top.rows..<top.rows + layout.rows.height, of: lines.count, surface: .panel)
    }

    private func drawHead(_ rect: Rect, _ context: Context, of canvas: inout Canvas) {
        let width = rect.width - Self.labelWidth
        for (row, (label, place)) in ([("File", Focus.path), ("As", .kind)] + (hasDay ? [("Day", .day)] : [])).enumerated() {
            let hasFocus = focus == place
            canvas.cursorSign(beside: Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1), if: hasFocus)
            canvas.write(
                label, at: Point(x: rect.x, y: rect.y + row),
                Style(hasFocus ? .accent : .faint, on: .panel, hasFocus ? .bold : []),
                in: rect)
        }
        let x = rect.x + Self.labelWidth
        if focus == .path {
            canvas.field(field, at: Point(x: x, y: rect.y), width: width)
        } else {
            canvas.write(
                field.text.harmless.fittedAtEnd(to: width, in: context.glyphs), at: Point(x: x, y: rect.y),
                Style(.text, on: .panel), in: rect)
        }
        if hasDay {
            canvas.field(day, at: Point(x: x, y: rect.y + 2), width: min(24, width), hasFocus: focus == .day)
            let words =
                day.isEmpty ? "the file says it" : DayPreview(ofPast: day.text, today: context.calendarDay).words
            canvas.write(
                words.fitted(to: max(0, width - 26), in: context.glyphs), at: Point(x: x + 26, y: rect.y + 2),
                Style(.faint, on: .panel), in: rect)
        }
        canvas.write(
            kind.about.fitted(to: width, in: context.glyphs), at: Point(x: x, y: rect.y + 1),
            Style(focus == .kind ? .accent : .text, on: .panel), in: rect)
    }

    private func drawColumns(_ preview: ImportPreview, _ layout: ImportLayout, _ context: Context, of canvas: inout Canvas) {
        let rect = layout.columns
        let names = layout.heading
        canvas.write("Column of the file", at: Point(x: names.x, y: names.y), Style(.heading, on: .panel, .bold), in: names)
        canvas.write(
            "holds", at: Point(x: names.x + names.width / 2, y: names.y), Style(.heading, on: .panel, .bold), in: names)
        for (row, place) in preview.columns.indices.dropFirst(top.columns).prefix(rect.height).enumerated() {
            let column = preview.columns[place]
            let hasFocus = focus == .column(place)
            let surface: Surface = hasFocus ? .cursor : .panel
            let line = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
            canvas.fill(line, Style(.text, on: surface))
            canvas.cursorSign(beside: line, if: hasFocus)
            let half = rect.width / 2
            canvas.write(
                column.name.harmless.fitted(to: half - 1, in: context.glyphs), at: Point(x: line.x, y: line.y),
                Style(.text, on: surface), in: line)
            canvas.write(
                column.field ?? "passed over", at: Point(x: line.x + half, y: line.y),
                Style(column.field == nil ? .faint : hasFocus ? .accent : .text, on: surface), in: line)
        }
    }

    /// What is known before the file was read: what the path could go on with, or what is there.
    private func drawBelow(_ layout: ImportLayout, _ context: Context, of canvas: inout Canvas) {
        let inside = layout.panel.inside
        let top = layout.head.height + 1
        let rect = Rect(x: inside.x, y: inside.y + top, width: inside.width, height: max(0, inside.height - top))
        if let candidates = sight?.candidates, !candidates.isEmpty, sight?.name == nil, refusal == nil {
            let window = max(0, min((candidate ?? 0) - rect.height + 2, candidates.count - rect.height))
            for (index, candidate) in candidates.enumerated().dropFirst(window).prefix(rect.height) {
                let surface: Surface = self.candidate == index ? .cursor : .panel
                let row = Rect(x: rect.x, y: rect.y + index - window, width: rect.width, height: 1)
                canvas.fill(row, Style(.text, on: surface))
                canvas.cursorSign(beside: row, if: surface == .cursor)
                canvas.write(
                    candidate.path.harmless.fittedAtEnd(to: row.width - candidate.facts.columns - 2, in: context.glyphs),
                    at: Point(x: row.x, y: row.y), Style(.text, on: surface), in: row)
                canvas.write(
                    candidate.facts, at: Point(x: row.maxX - candidate.facts.columns, y: row.y), Style(.faint, on: surface),
                    in: row)
            }
            return
        }
        let text: (String, Ink) =
            if let refusal {
                (refusal, .danger)
            } else if isBusy {
                ("Reading it.", .active)
            } else if sight?.name != nil {
                (
                    "File, \(sight?.facts ?? ""). Enter reads it and shows what would become of it; nothing is written.",
                    .text
                )
            } else {
                (
                    kind == .evidence || kind == .catalog
                        ? "The path of the file; it can be dropped here."
                        : "The path of a CSV file, a workbook (XLSX) or a Markdown list; a file can be dropped here.", .faint
                )
            }
        for (row, line) in text.0.harmless.wrapped(to: rect.width, in: context.glyphs, atMost: rect.height).enumerated() {
            canvas.write(line, at: Point(x: rect.x, y: rect.y + row), Style(text.1, on: .panel), in: rect)
        }
    }
}
