import Files
import HarmlessText
import Journal
import Readiness
import SystemPackage

/// What a workspace holds that its last commit does not.
package struct PendingChanges: Hashable, Sendable {
    /// The files that are new or changed, from the workspace's folder.
    var files: [FilePath] = []
    /// How many entries are new, by the journal's writer.
    var entries: [WriterID: Int] = [:]
    /// What is there to say: files that are left out, and why.
    var notices: [SyncNotice] = []

    /// Looks at the files that are shared.
    ///
    /// - Parameter apart: git with an index of its own that says what the last commit holds. What is staged in the
    ///   repository's plays no part.
    /// - Throws: ``SyncError`` where a journal was changed otherwise than at its end, or would not be shared at all.
    static func read(
        _ apart: GitProgram, head: String?, known: [JournalHead], files system: some FileCalls
    ) throws(SyncError) -> PendingChanges {
        var changes = PendingChanges()
        var removed: [FilePath] = []
        var found: Set<FilePath> = []
        if let head {
            let journals = try apart.look([
                "diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", head, "--",
                WorkspaceLayout.journalsName,
            ])
            let counts = LineCounts(journals.output)
            let changed = counts.files.filter { $0.removed > 0 && SharedFiles.writer(ofJournal: $0.path) != nil }
            guard changed.isEmpty else { throw .pastChanged(changed.map(\.path.string)) }
            for file in counts.files {
                if let writer = SharedFiles.writer(ofJournal: file.path) { changes.entries[writer] = file.added }
            }
            let arguments = ["--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", head, "--"] + SharedFiles.roots
            found.formUnion(try apart.look(["diff", "--diff-filter=AMT"] + arguments).paths)
            removed = try apart.look(["diff", "--diff-filter=D"] + arguments).paths
        }
        let new = try apart.look(["ls-files", "-z", "--others", "--exclude-standard", "--"] + SharedFiles.roots).paths
        found.formUnion(new)
        for path in new {
            guard let writer = SharedFiles.writer(ofJournal: path) else { continue }
            changes.entries[writer] = known.first { $0.writer == writer }?.entries ?? 0
        }
        let ignored = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--"] + SharedFiles.roots
        let lost = try apart.look(ignored).paths.filter { SharedFiles.contains($0) }
        if let file = lost.first(where: { !$0.isEvidence }) { throw .ignored(file.string) }
        if let file = lost.first {
            changes.notices.append(.ignoredEvidence(lost.count, first: file))
        }
        for path in removed where SharedFiles.contains(path) {
            changes.notices.append(.goneHere(path))
        }
        for path in found.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) where SharedFiles.contains(path) {
            switch system.kind(of: apart.folder.joining(path)) {
            case .regular: changes.files.append(path)
            case .nothing: break
            case .refused(let failure): changes.notices.append(.unreadable(path, failure))
            case .folder: changes.notices.append(.repository(path))
            case .link, .special: changes.notices.append(.notRegular(path))
            }
        }
        return changes
    }

    /// Leaves out journals that end in an unfinished line: half a line would meet its whole in a merge. To be called
    /// while nobody writes.
    mutating func leaveOutUnfinished(in folder: FilePath, _ system: some FileCalls) {
        let unfinished = files.filter { path in
            SharedFiles.writer(ofJournal: path) != nil && !system.endsInLine(folder.joining(path))
        }
        guard !unfinished.isEmpty else { return }
        files.removeAll { unfinished.contains($0) }
        notices += unfinished.map(SyncNotice.unfinished)
    }

    /// Whether there is nothing to commit.
    var isEmpty: Bool { files.isEmpty }

    /// The entries that are new.
    ///
    /// - Parameter history: All entries, in the common order.
    func news(in history: [Entry]) -> [Entry] {
        var rest = entries
        var new: [Entry] = []
        for entry in history.reversed() {
            guard let count = rest[entry.id.writer], count > 0 else { continue }
            rest[entry.id.writer] = count - 1
            new.append(entry)
        }
        return new.reversed()
    }

    /// What the commit is called.
    ///
    /// - Parameter history: All entries, in the common order.
    func message(from history: [Entry], by author: Handle) -> CommitMessage {
        let others = files.filter { SharedFiles.writer(ofJournal: $0) == nil }
        return CommitMessage(for: news(in: history), files: others.map(\.string), by: author)
    }
}

extension FilePath {
    fileprivate var isEvidence: Bool { string.hasPrefix(WorkspaceLayout.evidenceLabel("")) }
}

extension FileCalls {
    /// Whether a file is empty or its last line is ended.
    fileprivate func endsInLine(_ path: FilePath) -> Bool {
        guard let file = try? open(path, .read) else { return false }
        defer { close(file) }
        guard let length = try? status(of: file, path).length, length > 0 else { return true }
        return (try? read(file, path, from: length - 1, count: 1)) == [UInt8(ascii: "\n")]
    }
}
