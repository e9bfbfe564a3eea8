import HarmlessText
import Readiness
import TerminalUI

extension State {
    func draw(_ panel: Panel, into canvas: inout Canvas) {
        switch panel {
        case .help(let help): draw(help, into: &canvas)
        case .palette(let palette): draw(palette, into: &canvas)
        case .prompt(let prompt): draw(prompt, into: &canvas)
        case .menu(let menu): draw(menu, into: &canvas)
        case .question(let question): draw(question, into: &canvas)
        case .export(let export): draw(export, into: &canvas)
        case .differences: drawDifferences(into: &canvas)
        }
    }

    /// Draws an empty panel in the middle of the screen.
    ///
    /// - Returns: The rectangle for what it says, one column in from the frame.
    private func open(_ title: String, _ size: Size, footnote: String = "", in canvas: inout Canvas) -> Rect {
        let rect = canvas.bounds.inset(left: 2, top: 1, right: 2, bottom: 1).centered(size)
        canvas.caret = nil
        return canvas.pane(rect, title: title, hasFocus: true, footnote: footnote, on: .panel).inset(left: 1, right: 1)
    }

    private func draw(_ help: HelpPanel, into canvas: inout Canvas) {
        let width = min(canvas.size.width - 6, 84)
        let lines = helpLines.flatMap { $0.styled(width: width - 4) }
        let inside = open(
            "Help: \(tab.title)", Size(width: width, height: lines.count + 2), footnote: "↑ ↓ scroll, any other key closes",
            in: &canvas)
        let top = min(help.top, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), on: .panel, in: inside, of: &canvas)
        }
    }

    private func draw(_ palette: PalettePanel, into canvas: inout Canvas) {
        let entries = paletteEntries(palette.field.text)
        let inside = open(
            "What do you want to do?", Size(width: min(canvas.size.width - 6, 80), height: min(canvas.size.height - 4, 18)),
            footnote: "enter does it, esc closes", in: &canvas)
        let (top, rest) = inside.split(top: 2)
        canvas.field(palette.field, at: Point(x: top.x, y: top.y), width: top.width)
        var window = palette.window
        for (line, index) in window.rows(of: entries.count, height: rest.height).enumerated() {
            let surface: Surface = index == window.cursor ? .cursor : .panel
            let row = Rect(x: rest.x, y: rest.y + line, width: rest.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            let keys = entries[index].keys
            canvas.write(
                entries[index].title.fitted(to: row.width - keys.columns - 2), at: Point(x: row.x, y: row.y),
                Style(.text, on: surface))
            canvas.write(keys, at: Point(x: row.maxX - keys.columns, y: row.y), Style(.key, on: surface))
        }
        if entries.isEmpty {
            canvas.write("Nothing is called that.", at: Point(x: rest.x, y: rest.y), Style(.faint, on: .panel), in: rest)
        }
    }

    private func draw(_ prompt: PromptPanel, into canvas: inout Canvas) {
        let width = min(canvas.size.width - 6, 76)
        let hint = prompt.hint.wrapped(to: width - 4)
        let matching = prompt.matching
        let below = prompt.refusal.map { $0.wrapped(to: width - 4) } ?? dueLine(of: prompt)
        let height = 2 + hint.count + 2 + max(below.count, matching.count) + 1
        let inside = open(prompt.title, Size(width: width, height: height), footnote: "enter saves, esc leaves it", in: &canvas)
        for (row, line) in hint.enumerated() {
            canvas.write(line, at: Point(x: inside.x, y: inside.y + row), Style(.faint, on: .panel), in: inside)
        }
        let y = inside.y + hint.count + 1
        canvas.field(prompt.field, at: Point(x: inside.x, y: y), width: inside.width)
        if prompt.refusal != nil || !below.isEmpty {
            for (row, line) in below.enumerated() {
                canvas.write(
                    line, at: Point(x: inside.x, y: y + 1 + row), Style(prompt.refusal == nil ? .faint : .danger, on: .panel),
                    in: inside)
            }
            return
        }
        for (row, suggestion) in matching.enumerated() {
            let isChosen = prompt.chosen == row
            let line = Rect(x: inside.x, y: y + 1 + row, width: inside.width, height: 1)
            let surface: Surface = isChosen ? .cursor : .panel
            canvas.fill(line.intersection(inside), Style(.text, on: surface))
            let x = canvas.write(
                suggestion.text.padded(to: 14), at: Point(x: line.x, y: line.y), Style(.key, on: surface), in: inside)
            canvas.write(suggestion.explanation, at: Point(x: x, y: line.y), Style(.text, on: surface), in: inside)
        }
    }

    /// A day in words while it is typed.
    private func dueLine(of prompt: PromptPanel) -> [String] {
        guard prompt.purpose == .due else { return [] }
        guard let day = Day(iso: prompt.field.text.filter { !$0.isWhitespace }) else {
            return [prompt.field.isEmpty ? "No due date" : "Not a date yet"]
        }
        let days = today.distance(to: day)
        let distance = days == 0 ? "today" : days > 0 ? "in \(days) days" : "\(-days) days ago"
        return ["\(day.weekday) \(day.words), \(distance)"]
    }

    private func draw(_ menu: MenuPanel, into canvas: inout Canvas) {
        let longest = menu.rows.map(\.title.columns).max() ?? 0
        let width = min(canvas.size.width - 6, max(46, min(longest + 8, 96), menu.title.columns + 6))
        let inside = open(
            menu.title, Size(width: width, height: menu.rows.count + 2), footnote: menu.hint.fitted(to: width - 6), in: &canvas)
        var window = menu.window
        for (line, index) in window.rows(of: menu.rows.count, height: inside.height).enumerated() {
            let row = menu.rows[index]
            let y = inside.y + line
            guard row.choice != nil else {
                canvas.write(row.title, at: Point(x: inside.x, y: y), Style(.heading, on: .panel, .bold), in: inside)
                continue
            }
            let surface: Surface = index == window.cursor ? .cursor : .panel
            canvas.fill(Rect(x: inside.x, y: y, width: inside.width, height: 1), Style(.text, on: surface))
            if row.isOn { canvas.put(glyphs.ready, at: Point(x: inside.x + 1, y: y), Style(.good, on: surface)) }
            canvas.write(row.title, at: Point(x: inside.x + 4, y: y), Style(.text, on: surface), in: inside)
        }
    }

    private func draw(_ question: Question, into canvas: inout Canvas) {
        let width = min(canvas.size.width - 6, 70)
        let lines = question.lines.flatMap { $0.wrapped(to: width - 4) }
        let inside = open(question.title, Size(width: width, height: lines.count + 4), in: &canvas)
        for (row, line) in lines.enumerated() {
            canvas.write(line, at: Point(x: inside.x, y: inside.y + row), Style(.text, on: .panel), in: inside)
        }
        let y = inside.y + lines.count + 1
        var x = canvas.write("y", at: Point(x: inside.x, y: y), Style(.key, on: .panel, .bold))
        x = canvas.write(" \(question.yes)   ", at: Point(x: x, y: y), Style(.text, on: .panel))
        x = canvas.write("n", at: Point(x: x, y: y), Style(.key, on: .panel, .bold))
        canvas.write(" stay", at: Point(x: x, y: y), Style(.text, on: .panel))
    }

    private func draw(_ export: ExportPanel, into canvas: inout Canvas) {
        let inside = open(
            "Export the progress summary", Size(width: canvas.size.width - 4, height: canvas.size.height - 2),
            footnote: "enter writes it, tab other form, o other file, ↑ ↓ scroll, esc closes", in: &canvas)
        let (head, body) = inside.split(top: 3)
        var x = head.x
        for choice in ExportChoice.allCases {
            let isCurrent = choice == export.format
            let style = isCurrent ? Style(.accent, on: .cursor, .bold) : Style(.faint, on: .panel)
            x = canvas.write(" \(choice.title) ", at: Point(x: x, y: head.y), style, in: head) + 1
        }
        let label = canvas.write("File  ", at: Point(x: head.x, y: head.y + 1), Style(.faint, on: .panel))
        let width = head.maxX - label
        if export.isNaming {
            canvas.field(export.field, at: Point(x: label, y: head.y + 1), width: width)
        } else {
            canvas.write(export.field.text.fitted(to: width), at: Point(x: label, y: head.y + 1), Style(.text, on: .panel))
        }
        if export.asksToReplace {
            canvas.write(
                "There is a file of that name. Replace it?  y yes  n no", at: Point(x: head.x, y: head.y + 2),
                Style(.warning, on: .panel, .bold),
                in: head)
        } else {
            for column in head.x..<head.maxX {
                canvas.put(glyphs.horizontal, at: Point(x: column, y: head.y + 2), Style(.border, on: .panel))
            }
        }
        for (row, line) in export.lines.dropFirst(export.top).prefix(body.height).enumerated() {
            canvas.write(line.fitted(to: body.width), at: Point(x: body.x, y: body.y + row), Style(.text, on: .panel), in: body)
        }
    }

    /// The four differences side by side; one below the other where there is no room.
    private func drawDifferences(into canvas: inout Canvas) {
        let width = min(canvas.size.width - 6, 110)
        let label = 11
        let column = (width - 4 - label - 2) / 2
        var lines: [StyledLine] = [
            StyledLine([("".padded(to: label), .text), ("SOC 1".padded(to: column + 2), .heading), ("SOC 2", .heading)]),
            StyledLine(),
        ]
        for difference in Difference.all {
            let left = difference.soc1.wrapped(to: column)
            let right = difference.soc2.wrapped(to: column)
            for row in 0..<max(left.count, right.count) {
                lines.append(
                    StyledLine([
                        ((row == 0 ? difference.title : "").padded(to: label), Style(.accent, on: .base, .bold)),
                        ((left.indices.contains(row) ? left[row] : "").padded(to: column + 2), .text),
                        (right.indices.contains(row) ? right[row] : "", .text),
                    ]))
            }
            lines.append(StyledLine())
        }
        if lines.count + 2 > canvas.size.height - 2 { lines = lines.filter { !$0.runs.isEmpty } }
        let inside = open("SOC 1 and SOC 2", Size(width: width, height: lines.count + 2), footnote: "any key closes", in: &canvas)
        for (row, line) in lines.prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), on: .panel, in: inside, of: &canvas)
        }
    }
}

extension HelpLine {
    fileprivate func styled(width: Int) -> [StyledLine] {
        switch self {
        case .heading(let text): return [StyledLine(text, .heading)]
        case .text(let text): return text.wrapped(to: width).map { StyledLine($0) }
        case .keys(let keys, let meaning):
            let label = 18
            return meaning.wrapped(to: width - label).enumerated().map { index, part in
                StyledLine([((index == 0 ? keys : "").padded(to: label), Style(.key)), (part, .text)])
            }
        case .blank: return [StyledLine()]
        }
    }
}
