import HarmlessText
import Readiness
import TerminalUI

extension State {
    // MARK: The line of state

    func drawTop(in rect: Rect, of canvas: inout Canvas) {
        canvas.fill(rect, Style(.text, on: .bar))
        var x = canvas.write(" Tickmark ", at: Point(x: rect.x, y: rect.y), Style(.accent, on: .bar, .bold))
        let right = figures
        let width = right.reduce(0) { $0 + $1.text.columns + 2 }
        var end = rect.maxX - width
        for figure in right {
            canvas.write(figure.text, at: Point(x: end, y: rect.y), Style(figure.ink, on: .bar, figure.isBold ? .bold : []))
            end += figure.text.columns + 2
        }
        let room = rect.maxX - width - x - 3
        guard room > 10 else { return }
        x += 2
        canvas.write(title(for: room).fitted(to: room, in: glyphs), at: Point(x: x, y: rect.y), Style(.text, on: .bar))
    }

    /// Organization, report and dates, as much as there is room for.
    private func title(for room: Int) -> String {
        guard let engagement else { return context.shown?.name ?? "" }
        let record = engagement.record
        let dot = " \(glyphs.dot) "
        let full = (record.organization.value + dot + engagement.title + dot + record.type.value.dates).shown(in: glyphs)
        if full.columns <= room { return full }
        let report = (dot + engagement.title).shown(in: glyphs)
        let spare = room - report.columns
        // A long name is cut; what is left of a few letters says nothing.
        return spare >= 6 ? record.organization.value.shown(in: glyphs).fitted(to: spare, in: glyphs) + report : engagement.title
    }

    private var figures: [(text: String, ink: Ink, isBold: Bool)] {
        var figures: [(text: String, ink: Ink, isBold: Bool)] = []
        if let engagement {
            let tally = engagement.tally
            figures.append(("\(Share(tally.ticked, of: tally.total).text) ticked", .good, true))
            if size.width >= 100 { figures.append(("\(Share(tally.reviewed, of: tally.total).text) reviewed", .best, false)) }
            if tally.late > 0 { figures.append(("\(tally.late) late", .danger, true)) }
        }
        if past == nil, incompleteReason != nil { figures.append(("incomplete", .danger, true)) }
        if past == nil, let text = sharing.text { figures.append((text, .warning, false)) }
        if let packing { figures.append(("writing \(packing)", .warning, false)) }
        if let past {
            figures.append(("\(size.width < 70 ? "" : "as of ")\(past.day.words), read-only", .warning, true))
        } else if readOnlyReason != nil {
            figures.append(("read-only", .danger, true))
        } else {
            switch saving {
            case .saved: figures.append(("saved", .faint, false))
            case .pending: figures.append(("saving", .warning, false))
            case .failed: figures.append(("NOT SAVED", .danger, true))
            }
        }
        return figures
    }

    // MARK: Tabs

    func drawTabs(in rect: Rect, of canvas: inout Canvas) {
        var x = rect.x
        for (tab, text) in zip(context.tabs, tabTexts) {
            let style = tab == self.tab ? Style(.accent, on: .cursor, .bold) : Style.faint
            let start = x
            x = canvas.write(text, at: Point(x: x, y: rect.y), style)
            canvas.cursorSign(in: Rect(x: start, y: rect.y, width: x - start, height: 1), on: style.surface)
        }
        let engagements = context.shown?.engagements.count ?? 0
        let name = person.isKnown ? context.me.text : ""
        let timing = engagement.map { "\(ReportTiming(of: $0.record.type.value, on: context.today))" } ?? ""
        let place = engagements > 1 ? "\(engagementIndex + 1) of \(engagements)" : ""
        // What there is room for: fewer words first, then fewer things.
        let choices = [
            [place.isEmpty ? "" : "report \(place)", name, timing], [place, name, timing], [name, timing], [timing], [name],
        ]
        for choice in choices {
            let right = choice.filter { !$0.isEmpty }.joined(separator: "   ")
            let start = rect.maxX - right.columns - 1
            guard start > x else { continue }
            canvas.write(right, at: Point(x: start, y: rect.y), .faint)
            break
        }
    }

    /// What stands for each tab: number and title, with less space around where there is no room, and at last the
    /// number alone.
    private var tabTexts: [String] {
        let titles = context.tabs.enumerated().map { (text: "\($0.offset + 1) \($0.element.title)", tab: $0.element) }
        let width = titles.reduce(0) { $0 + $1.text.columns }
        if width + 2 * titles.count <= size.width { return titles.map { " \($0.text) " } }
        if width + titles.count <= size.width { return titles.map { " \($0.text)" } }
        return titles.enumerated().map { $0.element.tab == tab ? " \($0.element.text)" : " \($0.offset + 1)" }
    }

    /// The tab whose title stands at a point, if there is one.
    func tab(at point: Point) -> Tab? {
        guard point.y == ShellLayout(size: size).tabs.y else { return nil }
        var x = 0
        for (tab, text) in zip(context.tabs, tabTexts) {
            let end = x + text.columns
            if (x..<end).contains(point.x) { return tab }
            x = end
        }
        return nil
    }
}
