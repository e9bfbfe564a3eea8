import HarmlessText
import Readiness
import TerminalUI

/// What shows that an item is so: who reviews the item reviews this, on the same page.
extension DetailText {
    /// The pieces that count for the item's control, what is missing, and what came back; nothing before the workspace has a first piece.
    func evidence(width: Int) -> [StyledLine] {
        guard let workspace, !workspace.record.evidence.isEmpty, let position = engagement.position(of: item.id),
            let control = workspace.coverage(of: engagement).controls.first(where: { $0.items.contains(position) })
        else { return [] }
        var lines = [StyledLine(), StyledLine(control.isCovered ? "Evidence covers it" : "Evidence", .heading)]
        let occurrences = control.coverage.merged
        var seen: Set<EntryID> = []
        for id in occurrences.flatMap(\.listed) where seen.insert(id).inserted {
            guard let piece = workspace.record.evidence[id]?.piece else { continue }
            let (verdict, ink) = verdict(on: piece)
            let words = "\(piece.id.evidenceName) \(piece.title), \(piece.covers.spoken), by \(name(piece.by))\(verdict)"
            lines += bullet(words, Style(ink), width)
        }
        lines += changedSinceReview(control, of: workspace.record, width)
        for gap in occurrences where gap.state.isGap {
            lines += bullet(
                "\(gap.days.spoken): \(gap.sentence { workspace.record.evidence[$0]?.piece })", Style(gap.state.ink), width)
        }
        if lines.count == 2 { lines += bullet("none is attached yet", .faint, width) }
        return lines.linked(by: workspace.record.evidence.links(of: seen))
    }

    /// Pieces that say something else now, or were retired, than when somebody reviewed the item with them.
    private func changedSinceReview(_ control: CoveredControl, of record: WorkspaceRecord, _ width: Int) -> [StyledLine] {
        guard let review = engagement.work(on: item.id).review else { return [] }
        let address = ItemAddress(engagement.id, item.id)
        let changed = record.evidence.records.filter { known in
            (known.piece.controls.contains(control.key) || known.piece.items.contains(address))
                && !control.coverage.outside.contains(known.id)
                && known.touches.contains { ($0.key.isWords || $0.key == .retired) && $0.value.at > review.at }
        }
        return changed.prefix(4).flatMap { known in
            let what = known.piece.isRetired ? "was retired" : "was corrected"
            let words =
                "\(known.id.evidenceName) \(known.piece.title) \(what) after \(name(review.by)) reviewed the item: look again"
            return bullet(words, Style(.warning), width)
        }
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
