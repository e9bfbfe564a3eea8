import Files
import Journal
import Digests
import Readiness
import Store
import SystemPackage

/// Whether the history is as it was written: each chain from its first line, and, with heads that were printed earlier,
/// whether what they name is still all there.
///
/// What a chain alone proves: no line before the last was changed, added, removed or moved. What it cannot prove: that
/// the end was not cut off, or written anew with digests that fit. Only a head from before shows that.
public struct Verification: Sendable {
    /// The journals, by writer.
    public let journals: [JournalStanding]
    /// The heads, in the order given, and whether each is still there.
    public private(set) var heads: [(head: JournalHead, holds: Bool)] = []
    /// What is not as it was written.
    public private(set) var findings: [Finding]
    /// Files in `journal/` that are there and cannot be read.
    private let unread: Set<String>
    /// What each export does not know.
    public private(set) var unknown: [UnknownHistory]
    /// Times that cannot be right.
    public let remarks: [TimeRemark]
    /// The catalogs that exports name, and whether what is here is the same.
    public let catalogs: [ComparedCatalog]
    /// How many ticks, reviews and exclusions do not say in which words they were signed.
    public let wordless: Int
    /// How many files of evidence were read.
    public let evidenceFiles: Int
    /// How many bytes they had.
    public let evidenceBytes: Int

    /// Checks a workspace. Nothing is changed.
    ///
    /// - Parameters:
    ///   - heads: Heads that were printed earlier, those of exports among them.
    ///   - exports: Exports that printed all the heads of their day.
    ///   - catalogs: The built-in catalogs, by id, to hold against those that exports name.
    ///   - now: The time by this machine's clock, to find times that lie ahead of it; nil where that is not to be
    ///     looked for.
    /// - Throws: ``WorkspaceError`` where the folder is no workspace, or not one that this version can read.
    public init(
        of folder: FilePath, against heads: [JournalHead] = [], pinnedBy exports: [ExpectedHeads] = [],
        catalogs: [String: Catalog] = [:], now: Timestamp? = nil,
        files: some FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) {
        _ = try Manifest(in: folder, files)
        let examination = try Examination.settled(folder, files: files)
        journals = examination.journals.sorted { $0.writer < $1.writer }
        findings = examination.findings.filter { $0.kind.isSerious }
        unread = examination.unread
        (evidenceFiles, evidenceBytes) = (examination.evidenceFiles, examination.evidenceBytes)
        unknown = exports.map { [journals] in UnknownHistory($0, journals) }
        wordless = journals.reduce(0) { $0 + $1.wordless }
        self.catalogs = exports.flatMap { export in
            export.catalogs.map { ComparedCatalog($0, of: export.name, in: folder, catalogs, files) }
        }
        remarks = journals.flatMap { TimeRemark.remarks(on: $0, now: now) }
        for head in heads {
            let finding = self.finding(on: head, among: heads)
            self.heads.append((head, finding == nil))
            if let finding { findings.append(finding) }
        }
        findings += unknown.flatMap(\.findings)
    }

    /// Whether everything is as it was written, as far as can be told.
    public var isSound: Bool { findings.isEmpty }

    /// How many entries the chains hold.
    public var entries: Int { journals.reduce(0) { $0 + $1.entries } }

    /// What is wrong with what a head names, or nil.
    private func finding(on head: JournalHead, among heads: [JournalHead]) -> Finding? {
        let file = head.writer.journalLabel
        guard let journal = journals.first(where: { $0.writer == head.writer }) else {
            if unread.contains(file) {
                return Finding(.unopenable, file, .headUnreadable(entry: head.entries))
            }
            return Finding(.gone, file, .headGone(entries: head.entries))
        }
        if journal.holds(head) { return nil }
        let digest = DigestValue(hexadecimal: head.digest.utf8)
        if let position = journal.digests.firstIndex(where: { $0 == digest }) {
            let line = position + 1
            let reason: FindingReason =
                line == head.entries ? .headAmidDamage : .headMoved(entry: head.entries, isLater: line > head.entries)
            return Finding(.rewritten, file, line: line, reason)
        }
        if head.entries <= journal.entries {
            // The nearest earlier head that holds narrows down where it was.
            let sound = heads.filter { other in
                other.writer == head.writer && other.entries < head.entries && journal.holds(other)
            }.map(\.entries).max()
            return Finding(.rewritten, file, line: head.entries, .headRewritten(line: head.entries, since: sound))
        }
        if journal.isWhole {
            return Finding(
                .cut, file, line: journal.entries, .headCut(first: journal.entries + 1, entry: head.entries))
        }
        return Finding(.rewritten, file, line: journal.entries + 1, .headBeyondChain(entry: head.entries))
    }
}

extension JournalStanding {
    /// Whether the line that a head names stands where it says.
    fileprivate func holds(_ head: JournalHead) -> Bool {
        head.entries <= entries && digests[head.entries - 1] == DigestValue(hexadecimal: head.digest.utf8)
    }
}
