/// Which pieces of evidence others have taken the place of.
public struct EvidenceSuccession: Sendable {
    /// When the first piece that took its place was performed, by the piece that it replaces.
    private var successors: [EntryID: Day] = [:]

    /// Looks through all evidence of a workspace.
    ///
    /// A piece that was retired later keeps the place that it took, so that retiring never raises what is covered, and
    /// one that failed takes no place from another that did. One that was undone never took any.
    public init(of evidence: some Sequence<Evidence>) {
        var replacing: [Evidence] = []
        var failed: Set<EntryID> = []
        for piece in evidence where !piece.isUndone {
            if piece.replaces != nil { replacing.append(piece) }
            if piece.result == .fail { failed.insert(piece.id) }
        }
        for piece in replacing {
            guard let target = piece.replaces, target != piece.id else { continue }
            if piece.result == .fail, failed.contains(target) { continue }
            successors[target] = min(successors[target] ?? piece.performed, piece.performed)
        }
    }

    /// When the piece that took another's place was performed; nil where none did.
    public func successor(of piece: EntryID) -> Day? { successors[piece] }

    /// Weighs pieces: what says nothing any more is left out.
    public func weighed(
        _ evidence: some Sequence<Evidence>, broken: Set<EntryID>, isOfReport: (Evidence) -> Bool
    ) -> [WeighedEvidence] {
        evidence.compactMap { piece in
            WeighedEvidence(
                piece, isBroken: broken.contains(piece.id), successor: successors[piece.id], isOfReport: isOfReport(piece))
        }
    }
}
