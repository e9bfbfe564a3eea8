import HarmlessText
import Readiness
import TerminalUI

extension OverviewView {
    /// A piece of evidence that came back, and why.
    func draw(piece id: EntryID, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        guard let record = context.shown?.record, let piece = record.evidence[id]?.piece else { return }
        var note = ""
        if case .returned(let by, let reason) = piece.verdict { note = "by \(name(of: by, row.width)): \(reason)" }
        draw("", piece.title, note, room: row.width / 2, on: surface, in: row, of: &canvas)
    }

    /// A control, whose it is, and which days nothing shows.
    func draw(_ gap: ControlGap, _ reason: OverviewReason, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        draw("", gap.title, note(on: gap, reason, row.width), room: row.width / 2, on: surface, in: row, of: &canvas)
    }

    private func note(on gap: ControlGap, _ reason: OverviewReason, _ width: Int) -> String {
        // Where there is little room the last day says enough: what was there to be shown by then.
        let days = width < 60 ? "to \(gap.days.upperBound.words(seenFrom: context.today))" : gap.days.spoken
        return "\(gap.state.title.lowercased()) \(days)"
    }

    /// A request, and by when the auditor wants it.
    func draw(_ number: RequestNumber, _ reason: OverviewReason, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        guard let request = engagement.request(number) else { return }
        var parts: [String] = []
        if reason == .teamRequests {
            parts.append(request.owner.value.map { name(of: $0, row.width) } ?? "nobody")
        }
        if let day = request.due.value {
            let days = context.today.distance(to: day)
            parts.append(days < 0 ? "\(-days) day\(days == -1 ? "" : "s") late" : "due \(day.words(seenFrom: context.today))")
        }
        if let why = request.verdict.value.reason { parts.append("returned: \(why)") }
        let room = request.verdict.value.reason == nil ? row.width / 3 : row.width / 2
        draw(
            number.description, request.title, parts.joined(separator: "  "), room: room, on: surface, in: row, of: &canvas)
    }

    /// What two people decided about at once.
    func draw(disputed subject: Dispute.Subject, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let record = context.shown?.record
        switch subject {
        case .control(let key): draw("", key, "a control", room: row.width / 3, on: surface, in: row, of: &canvas)
        case .evidence(let id):
            let title = record?.evidence[id]?.piece.title ?? ""
            draw(id.evidenceName, title, "evidence", room: row.width / 3, on: surface, in: row, of: &canvas)
        case .request(_, let number):
            let title = engagement.request(number)?.title ?? ""
            draw(number.description, title, "a request", room: row.width / 3, on: surface, in: row, of: &canvas)
        }
    }

    private func name(of handle: Handle, _ width: Int) -> String {
        let person = context.shown?.record.canonical(handle) ?? handle
        return width < 90 ? person.text : context.shown?.record.name(of: person) ?? person.text
    }

    /// A line of *what to do next*: an id where there is one, a title, and a note behind it.
    private func draw(
        _ id: String, _ title: String, _ note: String, room: Int, on surface: Surface, in row: Rect, of canvas: inout Canvas
    ) {
        var x = row.x + 3
        if !id.isEmpty {
            let text = id.harmless.fitted(to: max(8, row.width / 4), in: context.glyphs)
            x = canvas.write(text.padded(to: 8) + " ", at: Point(x: x, y: row.y), Style(.key, on: surface), in: row)
        }
        // What the title does not need is the note's.
        let spare = row.maxX - x - title.harmless.columns - 3
        let right = note.harmless.fitted(to: max(8, room, spare), in: context.glyphs)
        canvas.write(
            title.harmless.fitted(to: row.maxX - x - right.columns - 2, in: context.glyphs), at: Point(x: x, y: row.y),
            Style(.text, on: surface), in: row)
        canvas.write(right, at: Point(x: row.maxX - right.columns - 1, y: row.y), Style(.faint, on: surface))
    }
}
