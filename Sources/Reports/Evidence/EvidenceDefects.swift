import Files
import Readiness
import Store
import SystemPackage

extension WorkspaceStore {
    /// What is wrong with files of evidence, as something that is to be told beside figures.
    public func evidenceDefects(_ flaws: EvidenceFlaws) -> [Defect] {
        guard !flaws.isEmpty else { return [] }
        var told: Set<String> = []
        return state.record.evidence.pieces.compactMap { piece -> Defect? in
            guard !piece.isRetired, let flaw = flaws[piece], case .file(let digest, _, _) = piece.content,
                told.insert(digest).inserted
            else { return nil }
            let (kind, name): (Defect.Kind, String) =
                switch flaw {
                case .missing: (.missing, digest)
                case .changed(let name): (.damaged, name)
                case .unreadable(let failure): (.damaged, failure.path.lastComponent?.string ?? digest)
                }
            return Defect(
                kind, file: WorkspaceLayout.evidenceLabel(name), line: 0,
                text: "Evidence “\(piece.title)” (\(piece.id.evidenceName)) is broken: \(flaw.words).")
        }
    }
}
