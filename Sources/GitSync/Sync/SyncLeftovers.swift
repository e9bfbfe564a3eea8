import HarmlessText
import SystemPackage

/// What a sync that was cut short has left in the repository, as `doctor` sees it and puts it right.
///
/// git looks at its index and its commits for this, with everything switched off that a repository's configuration could have it run.
public struct SyncLeftovers: Sendable {
    /// What there is, in the words of `doctor`.
    public let findings: [Finding]
    private let git: GitProgram
    private let scratch: GitScratch
    private let behind: [FilePath]

    /// Looks at the repository around a workspace; nil where there is none that git can use, or a sync is at work in it right now.
    public init?(around folder: FilePath, files: any FileCalls = POSIXFileCalls()) {
        guard files.isInRepository(folder) else { return nil }
        var git = GitProgram(in: folder, limits: GitLimits(local: .seconds(20), network: .seconds(20)))
        git.runsNothing = true
        do throws(Obstacle) {
            let scratch = GitScratch(in: try git.look(["rev-parse", "--absolute-git-dir"]).path, files)
            guard !scratch.isAtWork else { return nil }
            behind = try IndexBehind.journals(git, files)
            (self.git, self.scratch) = (git, scratch)
            let staged = behind.map { path in
                Finding(.index, path.string.harmless, "git's index lacks lines of it that are committed")
            }
            let locks = scratch.staleLocks(git).map { path in
                Finding(.leftover, path.string.harmless, "a sync that was killed left this lock behind, and git waits for it")
            }
            let foreign = scratch.presentLock(git).map { path in
                Finding(
                    .leftover, path.string.harmless,
                    "a git is at work in this repository, or one was stopped and left this behind")
            }
            let files = scratch.leftovers.map { path in
                Finding(.leftover, path.string.harmless, "a sync that was killed left this file behind")
            }
            findings = staged + locks + (locks.isEmpty ? [foreign].compactMap(\.self) : []) + files
        } catch {
            return nil
        }
    }

    /// What is done about it, in sentences without their points.
    public var plan: [String] {
        let own = scratch.staleLocks(git) + scratch.leftovers
        return behind.map { "git's index has \($0.string.harmless) again as it is committed" }
            + own.map { "\($0.string.harmless) is removed" }
    }

    /// Puts it right: the index has the journals as they are committed, and what nobody needs is gone. Locks that are not ours stay.
    ///
    /// - Throws: ``Obstacle`` where git cannot.
    public func putRight() throws(Obstacle) {
        try scratch.alone(git) { git throws(Obstacle) in
            try IndexBehind.putRight(try IndexBehind.journals(git, scratch.files), git, scratch)
        }
    }
}

extension Examination {
    /// Takes what a sync has left in the repository for a part of what was found.
    public mutating func add(_ leftovers: SyncLeftovers?) {
        guard let leftovers else { return }
        findings = (findings + leftovers.findings).sorted()
    }
}
