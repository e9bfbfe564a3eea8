import HarmlessText
import Readiness
import TerminalUI

/// Where the list and the text of the Requests screen stand: side by side, or one below the other where there is no
/// room.
struct RequestsLayout: Hashable {
    let list: Rect
    let detail: Rect

    /// Lays out both below the two lines at the top and above the footer.
    ///
    /// - Parameter rows: How many requests the list holds: what it does not need is the text's.
    init(size: Size, rows: Int) {
        let body = ShellLayout(size: size).body
        // Where there is no request, there is nothing to read about one.
        guard rows > 0 else {
            (list, detail) = body.split(bottom: 0)
            return
        }
        // A request is a sentence: it is read in the list where that has the whole width.
        (list, detail) =
            body.width >= 150
            ? body.split(right: max(40, body.width * 2 / 5)) : body.split(top: max(7, min(rows + 2, body.height * 3 / 5)))
    }
}

/// Draws the Requests screen.
struct RequestsView {
    let requests: RequestsScreen
    let context: Context
    let engagement: Engagement

    func draw(into canvas: inout Canvas) {
        let layout = RequestsLayout(size: canvas.size, rows: requests.rows.count)
        drawList(in: layout.list, of: &canvas)
        drawDetail(in: layout.detail, of: &canvas)
    }

    // MARK: List

    private func drawList(in rect: Rect, of canvas: inout Canvas) {
        var title = requests.countInWords
        let dot = " \(context.glyphs.dot) "
        let narrowing = requests.narrowing(context)
        if !narrowing.isEmpty { title += dot + narrowing }
        let tally = engagement.requestTally
        if narrowing.isEmpty, tally.total > 0 {
            title += dot + "\(tally.accepted) accepted"
            if tally.returned > 0 { title += ", \(tally.returned) returned" }
            if tally.late > 0 { title += ", \(tally.late) late" }
        }
        if !requests.selection.isEmpty { title += dot + "\(requests.selection.count) selected" }
        let footnote = requests.rows.isEmpty ? "" : "\(requests.window.cursor + 1) of \(requests.rows.count)"
        let inside = canvas.pane(rect, title: title, hasFocus: !requests.isReading, footnote: footnote)
        guard !requests.rows.isEmpty else {
            drawEmptyList(in: inside, of: &canvas)
            return
        }
        let columns = RequestColumnWidths(
            of: requests.rows.prefix(400).compactMap { number in engagement.request(number).map { (number, $0) } },
            width: inside.width, today: context.today)
        var window = requests.window
        let visible = window.rows(of: requests.rows.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: requests.rows.count)
        for (line, index) in visible.enumerated() {
            let number = requests.rows[index]
            guard let request = engagement.request(number) else { continue }
            let surface: Surface = index == window.cursor ? (requests.isReading ? .dimCursor : .cursor) : .base
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            draw(request, number, columns, on: surface, in: row, of: &canvas)
        }
    }

    private func drawEmptyList(in rect: Rect, of canvas: inout Canvas) {
        let lines =
            requests.filter.isEmpty
            ? [
                "The auditor has asked for nothing yet.", "When a list comes, as a spreadsheet or CSV file:",
                "  tickmark request import LIST.csv",
                "Each request then has an owner, a day, and the evidence that answers it; space says that the auditor has it.",
            ]
            : ["No request matches.", "Press esc to clear, or f for the filters."]
        var y = rect.y + 1
        for (place, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            for part in line.wrapped(to: min(60, rect.width - 3 - indent), in: context.glyphs) {
                canvas.write(part, at: Point(x: rect.x + 2 + indent, y: y), place == 0 ? .text : .faint, in: rect)
                y += 1
            }
        }
    }

    private func draw(
        _ request: AuditRequest, _ number: RequestNumber, _ columns: RequestColumnWidths, on surface: Surface, in row: Rect,
        of canvas: inout Canvas
    ) {
        let glyphs = context.glyphs
        canvas.fill(row, Style(.text, on: surface))
        canvas.cursorSign(in: row, on: surface)
        if requests.selection.contains(number) {
            canvas.put(glyphs.selected, at: Point(x: row.x + 1, y: row.y), Style(.accent, on: surface))
        }
        var x = row.x + 2
        func write(_ text: String, _ width: Int, _ style: Style) {
            canvas.write(text.fitted(to: width, in: glyphs), at: Point(x: x, y: row.y), style, in: row)
            x += width + 1
        }
        write(number.description, columns.number, Style(request.isDone ? .faint : .key, on: surface))
        write(request.state.value.rawValue, 9, Style(request.stateInk, on: surface))
        let verdict = request.verdict.value
        if columns.verdict > 0 {
            write(verdict == .none ? "" : verdict.word, columns.verdict, Style(request.verdictInk, on: surface))
        }
        let owner = request.owner.value.map { context.shown?.record.canonical($0) ?? $0 }
        let days = request.due.value.map { context.today.distance(to: $0) }
        let isLate = request.isLate(on: context.today)
        let dueText = request.dueInWords(on: context.today, isWide: columns.isWide).fitted(to: columns.due, in: glyphs)
        let ownerText = columns.owner > 0 ? (owner?.text ?? "").fitted(to: columns.owner, in: glyphs) : ""
        let dueX = row.maxX - columns.due
        let ownerX = dueX - columns.owner - 1
        canvas.write(
            request.title.fitted(to: max(4, ownerX - x - 1), in: glyphs), at: Point(x: x, y: row.y),
            Style(request.isDone ? .faint : .text, on: surface), in: row)
        canvas.write(
            ownerText, at: Point(x: ownerX, y: row.y), Style(owner == context.me ? .accent : .faint, on: surface), in: row)
        canvas.write(
            dueText, at: Point(x: row.maxX - dueText.columns, y: row.y),
            Style(isLate ? .danger : days.map { $0 <= Attention.soon } ?? false ? .warning : .faint, on: surface), in: row)
    }

    // MARK: The request under the cursor

    private func drawDetail(in rect: Rect, of canvas: inout Canvas) {
        guard !rect.isEmpty else { return }
        let lines = RequestText(requests: requests, context: context, engagement: engagement).lines(width: rect.width - 4)
        let title = requests.number?.description.fitted(to: rect.width - 6, in: context.glyphs) ?? ""
        let inside = canvas.pane(rect, title: title, hasFocus: requests.isReading).inset(left: 1, right: 1)
        let top = min(requests.detailTop, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), in: inside, of: &canvas)
        }
        canvas.scrollMarks(on: rect, shows: top..<top + inside.height, of: lines.count)
    }
}

/// How wide the columns of the list are: as wide as what stands in them, so that the rest is for what is asked.
struct RequestColumnWidths: Hashable {
    /// Columns for numbers.
    let number: Int
    /// Columns for what the auditor says; 0 where nothing was said.
    let verdict: Int
    /// Columns for owners; 0 where nobody is named, or there is no room.
    let owner: Int
    /// Columns for days.
    let due: Int
    /// Whether there is room to say how late something is in words.
    let isWide: Bool

    /// Measures the first requests of a list.
    init(of requests: [(number: RequestNumber, request: AuditRequest)], width: Int, today: Day) {
        func widest(_ text: ((number: RequestNumber, request: AuditRequest)) -> String) -> Int {
            requests.reduce(0) { max($0, text($1).columns) }
        }
        number = min(max(5, widest { $0.number.description }), width >= 70 ? 12 : 8)
        verdict = widest { $0.request.verdict.value == .none ? "" : $0.request.verdict.value.word }
        owner = width >= 60 ? min(8, widest { $0.request.owner.value?.text ?? "" }) : 0
        isWide = width >= 70
        due = min(isWide ? 13 : 11, widest { [isWide] in $0.request.dueInWords(on: today, isWide: isWide) })
    }
}

extension AuditRequest {
    /// When it is due, or by how much it is late; empty where it is done or nobody said.
    fileprivate func dueInWords(on today: Day, isWide: Bool) -> String {
        guard !isDone, let day = due.value else { return "" }
        guard isLate(on: today) else { return day.words(seenFrom: today) }
        let days = day.distance(to: today)
        return isWide ? "\(counted(days, "day")) late" : "late \(days)d"
    }

    /// How our state looks.
    var stateInk: Ink {
        switch state.value {
        case .open: .faint
        case .gathering: .warning
        case .submitted: .accent
        }
    }

    /// How the auditor's state looks.
    var verdictInk: Ink {
        switch verdict.value {
        case .none: .faint
        case .accepted: .good
        case .returned: .danger
        }
    }
}
