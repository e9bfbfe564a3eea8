extension WorkspaceState {
    /// Whether a piece says that a setting failed and no later result says otherwise: retiring it closes nothing.
    public func keepsFailing(_ id: EntryID) -> Bool {
        guard record.evidence[id]?.piece.result == .fail else { return false }
        return engagements.contains { engagement in
            let coverage = coverage(of: engagement)
            return coverage.controls.contains { control in
                control.coverage.occurrences.contains { occurrence in
                    occurrence.state == .failed && occurrence.exceptions.contains(id)
                        && control.schedule.rhythm(on: occurrence.days.upperBound).frequency == .continuous
                }
            }
        }
    }

    /// What somebody should know who retires a piece that failed, and what to do next; nil where there is nothing to
    /// say.
    public func remark(onRetiring id: EntryID) -> String? {
        guard keepsFailing(id), let piece = record.evidence[id]?.piece else { return nil }
        return "“\(piece.title)” still says that it failed on \(piece.performed.words): attach a later result that passed. "
            + "Where it never failed, \(record.name(of: record.canonical(piece.by))) says so by "
            + "`tickmark evidence set \(id.evidenceName) --result none`."
    }
}
