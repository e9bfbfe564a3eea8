import HarmlessText
import Readiness
import TerminalUI

/// What the Evidence screen says of the control under the cursor: what decided, and by which rule.
struct EvidenceText {
    let screen: EvidenceScreen
    let context: Context
    let engagement: Engagement
    let coverage: ReportCoverage

    func lines(width: Int) -> [StyledLine] {
        guard let control = screen.control else { return [] }
        var lines = beginning(width)
        lines += wrapped("\(control.title)", .heading, width)
        lines += wrapped(head(of: control), .faint, width)
        lines += screen.disputeText(context).lines(width: width)
        let occurrences = screen.occurrences
        guard occurrences.indices.contains(screen.chosen) else {
            return lines + wrapped("Nothing is expected of it in this report.", .faint, width)
        }
        let chosen = occurrences[screen.chosen]
        let expected = chosen.expected > 1 ? " (\(chosen.expected))" : ""
        lines += wrapped("\(chosen.days.spoken)\(expected): \(sentence(chosen))", Style(chosen.state.ink), width)
        for id in chosen.listed { lines += piece(id, width) }
        for (place, occurrence) in occurrences.enumerated() where place != screen.chosen {
            lines += wrapped("\(occurrence.days.spoken): \(sentence(occurrence))", .faint, width)
        }
        if !control.coverage.outside.isEmpty {
            lines += wrapped("Outside the report's dates, shown and never counted:", .faint, width)
            for id in control.coverage.outside { lines += piece(id, width) }
        }
        if !control.uncounted.isEmpty {
            lines += wrapped("Attached, and counts for no day yet:", .faint, width)
            for id in control.uncounted { lines += piece(id, width) }
        }
        guard let evidence = context.shown?.record.evidence else { return lines }
        return lines.linked(by: evidence.links(of: chosen.listed + control.coverage.outside + control.uncounted))
    }

    /// What evidence is for, and how it begins: until the first piece is attached.
    private func beginning(_ width: Int) -> [StyledLine] {
        guard let record = context.shown?.record, record.evidence.isEmpty else { return [] }
        let how = context.canWrite ? " a attaches the first piece here." : ""
        return wrapped(
            "Evidence shows what a tick claims, and for which days: an export, a signed list, a link, a note." + how,
            Style(.accent), width)
    }

    private func head(of control: CoveredControl) -> String {
        let names = control.owners(in: engagement).sorted().map { context.shown?.record.name(of: $0) ?? $0.text }
        let owner = names.isEmpty ? "nobody owns it" : names.joined(separator: ", ")
        let frequency = control.frequency(on: coverage.dates).title
        let wait = context.today.distance(to: coverage.dates.days.lowerBound)
        let isPeriod = engagement.record.type.value.number == 2
        let begins = isPeriod && wait > 0 ? " \(context.glyphs.dot) begins in \(counted(wait, "day"))" : ""
        let dot = context.glyphs.dot
        return "\(frequency) \(dot) \(owner) \(dot) \(control.isCovered ? "covered" : "not covered")\(begins)"
    }

    private func sentence(_ occurrence: ControlOccurrence) -> String {
        let record = context.shown?.record
        let sentence = occurrence.sentence { record?.evidence[$0]?.piece }
        // The days stand before it already.
        let days = occurrence.days
        if occurrence.state == .notDue, days.lowerBound == days.upperBound, occurrence.due == days.upperBound {
            return "not due yet"
        }
        guard sentence.hasSuffix(" \(days.spoken)") else { return sentence }
        return sentence.dropLast(days.spoken.count) + (days.lowerBound == days.upperBound ? "that day" : "these days")
    }

    private func piece(_ id: EntryID, _ width: Int) -> [StyledLine] {
        guard let record = context.shown?.record, let piece = record.evidence[id]?.piece else { return [] }
        let content =
            switch piece.content {
            case .file(_, let size, let name): "\(name), \(ByteCount.words(size))"
            case .link(let address, _): address
            case .text(let text): text.split(separator: "\n").first.map(String.init) ?? ""
            }
        let who = record.name(of: record.canonical(piece.by))
        return wrapped(
            "  \(piece.id.evidenceName) \(piece.title) (\(piece.kind.rawValue)), covers \(piece.covers.spoken), by \(who): \(content)\(record.said(of: piece))",
            .text, width)
    }

    private func wrapped(_ text: String, _ style: Style, _ width: Int) -> [StyledLine] {
        text.harmless.wrapped(to: max(8, width), in: context.glyphs).map { StyledLine($0, style) }
    }
}
