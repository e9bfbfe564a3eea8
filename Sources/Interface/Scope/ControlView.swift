import HarmlessText
import Readiness
import TerminalUI

extension ScopeFrame {
    /// The control matrix as a list.
    func drawBoard(in rect: Rect, of canvas: inout Canvas) {
        let board = scope.board
        let noun = engagement.report.criterionNoun
        var title = scope.shownAs == .criteria ? "By \(noun.one)" : "By control"
        if let matrix = board.matrix {
            let holes = matrix.holes.count
            title += " \(context.glyphs.dot) \(counted(matrix.controls.count, "control")), "
            title +=
                holes == 0
                ? "no \(noun.one.lowercased()) without one"
                : "\(counted(holes, noun.one.lowercased(), noun.many.lowercased())) with none"
        }
        let inside = canvas.pane(rect, title: title, hasFocus: !scope.isReading)
        guard board.matrix != nil else {
            canvas.write("Reading the library of controls…", at: Point(x: inside.x + 1, y: inside.y + 1), .faint, in: inside)
            return
        }
        var window = board.window
        let visible = window.rows(of: board.rows.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: board.rows.count)
        for (line, index) in visible.enumerated() {
            let surface: Surface = index == window.cursor ? (scope.isReading ? .dimCursor : .cursor) : .base
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            canvas.cursorSign(in: row, on: surface)
            switch board.rows[index] {
            case .heading(let title):
                canvas.write(
                    title.fitted(to: row.width - 2, in: context.glyphs), at: Point(x: row.x + 1, y: row.y),
                    Style(.heading, on: surface, .bold), in: row)
            case .criterion(let place):
                if let matrix = board.matrix { draw(matrix.rows[place], on: surface, in: row, of: &canvas) }
            case .control(let key, let criterion):
                if let control = board.control(key) {
                    draw(control, isUnder: criterion != nil, on: surface, in: row, of: &canvas)
                }
            }
        }
    }

    private func draw(_ criterion: ControlMatrix.Row, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let count = criterion.controls.isEmpty ? "none" : "\(criterion.controls.count)"
        let ink: Ink = criterion.controls.isEmpty ? .danger : .faint
        let x = canvas.write(criterion.criterion.id + " ", at: Point(x: row.x + 2, y: row.y), Style(.key, on: surface))
        canvas.write(
            criterion.criterion.title.fitted(to: row.maxX - x - count.columns - 3, in: context.glyphs),
            at: Point(x: x, y: row.y), Style(.text, on: surface))
        canvas.write(count, at: Point(x: row.maxX - count.columns - 1, y: row.y), Style(ink, on: surface))
    }

    private func draw(_ control: ControlInForce, isUnder: Bool, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let glyphs = context.glyphs
        let isAside = control.exclusion != nil
        let mark =
            isAside
            ? glyphs.notApplicable
            : !control.record.disputes(of: control.key).isEmpty
                ? glyphs.contested : control.isAdopted ? glyphs.ready : glyphs.todo
        let start = row.x + (isUnder ? 6 : 2)
        canvas.put(mark, at: Point(x: start, y: row.y), Style(control.isAdopted ? .good : .faint, on: surface, .bold))
        let right = note(on: control, width: row.width, isUnder: isUnder)
        canvas.write(
            control.title.harmless.fitted(to: max(8, row.maxX - start - right.columns - 5), in: glyphs),
            at: Point(x: start + 2, y: row.y), Style(isAside ? .faint : .text, on: surface))
        canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.faint, on: surface))
    }

    /// What stands behind a control's title: what it serves, whose it is, how often it operates, and for which other
    /// report.
    private func note(on control: ControlInForce, width: Int, isUnder: Bool) -> String {
        guard control.exclusion == nil, let matrix = scope.board.matrix else { return "" }
        var parts: [String] = []
        if !isUnder, let place = matrix.controls.firstIndex(where: { $0.key == control.key }) {
            let criteria = matrix.criteria(of: place)
            // Titles have the first claim to the room; all criteria stand on the control's page.
            let shown = width < 90 ? 2 : 3
            parts.append(
                criteria.prefix(shown).joined(separator: " ") + (criteria.count > shown ? " +\(criteria.count - shown)" : ""))
        }
        if width >= 90 || isUnder && width >= 60 {
            parts.append(control.owner.map { context.shown?.record.name(of: $0) ?? $0.text } ?? "")
            parts.append(control.schedule.latest.frequency.title)
        }
        let often = parts.count
        let others = Set(matrix.elsewhere(control).map(\.catalog)).sorted().map {
            context.shown?.catalogs[$0]?.report.title ?? $0
        }
        if !others.isEmpty { parts.append("+ \(others.joined(separator: ", "))") }
        // What the title does not need is the note's, and two fifths in any case.
        let room = max(8, width * 2 / 5, width - (isUnder ? 11 : 7) - control.title.harmless.columns)
        func joined() -> String { parts.filter { !$0.isEmpty }.joined(separator: "  ") }
        // Half a word says nothing: how often goes first, which its page says, and then whose it is.
        for place in [often - 1, often - 2] where often > 1 && joined().columns > room { parts[place] = "" }
        return joined().fitted(to: room, in: context.glyphs)
    }
}
