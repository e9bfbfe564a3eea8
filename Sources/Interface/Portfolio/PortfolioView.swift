import HarmlessText
import Readiness
import TerminalUI

/// Where the parts of the screen of many workspaces stand.
struct PortfolioLayout {
    let top: Rect
    let summary: Rect
    let pane: Rect
    let footer: Rect
    /// The rows of the list, below its headings.
    let inside: Rect

    init(_ context: Context) {
        let shell = ShellLayout(size: context.size)
        (top, summary, pane, footer) = (shell.top, shell.tabs, shell.body, shell.footer)
        inside = pane.inset(left: 1, top: 2, right: 1, bottom: 1)
    }
}

/// How wide the columns are. The client has what the others leave.
struct PortfolioColumns {
    static let (report, figure, late, forecast) = (13, 9, 5, 16)
    let client: Int
    /// Whether the report's title has a column.
    let hasReport: Bool
    let hasReviewed: Bool
    let last: Int

    init(width: Int) {
        hasReport = width >= 76
        hasReviewed = width >= 100
        // Where there is little room, the day stands alone, and at last not even that: clients are told apart by their
        // names.
        last = width >= 110 ? 32 : width >= 90 ? 22 : width >= 70 ? 7 : 0
        let others = (hasReport ? Self.report : 0) + Self.figure * (hasReviewed ? 3 : 2) + Self.late + Self.forecast + last
        client = max(8, width - others - 3)
    }
}

extension PortfolioScreen {
    func view(_ context: Context, into canvas: inout Canvas) {
        let layout = PortfolioLayout(context)
        drawTop(context, in: layout.top, of: &canvas)
        drawSummary(context, in: layout.summary, of: &canvas)
        let title = showsTasks ? "What to do next, over all" : "Reports \(orderTitle)"
        let cursor = (showsTasks ? taskWindow.cursor : window.cursor) + 1
        let narrowed = words.isEmpty ? "" : "found “\(words.text)”"
        let count = showsTasks ? tasks.count : lines.count
        canvas.pane(
            layout.pane, title: title, hasFocus: true,
            footnote: [narrowed, count == 0 ? "" : "\(cursor) of \(count)"].filter { !$0.isEmpty }.joined(separator: "  "))
        if showsTasks { drawTasks(context, layout, of: &canvas) } else { drawReports(context, layout, of: &canvas) }
        drawFooter(context, in: layout.footer, of: &canvas)
    }

    private func drawTop(_ context: Context, in rect: Rect, of canvas: inout Canvas) {
        canvas.fill(rect, Style(.text, on: .bar))
        let x = canvas.write(" Tickmark ", at: Point(x: rect.x, y: rect.y), Style(.accent, on: .bar, .bold))
        let state = waiting > 0 ? "\(places.count - waiting) of \(places.count) read" : counted(places.count, "workspace")
        canvas.write(
            "  \(isRecent ? "Recent" : "Portfolio") \(context.glyphs.dot) \(state)", at: Point(x: x, y: rect.y),
            Style(.text, on: .bar), in: rect)
        let day = past.map { "as of \($0.words), read-only " } ?? context.today.words + " "
        let style = past == nil ? Style(.faint, on: .bar) : Style(.warning, on: .bar, .bold)
        canvas.write(day, at: Point(x: rect.maxX - day.columns, y: rect.y), style, in: rect)
    }

    /// How the reports stand together: "41 reports  5 late  2 at risk  1 cannot be read".
    private func drawSummary(_ context: Context, in rect: Rect, of canvas: inout Canvas) {
        let reports = reports
        func count(_ outlook: Forecast.Outlook) -> Int { reports.count { $0.forecast.outlook == outlook } }
        var parts: [(String, Ink)] = [(counted(reports.count, "report"), .text)]
        for (outlook, words) in [
            (Forecast.Outlook.late, "late"), (.stalled, "stalled"), (.atRisk, "at risk"), (.onTime, "on time"),
            (.ready, "all ticked"),
        ] where count(outlook) > 0 {
            parts.append(("\(count(outlook)) \(words)", outlook.ink))
        }
        let late = reports.reduce(0) { $0 + $1.tally.late }
        if late > 0 { parts.append((counted(late, "item") + " late", .danger)) }
        if troubled > 0 { parts.append(("\(troubled) not whole", .danger)) }
        var x = rect.x + 1
        for part in parts where x + part.0.columns < rect.maxX {
            x = canvas.write(part.0, at: Point(x: x, y: rect.y), Style(part.1), in: rect) + 2
        }
    }

    private func drawFooter(_ context: Context, in rect: Rect, of canvas: inout Canvas) {
        canvas.fill(rect, Style(.text, on: .bar))
        if let field {
            let hint = "enter keeps, esc clears"
            let x = canvas.write("Find ", at: Point(x: rect.x + 1, y: rect.y), Style(.key, on: .bar, .bold))
            let start = rect.maxX - hint.columns - 1
            canvas.write(hint, at: Point(x: start, y: rect.y), Style(.faint, on: .bar))
            canvas.field(field, at: Point(x: x, y: rect.y), width: max(8, start - x - 2))
        } else if let message = context.message {
            let style = Style(message.tone == .refused ? .danger : .text, on: .bar)
            let lines = message.text.wrapped(to: rect.width - 2, in: context.glyphs, atMost: 4)
            let area = Rect(x: rect.x, y: rect.maxY - lines.count, width: rect.width, height: lines.count)
            canvas.fill(area, Style(.text, on: .bar))
            for (row, line) in lines.enumerated() {
                canvas.write(line, at: Point(x: rect.x + 1, y: area.y + row), style, in: area)
            }
        } else {
            for place in FooterKeys(bindings(context) + Self.shell, width: rect.width).places {
                let key = place.binding.keys.first?.title ?? ""
                let x = canvas.write(
                    key, at: Point(x: rect.x + place.columns.lowerBound, y: rect.y), Style(.key, on: .bar, .bold), in: rect)
                canvas.write(" " + place.title, at: Point(x: x, y: rect.y), Style(.faint, on: .bar), in: rect)
            }
        }
    }

    // MARK: Reports

    private func drawReports(_ context: Context, _ layout: PortfolioLayout, of canvas: inout Canvas) {
        let inside = layout.inside
        let columns = PortfolioColumns(width: inside.width)
        let heading = Rect(x: inside.x, y: inside.y - 1, width: inside.width, height: 1)
        draw(
            cells: Cells(
                client: "Client", kind: "", report: "Report", ticked: "ticked", reviewed: "reviewed",
                covered: "covered", late: "late",
                forecast: "Forecast", last: "Last"),
            columns, ink: .heading, outlook: .heading, isLate: false, on: .base, in: heading, context, of: &canvas)
        var window = window
        let visible = window.rows(of: lines.count, height: inside.height)
        canvas.scrollMarks(on: layout.pane, shows: visible, of: lines.count)
        for (offset, index) in visible.enumerated() {
            let surface: Surface = index == window.cursor ? .cursor : .base
            let row = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            if surface == .cursor {
                canvas.put(context.glyphs.cursor, at: Point(x: row.x, y: row.y), Style(.accent, on: surface))
            }
            draw(lines[index], columns, on: surface, in: row, context, of: &canvas)
        }
        if lines.isEmpty {
            canvas.write("No client matches; esc shows all.", at: Point(x: inside.x + 1, y: inside.y), .faint, in: inside)
        }
    }

    private func draw(
        _ line: Line, _ columns: PortfolioColumns, on surface: Surface, in row: Rect, _ context: Context, of canvas: inout Canvas
    ) {
        let name = line.row?.name ?? places[line.place].name
        guard let report = line.row?.report else {
            let text = line.row.map { $0.problem ?? "" } ?? "reading…"
            let ink: Ink = line.row.map { $0.isEmpty ? .faint : .danger } ?? .faint
            let x = row.x + 1
            // The name has what a short sentence leaves.
            let width = max(columns.client, min(name.shown(in: context.glyphs).columns, row.width - text.columns - 4))
            canvas.write(name.fitted(to: width, in: context.glyphs), at: Point(x: x, y: row.y), Style(.text, on: surface))
            let start = x + width + 1
            canvas.write(
                text.fitted(to: row.maxX - start - 1, in: context.glyphs), at: Point(x: start, y: row.y), Style(ink, on: surface))
            return
        }
        let tally = report.tally
        let last =
            report.last.map { last in
                let day = last.day.words(seenFrom: context.today)
                return columns.last > 7 ? "\(day) \(last.name)" : day
            } ?? ""
        draw(
            cells: Cells(
                client: name, kind: " \(report.kind.title)", report: report.title,
                ticked: Share(tally.ticked, of: tally.total).text,
                reviewed: Share(tally.reviewed, of: tally.total).text, covered: report.coverage?.text ?? "–",
                late: tally.late > 0 ? "\(tally.late)" : "", forecast: report.forecast.cell,
                last: line.row?.problem ?? last),
            columns, ink: .text, outlook: report.forecast.outlook.ink, isLate: tally.late > 0, on: surface, in: row, context,
            of: &canvas)
    }

    private struct Cells {
        let client, kind, report, ticked, reviewed, covered, late, forecast, last: String
    }

    private func draw(
        cells: Cells, _ columns: PortfolioColumns, ink: Ink, outlook: Ink, isLate: Bool, on surface: Surface, in row: Rect,
        _ context: Context, of canvas: inout Canvas
    ) {
        let glyphs = context.glyphs
        let style = Style(ink, on: surface, ink == .heading ? .bold : [])
        var x = row.x + 1
        // Where the report has no column, its kind stands behind the client.
        let kind = columns.hasReport ? "" : cells.kind
        canvas.write(
            cells.client.fitted(to: columns.client - kind.columns, in: glyphs) + kind, at: Point(x: x, y: row.y), style)
        x += columns.client + 1
        if columns.hasReport {
            canvas.write(cells.report.fitted(to: PortfolioColumns.report - 1, in: glyphs), at: Point(x: x, y: row.y), style)
            x += PortfolioColumns.report
        }
        let figures = columns.hasReviewed ? [cells.ticked, cells.reviewed, cells.covered] : [cells.ticked, cells.covered]
        for figure in figures {
            canvas.write(figure.aligned(right: PortfolioColumns.figure - 1, in: glyphs), at: Point(x: x, y: row.y), style)
            x += PortfolioColumns.figure
        }
        canvas.write(
            cells.late.aligned(right: PortfolioColumns.late - 1, in: glyphs), at: Point(x: x, y: row.y),
            isLate ? Style(.danger, on: surface, .bold) : style)
        x += PortfolioColumns.late + 1
        canvas.write(
            cells.forecast.fitted(to: PortfolioColumns.forecast - 2, in: glyphs), at: Point(x: x, y: row.y),
            ink == .heading ? style : Style(outlook, on: surface))
        x += PortfolioColumns.forecast - 1
        canvas.write(
            cells.last.fitted(to: row.maxX - x - 1, in: glyphs), at: Point(x: x, y: row.y),
            ink == .heading ? style : Style(.faint, on: surface))
    }

    // MARK: What to do next

    private func drawTasks(_ context: Context, _ layout: PortfolioLayout, of canvas: inout Canvas) {
        let (inside, glyphs) = (layout.inside, context.glyphs)
        // As wide as what stands in them, so that the rest is for titles.
        let start = 3 + (taskDays.map { $0.words(seenFrom: context.today).columns }.max() ?? 0)
        let client = min(min(28, max(10, inside.width / 4)), (taskClients.map { $0.shown(in: glyphs).columns }.max() ?? 0) + 2)
        let report = inside.width >= 100 ? PortfolioColumns.report : 0
        let heading = Style(.heading, on: .base, .bold)
        canvas.write("By", at: Point(x: inside.x + 1, y: inside.y - 1), heading)
        canvas.write("Client", at: Point(x: inside.x + start, y: inside.y - 1), heading)
        if report > 0 { canvas.write("Report", at: Point(x: inside.x + start + client, y: inside.y - 1), heading) }
        canvas.write("Item", at: Point(x: inside.x + start + client + report, y: inside.y - 1), heading)
        if tasks.isEmpty {
            let text = waiting > 0 ? "Workspaces are being read." : "Nothing is late, returned, blocked or due within two weeks."
            canvas.write(text, at: Point(x: inside.x + 1, y: inside.y), .faint, in: inside)
            return
        }
        var window = taskWindow
        let visible = window.rows(of: tasks.count, height: inside.height)
        canvas.scrollMarks(on: layout.pane, shows: visible, of: tasks.count)
        for (offset, index) in visible.enumerated() {
            let surface: Surface = index == window.cursor ? .cursor : .base
            let row = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
            canvas.fill(row, Style(.text, on: surface))
            if surface == .cursor {
                canvas.put(context.glyphs.cursor, at: Point(x: row.x, y: row.y), Style(.accent, on: surface))
            }
            let (task, name) = (tasks[index].task, tasks[index].client)
            canvas.write(
                task.day.words(seenFrom: context.today), at: Point(x: row.x + 1, y: row.y), Style(task.reason.ink, on: surface))
            canvas.write(
                name.fitted(to: client - 1, in: glyphs), at: Point(x: row.x + start, y: row.y), Style(.text, on: surface))
            var x = row.x + start + client
            if report > 0 {
                canvas.write(
                    title(of: tasks[index]).fitted(to: report - 1, in: glyphs), at: Point(x: x, y: row.y),
                    Style(.text, on: surface))
                x += report
            }
            x = canvas.write("\(task.item) ", at: Point(x: x, y: row.y), Style(.key, on: surface), in: row)
            let late = task.day.distance(to: context.today)
            let isLate = task.reason == .late
            let why = isLate ? inside.width >= 70 ? "\(counted(late, "day")) late" : "late \(late)d" : task.reason.title(1)
            let owner = task.owner.isEmpty ? "nobody" : task.owner
            // Where there is little room, why it is here says more than whose it is.
            let right = (inside.width >= 70 ? "\(owner)  \(why)" : why).fitted(to: inside.width / 3, in: glyphs)
            canvas.write(
                task.title.fitted(to: row.maxX - x - right.columns - 3, in: glyphs), at: Point(x: x, y: row.y),
                Style(.text, on: surface))
            canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.faint, on: surface))
        }
    }
}
