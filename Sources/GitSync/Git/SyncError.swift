import Files
import HarmlessText
import Store
import SystemPackage

/// Why a sync stops: what git cannot do here, in words that say what to do next.
public enum SyncError: Error, Hashable, Sendable {
    /// There is no git.
    case noGit
    /// The workspace is in no repository.
    case noRepository(FilePath)
    /// The repository belongs to somebody else, and git does not trust it.
    case notTrusted(words: [String])
    /// The repository knows no other.
    case noRemote
    /// The repository knows several others, and none of them is this branch's.
    case severalRemotes([String], branch: String)
    /// The branch is not on the remote yet.
    case noUpstream(branch: String, remote: String)
    /// No branch is checked out.
    case detached
    /// A merge, a rebase or the like waits to be finished.
    case underWay(String)
    /// Files that a merge left for somebody to decide.
    case unmerged([String])
    /// A file of the workspace is ignored by git.
    case ignored(String)
    /// The workspace is damaged.
    case damaged(WorkspaceError)
    /// Journals differ from what was committed by more than new lines at their ends.
    case pastChanged([String])
    /// The branch has commits that are not the workspace's, and that are not on the remote yet.
    case otherCommits([String], count: Int, branch: String)
    /// git does not know whose commits these are.
    case nameless
    /// A hook of the repository refused.
    case hook(doing: String, words: [String])
    /// The remote wants a password, a key or a token.
    case credentials(remote: String, words: [String])
    /// The remote does not let this person write.
    case notAllowed(remote: String, words: [String])
    /// The remote cannot be reached.
    case unreachable(remote: String, words: [String])
    /// git took too long; whether `--time-limit` would give it longer.
    case tookTooLong(verb: String, seconds: Int, isLimitNamed: Bool)
    /// git could not be started, for want of something that the system has no more of.
    case cannotStart(verb: String, Errno)
    /// git said more than anybody can take.
    case saysTooMuch(verb: String)
    /// Nobody can be kept from writing in the workspace meanwhile.
    case locked(FileFailure)
    /// Something could not be written for git.
    case unwritable(FileFailure)
    /// Another git is at work in the repository, or left a lock behind.
    case busy(words: [String], lock: FilePath?)
    /// Files that both sides changed, outside of the journals.
    case conflict([String])
    /// Files that were changed here and not committed, and that others changed, too.
    case inTheWay([String])
    /// The remote's history has no beginning in common with this one.
    case unrelated(isShallow: Bool)
    /// Others pushed each time before this could.
    case overtaken(times: Int)
    /// Somebody stopped it.
    case cancelled
    /// Something else.
    case failed(doing: String, words: [String])
}

/// A sync that stopped, and what stands now.
public struct SyncStopped: Error, Hashable, Sendable {
    /// What stood in the way.
    public let obstacle: SyncError
    /// The message of the commit that was made before, which stays.
    public let commit: String?

    /// Whether what others shared was taken in before.
    public let hasTakenIn: Bool

    /// Makes one.
    public init(obstacle: SyncError, commit: String?, hasTakenIn: Bool = false) {
        self.obstacle = obstacle
        self.commit = commit
        self.hasTakenIn = hasTakenIn
    }
}
