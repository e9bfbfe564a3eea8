extension WorkspaceState {
    /// The pieces of evidence that are looked at with items, on one page: those that show something of the items or
    /// their controls within the report's dates, were attached by somebody else, and wait for a verdict.
    ///
    /// - Parameter handle: Who looks.
    public func evidence(beside items: [ItemAddress], for handle: Handle) -> [EvidenceRecord] {
        guard !record.evidence.isEmpty else { return [] }
        var wanted: Set<EntryID> = []
        for (id, items) in Dictionary(grouping: items, by: \.engagement) {
            guard let engagement = engagement(id) else { continue }
            let positions = Set(items.compactMap { engagement.position(of: $0.item) })
            let named = Set(items)
            for control in coverage(of: engagement).controls where !positions.isDisjoint(with: control.items) {
                let outside = Set(control.coverage.outside)
                for known in record.evidence.records where !outside.contains(known.id) {
                    let piece = known.piece
                    guard piece.controls.contains(control.key) || !piece.items.isDisjoint(with: named) else { continue }
                    wanted.insert(known.id)
                }
            }
        }
        return record.evidence.records.filter { known in
            let piece = known.piece
            return wanted.contains(known.id) && !piece.isRetired && piece.verdict == nil && !record.areOne(piece.by, handle)
        }
    }

    /// The actions that return or accept items together with the evidence beside them, for one reason: written in one
    /// go, one undo takes them back.
    ///
    /// - Parameter intent: ``ItemIntent/sendBack(reason:)``, or a review.
    /// - Throws: ``Refusal`` where the rules do not allow it for a piece.
    public func judge(_ pieces: [EntryID], as intent: ItemIntent, by handle: Handle) throws(Refusal) -> [Action] {
        var actions: [Action] = []
        for id in pieces {
            switch intent {
            case .sendBack(let reason): actions += try record.decide(.sendBack(reason: reason), on: id, by: handle)
            case .review, .reviewSaying: actions += try record.decide(.accept, on: id, by: handle)
            default: break
            }
        }
        return actions
    }
}
