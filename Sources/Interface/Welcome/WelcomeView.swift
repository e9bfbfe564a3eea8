import HarmlessText
import Readiness
import TerminalUI

/// Where Welcome and its lines stand: one answer for drawing, scrolling and clicking.
struct WelcomeLayout {
    let frame: Rect
    /// The rows for what it says, above the row for keys.
    let inside: Rect
    let lines: [WelcomeLine]
    /// The lines that can be seen.
    let shown: Range<Int>

    init(_ welcome: WelcomeScreen, _ context: Context) {
        let bounds = Rect(context.size)
        let width = min(bounds.width - 4, 92)
        lines = WelcomeText(context: context, welcome: welcome).lines(width: width - 4)
        let height = min(bounds.height - 2, max(14, lines.count + 4))
        frame = bounds.centered(Size(width: width, height: height))
        inside = frame.inset(left: 2, top: 1, right: 2, bottom: 2)
        let last = max(0, lines.count - inside.height)
        if welcome.step == .confirm || welcome.step == .recommendation && welcome.top > 0 {
            let top = min(max(0, welcome.top), last)
            shown = top..<min(lines.count, top + inside.height)
        } else if last == 0 {
            shown = 0..<lines.count
        } else {
            // What explains the row under the cursor is seen with it.
            var window = ListWindow(cursor: lines.lastIndex { $0.option == welcome.cursor } ?? 0)
            shown = window.rows(of: lines.count, height: inside.height)
        }
    }

    /// The first line when one has scrolled to the end.
    var lastTop: Int { max(0, lines.count - inside.height) }
}

/// Draws Welcome.
struct WelcomeView {
    let welcome: WelcomeScreen
    let context: Context

    func draw(into canvas: inout Canvas) {
        let layout = WelcomeLayout(welcome, context)
        let title =
            welcome.progress.map { "Begin \(welcome.subject): step \($0.number) of \($0.of)" }
            ?? (welcome.isFirst ? "Welcome to Tickmark" : "Another report")
        canvas.pane(layout.frame, title: title, hasFocus: true)
        let inside = layout.inside
        for (row, line) in layout.lines[layout.shown].enumerated() {
            let point = Point(x: inside.x, y: inside.y + row)
            let surface: Surface = line.hasCursor && line.field == nil ? .cursor : .base
            if surface == .cursor {
                canvas.fill(Rect(x: inside.x, y: point.y, width: inside.width, height: 1), Style(.text, on: .cursor))
            }
            canvas.cursorSign(
                beside: Rect(x: inside.x, y: point.y, width: inside.width, height: 1), on: .base, if: line.hasCursor)
            line.text.draw(at: point, on: surface, in: inside, of: &canvas)
            if let field = line.field {
                let x = inside.x + line.text.runs.reduce(0) { $0 + $1.text.columns }
                canvas.field(
                    field, at: Point(x: x, y: point.y), width: min(40, inside.maxX - x),
                    hasFocus: line.hasCursor && !context.hasPanel)
            }
        }
        canvas.scrollMarks(on: layout.frame.inset(bottom: 1), shows: layout.shown, of: layout.lines.count)
        drawFoot(layout, of: &canvas)
    }

    /// The keys of the step, or why one cannot go on.
    private func drawFoot(_ layout: WelcomeLayout, of canvas: inout Canvas) {
        let width = layout.inside.width
        // Why a day is none stands below the days already.
        let refusal = welcome.refusesPreview(today: context.today) ? nil : welcome.refusal
        let ink: Ink = refusal != nil || context.message?.tone == .refused ? .danger : .text
        guard let message = refusal ?? context.message?.text else {
            // Where there is little room, less space between keys, and then without those that move.
            let keys = keys(scrolls: layout.lastTop > 0)
            let choices = [keys.joined(separator: "   "), keys.joined(separator: "  "), keys.dropFirst().joined(separator: "  ")]
            let line = (choices.first { $0.columns <= width } ?? choices[2]).fitted(to: width, in: context.glyphs)
            canvas.write(line, at: Point(x: layout.inside.x, y: layout.frame.maxY - 2), .faint, in: layout.frame)
            return
        }
        let lines = message.wrapped(to: width, in: context.glyphs, atMost: 3)
        let area = Rect(x: layout.inside.x, y: layout.frame.maxY - 1 - lines.count, width: width, height: lines.count)
        canvas.fill(area, .text)
        for (row, line) in lines.enumerated() {
            canvas.write(line, at: Point(x: area.x, y: area.y + row), Style(ink), in: area)
        }
    }

    private func keys(scrolls: Bool) -> [String] {
        switch welcome.step {
        case .choose:
            ["↑ ↓ move", "enter choose", "c compare", "W recent", "? words", "esc \(welcome.isFirst ? "quit" : "back")"]
        case .recommendation where scrolls: ["enter choose", "page keys read on", "esc back"]
        case .advise, .recommendation, .type, .preset: ["↑ ↓ move", "enter choose", "esc back"]
        case .organization: ["enter next", "tab other field", "esc back"]
        case .dates: ["enter next", "page keys move by months", "esc back"]
        case .scope: ["space in or out", "enter next", "esc back"]
        case .confirm: scrolls ? ["enter begin", "↑ ↓ read on", "esc back"] : ["enter begin", "esc back"]
        }
    }
}
