import HarmlessText
import Readiness
import TerminalUI

/// Where the parts of the Evidence screen stand.
struct EvidenceLayout: Hashable {
    /// The pane of the controls.
    let list: Rect
    /// The rows in it, below the names of the columns and above the totals.
    let rows: Rect
    /// What is known of the control under the cursor.
    let detail: Rect

    init(size: Size) {
        let body = ShellLayout(size: size).body
        (list, detail) =
            body.width >= 150 ? body.split(right: body.width * 2 / 5) : body.split(bottom: min(14, max(7, body.height * 2 / 5)))
        rows = list.inset(left: 1, top: 2, right: 1, bottom: 2)
    }
}

/// How the columns lie in a row.
struct EvidenceTable {
    /// Where the first column stands, from the left edge of a row.
    let start: Int
    /// How wide each column is.
    let width: Int
    /// The columns that are shown.
    let shown: Range<Int>

    /// The least room for a control's title.
    private static let titleRoom = 24

    /// Lays columns out.
    ///
    /// - Parameter chosen: The columns that must be seen.
    init(columns: EvidenceColumns, width: Int, chosen: Range<Int>) {
        let count = columns.columns.count
        let room = max(1, width - Self.titleRoom)
        let each = [4, 2, 1].first { $0 * count <= room } ?? 1
        let fitting = min(count, max(1, room / each))
        let first = max(0, min(chosen.lowerBound - 1, count - fitting))
        self.width = each
        shown = first..<first + fitting
        start = width - fitting * each
    }

    /// The column at a place in a row; nil before the first.
    func column(at x: Int) -> Int? {
        guard x >= start else { return nil }
        let column = shown.lowerBound + (x - start) / width
        return shown.contains(column) ? column : nil
    }
}

/// Draws the Evidence screen.
struct EvidenceView {
    let screen: EvidenceScreen
    let context: Context
    let engagement: Engagement
    let coverage: ReportCoverage

    func draw(into canvas: inout Canvas) {
        let layout = EvidenceLayout(size: canvas.size)
        let columns = screen.columns(coverage)
        let chosen = screen.occurrence.map { columns.range(of: $0.days) } ?? 0..<0
        let table = EvidenceTable(columns: columns, width: layout.rows.width, chosen: chosen)
        drawList(in: layout, columns, table, chosen, of: &canvas)
        drawDetail(in: layout.detail, of: &canvas)
    }

    // MARK: The list

    /// The mark before a control with a gap: of the kind that most gaps have, and no other state's.
    static let gapMark: Character = "!"

    private func drawList(
        in layout: EvidenceLayout, _ columns: EvidenceColumns, _ table: EvidenceTable, _ chosen: Range<Int>,
        of canvas: inout Canvas
    ) {
        let narrowing = screen.narrowing(context)
        let glyphs = context.glyphs
        let title =
            "\(coverage.covered) of \(coverage.controls.count) controls covered"
            + (narrowing.isEmpty ? "" : " \(glyphs.dot) \(screen.rows.count) \(narrowing)")
        let footnote = screen.rows.isEmpty ? "" : "\(screen.window.cursor + 1) of \(screen.rows.count)"
        canvas.pane(layout.list, title: title, hasFocus: true, footnote: footnote)
        let rows = layout.rows
        guard rows.height > 0 else { return }
        drawLabels(columns, table, at: Point(x: rows.x, y: rows.y - 1), in: rows.inset(top: -1), of: &canvas)
        var window = screen.window
        let visible = window.rows(of: screen.rows.count, height: rows.height)
        canvas.scrollMarks(on: layout.list, shows: visible, of: screen.rows.count)
        for (line, index) in visible.enumerated() {
            let row = Rect(x: rows.x, y: rows.y + line, width: rows.width, height: 1)
            let isCursor = index == window.cursor
            draw(
                coverage.controls[screen.rows[index]], columns, table, chosen: isCursor ? chosen : 0..<0, isCursor: isCursor,
                in: row, of: &canvas)
        }
        if screen.rows.isEmpty {
            let text = screen.filter.isEmpty ? "No control is in scope." : "No control matches; esc clears the filters."
            canvas.write(text, at: Point(x: rows.x + 1, y: rows.y), .faint, in: rows)
        }
        drawTotals(columns, table, in: Rect(x: rows.x, y: rows.maxY, width: rows.width, height: 1), of: &canvas)
    }

    private func drawLabels(
        _ columns: EvidenceColumns, _ table: EvidenceTable, at point: Point, in clip: Rect, of canvas: inout Canvas
    ) {
        let line = Rect(x: point.x, y: point.y, width: clip.width, height: 1)
        for (place, index) in table.shown.enumerated() {
            let label = columns.columns[index].label
            let text = table.width >= 4 ? label : String(label.prefix(1))
            canvas.write(
                text, at: Point(x: point.x + table.start + place * table.width, y: point.y), .faint, in: line)
        }
    }

    private func draw(
        _ control: CoveredControl, _ columns: EvidenceColumns, _ table: EvidenceTable, chosen: Range<Int>, isCursor: Bool,
        in row: Rect, of canvas: inout Canvas
    ) {
        let glyphs = context.glyphs
        let surface: Surface = isCursor ? .cursor : .base
        canvas.fill(row, Style(.text, on: surface))
        let (mark, ink): (Character, Ink) =
            control.isCovered ? (glyphs.ready, .good) : control.hasGap ? (Self.gapMark, .danger) : (glyphs.todo, .faint)
        if isCursor { canvas.put(glyphs.cursor, at: Point(x: row.x, y: row.y), Style(.accent, on: surface)) }
        canvas.put(mark, at: Point(x: row.x + 1, y: row.y), Style(ink, on: surface))
        canvas.write(
            control.title.fitted(to: table.start - 5, in: glyphs), at: Point(x: row.x + 3, y: row.y),
            Style(.text, on: surface), in: row)
        let states = columns.states(of: control.coverage.merged)
        for (place, index) in table.shown.enumerated() {
            let x = row.x + table.start + place * table.width
            let isChosen = chosen.contains(index)
            if isChosen {
                let cell = Rect(x: x, y: row.y, width: table.width, height: 1)
                canvas.fill(cell.intersection(row), Style(.text, on: .field))
            }
            guard let state = states[index] else { continue }
            let style = Style(state.ink, on: isChosen ? .field : surface, .bold)
            canvas.put(state.mark(in: glyphs), at: Point(x: x, y: row.y), style)
            // A stretch that goes on over columns is one line and not many marks.
            guard table.width > 1, state == .met else { continue }
            for step in 1..<table.width where index + 1 < states.count && states[index + 1] == .met || step < table.width - 1 {
                canvas.put(state.mark(in: glyphs), at: Point(x: x + step, y: row.y), style)
            }
        }
    }

    /// How many controls have a gap in each column.
    private func drawTotals(_ columns: EvidenceColumns, _ table: EvidenceTable, in row: Rect, of canvas: inout Canvas) {
        var gaps = Array(repeating: 0, count: columns.columns.count)
        for place in screen.rows {
            for (index, state) in columns.states(of: coverage.controls[place].coverage.merged).enumerated()
            where state?.isGap ?? false {
                gaps[index] += 1
            }
        }
        canvas.write("Gaps", at: Point(x: row.x + 3, y: row.y), .faint, in: row)
        for (place, index) in table.shown.enumerated() where gaps[index] > 0 {
            let text = "\(gaps[index])".columns <= max(1, table.width - 1) ? "\(gaps[index])" : "+"
            canvas.write(
                text, at: Point(x: row.x + table.start + place * table.width, y: row.y), Style(.danger, on: .base), in: row)
        }
    }

    // MARK: What decided

    private func drawDetail(in rect: Rect, of canvas: inout Canvas) {
        let text = EvidenceText(screen: screen, context: context, engagement: engagement, coverage: coverage)
        let lines = text.lines(width: rect.width - 4)
        let inside = canvas.pane(rect, title: screen.control?.key ?? "").inset(left: 1, right: 1)
        let top = min(screen.detailTop, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), in: inside, of: &canvas)
        }
        canvas.scrollMarks(on: rect, shows: top..<top + inside.height, of: lines.count)
    }
}
