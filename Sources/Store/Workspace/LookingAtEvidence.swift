import Files
import Readiness

extension WorkspaceStore {
    /// What is wrong with the files of evidence, as far as it can be seen without reading them: each is there, has its
    /// size, and was not found changed when it was read last. Retired pieces are not asked about.
    public func glanceAtEvidence() -> EvidenceFlaws {
        let pieces = state.record.evidence.pieces.filter { !$0.isRetired }
        guard !pieces.isEmpty else { return EvidenceFlaws() }
        return EvidenceFolder(of: folder, files: files).flaws(
            of: pieces, reads: false, remembered: EvidenceMemory(in: folder, workspace: id, files))
    }

    /// What is wrong with the files of evidence, each of them read. What was found is remembered.
    public func checkEvidence() -> EvidenceFlaws {
        let pieces = state.record.evidence.pieces.filter { !$0.isRetired }
        let flaws = EvidenceFolder(of: folder, files: files).flaws(of: pieces, reads: true)
        flaws.memory.keep(in: folder, workspace: id, files)
        return flaws
    }

    /// The pieces that show nothing, because something is wrong with their files: at a glance, as
    /// ``glanceAtEvidence()``.
    public func brokenEvidence(_ flaws: EvidenceFlaws) -> Set<EntryID> {
        Set(state.record.evidence.pieces.filter { !$0.isRetired && flaws[$0] != nil }.map(\.id))
    }
}
