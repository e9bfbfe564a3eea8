import Files
import SystemPackage

/// What a sync that was cut short has left in the repository, as `doctor` sees it and puts it right.
///
/// git looks at its index and its commits for this, with everything switched off that a repository's configuration
/// could have it run.
public struct SyncLeftovers: Sendable {
    /// Something that there is.
    public enum Leftover: Hashable, Sendable {
        /// git's index lacks lines of a journal that are committed.
        case index(FilePath)
        /// A lock of git's, by a sync that was killed.
        case lock(FilePath)
        /// A lock of git's that is not known to be left by a sync: a git may be at work.
        case foreignLock(FilePath)
        /// A file that nobody needs.
        case file(FilePath)
    }

    /// Something that is done about it.
    public enum Step: Hashable, Sendable {
        /// git's index has a file again as it is committed.
        case indexFollows(FilePath)
        /// A file is removed.
        case removal(FilePath)
    }

    /// What there is.
    public let found: [Leftover]
    private let git: GitProgram
    private let scratch: GitScratch
    private let behind: [FilePath]

    /// Looks at the repository around a workspace; nil where there is none that git can use, or a sync is at work in it
    /// right now.
    public init?(around folder: FilePath, files: any FileCalls = POSIXFileCalls()) {
        guard files.isInRepository(folder) else { return nil }
        var git = GitProgram(in: folder, limits: GitLimits(local: .seconds(20), network: .seconds(20)))
        git.runsNothing = true
        do throws(SyncError) {
            let scratch = GitScratch(in: try git.look(["rev-parse", "--absolute-git-dir"]).path, files)
            guard !scratch.isAtWork else { return nil }
            behind = try IndexBehind.journals(git, files)
            (self.git, self.scratch) = (git, scratch)
            let locks = scratch.staleLocks(git).map(Leftover.lock)
            let foreign = locks.isEmpty ? scratch.presentLock(git).map(Leftover.foreignLock) : nil
            found =
                behind.map(Leftover.index) + locks + [foreign].compactMap(\.self) + scratch.leftovers.map(Leftover.file)
        } catch {
            return nil
        }
    }

    /// What is done about it.
    public var plan: [Step] {
        let own = scratch.staleLocks(git) + scratch.leftovers
        return behind.map(Step.indexFollows) + own.map(Step.removal)
    }

    /// Puts it right: the index has the journals as they are committed, and what nobody needs is gone. Locks that are
    /// not ours stay.
    ///
    /// - Throws: ``SyncError`` where git cannot.
    public func putRight() throws(SyncError) {
        try scratch.alone(git) { git throws(SyncError) in
            try IndexBehind.putRight(try IndexBehind.journals(git, scratch.files), git, scratch)
        }
    }
}
