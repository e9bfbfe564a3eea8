import Readiness

extension WorkspaceStore {
    /// Writes actions that belong to a go which was written just now: an item of the team's own gets its id by being
    /// written, and what is done to it can only come behind. The whole go is undone together.
    ///
    /// - Parameter go: The entry that began the go.
    /// - Throws: ``WorkspaceError``; nothing of these actions is written then, and what was written before stays.
    @discardableResult
    public mutating func write(_ actions: [Action], continuing go: EntryID) throws(WorkspaceError) -> [Entry] {
        guard !actions.isEmpty else { return [] }
        staged.append(Staged(actions: actions, reversal: nil, begun: go))
        do throws(WorkspaceError) {
            return try commit()
        } catch {
            discardStaged()
            throw error
        }
    }
}
