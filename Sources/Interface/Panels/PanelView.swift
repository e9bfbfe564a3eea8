import HarmlessText
import Readiness
import TerminalUI

extension State {
    func draw(_ panel: Panel, into canvas: inout Canvas) {
        switch panel {
        case .help(let text): draw(helpText, from: text.top, title: "Help: \(tab.title)", into: &canvas)
        case .differences(let text): draw(differencesText, from: text.top, title: "SOC 1 and SOC 2", into: &canvas)
        case .palette(let palette): draw(palette, into: &canvas)
        case .prompt(let prompt): draw(prompt, into: &canvas)
        case .menu(let menu): draw(menu, into: &canvas)
        case .question(let question): draw(question, into: &canvas)
        case .export(let export): draw(export, into: &canvas)
        }
    }

    /// Draws an empty panel.
    ///
    /// - Returns: The rectangle for what it says, one column in from the frame.
    @discardableResult
    func open(_ layout: PanelLayout, _ title: String, footnote: String = "", in canvas: inout Canvas) -> Rect {
        canvas.caret = nil
        canvas.focus = Point(x: layout.inside.x, y: layout.inside.y)
        canvas.pane(layout.frame, title: title, hasFocus: true, footnote: footnote, on: .panel)
        return layout.inside
    }

    private func draw(_ text: PanelText, from top: Int, title: String, into canvas: inout Canvas) {
        let inside = open(
            text.layout, title, footnote: text.canScroll ? "↑ ↓ scroll, any other key closes" : "any key closes", in: &canvas)
        let top = min(top, text.lastTop)
        for (row, line) in text.lines.dropFirst(top).prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), on: .panel, in: inside, of: &canvas)
        }
        canvas.scrollMarks(on: text.layout.frame, shows: top..<top + inside.height, of: text.lines.count, surface: .panel)
    }

    private func draw(_ palette: PalettePanel, into canvas: inout Canvas) {
        let entries = paletteEntries(palette.field.text)
        let layout = PanelLayout.palette(on: canvas.size)
        let inside = open(layout, "What do you want to do?", footnote: "enter does it, esc closes", in: &canvas)
        canvas.field(palette.field, at: Point(x: inside.x, y: inside.y), width: inside.width)
        let list = layout.paletteList
        var window = palette.window
        let rows = window.rows(of: entries.count, height: list.height)
        for (line, index) in rows.enumerated() {
            let surface: Surface = index == window.cursor ? .cursor : .panel
            let row = Rect(x: list.x, y: list.y + line, width: list.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            let keys = entries[index].keys
            canvas.write(
                entries[index].title.fitted(to: row.width - keys.columns - 2, in: glyphs), at: Point(x: row.x, y: row.y),
                Style(.text, on: surface))
            canvas.write(keys, at: Point(x: row.maxX - keys.columns, y: row.y), Style(.key, on: surface))
        }
        canvas.scrollMarks(on: layout.frame, shows: rows, of: entries.count, surface: .panel)
        if entries.isEmpty {
            let text = "Nothing is called that. Try a part of a command, an area or an item."
            for (line, text) in text.wrapped(to: list.width, in: glyphs).enumerated() {
                canvas.write(text, at: Point(x: list.x, y: list.y + line), Style(.faint, on: .panel), in: list)
            }
        }
    }

    private func draw(_ menu: MenuPanel, into canvas: inout Canvas) {
        let layout = PanelLayout.menu(menu, on: canvas.size)
        let inside = open(layout, menu.title, footnote: menu.hint, in: &canvas)
        var window = menu.window
        let rows = window.rows(of: menu.rows.count, height: inside.height)
        for (line, index) in rows.enumerated() {
            let row = menu.rows[index]
            let y = inside.y + line
            guard row.choice != nil else {
                canvas.write(row.title, at: Point(x: inside.x, y: y), Style(.heading, on: .panel, .bold), in: inside)
                continue
            }
            let surface: Surface = index == window.cursor ? .cursor : .panel
            canvas.fill(Rect(x: inside.x, y: y, width: inside.width, height: 1), Style(.text, on: surface))
            if row.isOn { canvas.put(glyphs.ready, at: Point(x: inside.x + 1, y: y), Style(.good, on: surface)) }
            canvas.write(
                row.title.fitted(to: inside.width - 4, in: glyphs), at: Point(x: inside.x + 4, y: y),
                Style(.text, on: surface), in: inside)
        }
        canvas.scrollMarks(on: layout.frame, shows: rows, of: menu.rows.count, surface: .panel)
    }

    private func draw(_ export: ExportPanel, into canvas: inout Canvas) {
        let layout = PanelLayout.export(on: canvas.size)
        let inside = open(
            layout, "Export the progress summary", footnote: "enter writes it, tab form, o file, esc closes", in: &canvas)
        let (head, _) = inside.split(top: 3)
        let isShort = head.width < 72
        var x = head.x
        for choice in ExportFormat.allCases {
            let isCurrent = choice == export.format
            let style = isCurrent ? Style(.accent, on: .cursor, .bold) : Style(.faint, on: .panel)
            x = canvas.write(" \(isShort ? choice.name : choice.title) ", at: Point(x: x, y: head.y), style, in: head) + 1
        }
        let label = canvas.write("File  ", at: Point(x: head.x, y: head.y + 1), Style(.faint, on: .panel))
        let width = head.maxX - label
        if export.isNaming {
            canvas.field(export.field, at: Point(x: label, y: head.y + 1), width: width)
        } else {
            canvas.write(
                export.field.text.fittedAtEnd(to: width, in: glyphs), at: Point(x: label, y: head.y + 1),
                Style(.text, on: .panel), in: head)
        }
        if let remark = export.remark {
            canvas.write(
                remark.fitted(to: head.width, in: glyphs), at: Point(x: head.x, y: head.y + 2), Style(.warning, on: .panel),
                in: head)
        } else {
            for column in head.x..<head.maxX {
                canvas.put(glyphs.horizontal, at: Point(x: column, y: head.y + 2), Style(.border, on: .panel))
            }
        }
        let body = layout.exportBody
        for (row, line) in export.lines.dropFirst(export.top).prefix(body.height).enumerated() {
            canvas.write(
                line.fitted(to: body.width, in: glyphs), at: Point(x: body.x, y: body.y + row), Style(.text, on: .panel),
                in: body)
        }
        if let refusal = export.refusal {
            for (row, line) in (refusal.wrapped(to: body.width, in: glyphs) + [""]).prefix(body.height).enumerated() {
                let row = Rect(x: body.x, y: body.y + row, width: body.width, height: 1)
                canvas.fill(row, Style(.text, on: .panel))
                canvas.write(line, at: Point(x: row.x, y: row.y), Style(.danger, on: .panel, .bold), in: row)
            }
        }
        canvas.scrollMarks(
            on: layout.frame, shows: export.top..<export.top + body.height, of: export.lines.count, surface: .panel)
    }
}
