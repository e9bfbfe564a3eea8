import Files
import Journal
import Readiness
import SystemPackage

/// A file in `journal/` that is called like no journal and was found to hold nothing new: which file it was, and the
/// journals that it was held against.
struct ComparedCopy: Sendable {
    var copy: FileStatus
    var journals: [String: FileStatus]

    /// Whether the same holds still: the copy is the same file, and the journals have only grown.
    func holds(for copy: FileStatus?, _ status: (String) -> FileStatus?) -> Bool {
        guard copy == self.copy else { return false }
        return journals.allSatisfy { name, then in
            guard let now = status(name) else { return false }
            return now.identity == then.identity && now.length >= then.length
        }
    }
}

extension WorkspaceStore {
    /// Whether a file that is called like no journal holds nothing but lines of journals, as the copies do that
    /// programs for shared folders make. Where that cannot be told, it is not so.
    ///
    /// What was compared is remembered, since every look at the folder comes by here.
    package mutating func holdsNothingNew(_ name: String, beside journals: [String]) -> Bool {
        if let compared = copies[name], compared.holds(for: status(name), status) { return true }
        copies[name] = nil
        guard let (copy, bytes) = contents(name) else { return false }
        // Most are the beginning of the journal whose name theirs begins with.
        if let writer = WriterID(beginningOf: name), journals.contains(fileName(writer)),
            let (journal, original) = contents(fileName(writer)), bytes.last ?? UInt8(ascii: "\n") == UInt8(ascii: "\n"),
            original.starts(with: bytes)
        {
            copies[name] = ComparedCopy(copy: copy, journals: [fileName(writer): journal])
            return true
        }
        var compared: [String: FileStatus] = [:]
        var known: Set<String> = []
        for journal in journals {
            guard let (status, bytes) = contents(journal), let writer = WriterID(ofJournal: journal) else { continue }
            compared[journal] = status
            known.formUnion(JournalLines(bytes, of: writer).lines.lazy.filter { $0.place != nil }.map(\.digest))
        }
        guard JournalCopy(bytes, named: name).holdsNothingNew(beside: known) else { return false }
        copies[name] = ComparedCopy(copy: copy, journals: compared)
        return true
    }

    private func status(_ name: String) -> FileStatus? {
        let path = journalFolder.joining(name)
        guard let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        return try? files.status(of: file, path)
    }

    private func contents(_ name: String) -> (FileStatus, [UInt8])? {
        let path = journalFolder.joining(name)
        guard let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        guard let status = try? files.status(of: file, path), status.isRegular, status.length <= JournalReader.sizeLimit,
            let bytes = try? files.read(file, path, from: 0, count: status.length)
        else { return nil }
        return (status, bytes)
    }
}
