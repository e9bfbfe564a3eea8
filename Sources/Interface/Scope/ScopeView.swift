import HarmlessText
import Readiness
import TerminalUI

/// Where the list and the detail of the Scope screen stand: side by side, or one below the other where there is no room.
struct ScopeLayout: Hashable {
    let list: Rect
    let detail: Rect

    init(size: Size) {
        let body = ShellLayout(size: size).body
        (list, detail) =
            body.width >= 100 ? body.split(right: max(40, body.width * 2 / 5)) : body.split(bottom: min(9, body.height / 2))
    }
}

extension State {
    func drawScope(of canvas: inout Canvas) {
        guard let engagement else { return }
        let layout = ScopeLayout(size: canvas.size)
        drawScopeList(of: engagement, in: layout.list, of: &canvas)
        drawScopeDetail(of: engagement, in: layout.detail, of: &canvas)
    }

    private func drawScopeList(of engagement: Engagement, in rect: Rect, of canvas: inout Canvas) {
        let counted = engagement.areas.count { $0.isInScope }
        let inside = canvas.pane(
            rect, title: "What the report covers \(glyphs.dot) \(counted) of \(engagement.areas.count) areas",
            hasFocus: !scope.isReading)
        var window = scope.window
        let visible = window.rows(of: scope.rows.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: scope.rows.count)
        for (line, index) in visible.enumerated() {
            let surface: Surface = index == window.cursor ? (scope.isReading ? .dimCursor : .cursor) : .base
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            switch scope.rows[index] {
            case .category(let title):
                canvas.write(title, at: Point(x: row.x + 1, y: row.y), Style(.heading, on: surface, .bold), in: row)
            case .area(let area): drawScope(of: engagement.areas[area], engagement, on: surface, in: row, of: &canvas)
            case .objective(let criterion):
                drawScope(of: engagement.criteria[criterion], on: surface, in: row, of: &canvas)
            }
        }
    }

    private func drawScope(
        of standing: AreaStanding, _ engagement: Engagement, on surface: Surface, in row: Rect, of canvas: inout Canvas
    ) {
        let mark = standing.isInScope ? glyphs.ready : glyphs.todo
        canvas.put(mark, at: Point(x: row.x + 2, y: row.y), Style(standing.isInScope ? .good : .faint, on: surface, .bold))
        let types = engagement.record.type.value.set
        let right =
            standing.isInScope
            ? "\(standing.tally.total + standing.tally.notApplicable) items\(standing.area.isRequired ? ", always in" : "")"
            : "+" + ScopeEstimate(of: [standing.area], in: engagement.catalog, type: types).text
        let x = canvas.write(
            standing.id.padded(to: 4, in: glyphs) + " ", at: Point(x: row.x + 4, y: row.y), Style(.key, on: surface))
        canvas.write(
            standing.area.title.fitted(to: row.maxX - x - right.columns - 3, in: glyphs), at: Point(x: x, y: row.y),
            Style(standing.isInScope ? .text : .faint, on: surface))
        canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.faint, on: surface))
    }

    private func drawScope(of standing: CriterionStanding, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let mark = standing.isInScope ? glyphs.ready : glyphs.notApplicable
        canvas.put(mark, at: Point(x: row.x + 6, y: row.y), Style(standing.isInScope ? .good : .faint, on: surface))
        var right = ""
        switch standing.origin {
        case .team: right = "your own"
        case .catalog(let isReworded): if isReworded { right = "your words" }
        }
        if !standing.isInScope { right = "left out" }
        let x = canvas.write(standing.id + " ", at: Point(x: row.x + 8, y: row.y), Style(.faint, on: surface))
        canvas.write(
            standing.title.fitted(to: row.maxX - x - right.columns - 3, in: glyphs), at: Point(x: x, y: row.y),
            Style(standing.isInScope ? .text : .faint, on: surface))
        canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.accent, on: surface))
    }

    // MARK: The area or objective under the cursor

    private func drawScopeDetail(of engagement: Engagement, in rect: Rect, of canvas: inout Canvas) {
        let (title, lines) = scopeDetail(of: engagement, width: rect.width - 4)
        let inside = canvas.pane(rect, title: title, hasFocus: scope.isReading).inset(left: 1, right: 1)
        let top = min(scope.detailTop, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), in: inside, of: &canvas)
        }
        canvas.scrollMarks(on: rect, shows: top..<top + inside.height, of: lines.count)
    }

    /// What is said about the row under the cursor.
    func scopeDetail(of engagement: Engagement, width: Int) -> (title: String, lines: [StyledLine]) {
        switch scope.row {
        case .area(let index):
            (engagement.areas[index].id, areaLines(engagement.areas[index], of: engagement, width: width))
        case .objective(let index):
            (engagement.criteria[index].id, objectiveLines(engagement.criteria[index], of: engagement, width: width))
        case .category, nil: ("", [])
        }
    }

    private func areaLines(_ standing: AreaStanding, of engagement: Engagement, width: Int) -> [StyledLine] {
        var lines = standing.area.title.wrapped(to: width, in: glyphs).map { StyledLine($0, .heading) }
        lines += standing.area.summary.wrapped(to: width, in: glyphs).map { StyledLine($0) }
        lines.append(StyledLine())
        if standing.area.isRequired {
            lines.append(StyledLine("In scope: every \(engagement.report.title) report has it.", Style(.good)))
        } else if standing.isInScope {
            lines.append(StyledLine("In scope", Style(.good)))
        } else {
            let estimate = ScopeEstimate(of: [standing.area], in: engagement.catalog, type: engagement.record.type.value.set)
            lines += "Out of scope. Bringing it in adds \(estimate.text) of work.".wrapped(to: width, in: glyphs)
                .map { StyledLine($0, Style(.warning)) }
        }
        if let decision = standing.decision, let stamp = decision.isIn.stamp {
            let who = shown?.record.name(of: stamp.handle) ?? stamp.handle.text
            let reason = decision.reason.isEmpty ? "no reason given" : decision.reason
            let day = decision.isIn.at.map { ", " + $0.day.words } ?? ""
            lines += "\(reason) (\(who)\(day))".wrapped(to: width, in: glyphs).map { StyledLine($0, .faint) }
        }
        lines.append(StyledLine())
        let noun = engagement.report.criterionNoun
        let criteria = engagement.criteria.filter { engagement.areas[$0.area].id == standing.id }
        lines.append(StyledLine("\(criteria.count) \(criteria.count == 1 ? noun.one : noun.many)", .heading))
        for criterion in criteria {
            let indent = criterion.id.columns + 1
            for (row, part) in criterion.title.wrapped(to: max(8, width - indent), in: glyphs).enumerated() {
                let label = row == 0 ? criterion.id : ""
                lines.append(StyledLine([(label.padded(to: indent), Style(.key)), (part, .text)]))
            }
        }
        return lines
    }

    private func objectiveLines(_ standing: CriterionStanding, of engagement: Engagement, width: Int) -> [StyledLine] {
        var lines = standing.title.wrapped(to: width, in: glyphs).map { StyledLine($0, .heading) }
        lines.append(StyledLine())
        if standing.objective != standing.title {
            lines += standing.objective.wrapped(to: width, in: glyphs).map { StyledLine($0) }
        }
        switch standing.origin {
        case .team: lines.append(StyledLine("A control objective of your own.", Style(.accent)))
        case .catalog(let isReworded):
            if isReworded { lines.append(StyledLine("In your own words; w and an empty line go back.", Style(.accent))) }
        }
        if !standing.isInScope {
            let reason = engagement.record.scopeReason(of: standing.id)
            lines += "Left out: \(reason)".wrapped(to: width, in: glyphs).map { StyledLine($0, Style(.warning)) }
        }
        lines.append(StyledLine())
        let items = engagement.items.filter { engagement.criteria[$0.criterion].id == standing.id }
        lines.append(StyledLine("\(items.count) item\(items.count == 1 ? "" : "s")", .heading))
        for item in items {
            let status = engagement.work(on: item.id).status
            for (row, part) in item.title.wrapped(to: max(8, width - 2), in: glyphs).enumerated() {
                lines.append(StyledLine([(row == 0 ? "\(glyphs.mark(status)) " : "  ", Style(status.ink)), (part, .text)]))
            }
        }
        return lines
    }
}
