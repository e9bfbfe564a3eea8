import Files
import HarmlessText
import Readiness
import Store
import SystemPackage

extension Sync {
    /// Merges what others shared, or leaves everything as it was.
    ///
    /// The merge is made without touching a file, and then gone on to as to any commit that others made: what is staged
    /// or changed here stays as it is, where the merge does not change the same files.
    package func merge(_ fetched: String, from upstream: Upstream, _ git: GitProgram, _ scratch: GitScratch) throws(SyncError) {
        guard let head = try git.commit("HEAD") else { return try goOn(to: fetched, git, scratch) }
        if try git.isAncestor(head, of: fetched) { return try goOn(to: fetched, git, scratch) }
        let trial = try git.run(["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", head, fetched], .change)
        if trial.status == 1 { throw .conflict(Array(trial.paths.dropFirst().map(\.string))) }
        guard trial.isSuccess, let tree = trial.fields.first else {
            guard trial.status == 129 else { throw .failed(doing: "merge-tree", words: trial.errors) }
            return try mergeInPlace(fetched, from: upstream, git, scratch)
        }
        try refuseNameless(git)
        let apart = try scratch.index(of: tree, git)
        try GitHooks(git: apart, files: files).run("pre-merge-commit", doing: "merge")
        let merged = try record(
            try apart.runOrThrow(["write-tree"]).line, on: [head, fetched], "\(author): merge \(upstream.title)", "merge",
            doing: "merge", git,
            apart: apart, scratch)
        try goOn(to: merged, git, scratch)
    }

    /// Goes on to a commit that continues this branch: its files are put in place, then the index learns of them, then
    /// the branch moves.
    ///
    /// - Throws: ``SyncError/inTheWay(_:)`` where that would write over something; nothing is changed then.
    func goOn(to commit: String, _ git: GitProgram, _ scratch: GitScratch) throws(SyncError) {
        let head = try git.commit("HEAD")
        guard head != commit else { return }
        let changes = try git.changes(from: head, to: commit)
        let lock = try takeLock()
        defer { files.close(lock) }
        func attempt() throws(SyncError) -> GitAnswer {
            try scratch.changing(git) { git throws(SyncError) in
                try git.run(["merge", "--quiet", "--ff-only", "--no-squash", "--no-stat", commit], .place)
            }
        }
        var answer = try attempt()
        if !answer.isSuccess, try git.commit("HEAD") != commit {
            if let busy = scratch.presentLock(git) { throw .busy(words: answer.errors, lock: busy) }
            let obstacles = try inTheWay(of: changes, head, git)
            guard !obstacles.isEmpty else { throw .failed(doing: "merge", words: answer.errors) }
            if try complete(obstacles, git, scratch) { answer = try attempt() }
            guard answer.isSuccess else { throw .inTheWay(obstacles.map(\.path.string)) }
        }
        try flush(changes, git)
    }

    /// Puts whole journals in the place of their own beginnings, as a git leaves them that was killed while it put
    /// others' work in place.
    ///
    /// - Returns: Whether nothing else stands in the way.
    private func complete(
        _ obstacles: [TreeChanges.Change], _ git: GitProgram, _ scratch: GitScratch
    ) throws(SyncError) -> Bool {
        let prefix = try git.prefix()
        var journals = TreeChanges([])
        for change in obstacles {
            guard let path = change.path.below(prefix), SharedFiles.writer(ofJournal: path) != nil, change.after.mode != "000000"
            else { return false }
            let file = git.folder.joining(path)
            let whole = try git.look(["cat-file", "blob", change.after.object]).output
            guard let begun = try? files.contents(of: file, upTo: whole.count), whole.starts(with: begun) else { return false }
            do throws(FileFailure) {
                try files.replace(file, with: whole)
            } catch {
                throw .unwritable(error)
            }
            journals.changes.append(change)
        }
        let entries = try scratch.file("entries", journals.index)
        try scratch.changing(git) { git throws(SyncError) in
            try git.change(["update-index", "-z", "--replace", "--add", "--index-info"], input: entries, in: scratch)
        }
        return true
    }

    /// The files that stand in the way of changes: changed here and not committed, or not known to git at all.
    private func inTheWay(of changes: TreeChanges, _ head: String?, _ git: GitProgram) throws(SyncError) -> [TreeChanges.Change] {
        let top = try git.look(["rev-parse", "--show-toplevel"]).path
        var changed: Set<FilePath> = []
        if let head {
            let own = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff"]
            changed = Set(try git.look(own + [head]).paths).union(try git.look(own + ["--cached", head]).paths)
        }
        return changes.changes.filter { change in
            changed.contains(change.path)
                || change.before.mode == "000000" && files.kind(of: top.joining(change.path)) != .nothing
        }
    }

    /// Has what git put in place outlast a power cut. git flushes what is its own, and leaves files to the system.
    private func flush(_ changes: TreeChanges, _ git: GitProgram) throws(SyncError) {
        let prefix = try git.prefix()
        for change in changes.changes where change.after.mode != "000000" {
            guard let path = change.path.below(prefix), SharedFiles.contains(path),
                let file = try? files.open(git.folder.joining(path), .read)
            else { continue }
            try? files.synchronize(file, path)
            files.close(file)
        }
    }

    /// Merges as git before 2.38 can: in the folder, where everything that is staged stands in the way.
    private func mergeInPlace(
        _ fetched: String, from upstream: Upstream, _ git: GitProgram, _ scratch: GitScratch
    ) throws(SyncError) {
        let lock = try takeLock()
        defer { files.close(lock) }
        try scratch.changing(git) { git throws(SyncError) in
            let answer = try git.run(
                [
                    "merge", "--quiet", "--ff", "--commit", "--no-squash", "--no-edit", "--no-stat",
                    "--message=\(author): merge \(upstream.title)", fetched,
                ], .place)
            if answer.isSuccess { return }
            let unmerged = try git.look(["diff", "--name-only", "-z", "--diff-filter=U"]).paths
            if try git.commit("MERGE_HEAD") != nil { _ = try git.runOrThrow(["merge", "--abort"], .place) }
            if !unmerged.isEmpty { throw .conflict(unmerged.map(\.string)) }
            if let busy = scratch.presentLock(git) { throw .busy(words: answer.errors, lock: busy) }
            let staged = try git.look(["diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff"]).paths
            if !staged.isEmpty { throw .inTheWay(staged.map(\.string)) }
            throw .failed(doing: "merge", words: answer.errors)
        }
    }
}

extension GitProgram {
    /// Whether a commit is another's beginning, or the same.
    func isAncestor(_ commit: String, of other: String) throws(SyncError) -> Bool {
        try query(["merge-base", "--is-ancestor", commit, other]) != nil
    }
}
