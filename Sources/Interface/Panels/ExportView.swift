import HarmlessText
import Readiness
import TerminalUI

extension ExportPanel {
    /// What the panel's keys do now: those that would do nothing are left out, and what there is no room for is in the
    /// row of what it is about.
    private func footnote(_ width: Int) -> String {
        if packing != nil { return "esc gives it up, enter lets it go on behind" }
        switch typing {
        case .day: return "enter takes the day, empty is today, esc goes back"
        case .path: return "enter and esc keep the name"
        case nil: break
        }
        let audience = draft.choice.format.audiences.count > 1 ? ", a audience" : ""
        let short = "enter writes it, tab format\(audience), o file, esc closes"
        let least = "enter writes it, tab format\(audience), esc closes"
        let items = draft.choice.format.takesFilter ? ", i items" : ""
        let sign = draft.canBeSigned ? ", s sign" : ""
        let long = "enter writes it, tab format\(audience), r report, d day\(items), x redact\(sign), o file, esc closes"
        return [long, short].first { $0.columns <= width } ?? least
    }

    /// All formats in a row, as many as fit around the one that is chosen.
    private func formats(in head: Rect, into canvas: inout Canvas) {
        let all = ExportFormat.allCases
        let widths = all.map { $0.name.count + 3 }
        let place = all.firstIndex(of: draft.choice.format) ?? 0
        var first = 0
        while first < place, widths[first...place].reduce(0, +) > head.width { first += 1 }
        var x = head.x
        for (format, width) in zip(all, widths).dropFirst(first) where x + width - 1 <= head.maxX {
            let style = format == draft.choice.format ? Style(.accent, on: .cursor, .bold) : Style(.faint, on: .panel)
            let start = x
            x = canvas.write(" \(format.name) ", at: Point(x: x, y: head.y), style, in: head) + 1
            canvas.cursorSign(in: Rect(x: start, y: head.y, width: width, height: 1), on: style.surface)
        }
    }

    /// Whom it is for.
    private func audiences(in row: Rect, into canvas: inout Canvas) {
        var x = canvas.write("For   ", at: Point(x: row.x, y: row.y), Style(.faint, on: .panel), in: row)
        for audience in draft.choice.format.audiences {
            let isChosen = audience == draft.choice.audience
            let style = isChosen ? Style(.text, on: .panel, .bold) : Style(.faint, on: .panel)
            let name = Rect(x: x, y: row.y, width: audience.rawValue.count, height: 1)
            canvas.cursorSign(beside: name, if: isChosen)
            x = canvas.write("\(audience.rawValue) ", at: Point(x: x, y: row.y), style, in: row) + 1
        }
    }

    /// Of which reports, items and day it is, and with whose names; the key stands before each where it is wide enough.
    private func about(in row: Rect, _ context: Context, into canvas: inout Canvas) {
        var x = canvas.write("Of    ", at: Point(x: row.x, y: row.y), Style(.faint, on: .panel), in: row)
        if typing == .day {
            x = canvas.write("at the end of ", at: Point(x: x, y: row.y), Style(.faint, on: .panel), in: row)
            canvas.field(dayField, at: Point(x: x, y: row.y), width: min(24, row.maxX - x))
            let preview = DayPreview(ofPast: dayField.text, today: context.calendarDay).words
            // Why it is refused stands below, and not twice.
            let words = dayField.isEmpty ? "now" : preview == refusal ? "" : preview
            canvas.write(
                words.fitted(to: max(0, row.maxX - x - 26), in: context.glyphs), at: Point(x: x + 26, y: row.y),
                Style(.faint, on: .panel), in: row)
            return
        }
        let title = draft.report.flatMap { id in context.workspace?.engagements.first { $0.id == id }?.title }
        var parts: [(key: String, text: String, isPlain: Bool)] = [
            ("r", title ?? "every report", draft.report == nil),
            ("d", draft.day.map { "at the end of \($0.words)" } ?? "today", draft.day == nil),
        ]
        if draft.choice.format.takesFilter {
            let items =
                switch draft.items {
                case .all: "all items"
                case .area(let id): "area \(id)"
                case .shown: "what Items shows"
                }
            parts.append(("i", items, draft.items == .all))
        }
        parts.append(("x", draft.isRedacted ? "redacted" : "with names", !draft.isRedacted))
        if draft.canBeSigned { parts.append(("s", draft.isSigned ? "signed" : "not signed", !draft.isSigned)) }
        for part in parts where x < row.maxX {
            x = canvas.write(part.key, at: Point(x: x, y: row.y), Style(.key, on: .panel), in: row) + 1
            let style = part.isPlain ? Style(.text, on: .panel) : Style(.accent, on: .panel, .bold)
            let text = part.text.fitted(to: max(0, row.maxX - x), in: context.glyphs)
            x = canvas.write(text, at: Point(x: x, y: row.y), style, in: row) + 2
        }
    }

    /// How far it is being written: a bar and a figure.
    private func progress(_ packing: Packing, in row: Rect, _ context: Context, into canvas: inout Canvas) {
        let share = packing.total > 0 ? min(100, packing.done * 100 / packing.total) : 0
        let text = packing.total > 0 ? "Writing it: \(share)% of \(ByteCount.words(packing.total / 2))  " : "Writing it  "
        let x = canvas.write(text, at: Point(x: row.x, y: row.y), Style(.active, on: .panel, .bold), in: row)
        let width = max(0, min(40, row.maxX - x))
        for column in 0..<width {
            let isDone = column * 100 < share * width
            canvas.put(
                isDone ? context.glyphs.bar.full : context.glyphs.bar.empty, at: Point(x: x + column, y: row.y),
                Style(.active, on: .panel))
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        let layout = PanelLayout.export(on: canvas.size)
        let inside = canvas.open(layout, "Export \(draft.choice.format.purpose)", footnote: footnote(layout.inside.width))
        let (head, _) = inside.split(top: 5)
        formats(in: head, into: &canvas)
        audiences(in: Rect(x: head.x, y: head.y + 1, width: head.width, height: 1), into: &canvas)
        about(in: Rect(x: head.x, y: head.y + 2, width: head.width, height: 1), context, into: &canvas)
        let label = canvas.write("File  ", at: Point(x: head.x, y: head.y + 3), Style(.faint, on: .panel))
        let width = head.maxX - label
        if isNaming {
            canvas.field(field, at: Point(x: label, y: head.y + 3), width: width)
        } else {
            canvas.write(
                field.text.fittedAtEnd(to: width, in: context.glyphs), at: Point(x: label, y: head.y + 3),
                Style(.text, on: .panel), in: head)
        }
        if let packing {
            progress(packing, in: Rect(x: head.x, y: head.y + 4, width: head.width, height: 1), context, into: &canvas)
        } else if let remark {
            canvas.write(
                remark.fitted(to: head.width, in: context.glyphs), at: Point(x: head.x, y: head.y + 4),
                Style(.warning, on: .panel),
                in: head)
        } else {
            for column in head.x..<head.maxX {
                canvas.put(context.glyphs.lines.horizontal, at: Point(x: column, y: head.y + 4), Style(.border, on: .panel))
            }
        }
        let body = layout.exportBody
        for (row, line) in lines.dropFirst(top).prefix(body.height).enumerated() {
            canvas.write(
                line.fitted(to: body.width, in: context.glyphs), at: Point(x: body.x, y: body.y + row), Style(.text, on: .panel),
                in: body)
        }
        if let refusal {
            for (row, line) in (refusal.wrapped(to: body.width, in: context.glyphs) + [""]).prefix(body.height).enumerated() {
                let row = Rect(x: body.x, y: body.y + row, width: body.width, height: 1)
                canvas.fill(row, Style(.text, on: .panel))
                canvas.write(line, at: Point(x: row.x, y: row.y), Style(.danger, on: .panel, .bold), in: row)
            }
        }
        canvas.scrollMarks(
            on: layout.frame, shows: top..<top + body.height, of: lines.count, surface: .panel)
    }
}

extension PanelLayout {
    static func export(on screen: Size) -> PanelLayout {
        PanelLayout(Size(width: screen.width - 4, height: screen.height - 2), on: screen)
    }

    /// The rows of an export's preview, below its head.
    var exportBody: Rect { inside.inset(top: 5) }
}
