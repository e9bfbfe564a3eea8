import HarmlessText
import Readiness
import TerminalUI

/// Where the parts of the Overview stand. What to do next is made of titles and has most of the room; where there is
/// little, the areas are shown when the keys go to them.
struct OverviewLayout: Hashable {
    let figures: Rect
    /// Empty where it is not shown.
    let areas: Rect
    let next: Rect
    /// The lines of the verdict.
    let verdict: [String]
    /// When all will be ticked, in a line; empty where nothing is told.
    let forecast: String
    /// The burn-up, below the areas; empty where there is no room or nothing to draw.
    let burnUp: Rect
    /// The lines about other reports.
    let others: [String]
    /// Whether the auditor's list has a line of figures.
    let showsRequests: Bool
    /// Whether there is no room for more than the verdict and one figure.
    let isLow: Bool
    /// How many rows the left pane has, or would have if it were shown.
    var sideHeight: Int { next.height - burnUp.height - 2 }

    init(_ overview: OverviewScreen, _ context: Context) {
        let body = ShellLayout(size: context.size).body
        isLow = context.size.height < 20
        let width = body.width - 4
        verdict = (overview.standing?.verdict ?? "").wrapped(to: width, in: context.glyphs, atMost: 3)
        let sentences = isLow ? [] : overview.standing?.others.prefix(2) ?? []
        others = sentences.flatMap { $0.wrapped(to: width, in: context.glyphs, atMost: 2) }
        showsRequests = !isLow && (overview.standing?.requests.total ?? 0) > 0
        let told = isLow ? nil : overview.forecast.flatMap { $0.history.firstTicked != nil && $0.history.open > 0 ? $0 : nil }
        forecast = told.map { $0.line.fitted(to: width, in: context.glyphs) } ?? ""
        let heads = verdict.count + (forecast.isEmpty ? 0 : 1) + (isLow ? 1 : showsRequests ? 4 : 3) + others.count + 2
        let (figures, rest) = body.split(top: heads)
        self.figures = figures
        let showsAreas = body.width >= 100 || overview.focus == .areas
        // On a narrow screen the pane that one goes to has the room.
        let most = body.width >= 160 ? overview.sideWidth + 21 : body.width < 80 ? body.width - 20 : body.width * 9 / 20
        let wanted = min(most, max(overview.sideWidth + (body.width >= 160 ? 21 : 0), min(40, body.width - 20)))
        let (left, next) = rest.split(left: showsAreas ? min(wanted, body.width - 20) : 0)
        self.next = next
        let hasRoom = body.width >= 120 && body.height >= 37 && left.width >= 30 && rest.height >= 24
        (areas, burnUp) = left.split(
            bottom: hasRoom && told?.history.weeks.count ?? 0 > 2 ? min(16, max(11, body.height / 4)) : 0)
    }
}

/// Draws the Overview.
struct OverviewView {
    let overview: OverviewScreen
    let context: Context
    let engagement: Engagement

    func draw(into canvas: inout Canvas) {
        let layout = OverviewLayout(overview, context)
        drawFigures(in: layout, of: &canvas)
        if !layout.areas.isEmpty { drawSides(in: layout.areas, of: &canvas) }
        if let forecast = overview.forecast { BurnUpView(forecast: forecast).draw(in: layout.burnUp, of: &canvas) }
        drawNext(in: layout.next, hidesAreas: layout.areas.isEmpty, of: &canvas)
    }

    private func drawFigures(in layout: OverviewLayout, of canvas: inout Canvas) {
        let title =
            engagement.record.service.value.isEmpty
            ? "Where we stand" : "Where we stand \(context.glyphs.dot) \(engagement.record.service.value)"
        let inside = canvas.pane(layout.figures, title: title).inset(left: 1, right: 1)
        var y = inside.y
        let ink = overview.standing?.outlook.ink ?? .text
        for line in layout.verdict {
            canvas.write(line, at: Point(x: inside.x, y: y), Style(ink, on: .base, .bold), in: inside)
            y += 1
        }
        if !layout.forecast.isEmpty {
            let ink = overview.forecast?.outlook.ink ?? .text
            canvas.write(layout.forecast, at: Point(x: inside.x, y: y), Style(ink), in: inside)
            y += 1
        }
        let tally = engagement.tally
        let standing = overview.standing
        drawFigure("Ticked", tally.ticked, standing?.tickedLately ?? 0, .good, at: y, in: inside, of: &canvas)
        guard !layout.isLow else { return }
        drawFigure("Reviewed", tally.reviewed, standing?.reviewedLately ?? 0, .best, at: y + 1, in: inside, of: &canvas)
        drawParts(at: y + 2, in: inside, of: &canvas)
        y += 3
        if layout.showsRequests, let requests = standing?.requests {
            draw(requests, at: y, in: inside, of: &canvas)
            y += 1
        }
        for (row, line) in layout.others.enumerated() {
            canvas.write(line, at: Point(x: inside.x, y: y + row), .faint, in: inside)
        }
    }

    /// A figure: percentage, count, bar, and how many of them are of the last days.
    private func drawFigure(
        _ name: String, _ figure: Int, _ lately: Int, _ ink: Ink, at y: Int, in inside: Rect, of canvas: inout Canvas
    ) {
        let total = engagement.tally.total
        let count = "\(total) of \(total)".columns
        let share = Share(figure, of: total)
        canvas.write(name, at: Point(x: inside.x, y: y), Style(ink, on: .base, .bold))
        canvas.write(
            share.text.aligned(right: 5, in: context.glyphs), at: Point(x: inside.x + 9, y: y), Style(.text, on: .base, .bold))
        canvas.write(
            "\(figure) of \(total)".aligned(right: count, in: context.glyphs), at: Point(x: inside.x + 16, y: y), .faint)
        let change = lately > 0 ? "+\(lately) in \(OverviewStanding.lately) days" : "none in \(OverviewStanding.lately) days"
        let room = max("none".columns, "+\(total)".columns) + " in \(OverviewStanding.lately) days".columns
        let barX = inside.x + 18 + count
        canvas.bar(share.fraction, at: Point(x: barX, y: y), width: max(0, inside.maxX - barX - room - 2), Style(ink))
        canvas.write(change, at: Point(x: inside.maxX - change.columns, y: y), lately > 0 ? .text : .faint)
    }

    private func drawParts(at y: Int, in inside: Rect, of canvas: inout Canvas) {
        let tally = engagement.tally
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
        draw(parts, at: y, in: inside, of: &canvas)
    }

    /// The auditor's list: how much of it is done, and what is not as it should be.
    private func draw(_ requests: RequestTally, at y: Int, in inside: Rect, of canvas: inout Canvas) {
        var parts: [(String, Ink)] = [
            ("Requests: \(requests.accepted) of \(requests.total) accepted", requests.accepted > 0 ? .good : .text)
        ]
        if requests.late > 0 { parts.append(("\(requests.late) late", .danger)) }
        if requests.returned > 0 { parts.append(("\(requests.returned) returned", .warning)) }
        if requests.submitted > 0 { parts.append(("\(requests.submitted) with the auditor", .faint)) }
        if requests.gathering > 0 { parts.append(("\(requests.gathering) gathering", .faint)) }
        if requests.open > 0 { parts.append(("\(requests.open) open", .faint)) }
        draw(parts, at: y, in: inside, of: &canvas)
    }

    private func draw(_ parts: [(String, Ink)], at y: Int, in inside: Rect, of canvas: inout Canvas) {
        var x = inside.x
        for (index, part) in parts.enumerated() {
            if x + part.0.columns + 2 > inside.maxX { break }
            if index > 0 { x = canvas.write("  ", at: Point(x: x, y: y)) }
            x = canvas.write(part.0, at: Point(x: x, y: y), Style(part.1), in: inside)
        }
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
            canvas.cursorSign(in: row, on: surface)
            switch overview.rows[index] {
            case .firstSteps:
                canvas.write("First steps", at: Point(x: row.x + 1, y: row.y), Style(.heading, on: surface, .bold), in: row)
            case .step(let step, let isDone): draw(step, isDone: isDone, on: surface, in: row, of: &canvas)
            case .mine(let open, let days):
                let text =
                    open == 0
                    ? "No open item is yours."
                    : "\(counted(open, "open item")) \(open == 1 ? "is" : "are") yours, about "
                        + counted(max(1, days), "person-day") + " of work"
                canvas.write(
                    text.fitted(to: row.width - 2, in: context.glyphs), at: Point(x: row.x + 1, y: row.y),
                    Style(.accent, on: surface))
            case .reason(let reason, let count):
                let x = canvas.write("\(count) ", at: Point(x: row.x + 1, y: row.y), Style(reason.ink, on: surface, .bold))
                canvas.write(
                    reason.title(count).fitted(to: row.maxX - x - 1, in: context.glyphs), at: Point(x: x, y: row.y),
                    Style(.heading, on: surface, .bold))
            case .item(let position, let reason):
                guard engagement.items.indices.contains(position) else { continue }
                drawNext(engagement.items[position], reason, on: surface, in: row, of: &canvas)
            case .piece(let id, _): draw(piece: id, on: surface, in: row, of: &canvas)
            case .gap(let gap, let reason): draw(gap, reason, on: surface, in: row, of: &canvas)
            case .request(let number, let reason): draw(number, reason, on: surface, in: row, of: &canvas)
            case .disputed(let subject): draw(disputed: subject, on: surface, in: row, of: &canvas)
            case .more(_, let count):
                canvas.write("  and \(count) more", at: Point(x: row.x + 1, y: row.y), Style(.faint, on: surface), in: row)
            }
        }
    }

    private func drawNext(
        _ item: ItemDefinition, _ reason: OverviewReason, on surface: Surface, in row: Rect,
        of canvas: inout Canvas
    ) {
        let work = engagement.work(on: item.id)
        // Why somebody cannot go on is a sentence, and says more than the end of a title.
        let room = [.blocked, .returned].contains(reason.attention) ? row.width / 2 : row.width / 3
        // What the title does not need is the note's.
        let spare = row.width - 6 - max(8, item.id.text.utf8.count) - item.title.columns
        let right = note(on: item, work, reason, width: row.width).fitted(to: max(8, room, spare), in: context.glyphs)
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
    fileprivate func note(on item: ItemDefinition, _ work: ItemWork, _ reason: OverviewReason, width: Int) -> String {
        let name = { (handle: Handle) in width < 90 ? handle.text : context.shown?.record.name(of: handle) ?? handle.text }
        guard let attention = reason.attention else {
            return work.recordedStatus.stamp.map { "by \(name(context.shown?.record.canonical($0.handle) ?? $0.handle))" } ?? ""
        }
        if attention == .unowned { return item.role.isEmpty ? "" : "for the \(item.role)" }
        var owner = ""
        switch reason {
        // Who reviews has to know whose tick it is; whose the others are, their heading says.
        case .mine(.waitsForReview), .team(.waitsForReview): owner = work.tick.map { name($0.person) } ?? ""
        case .mine, .returnedEvidence, .requests, .gaps, .disputed, .teamRequests, .teamGaps: break
        case .team, .takenBack: owner = width < 40 ? "" : work.ownerPerson.map(name) ?? "nobody"
        }
        let due = work.due.value
        let days = due.map { context.today.distance(to: $0) } ?? 0
        let note =
            switch attention {
            case .returned: work.returned.map { "by \(name($0.person)): \($0.reason)" } ?? ""
            case .late: "\(counted(-days, "day")) late"
            case .dueSoon: due.map { "due \($0.words(seenFrom: context.today))" } ?? ""
            case .reworded: work.standingSignature.map { "signed " + $0.at.day.words(seenFrom: context.today) } ?? ""
            case .blocked: work.blocked.value ?? ""
            case .contested:
                work.isLate(on: context.today)
                    ? "\(counted(-days, "day")) late" : due.map { "due " + $0.words(seenFrom: context.today) } ?? ""
            case .waitsForReview: work.tick.map { "ticked \($0.at.day.words(seenFrom: context.today))" } ?? ""
            case .lookAgain: work.lookAgain.value?.words(seenFrom: context.today) ?? "to confirm"
            case .unowned: ""
            }
        return [owner, note].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}

extension Verdict.Outlook {
    /// How it looks. The sentence says the same in words.
    var ink: Ink {
        switch self {
        case .begun, .onTheWay: .text
        case .needsAttention: .warning
        case .behind: .danger
        case .ticked: .good
        case .reviewed: .best
        }
    }
}

extension Forecast.Outlook {
    /// How it looks. The line says the same in words.
    var ink: Ink {
        switch self {
        case .ready, .onTime: .good
        case .atRisk, .stalled: .warning
        case .late: .danger
        case .unknown: .faint
        }
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
