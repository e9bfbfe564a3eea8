import HarmlessText
import Readiness
import TerminalUI

extension ExportPanel {
    func view(_ context: Context, into canvas: inout Canvas) {
        let layout = PanelLayout.export(on: canvas.size)
        let inside = canvas.open(
            layout, "Export the progress summary", footnote: "enter writes it, tab format, o file, esc closes")
        let (head, _) = inside.split(top: 3)
        let isShort = head.width < 72
        var x = head.x
        for choice in ExportFormat.allCases {
            let isCurrent = choice == format
            let style = isCurrent ? Style(.accent, on: .cursor, .bold) : Style(.faint, on: .panel)
            x = canvas.write(" \(isShort ? choice.name : choice.title) ", at: Point(x: x, y: head.y), style, in: head) + 1
        }
        let label = canvas.write("File  ", at: Point(x: head.x, y: head.y + 1), Style(.faint, on: .panel))
        let width = head.maxX - label
        if isNaming {
            canvas.field(field, at: Point(x: label, y: head.y + 1), width: width)
        } else {
            canvas.write(
                field.text.fittedAtEnd(to: width, in: context.glyphs), at: Point(x: label, y: head.y + 1),
                Style(.text, on: .panel), in: head)
        }
        if let remark {
            canvas.write(
                remark.fitted(to: head.width, in: context.glyphs), at: Point(x: head.x, y: head.y + 2),
                Style(.warning, on: .panel),
                in: head)
        } else {
            for column in head.x..<head.maxX {
                canvas.put(context.glyphs.horizontal, at: Point(x: column, y: head.y + 2), Style(.border, on: .panel))
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
    var exportBody: Rect { inside.inset(top: 3) }
}
