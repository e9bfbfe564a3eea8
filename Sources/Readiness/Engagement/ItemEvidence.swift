/// What shows that an item is so, and what is missing: whoever reviews the item reviews this.
public struct ItemEvidence: Hashable, Sendable {
    /// Whether nothing is missing.
    public let isCovered: Bool
    /// The pieces that count for the item's control, in the order of what they show.
    public let pieces: [Evidence]
    /// The pieces that are attached within the report's dates and count for no day.
    public let uncounted: [Evidence]
    /// The days for which something is missing, was returned, failed, or is broken.
    public let gaps: [ControlOccurrence]

    /// Finds what there is of an item.
    ///
    /// - Returns: Nil before the workspace has a first piece, and for an item whose control is in no report.
    public init?(of item: ItemID, in engagement: Engagement, of state: WorkspaceState) {
        guard !state.record.evidence.isEmpty, let position = engagement.position(of: item),
            let control = state.coverage(of: engagement).controls.first(where: { $0.items.contains(position) })
        else { return nil }
        let occurrences = control.coverage.merged
        isCovered = control.isCovered
        var seen: Set<EntryID> = []
        pieces = occurrences.flatMap(\.listed).filter { seen.insert($0).inserted }.compactMap { state.record.evidence[$0]?.piece }
        uncounted = control.uncounted.compactMap { state.record.evidence[$0]?.piece }
        gaps = occurrences.filter(\.state.isGap)
    }
}
