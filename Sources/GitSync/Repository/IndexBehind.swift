import Files
import Store
import SystemPackage

/// Files that a repository's index would take back with the next plain `git commit`: they are committed, they are
/// there, and the index says otherwise. A git that was killed between the branch and the index leaves it like that, and
/// earlier versions of Tickmark did.
enum IndexBehind {
    /// Journals of which the index lacks committed lines. Nothing but the index and the last commit is looked at.
    static func journals(_ git: GitProgram, _ files: any FileCalls) throws(SyncError) -> [FilePath] {
        guard try git.commit("HEAD") != nil else { return [] }
        let counts = try git.look([
            "diff", "--cached", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", "HEAD", "--",
            WorkspaceLayout.journalsName,
        ])
        return LineCounts(counts.output).files.filter { $0.removed > 0 && SharedFiles.writer(ofJournal: $0.path) != nil }.map(
            \.path
        )
        .filter { files.kind(of: git.folder.joining($0)) == .regular }
    }

    /// The same, and other files of the workspace that are just as they were committed.
    ///
    /// - Parameter apart: git with an index of its own that says what the last commit holds.
    static func files(_ git: GitProgram, apart: GitProgram, _ files: any FileCalls) throws(SyncError) -> [FilePath] {
        guard try git.commit("HEAD") != nil else { return [] }
        let arguments = ["--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "HEAD", "--"] + SharedFiles.roots
        let staged = try git.look(["diff", "--cached"] + arguments).paths.filter { SharedFiles.contains($0) }
        guard !staged.isEmpty else { return [] }
        let changed = Set(try apart.look(["diff"] + arguments).paths)
        let behind = Set(try journals(git, files))
        return staged.filter { path in
            behind.contains(path)
                || !changed.contains(path) && files.kind(of: git.folder.joining(path)) == .regular
        }
    }

    /// Has the index say of some files what the last commit says of them. Nothing else in it is touched, and no file is
    /// looked at.
    static func putRight(_ paths: [FilePath], _ git: GitProgram, _ scratch: GitScratch) throws(SyncError) {
        guard !paths.isEmpty else { return }
        let prefix = try git.prefix()
        let wanted = Set(paths.map { prefix.joining($0) })
        var staged = TreeChanges(
            try git.look(
                ["diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "HEAD", "--"] + SharedFiles.roots
            ).output)
        staged.changes.removeAll { !wanted.contains($0.path) }
        let entries = try scratch.file("entries", staged.index(before: TreeChanges([])))
        try scratch.changing(git) { git throws(SyncError) in
            try git.change(["update-index", "-z", "--replace", "--index-info"], input: entries, in: scratch)
        }
    }
}

extension GitProgram {
    /// Changes something, and stops where git does not, or where somebody else's git is in the way.
    func change(
        _ arguments: [String], _ kind: Kind = .change, paths: [FilePath] = [], input: FilePath? = nil, in scratch: GitScratch
    ) throws(SyncError) {
        let answer = try run(arguments, kind, paths: paths, input: input)
        guard !answer.isSuccess else { return }
        throw obstacle(answer, doing: arguments.first { !$0.hasPrefix("-") } ?? "", scratch)
    }

    /// Why git did not change something: what it says, or whose lock is there.
    func obstacle(_ answer: GitAnswer, doing what: String, _ scratch: GitScratch) -> SyncError {
        if let lock = scratch.presentLock(self) { return .busy(words: answer.errors, lock: lock) }
        return .failed(doing: what, words: answer.errors)
    }
}

extension GitProgram {
    /// Where the workspace is in the repository.
    func prefix() throws(SyncError) -> FilePath { try look(["rev-parse", "--show-prefix"]).path }
}
