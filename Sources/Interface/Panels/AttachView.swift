import HarmlessText
import Readiness
import TerminalUI

extension AttachPanel {
    private static let labelWidth = 11
    /// How many rows there are below the lines: candidates, what is known, or why it was refused.
    private static let below = 5

    func view(_ context: Context, into canvas: inout Canvas) {
        let lines = Line.allCases
        let width = PanelLayout.textWidth(84, on: canvas.size)
        let layout = PanelLayout(Size(width: width, height: 2 + 1 + lines.count + 1 + Self.below), on: canvas.size)
        let isBusy = progress != nil
        let inside = canvas.open(
            layout, "Attach evidence", footnote: isBusy ? "esc cancels" : "enter attaches, tab completes, esc cancels")
        let glyphs = context.glyphs
        canvas.write(
            subject.harmless.fitted(to: inside.width, in: glyphs), at: Point(x: inside.x, y: inside.y),
            Style(.heading, on: .panel, .bold))
        let first = inside.y + 1
        for (row, line) in lines.enumerated() where first + row < inside.maxY {
            draw(line, at: first + row, in: inside, glyphs, of: &canvas)
        }
        let below = Rect(
            x: inside.x, y: first + lines.count, width: inside.width,
            height: max(0, inside.maxY - first - lines.count))
        drawBelow(in: below, context, of: &canvas)
    }

    private func draw(_ line: Line, at y: Int, in inside: Rect, _ glyphs: GlyphSet, of canvas: inout Canvas) {
        let hasFocus = line == self.line && progress == nil
        canvas.write(
            line.label, at: Point(x: inside.x, y: y), Style(hasFocus ? .accent : .faint, on: .panel, hasFocus ? .bold : []),
            in: inside)
        let x = inside.x + Self.labelWidth
        let width = inside.maxX - x
        if line == .kind {
            let text = "\(kind.rawValue)\(hasFocus ? "  (space changes it)" : "")"
            canvas.write(text, at: Point(x: x, y: y), Style(hasFocus ? .accent : .text, on: .panel), in: inside)
        } else if hasFocus {
            canvas.field(field(line), at: Point(x: x, y: y), width: width)
        } else {
            canvas.write(
                field(line).text.harmless.fittedAtEnd(to: width, in: glyphs), at: Point(x: x, y: y), Style(.text, on: .panel),
                in: inside)
        }
    }

    private func drawBelow(in rect: Rect, _ context: Context, of canvas: inout Canvas) {
        guard rect.height > 0 else { return }
        if let progress {
            let text =
                progress.size > 0
                ? "Copying: \(ByteCount.words(progress.done)) of \(ByteCount.words(progress.size))" : "Attaching"
            canvas.write(text, at: Point(x: rect.x, y: rect.y), Style(.active, on: .panel), in: rect)
            if progress.size > 0, rect.height > 1 {
                canvas.bar(
                    Double(progress.done) / Double(progress.size), at: Point(x: rect.x, y: rect.y + 1), width: rect.width,
                    Style(.active, on: .panel))
            }
            return
        }
        var lines: [(String, Ink)] = []
        if let refusal { lines += refusal.harmless.wrapped(to: rect.width, in: context.glyphs).map { ($0, .danger) } }
        if let candidates = sight?.candidates, line == .what, !candidates.isEmpty, refusal == nil, sight?.name == nil {
            let window = max(0, min((candidate ?? 0) - rect.height + 2, candidates.count - rect.height))
            for (index, candidate) in candidates.enumerated().dropFirst(window).prefix(rect.height) {
                let surface: Surface = self.candidate == index ? .cursor : .panel
                let row = Rect(x: rect.x, y: rect.y + index - window, width: rect.width, height: 1)
                canvas.fill(row, Style(.text, on: surface))
                canvas.cursorSign(beside: row, if: surface == .cursor)
                let facts = candidate.facts
                canvas.write(
                    candidate.path.harmless.fittedAtEnd(to: row.width - facts.columns - 2, in: context.glyphs),
                    at: Point(x: row.x, y: row.y), Style(.text, on: surface), in: row)
                canvas.write(
                    facts, at: Point(x: row.maxX - facts.columns, y: row.y), Style(.faint, on: surface), in: row)
            }
            return
        }
        lines += facts(context).flatMap { text, ink in
            text.harmless.wrapped(to: rect.width, in: context.glyphs).map { ($0, ink) }
        }
        for (row, line) in lines.prefix(rect.height).enumerated() {
            canvas.write(line.0, at: Point(x: rect.x, y: rect.y + row), Style(line.1, on: .panel), in: rect)
        }
    }

    /// What is known of what is typed, and where the days come from.
    private func facts(_ context: Context) -> [(String, Ink)] {
        var lines: [(String, Ink)] = []
        switch typed {
        case .nothing: lines.append(("A path (or a file dropped here), an address, or a text.", .faint))
        case .file:
            let facts = sight?.facts ?? ""
            lines.append((facts.isEmpty ? "There is no such file." : "File, \(facts).", facts.isEmpty ? .warning : .text))
        case .link: lines.append(("An address: what stands there stays outside of the workspace.", .text))
        case .text: lines.append(("A text: its words stand in the journal.", .text))
        }
        if let remark = sight?.remark { lines.append((remark, .warning)) }
        guard let covers = days else {
            lines.append(("Covers is a day, or two with .. between.", .warning))
            return lines
        }
        switch guess {
        case .name: lines.append(("Covers \(covers.spoken): by the file's name.", .text))
        case .gap: lines.append(("Covers \(covers.spoken): the days that you stand on.", .text))
        case .file: lines.append(("Covers \(covers.spoken): the day on which the file was changed.", .text))
        case .today: lines.append(("Covers \(covers.spoken): today.", .text))
        case nil: lines.append(("Covers \(covers.spoken).", .text))
        }
        if let gap, !gap.overlaps(covers) {
            lines.append(("That is outside of \(gap.spoken), where you stand.", .warning))
        }
        if covers.upperBound > context.today { lines.append(("Days after today count when they have come.", .warning)) }
        return lines
    }
}
