import HarmlessText
import Readiness
import TerminalUI

extension ExportPanel {
    /// What the panel's keys do: of the audience only where there is one to choose.
    private var footnote: String {
        choice.format.audiences.count > 1
            ? "enter writes it, tab format, a audience, o file, esc" : "enter writes it, tab format, o file, esc closes"
    }

    /// All formats in a row, as many as fit around the one that is chosen.
    private func formats(in head: Rect, into canvas: inout Canvas) {
        let all = ExportFormat.allCases
        let widths = all.map { $0.name.count + 3 }
        let place = all.firstIndex(of: choice.format) ?? 0
        var first = 0
        while first < place, widths[first...place].reduce(0, +) > head.width { first += 1 }
        var x = head.x
        for (format, width) in zip(all, widths).dropFirst(first) where x + width - 1 <= head.maxX {
            let style = format == choice.format ? Style(.accent, on: .cursor, .bold) : Style(.faint, on: .panel)
            let start = x
            x = canvas.write(" \(format.name) ", at: Point(x: x, y: head.y), style, in: head) + 1
            canvas.cursorSign(in: Rect(x: start, y: head.y, width: width, height: 1), on: style.surface)
        }
    }

    /// Whom it is for, and what it is.
    private func audiences(in row: Rect, _ context: Context, into canvas: inout Canvas) {
        var x = canvas.write("For   ", at: Point(x: row.x, y: row.y), Style(.faint, on: .panel), in: row)
        for audience in choice.format.audiences {
            let isChosen = audience == choice.audience
            let style = isChosen ? Style(.text, on: .panel, .bold) : Style(.faint, on: .panel)
            x = canvas.write("\(audience.rawValue) ", at: Point(x: x, y: row.y), style, in: row) + 1
        }
        let rest = row.maxX - x
        guard rest > 10 else { return }
        canvas.write(
            choice.format.purpose.fitted(to: rest, in: context.glyphs), at: Point(x: x, y: row.y), Style(.faint, on: .panel),
            in: row)
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        let layout = PanelLayout.export(on: canvas.size)
        let inside = canvas.open(
            layout, "Export the progress summary", footnote: footnote)
        let (head, _) = inside.split(top: 4)
        formats(in: head, into: &canvas)
        audiences(in: Rect(x: head.x, y: head.y + 1, width: head.width, height: 1), context, into: &canvas)
        let label = canvas.write("File  ", at: Point(x: head.x, y: head.y + 2), Style(.faint, on: .panel))
        let width = head.maxX - label
        if isNaming {
            canvas.field(field, at: Point(x: label, y: head.y + 2), width: width)
        } else {
            canvas.write(
                field.text.fittedAtEnd(to: width, in: context.glyphs), at: Point(x: label, y: head.y + 2),
                Style(.text, on: .panel), in: head)
        }
        if let remark {
            canvas.write(
                remark.fitted(to: head.width, in: context.glyphs), at: Point(x: head.x, y: head.y + 3),
                Style(.warning, on: .panel),
                in: head)
        } else {
            for column in head.x..<head.maxX {
                canvas.put(context.glyphs.horizontal, at: Point(x: column, y: head.y + 3), Style(.border, on: .panel))
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
    var exportBody: Rect { inside.inset(top: 4) }
}
