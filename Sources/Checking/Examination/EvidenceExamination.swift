import Files
import Readiness
import Store
import SystemPackage

extension Examination {
    /// What the journals say of evidence, held against the files in `evidence/`.
    mutating func lookAtEvidence(reads: Bool, _ files: some FileCalls) {
        let entries = journals.flatMap(\.evidence).sorted { $0.stamp < $1.stamp }
        var record = WorkspaceRecord()
        record.apply(entries)
        let records = record.evidence.records
        let standing = records.map(\.piece).filter { !$0.isRetired }
        let place = WorkspaceLayout.evidenceName
        let evidence = EvidenceFolder(of: folder, files: files)
        let flaws = evidence.flaws(
            of: standing, reads: reads,
            remembered: id.map { EvidenceMemory(in: folder, workspace: $0, files) } ?? EvidenceMemory())
        if reads, let id, !standing.isEmpty { flaws.memory.keep(in: folder, workspace: id, files) }
        (evidenceFiles, evidenceBytes) = (flaws.files, flaws.bytes)
        var told: Set<String> = []
        for piece in standing {
            guard case .file(let digest, _, _) = piece.content, let flaw = flaws[piece], told.insert(digest).inserted else {
                continue
            }
            findings.append(finding(of: flaw, digest, piece))
        }
        let names: EvidenceNames
        do throws(FileFailure) {
            names = try evidence.names()
        } catch {
            // Where something is attached, each piece has said so.
            if standing.isEmpty { findings.append(Finding(.evidenceForeign, place, .failed(error))) }
            return
        }
        keepsEvidence = !records.isEmpty || !names.byDigest.isEmpty || !names.strangers.isEmpty
        lookForStrays(among: names, records, files)
        if let first = names.strangers.first {
            findings.append(Finding(.evidenceForeign, place, .attachedToNothing(names.strangers.count, first: first)))
        }
    }

    private func finding(of flaw: EvidenceFlaw, _ digest: String, _ piece: Evidence) -> Finding {
        switch flaw {
        case .missing:
            Finding(.evidenceMissing, WorkspaceLayout.evidenceLabel(digest), .pieceMissing(piece.id, title: piece.title))
        case .changed(let name):
            Finding(.evidenceChanged, WorkspaceLayout.evidenceLabel(name), .pieceChanged(piece.id, title: piece.title))
        case .unreadable(let failure):
            Finding(
                .evidenceChanged, WorkspaceLayout.evidenceLabel(failure.path.lastComponent?.string ?? digest),
                .pieceUnreadable(piece.id, title: piece.title, failure))
        }
    }

    /// Files that no entry speaks of, and those whose evidence was taken back.
    private mutating func lookForStrays(among names: EvidenceNames, _ records: [EvidenceRecord], _ files: some FileCalls) {
        var standing: Set<String> = []
        var retired: Set<String> = []
        for record in records {
            guard case .file(let digest, _, _) = record.piece.content else { continue }
            if record.piece.isRetired { retired.insert(digest) } else { standing.insert(digest) }
        }
        // As long as a journal cannot be read to its end, an entry in it may speak of any file.
        let isHistoryWhole = unread.isEmpty && losses.isEmpty && !findings.contains { $0.kind.isSerious && !$0.kind.isOfEvidence }
        for (digest, files) in names.byDigest.sorted(by: { $0.key < $1.key }) where !standing.contains(digest) {
            for name in files.sorted() {
                let file = WorkspaceLayout.evidenceLabel(name)
                let isRetired = retired.contains(digest)
                findings.append(
                    isRetired
                        ? Finding(.evidenceRetired, file, .pieceRetired)
                        : Finding(.evidenceStray, file, .noEntrySpeaksOfIt(isAllRead: isHistoryWhole)))
                guard isHistoryWhole else { continue }
                remedies.append(
                    Remedy(
                        file: file, action: .setAside, purpose: isRetired ? .evidenceRetired : .evidenceStray,
                        kind: isRetired ? .evidenceRetired : .evidenceStray))
            }
        }
    }
}

extension DamageKind {
    /// Whether it is about the files of evidence, and says nothing of the journals.
    fileprivate var isOfEvidence: Bool { self == .evidenceMissing || self == .evidenceChanged }
}

extension Entry {
    /// Whether it attaches evidence, or says something of a piece.
    var isAboutEvidence: Bool {
        switch action {
        case .attach, .evidence: true
        default: false
        }
    }
}
