import HarmlessText
import Readiness
import SystemPackage

/// What a workspace holds that its last commit does not.
struct PendingChanges: Hashable, Sendable {
    /// The files that are new or changed, from the workspace's folder.
    var files: [String] = []
    /// How many entries are new, by the journal's writer.
    var entries: [WriterID: Int] = [:]
    /// What is there to say: files that are left out, and why.
    var notices: [String] = []

    /// Looks at the files that are shared.
    ///
    /// - Throws: ``Obstacle`` where a journal was changed otherwise than at its end, or would not be shared at all.
    static func read(
        _ git: GitProgram, head: String?, known: [JournalHead], files system: some FileCalls
    ) async throws(Obstacle) -> PendingChanges {
        let git = git
        var changes = PendingChanges()
        var removed: [String] = []
        var found: Set<String> = []
        if let head {
            let journals = try await git.run([
                "diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", head, "--", "journal",
            ])
            let counts = LineCounts(journals.output)
            let changed = counts.files.filter { $0.removed > 0 && SharedFiles.writer(ofJournal: $0.path) != nil }
            guard changed.isEmpty else { throw .pastChanged(changed.map(\.path)) }
            for file in counts.files {
                if let writer = SharedFiles.writer(ofJournal: file.path) { changes.entries[writer] = file.added }
            }
            let arguments = ["--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", head, "--"] + SharedFiles.roots
            found.formUnion(try await git.run(["diff", "--diff-filter=AMT"] + arguments).fields)
            removed = try await git.run(["diff", "--diff-filter=D"] + arguments).fields
        } else {
            found.formUnion(try await git.run(["ls-files", "-z", "--cached", "--"] + SharedFiles.roots).fields)
        }
        let untracked = ["ls-files", "-z", "--others", "--exclude-standard", "--"] + SharedFiles.roots
        let new = try await git.run(untracked).fields
        found.formUnion(new)
        for path in head == nil ? Array(found) : new {
            guard let writer = SharedFiles.writer(ofJournal: path) else { continue }
            changes.entries[writer] = known.first { $0.writer == writer }?.entries ?? 0
        }
        let ignored = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--"] + SharedFiles.roots
        let lost = try await git.run(ignored).fields.filter(SharedFiles.contains)
        if let file = lost.first(where: { !$0.hasPrefix("evidence/") }) { throw .ignored(file) }
        if let file = lost.first {
            changes.notices.append("git ignores \(lost.count) of the files in evidence/ (\(file.harmless)); they are not shared.")
        }
        for path in removed where SharedFiles.contains(path) {
            changes.notices.append("\(path.harmless) is gone here. Sync never removes: `git rm` does, where it is meant.")
        }
        changes.files = found.filter { SharedFiles.contains($0) && system.isPlainFile(git.folder.appending($0)) }.sorted()
        return changes
    }

    /// Whether there is nothing to commit.
    var isEmpty: Bool { files.isEmpty }

    /// What the commit is called.
    ///
    /// - Parameter history: All entries, in the common order.
    func message(from history: [Entry], by author: Handle) -> CommitMessage {
        var rest = entries
        var new: [Entry] = []
        for entry in history.reversed() {
            guard let count = rest[entry.id.writer], count > 0 else { continue }
            rest[entry.id.writer] = count - 1
            new.append(entry)
        }
        let others = files.filter { SharedFiles.writer(ofJournal: $0) == nil }
        return CommitMessage(for: new.reversed(), files: others, by: author)
    }
}

extension FileCalls {
    /// Whether a path is a regular file, and no link to one.
    fileprivate func isPlainFile(_ path: FilePath) -> Bool {
        guard let file = try? open(path, .read) else { return false }
        defer { close(file) }
        return (try? status(of: file, path).isRegular) ?? false
    }
}
