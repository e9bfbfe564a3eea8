import HarmlessText
import Readiness
import TerminalUI

/// Where the list and the detail of the Scope screen stand: side by side, or one below the other where there is no
/// room.
struct ScopeLayout: Hashable {
    let list: Rect
    let detail: Rect

    init(size: Size) {
        let body = ShellLayout(size: size).body
        (list, detail) =
            body.width >= 100 ? body.split(right: max(40, body.width * 2 / 5)) : body.split(bottom: min(9, body.height / 2))
    }
}

/// Draws the Scope screen.
struct ScopeFrame {
    let scope: ScopeScreen
    let context: Context
    let engagement: Engagement

    func draw(into canvas: inout Canvas) {
        let layout = ScopeLayout(size: canvas.size)
        if scope.shownAs == .areas { drawList(in: layout.list, of: &canvas) } else { drawBoard(in: layout.list, of: &canvas) }
        drawDetail(in: layout.detail, of: &canvas)
    }

    private func drawList(in rect: Rect, of canvas: inout Canvas) {
        let counted = engagement.areas.count { $0.isInScope }
        let inside = canvas.pane(
            rect, title: "What the report covers \(context.glyphs.dot) \(counted) of \(engagement.areas.count) areas",
            hasFocus: !scope.isReading)
        var window = scope.window
        let visible = window.rows(of: scope.rows.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: scope.rows.count)
        for (line, index) in visible.enumerated() {
            let surface: Surface = index == window.cursor ? (scope.isReading ? .dimCursor : .cursor) : .base
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            canvas.cursorSign(in: row, on: surface)
            switch scope.rows[index] {
            case .category(let title):
                canvas.write(title, at: Point(x: row.x + 1, y: row.y), Style(.heading, on: surface, .bold), in: row)
            case .fact(let fact): draw(fact, on: surface, in: row, of: &canvas)
            case .area(let area): draw(engagement.areas[area], on: surface, in: row, of: &canvas)
            case .objective(let criterion):
                draw(engagement.criteria[criterion], on: surface, in: row, of: &canvas)
            }
        }
    }

    private func draw(_ fact: ReportPanel.Fact, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let label = 16
        canvas.write(fact.title, at: Point(x: row.x + 2, y: row.y), Style(.faint, on: surface))
        canvas.write(
            fact.value(engagement, context).fitted(to: row.width - label - 3, in: context.glyphs),
            at: Point(x: row.x + 2 + label, y: row.y), Style(.text, on: surface))
    }

    private func draw(_ standing: AreaStanding, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let mark = standing.isInScope ? context.glyphs.ready : context.glyphs.todo
        canvas.put(mark, at: Point(x: row.x + 2, y: row.y), Style(standing.isInScope ? .good : .faint, on: surface, .bold))
        let types = engagement.record.type.value.set
        let right =
            standing.isInScope
            ? "\(counted(standing.tally.total + standing.tally.notApplicable, "item"))\(standing.area.isRequired ? ", always in" : "")"
            : "+" + ScopeEstimate(of: [standing.area], in: engagement.catalog, type: types).text
        let x = canvas.write(
            standing.id.padded(to: 4, in: context.glyphs) + " ", at: Point(x: row.x + 4, y: row.y), Style(.key, on: surface))
        canvas.write(
            standing.area.title.fitted(to: row.maxX - x - right.columns - 3, in: context.glyphs), at: Point(x: x, y: row.y),
            Style(standing.isInScope ? .text : .faint, on: surface))
        canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.faint, on: surface))
    }

    private func draw(_ standing: CriterionStanding, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let mark = standing.isInScope ? context.glyphs.ready : context.glyphs.notApplicable
        canvas.put(mark, at: Point(x: row.x + 6, y: row.y), Style(standing.isInScope ? .good : .faint, on: surface))
        var right = ""
        switch standing.origin {
        case .team: right = "your own"
        case .catalog(let isReworded): if isReworded { right = "your words" }
        }
        if !standing.isInScope { right = "left out" }
        let x = canvas.write(standing.id + " ", at: Point(x: row.x + 8, y: row.y), Style(.faint, on: surface))
        canvas.write(
            standing.title.fitted(to: row.maxX - x - right.columns - 3, in: context.glyphs), at: Point(x: x, y: row.y),
            Style(standing.isInScope ? .text : .faint, on: surface))
        canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.accent, on: surface))
    }

    // MARK: The area or objective under the cursor

    private func drawDetail(in rect: Rect, of canvas: inout Canvas) {
        let (title, lines) = scope.detail(engagement, context, width: rect.width - 4)
        let inside = canvas.pane(rect, title: title, hasFocus: scope.isReading).inset(left: 1, right: 1)
        let top = min(scope.detailTop, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), in: inside, of: &canvas)
        }
        canvas.scrollMarks(on: rect, shows: top..<top + inside.height, of: lines.count)
    }
}
