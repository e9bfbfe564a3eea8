import Files
import SystemPackage

/// What a sync keeps in git's own folder while it works: `.git/tickmark/`, which git itself never looks at.
///
/// Whoever syncs in a clone holds the lock there, one at a time; so what lies beside the lock when somebody takes it
/// was left by a sync that was killed, and goes. A file that is held by every git that changes something tells whether
/// one of those still runs, though the sync that started it is gone.
package struct GitScratch: Sendable {
    /// git's folder of this checkout.
    let gitFolder: FilePath
    let files: any FileCalls

    /// Where our files are.
    var folder: FilePath { gitFolder.joining("tickmark") }
    /// The index that commits are made from.
    var index: FilePath { folder.joining("index") }
    private var lock: FilePath { folder.joining("lock") }
    private var running: FilePath { folder.joining("running") }
    private var changing: FilePath { folder.joining("changing") }

    init(in gitFolder: FilePath, _ files: any FileCalls) {
        self.gitFolder = gitFolder
        self.files = files
    }

    // MARK: One at a time

    /// Does something while no other sync does anything in this clone. What one that was killed left behind is taken
    /// away first.
    func alone<Result>(_ git: GitProgram, _ body: (GitProgram) throws(SyncError) -> Result) throws(SyncError) -> Result {
        let held: FileDescriptor
        do throws(FileFailure) {
            try files.makeFolder(folder)
            held = try files.lockFile(at: lock)
        } catch {
            throw .locked(error)
        }
        defer { files.close(held) }
        try putRight(git)
        defer { takeAway() }
        return try body(git)
    }

    /// Changes the repository's index, branch or files with a git that can be told from everybody else's afterwards.
    func changing<Result>(_ git: GitProgram, _ body: (GitProgram) throws(SyncError) -> Result) throws(SyncError) -> Result {
        var git = git
        do throws(FileFailure) {
            let held = try files.lockFile(at: running)
            do throws(FileFailure) {
                try files.replace(changing, with: [], isFlushed: false)
            } catch {
                files.close(held)
                throw error
            }
            git.held = held
        } catch {
            throw .locked(error)
        }
        defer {
            git.held.map { files.close($0) }
            try? files.remove(changing)
        }
        return try body(git)
    }

    // MARK: What was left behind

    /// Locks of git's that a sync of ours left behind, because it was killed together with the git that it had started.
    func staleLocks(_ git: GitProgram) -> [FilePath] {
        guard let begun = changed(changing), !isStillRunning else { return [] }
        return locks(git).filter { path in changed(path).map { $0 >= begun } ?? false }
    }

    /// Files of ours that nobody needs any more. An earlier version put them right into git's folder.
    var leftovers: [FilePath] {
        let keeps = ["lock", "running", "changing"]
        let own = ((try? files.names(in: folder)) ?? []).filter { !keeps.contains($0) }.map { folder.joining($0) }
        let earlier = ((try? files.names(in: gitFolder)) ?? []).filter { name in
            name.hasPrefix("tickmark-") && (name.hasSuffix(".index") || name.hasSuffix(".index.lock"))
        }
        return own + earlier.map { gitFolder.joining($0) }
    }

    /// Whether a sync is at work in this clone right now.
    var isAtWork: Bool { isHeld(lock) }

    private func putRight(_ git: GitProgram) throws(SyncError) {
        for path in staleLocks(git) { try? files.remove(path) }
        if changed(changing) != nil, !isStillRunning { try? files.remove(changing) }
        takeAway()
    }

    private func takeAway() { for path in leftovers { try? files.remove(path) } }

    /// Whether a git that a sync started to change something is still at it.
    private var isStillRunning: Bool { isHeld(running) }

    private func isHeld(_ path: FilePath) -> Bool {
        guard (try? files.exists(path)) ?? true else { return false }
        let impatient = POSIXFileCalls(patience: .milliseconds(1))
        guard let file = try? impatient.lockFile(at: path) else { return true }
        impatient.close(file)
        return false
    }

    /// When anything about a file was changed last; nil where there is none.
    private func changed(_ path: FilePath) -> Int64? {
        guard let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        return try? files.status(of: file, path).changed
    }

    /// The files by which git keeps others from changing what a sync changes.
    func locks(_ git: GitProgram) -> [FilePath] {
        var paths = [gitFolder.joining("index.lock"), gitFolder.joining("HEAD.lock")]
        if let branch = try? git.query(["symbolic-ref", "--quiet", "HEAD"])?.line,
            let answer = try? git.look(["rev-parse", "--git-path", "\(branch).lock"])
        {
            let path = answer.path
            paths.append(path.isAbsolute ? path : git.folder.joining(path))
        }
        return paths
    }

    /// The lock of git's that is there, if one is.
    func presentLock(_ git: GitProgram) -> FilePath? { locks(git).first { changed($0) != nil } }

    // MARK: Files for git

    /// Writes paths for git to read, each ended by a NUL byte.
    func list(_ paths: [FilePath]) throws(SyncError) -> FilePath { try file("paths", paths.flatMap { $0.bytes + [0] }) }

    /// Writes a file for git to read.
    func file(_ name: String, _ bytes: [UInt8]) throws(SyncError) -> FilePath {
        let path = folder.joining(name)
        do throws(FileFailure) {
            try files.replace(path, with: bytes, isFlushed: false)
        } catch {
            throw .unwritable(error)
        }
        return path
    }

    /// Makes an index that says what a commit holds, and nothing of what is staged.
    ///
    /// - Parameter tree: The commit or tree; nil for one that holds nothing.
    func index(of tree: String?, _ git: GitProgram) throws(SyncError) -> GitProgram {
        let apart = git.using(index: index)
        try? files.remove(index)
        guard let tree else {
            _ = try apart.runOrThrow(["read-tree", "--empty"])
            return apart
        }
        // A copy knows which files have not changed, which a fresh one would have to find out file by file.
        if copyIndex(), try apart.run(["read-tree", "-m", tree], .change).isSuccess { return apart }
        try? files.remove(index)
        _ = try apart.runOrThrow(["read-tree", tree])
        return apart
    }

    /// Copies the repository's own index, in pieces: some are large.
    private func copyIndex() -> Bool {
        let own = gitFolder.joining("index")
        do throws(FileFailure) {
            let source = try files.open(own, .read)
            defer { files.close(source) }
            let copy = try files.open(index, .create)
            defer { files.close(copy) }
            var offset = 0
            while true {
                let piece = try files.read(source, own, from: offset, count: 256 << 10)
                if piece.isEmpty { return true }
                try files.writeAll(copy, index, piece)
                offset += piece.count
            }
        } catch {
            try? files.remove(index)
            return false
        }
    }
}
