import Files
import SystemPackage

extension WorkspaceStore {
    /// Gives the files that arrived their names in `evidence/`, before the lines that speak of them are written. The
    /// lock is held, so that nobody takes them for files without an entry meanwhile.
    ///
    /// What is done already, because writing failed behind it the last time, is not done again. The same bytes are kept
    /// once; where a file with their name holds something else, they take its place.
    mutating func placeArrivals() throws(WorkspaceError) {
        guard !arriving.isEmpty else { return }
        let layout = WorkspaceLayout(folder)
        let journalsByFile = EvidenceFolder(of: folder, files: files)
        do throws(FileFailure) {
            try files.completeForEvidence(in: folder)
            let known = try journalsByFile.names().byDigest
            for file in arriving {
                guard let draft = file.draft else { continue }
                if (known[file.digest] ?? []).contains(where: { journalsByFile.holds($0, digest: file.digest) }) {
                    if try files.exists(draft) { try files.remove(draft) }
                } else {
                    try files.rename(draft, to: layout.evidenceFile(file.target))
                }
            }
            try files.flushFolder(of: layout.evidenceFile("file"))
            // The folder's own name, where it is new.
            try files.flushFolder(of: layout.evidence)
        } catch {
            throw .unwritable(error)
        }
    }

    /// Takes away what arrived and is not attached after all.
    mutating func forgetArrivals() {
        for file in arriving { forget(file) }
        arriving = []
    }
}
