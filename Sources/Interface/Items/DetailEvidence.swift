import HarmlessText
import Readiness
import TerminalUI

/// What shows that an item is so: who reviews the item reviews this, on the same page.
extension DetailText {
    /// The pieces that count for the item's control, what is missing, and what came back; nothing before the workspace
    /// has a first piece.
    func evidence(width: Int) -> [StyledLine] {
        guard let workspace, let evidence = ItemEvidence(of: item.id, in: engagement, of: workspace) else { return [] }
        var lines = [StyledLine(), StyledLine(evidence.isCovered ? "Evidence covers it" : "Evidence", .heading)]
        for piece in evidence.pieces {
            let said = workspace.record.said(of: piece)
            let words = "\(piece.id.evidenceName) \(piece.title), \(piece.covers.spoken), by \(name(piece.by))\(said)"
            lines += bullet(words, Style(ink(of: piece)), width)
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

    private func ink(of piece: Evidence) -> Ink {
        switch piece.verdict {
        case .accepted?: .text
        case .returned?: .danger
        case nil: piece.result == .fail ? .danger : .text
        }
    }

    private func bullet(_ text: String, _ style: Style, _ width: Int) -> [StyledLine] {
        text.harmless.wrapped(to: max(8, width - 2), in: glyphs).enumerated().map { index, part in
            StyledLine((index == 0 ? "- " : "  ") + part, style)
        }
    }
}
