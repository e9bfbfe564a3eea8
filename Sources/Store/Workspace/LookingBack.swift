import Readiness

extension WorkspaceStore {
    /// The workspace at the end of a day: of the entries, those whose own day is not later. The history has to be read:
    /// see ``loadHistory()``.
    public func state(atEndOf day: Day) -> WorkspaceState { state(after: entries.filter { $0.at.day <= day }, on: day) }

    /// Takes the workspace for what it was at the end of a day: whatever is asked of ``state`` from now on is as it was
    /// then. For who only looks: what would be decided by it is written behind what was done since.
    public mutating func lookBack(toEndOf day: Day) { state = state(atEndOf: day) }

    /// The workspace as some of its entries leave it, oldest first, seen from a day.
    public func state(after entries: [Entry], on day: Day) -> WorkspaceState {
        WorkspaceState(
            name: state.name, record: FoldedHistory(folding: entries).record, catalogs: state.catalogs, library: state.library,
            brokenEvidence: state.brokenEvidence, today: day
        ).settled()
    }
}
