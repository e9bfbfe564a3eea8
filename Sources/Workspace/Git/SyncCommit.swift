import HarmlessText
import Readiness
import SystemPackage

extension Sync {
    /// Commits files of the workspace, and nothing else.
    ///
    /// The commit is made from an index of its own, so that what is staged in the repository stays staged and uncommitted, and a hook that
    /// refuses leaves no trace. Hooks see the workspace's files, as they would see any commit's.
    ///
    /// - Returns: Whether there was something to commit.
    func commit(
        _ changes: PendingChanges, _ message: String, in repository: Repository, _ git: GitProgram
    ) async throws(Obstacle) -> Bool {
        let index = repository.gitFolder.appending("tickmark-\(UInt32.random(in: 0 ... .max)).index")
        defer { try? files.remove(index) }
        let paths: [UInt8] = changes.files.flatMap { Array($0.utf8) + [UInt8(0)] }
        let apart = git.using(index: index)
        let head = try await git.commit("HEAD")
        do throws(WorkspaceError) {
            // A copy knows which files have not changed, which a fresh one would have to find out file by file.
            let own = repository.gitFolder.appending("index")
            if (try? files.exists(own)) ?? true {
                let bytes = try files.contents(of: own, upTo: 1 << 30)
                do throws(FileFailure) { try files.replace(index, with: bytes, isFlushed: false) } catch {
                    throw .unwritable(error)
                }
            }
        } catch {
            throw .failed(doing: "commit", words: [error.description])
        }
        try await apart.must(head == nil ? ["read-tree", "--empty"] : ["read-tree", "-m", "HEAD"], doing: "commit")
        try await addUnderLock(paths, apart)
        if head != nil, try await apart.run(["diff", "--cached", "--quiet", "HEAD"]).isSuccess { return false }
        let answer = try await apart.run(
            ["commit", "--quiet", "--no-status", "--cleanup=verbatim", "--message=\(message)"], .change)
        guard answer.isSuccess else {
            if answer.complains(of: "Please tell me who you are", "unable to auto-detect email", "empty ident name") {
                throw .nameless
            }
            if answer.complains(of: "gpg failed", "failed to write commit object") {
                throw .failed(doing: "commit", words: answer.errors)
            }
            if answer.complains(of: "index.lock", "cannot lock ref") { throw .busy(words: answer.errors) }
            throw .hook(doing: "commit", words: answer.errors)
        }
        try? await tidyIndex(git)
        return true
    }

    /// Lets the repository's own index know of the workspace's files as they are committed, and of these only. Without this, what was committed
    /// from another index would look as if it were staged to be taken back; so it is also where an earlier sync was killed in between.
    func tidyIndex(_ git: GitProgram) async throws(Obstacle) {
        for attempt in 0..<20 {
            guard try await git.commit("HEAD") != nil else { return }
            let differing = try await git.run(
                ["diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "HEAD", "--"]
                    + SharedFiles.roots)
            let paths = differing.fields.filter(SharedFiles.contains).flatMap { Array($0.utf8) + [UInt8(0)] }
            guard !paths.isEmpty else { return }
            // Another git may hold the index for a moment.
            if attempt > 0 { try? await Task.sleep(for: .milliseconds(100)) }
            try await git.run(
                ["--literal-pathspecs", "reset", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul"], .change,
                input: paths)
        }
    }

    /// Stages whole lines: while the lock is held, nobody is in the middle of one.
    private func addUnderLock(_ paths: [UInt8], _ git: GitProgram) async throws(Obstacle) {
        let lock = try takeLock()
        defer { files.close(lock) }
        try await git.must(
            ["--literal-pathspecs", "add", "--pathspec-from-file=-", "--pathspec-file-nul"], doing: "add", input: paths)
    }

    /// Merges what others shared, or leaves everything as it was.
    func merge(_ fetched: String, from upstream: Upstream, _ git: GitProgram) async throws(Obstacle) {
        // Tried out first without touching a file, where git can (2.38 and later).
        let trial = try await git.run(["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", "HEAD", fetched])
        if trial.status == 1 { throw .conflict(Array(trial.fields.dropFirst())) }
        let lock = try takeLock()
        defer { files.close(lock) }
        let answer = try await git.run(
            [
                "merge", "--quiet", "--ff", "--commit", "--no-squash", "--no-edit", "--no-stat",
                "--message=\(author): merge \(upstream.title)", fetched,
            ], .change)
        if answer.isSuccess { return }
        let files = try await git.run(["diff", "--name-only", "-z", "--diff-filter=U"]).fields
        if try await git.commit("MERGE_HEAD") != nil { try await git.must(["merge", "--abort"], doing: "merge --abort") }
        if !files.isEmpty { throw .conflict(files) }
        if answer.complains(of: "would be overwritten by merge") {
            throw .inTheWay(answer.errors.filter { $0.hasPrefix("\t") || $0.hasPrefix("␉") || $0.hasPrefix("    ") })
        }
        if answer.complains(of: "index.lock") { throw .busy(words: answer.errors) }
        if answer.complains(of: "unrelated histories") { throw .unrelated(isShallow: false) }
        throw .hook(doing: "merge", words: answer.errors)
    }
}

extension GitProgram {
    /// Changes something, and stops where git does not.
    func must(_ arguments: [String], doing what: String, input: [UInt8] = []) async throws(Obstacle) {
        let answer = try await run(arguments, .change, input: input)
        guard answer.isSuccess else {
            if answer.complains(of: "index.lock", "cannot lock ref") { throw .busy(words: answer.errors) }
            throw .failed(doing: what, words: answer.errors)
        }
    }
}
