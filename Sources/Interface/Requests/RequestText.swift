import HarmlessText
import Readiness
import TerminalUI

/// What the Requests screen says about the request under the cursor.
struct RequestText {
    let requests: RequestsScreen
    let context: Context
    let engagement: Engagement

    func lines(width: Int) -> [StyledLine] {
        guard let request = requests.request(in: engagement) else { return [] }
        let glyphs = context.glyphs
        var lines: [StyledLine] = []
        func add(_ text: String, _ style: Style = .text) {
            lines += text.wrapped(to: max(8, width), in: glyphs).map { StyledLine($0, style) }
        }
        func field(_ name: String, _ text: String, _ ink: Ink = .text) {
            for (row, part) in text.wrapped(to: max(8, width - 9), in: glyphs).enumerated() {
                lines.append(StyledLine([((row == 0 ? name : "").padded(to: 9), .faint), (part, Style(ink))]))
            }
        }
        let texts = request.text.value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (row, text) in texts.enumerated() { add(String(text), row == 0 ? .heading : .text) }
        lines += requests.disputeText(context).lines(width: width)
        lines.append(StyledLine())
        field("Ours", request.state.value.rawValue + said(request.state), request.stateInk)
        let verdict = request.verdict.value
        field(
            "Auditor", (verdict == .none ? "nothing yet" : verdict.word) + said(request.verdict), request.verdictInk)
        if let reason = verdict.reason { field("", reason, .danger) }
        field("Wanted", request.kind.value.rawValue)
        field("Owner", request.owner.value.map { context.shown?.record.name(of: $0) ?? $0.text } ?? "nobody yet")
        if let due = request.due.value {
            field("Due", due.words, request.isLate(on: context.today) ? .danger : .text)
        }
        if let capture = request.capture.value { field("As of", capture.words) }
        if !request.reference.value.isEmpty {
            field("List", request.reference.value.split(whereSeparator: \.isNewline).joined(separator: " "))
        }
        lines.append(StyledLine())
        lines.append(StyledLine("About", .heading))
        let targets = request.targets
        if targets.isEmpty { add("Nobody has settled it; t does.", .faint) }
        let suggested =
            (requests.suggestions?.suggestions(for: request.text.value, reference: request.reference.value, limit: 3) ?? [])
            .filter { !targets.contains($0.target) }
        // As wide as the longest name, so that what they are called stands in one column.
        let names = targets.map(\.id) + suggested.map { "\($0.target.id)?" }
        let widest = min(width / 3, names.map { $0.shown(in: glyphs).columns }.max() ?? 0) + 1
        for target in targets {
            pair(target.id, requests.title(of: target, in: engagement), .key, into: &lines, width: width, least: widest)
        }
        for other in suggested {
            pair(
                "\(other.target.id)?", "\(other.title)\(other.because)", .faint, into: &lines, width: width, least: widest
            )
        }
        lines.append(StyledLine())
        lines.append(StyledLine("Evidence", .heading))
        if request.evidence.isEmpty { add("None yet.", .faint) }
        for id in request.evidence {
            guard let piece = context.shown?.record.evidence[id]?.piece else { continue }
            let retired = piece.isRetired ? " (retired)" : ""
            add("\(id.evidenceName) \(piece.title), \(piece.covers.spoken)\(retired)", piece.isRetired ? .faint : .text)
        }
        guard let evidence = context.shown?.record.evidence else { return lines }
        return lines.linked(by: evidence.links(of: request.evidence))
    }

    private func pair(_ name: String, _ text: String, _ ink: Ink, into lines: inout [StyledLine], width: Int, least: Int) {
        let indent = max(least, name.shown(in: context.glyphs).columns + 1)
        for (row, part) in text.wrapped(to: max(8, width - indent), in: context.glyphs).enumerated() {
            let label = row == 0 ? name.shown(in: context.glyphs) : ""
            lines.append(StyledLine([(label.padded(to: indent), Style(ink)), (part, ink == .faint ? .faint : .text)]))
        }
        if text.isEmpty { lines.append(StyledLine(name.shown(in: context.glyphs), Style(ink))) }
    }

    /// ", by Ana Ruiz on 3 Mar": who said it last; empty where nobody has.
    private func said<Value>(_ register: Register<Value>) -> String {
        guard let stamp = register.stamp, let at = register.at else { return "" }
        return ", \(context.shown?.record.name(of: stamp.handle) ?? stamp.handle.text), \(at.day.words(seenFrom: context.today))"
    }
}

extension RequestSuggestion {
    /// " (why)": what it was found by, where that is not its own name.
    var because: String {
        let words = why.filter { $0 != target.id }
        return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    }
}
