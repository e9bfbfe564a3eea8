import Files
import HarmlessText
import Readiness
import Store
import SystemPackage

extension Sync {
    /// Commits files of the workspace, and nothing else.
    ///
    /// The commit is made from an index of its own, so that what is staged in the repository stays staged and
    /// uncommitted, and a hook that refuses leaves no trace. Hooks see the workspace's files, as they would see any
    /// commit's.
    ///
    /// - Parameter apart: git with that index, which says what the last commit holds.
    /// - Returns: Whether there was something to commit.
    package func commit(
        _ changes: inout PendingChanges, _ message: String, from head: String?, _ git: GitProgram, apart: GitProgram,
        _ scratch: GitScratch
    ) throws(SyncError) -> Bool {
        try addUnderLock(&changes, apart, scratch)
        guard !changes.isEmpty else { return false }
        let before = try git.tree(of: head)
        guard try apart.runOrThrow(["write-tree"]).line != before else { return false }
        try refuseNameless(git)
        let hooks = GitHooks(git: apart, files: files)
        try hooks.run("pre-commit", doing: "commit")
        // The hook may have changed what is committed, as with any commit.
        let tree = try apart.runOrThrow(["write-tree"]).line
        guard tree != before else { return false }
        let made = try record(
            tree, on: [head].compactMap(\.self), message, "message", doing: "commit", git, apart: apart, scratch)
        try move(to: made, from: head, called: head == nil ? "commit (initial): \(message)" : "commit: \(message)", git, scratch)
        hooks.tell("post-commit")
        return true
    }

    /// Stages whole lines: while the lock is held, nobody is in the middle of one.
    private func addUnderLock(_ changes: inout PendingChanges, _ apart: GitProgram, _ scratch: GitScratch) throws(SyncError) {
        let lock = try takeLock()
        defer { files.close(lock) }
        changes.leaveOutUnfinished(in: apart.folder, files)
        guard !changes.isEmpty else { return }
        let list = try scratch.list(changes.files)
        _ = try apart.runOrThrow(
            ["--literal-pathspecs", "add", "--pathspec-file-nul", "--pathspec-from-file"], .place, paths: [list])
    }

    /// Says what to do where git does not know whose commit it is.
    func refuseNameless(_ git: GitProgram) throws(SyncError) {
        for name in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
            let answer = try git.run(["var", name])
            if answer.isSuccess { continue }
            guard answer.status == 128 else { throw .failed(doing: "var", words: answer.errors) }
            throw .nameless
        }
    }

    /// Makes a commit that no branch has yet. The hooks that look at messages have their say.
    ///
    /// - Parameter kind: What git calls a message of this sort, for the hooks.
    package func record(
        _ tree: String, on parents: [String], _ message: String, _ kind: String, doing what: String, _ git: GitProgram,
        apart: GitProgram, _ scratch: GitScratch
    ) throws(SyncError) -> String {
        // Where git's own commits have it, too.
        let file = scratch.gitFolder.joining("COMMIT_EDITMSG")
        do throws(FileFailure) {
            try files.replace(file, with: Array("\(message)\n".utf8), isFlushed: false)
        } catch {
            throw .unwritable(error)
        }
        let hooks = GitHooks(git: apart, files: files)
        try hooks.run("prepare-commit-msg", [kind], file: file, doing: what)
        try hooks.run("commit-msg", file: file, doing: what)
        let isSigned = try git.query(["config", "--type=bool", "--get", "commit.gpgSign"])?.line == "true"
        return try git.runOrThrow(
            ["commit-tree", tree] + parents.flatMap { ["-p", $0] } + (isSigned ? ["-S"] : []) + ["-F"], .place, paths: [file]
        ).line
    }

    /// Lets the checked-out branch have a commit whose files are in place.
    ///
    /// First the repository's own index learns of what the commit changes, and of nothing else; then the branch moves,
    /// if it is still where it was. Whatever is stopped in between is staged and not committed: with the index behind
    /// the branch, the next plain commit would take lines away again.
    private func move(
        to commit: String, from head: String?, called title: String, _ git: GitProgram, _ scratch: GitScratch
    ) throws(SyncError) {
        let changes = try git.changes(from: head, to: commit)
        let staged = try head.map { head throws(SyncError) in
            TreeChanges(try git.look(["diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", head]).output)
        }
        try scratch.changing(git) { git throws(SyncError) in
            do throws(SyncError) {
                try tell(git, changes.index, scratch)
                try git.change(["update-ref", "-m", title, "HEAD", commit, head ?? ""], in: scratch)
            } catch {
                let now = try? git.commit("HEAD")
                // It may be done although git did not live to say so.
                if now == commit { return }
                // What was staged before is staged again. Where the branch has moved, the index follows it at the next
                // sync.
                if now == head { try? tell(git, changes.index(before: staged ?? TreeChanges([])), scratch) }
                throw error
            }
        }
        // So that nobody's git has to look at each of these files again.
        _ = try? git.run(["update-index", "-q", "--refresh"], .change)
    }

    private func tell(_ git: GitProgram, _ entries: [UInt8], _ scratch: GitScratch) throws(SyncError) {
        try git.change(
            ["update-index", "-z", "--replace", "--index-info"], input: try scratch.file("entries", entries), in: scratch)
    }
}

extension GitProgram {
    /// The tree of a commit; nil for no commit.
    func tree(of commit: String?) throws(SyncError) -> String? {
        guard let commit else { return nil }
        return try look(["rev-parse", "--verify", "\(commit)^{tree}"]).line
    }

    /// What a commit changes against another, or against nothing.
    func changes(from head: String?, to commit: String) throws(SyncError) -> TreeChanges {
        // The tree that holds nothing is the same everywhere.
        let base = if let head { head } else { try look(["hash-object", "-t", "tree", "--stdin"]).line }
        return TreeChanges(
            try look(["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-commit-id", base, commit]).output)
    }
}
