import HarmlessText
import Readiness
import TerminalUI

/// Where the parts of the Overview stand. What to do next is made of titles and has most of the room; where there is little, the areas are shown
/// when the keys go to them.
struct OverviewLayout: Hashable {
    let figures: Rect
    /// Empty where it is not shown.
    let areas: Rect
    let next: Rect

    init(size: Size, focus: OverviewScreen.Pane) {
        let body = ShellLayout(size: size).body
        let (figures, rest) = body.split(top: 5)
        self.figures = figures
        let showsAreas = body.width >= 100 || focus == .areas
        (areas, next) = rest.split(left: showsAreas ? min(80, max(min(40, body.width - 20), body.width / 3)) : 0)
    }
}

/// Draws the Overview.
struct OverviewView {
    let overview: OverviewScreen
    let context: Context
    let engagement: Engagement

    func draw(into canvas: inout Canvas) {
        let layout = OverviewLayout(size: canvas.size, focus: overview.focus)
        drawFigures(in: layout.figures, of: &canvas)
        if !layout.areas.isEmpty { drawAreaBars(in: layout.areas, of: &canvas) }
        drawNext(in: layout.next, hidesAreas: layout.areas.isEmpty, of: &canvas)
    }

    private func drawFigures(in rect: Rect, of canvas: inout Canvas) {
        let title =
            engagement.record.service.value.isEmpty
            ? "Where we stand" : "Where we stand \(context.glyphs.dot) \(engagement.record.service.value)"
        let inside = canvas.pane(rect, title: title).inset(left: 1, right: 1)
        let tally = engagement.tally
        let rows: [(String, Int, Ink)] = [("Ticked", tally.ticked, .good), ("Reviewed", tally.reviewed, .best)]
        let count = "\(tally.total) of \(tally.total)".columns
        for (row, figure) in rows.enumerated() {
            let y = inside.y + row
            let share = Share(figure.1, of: tally.total)
            canvas.write(figure.0, at: Point(x: inside.x, y: y), Style(figure.2, on: .base, .bold))
            canvas.write(
                share.text.aligned(right: 5, in: context.glyphs), at: Point(x: inside.x + 9, y: y), Style(.text, on: .base, .bold)
            )
            canvas.write(
                "\(figure.1) of \(tally.total)".aligned(right: count, in: context.glyphs), at: Point(x: inside.x + 16, y: y),
                .faint)
            let barX = inside.x + 18 + count
            canvas.bar(share.fraction, at: Point(x: barX, y: y), width: inside.maxX - barX, Style(figure.2))
        }
        var parts: [(String, Ink)] = [("\(tally.inProgress) in progress", .active)]
        if let shown = context.shown, !shown.record.evidence.isEmpty {
            let coverage = shown.coverage(of: engagement)
            parts.append(("\(tally.evidenced) evidenced", .good))
            parts.append(("\(coverage.covered) of \(coverage.controls.count) controls covered", .good))
        }
        parts.append(("\(tally.late) late", tally.late > 0 ? .danger : .faint))
        parts.append(("\(tally.blocked) blocked", tally.blocked > 0 ? .danger : .faint))
        parts.append(("\(tally.unowned) without an owner", tally.unowned > 0 ? .warning : .faint))
        parts.append(("\(tally.notApplicable) not applicable", .faint))
        var x = inside.x
        for (index, part) in parts.enumerated() {
            if x + part.0.columns + 2 > inside.maxX { break }
            if index > 0 { x = canvas.write("  ", at: Point(x: x, y: inside.y + 2)) }
            x = canvas.write(part.0, at: Point(x: x, y: inside.y + 2), Style(part.1), in: inside)
        }
    }

    private func drawAreaBars(in rect: Rect, of canvas: inout Canvas) {
        let hasFocus = overview.focus == .areas
        let inside = canvas.pane(rect, title: "Areas in scope", hasFocus: hasFocus)
        var window = overview.areaWindow
        let barWidth = inside.width < 26 ? 0 : min(20, max(5, inside.width / 6))
        let visible = window.rows(of: overview.areas.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: overview.areas.count)
        for (line, index) in visible.enumerated() {
            let standing = engagement.areas[overview.areas[index]]
            let share = Share(standing.tally.ticked, of: standing.tally.total)
            let surface: Surface = index == window.cursor && hasFocus ? .cursor : .base
            let y = inside.y + line
            canvas.fill(Rect(x: inside.x, y: y, width: inside.width, height: 1), Style(.text, on: surface))
            let percent = share.text.aligned(right: 5, in: context.glyphs)
            let idWidth = 5
            let titleWidth = inside.width - idWidth - barWidth - percent.columns - 3
            canvas.write(standing.id, at: Point(x: inside.x + 1, y: y), Style(.key, on: surface))
            canvas.write(
                standing.area.title.fitted(to: titleWidth, in: context.glyphs), at: Point(x: inside.x + 1 + idWidth, y: y),
                Style(.text, on: surface))
            let barX = inside.maxX - percent.columns - 1 - barWidth
            canvas.bar(share.fraction, at: Point(x: barX, y: y), width: barWidth, Style(.good, on: surface))
            canvas.write(
                percent, at: Point(x: inside.maxX - percent.columns - 1, y: y),
                Style(standing.tally.late > 0 ? .danger : .text, on: surface))
        }
        drawWorkLoads(in: inside.inset(top: overview.areas.count + 1), of: &canvas)
    }

    private func drawNext(in rect: Rect, hidesAreas: Bool, of canvas: inout Canvas) {
        let hasFocus = overview.focus == .next
        let inside = canvas.pane(
            rect, title: "What to do next", hasFocus: hasFocus, footnote: hidesAreas ? "\(Key.left.title) areas" : "")
        guard !overview.rows.isEmpty else {
            let tally = engagement.tally
            let isDone = tally.total > 0 && tally.reviewed == tally.total
            let lines =
                isDone
                ? ["Everything is ticked and reviewed.", "Press E to export the summary."]
                : ["Nothing is late, blocked, unowned or waiting.", "Press 2 for the items."]
            for (row, line) in lines.enumerated() {
                canvas.write(line, at: Point(x: inside.x + 1, y: inside.y + 1 + row), row == 0 ? .text : .faint, in: inside)
            }
            return
        }
        var window = overview.window
        let visible = window.rows(of: overview.rows.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: overview.rows.count)
        for (line, index) in visible.enumerated() {
            let surface: Surface = index == window.cursor && hasFocus ? .cursor : .base
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            switch overview.rows[index] {
            case .firstSteps:
                canvas.write("First steps", at: Point(x: row.x + 1, y: row.y), Style(.heading, on: surface, .bold), in: row)
            case .step(let step, let isDone): draw(step, isDone: isDone, on: surface, in: row, of: &canvas)
            case .attention(let attention, let count):
                let x = canvas.write("\(count) ", at: Point(x: row.x + 1, y: row.y), Style(attention.ink, on: surface, .bold))
                canvas.write(attention.title(count), at: Point(x: x, y: row.y), Style(.heading, on: surface, .bold), in: row)
            case .item(let position, let attention):
                guard engagement.items.indices.contains(position) else { continue }
                drawNext(engagement.items[position], attention, on: surface, in: row, of: &canvas)
            case .more(_, let count):
                canvas.write("  and \(count) more", at: Point(x: row.x + 1, y: row.y), Style(.faint, on: surface), in: row)
            }
        }
    }

    private func drawNext(
        _ item: ItemDefinition, _ attention: Attention, on surface: Surface, in row: Rect,
        of canvas: inout Canvas
    ) {
        let work = engagement.work(on: item.id)
        // Why somebody cannot go on is a sentence, and says more than the end of a title.
        let room = attention == .blocked ? row.width / 2 : row.width / 3
        let right = note(on: item, work, attention, width: row.width).fitted(to: max(8, room), in: context.glyphs)
        let x = canvas.write(
            "  " + item.id.text.padded(to: max(8, item.id.text.utf8.count)) + " ", at: Point(x: row.x + 1, y: row.y),
            Style(.key, on: surface), in: row)
        canvas.write(
            item.title.fitted(to: row.maxX - x - right.columns - 2, in: context.glyphs), at: Point(x: x, y: row.y),
            Style(.text, on: surface))
        canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.faint, on: surface))
    }
}

extension OverviewView {
    /// What stands behind a title of *what to do next*: who has it, and what its heading does not say already.
    fileprivate func note(on item: ItemDefinition, _ work: ItemWork, _ attention: Attention, width: Int) -> String {
        if attention == .unowned { return item.role }
        // Who reviews has to know whose tick it is.
        let who = attention == .waitsForReview ? work.tick?.person : work.ownerPerson
        let owner = width < 40 ? "" : who?.text ?? "nobody"
        let due = work.due.value
        let days = due.map { context.today.distance(to: $0) } ?? 0
        let note =
            switch attention {
            case .returned: work.returned.map { "by \($0.person.text)" } ?? ""
            case .late: "\(-days) day\(days == -1 ? "" : "s")"
            case .dueSoon: due?.words(seenFrom: context.today) ?? ""
            case .reworded: work.standingSignature.map { "signed " + $0.at.day.words(seenFrom: context.today) } ?? ""
            case .blocked: work.blocked.value ?? ""
            case .contested:
                work.isLate(on: context.today) ? "late \(-days)d" : due.map { "due " + $0.words(seenFrom: context.today) } ?? ""
            case .waitsForReview: (work.tick?.at.day.words(seenFrom: context.today)) ?? ""
            case .lookAgain: work.lookAgain.value?.words(seenFrom: context.today) ?? "to confirm"
            case .unowned: ""
            }
        return [owner, note].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}

extension Attention {
    /// How pressing it looks.
    var ink: Ink {
        switch self {
        case .returned, .late, .blocked: .danger
        case .contested, .reworded, .dueSoon: .warning
        case .waitsForReview, .lookAgain: .best
        case .unowned: .accent
        }
    }
}
