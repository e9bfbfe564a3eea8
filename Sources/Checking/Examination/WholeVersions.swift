import Files
import Journal
import Readiness
import Store
import SystemPackage

extension Examination {
    /// The file that has to come back so that a finding is put right: the journal that something kept by mending was,
    /// else the file that was found.
    public func fileToBringBack(for finding: Finding) -> String {
        // What is kept in `.tickmark/before-mend-1/` has the name there that it had.
        finding.kind == .aside ? finding.file.split(separator: "/").dropFirst(2).joined(separator: "/") : finding.file
    }

    /// How many entries a version of the file that has to come back holds, where it would put a finding right: it is
    /// whole, goes as far as what can be read now, and holds what is missed. Nil where it would not; 0 for a manifest,
    /// which holds none.
    public func entries(
        thatPutRight finding: Finding, in bytes: [UInt8], files: some FileCalls = POSIXFileCalls()
    ) -> Int? {
        let file = fileToBringBack(for: finding)
        if finding.kind == .manifest {
            guard let manifest = try? Manifest(bytes, of: FilePath(file)) else { return nil }
            return id.map { $0 == manifest.id } ?? true ? 0 : nil
        }
        guard let id, let writer = WriterID(ofJournalLabel: file) else { return nil }
        let result = JournalReader(writer: writer, file: file).read(
            bytes, after: JournalPosition(beginningOf: writer, in: id), highestClock: .max)
        guard result.damage == nil, result.torn.isEmpty, result.position.sequence > 0 else { return nil }
        if let standing = journals.first(where: { $0.writer == writer }), result.position.sequence < standing.entries {
            return nil
        }
        guard losses.allSatisfy({ $0.file != file || bytes.hasLine(endingAt: $0.end.position) }) else { return nil }
        let entries = result.position.sequence
        guard finding.kind == .aside else { return entries }
        guard let kept = try? files.contents(of: folder.joining(finding.file), upTo: JournalReader.sizeLimit) else {
            return nil
        }
        let held = Set(JournalLines(bytes, of: writer).lines.map(\.digest))
        return JournalCopy(kept, named: writer.journalName).lost(beside: held).isEmpty ? entries : nil
    }
}

extension WriterID {
    /// The writer of a journal that is named from the workspace's folder; nil where it is none.
    fileprivate init?(ofJournalLabel file: String) {
        let folder = WorkspaceLayout.journalLabel("")
        guard file.hasPrefix(folder) else { return nil }
        self.init(ofJournal: String(file.dropFirst(folder.count)))
    }
}
