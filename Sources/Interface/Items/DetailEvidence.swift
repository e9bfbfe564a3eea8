import HarmlessText
import Readiness
import TerminalUI

/// What shows that an item is so: who reviews the item reviews this, on the same page.
extension DetailText {
    /// The pieces that count for the item's control, what is missing, and what came back; nothing before the workspace has a first piece.
    func evidence(width: Int) -> [StyledLine] {
        guard let workspace, let evidence = ItemEvidence(of: item.id, in: engagement, of: workspace) else { return [] }
        var lines = [StyledLine(), StyledLine(evidence.isCovered ? "Evidence covers it" : "Evidence", .heading)]
        for piece in evidence.pieces {
            let (verdict, ink) = verdict(on: piece)
            let words = "\(piece.id.evidenceName) \(piece.title), \(piece.covers.spoken), by \(name(piece.by))\(verdict)"
            lines += bullet(words, Style(ink), width)
        }
        for piece in evidence.uncounted {
            let words = "\(piece.id.evidenceName) \(piece.title), \(piece.covers.spoken), counts for no day yet"
            lines += bullet(words, .faint, width)
        }
        for gap in evidence.gaps {
            lines += bullet(
                "\(gap.days.spoken): \(gap.sentence { workspace.record.evidence[$0]?.piece })", Style(gap.state.ink), width)
        }
        if lines.count == 2 { lines += bullet("none is attached yet", .faint, width) }
        return lines.linked(by: workspace.record.evidence.links(of: (evidence.pieces + evidence.uncounted).map(\.id)))
    }

    private func verdict(on piece: Evidence) -> (words: String, ink: Ink) {
        switch piece.verdict {
        case .accepted(let by)?: ("; accepted by \(name(by))", .text)
        case .returned(let by, let reason)?: ("; returned by \(name(by)): \(reason)", .danger)
        case nil: (piece.result == .fail ? "; it failed" : "", piece.result == .fail ? .danger : .text)
        }
    }

    private func bullet(_ text: String, _ style: Style, _ width: Int) -> [StyledLine] {
        text.harmless.wrapped(to: max(8, width - 2), in: glyphs).enumerated().map { index, part in
            StyledLine((index == 0 ? "- " : "  ") + part, style)
        }
    }
}
