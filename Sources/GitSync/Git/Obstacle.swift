import Files
import HarmlessText
import Store
import SystemPackage

/// Why a sync stops: what git cannot do here, in words that say what to do next.
public enum Obstacle: Error, Hashable, Sendable {
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
    case damaged(String)
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

extension Obstacle: CustomStringConvertible {
    /// What stands in the way, and what to do next.
    public var description: String {
        switch self {
        case .noGit: "git is not installed, or not found on the PATH. Install it, or share the folder in another way."
        case .noRepository(let folder):
            "\(folder) is in no git repository. `git init` makes one, `git remote add origin URL` says where to share it; then sync again."
        case .notTrusted(let words):
            "git does not trust this repository, because it belongs to another user.\(Obstacle.quote(words))"
        case .noRemote:
            "This repository knows no other to share with. `git remote add origin URL` says where; then `tickmark sync --set-upstream`."
        case .severalRemotes(let names, let branch):
            "The branch \(branch) is on no remote yet, and there are several: \(names.joined(separator: ", ")). "
                + "`git push -u REMOTE \(branch)` chooses one; then sync again."
        case .noUpstream(let branch, let remote):
            "The branch \(branch) is not on \(remote) yet. `tickmark sync --set-upstream` pushes it there and remembers; "
                + "or go to the team's branch first (`git switch`)."
        case .detached:
            "No branch is checked out here (git calls that a detached HEAD). Go to one with `git switch`; then sync again."
        case .underWay(let what):
            "A \(what) is not finished in this repository. Finish it, or take it back (`git \(what) --abort`); then sync again."
        case .unmerged(let files):
            "git waits for somebody to decide what these files shall say: \(Obstacle.list(files)). Decide, commit, and sync again."
        case .ignored(let file):
            "git ignores \(file), so it would be shared with nobody. `git check-ignore -v \(file)` says which rule does; take that out."
        case .damaged(let reason): "What is damaged is not passed on. \(reason)"
        case .pastChanged(let files):
            "\(Obstacle.list(files)): lines that were committed are changed or missing here, and journals only ever grow. "
                + "`git diff` shows it, `git checkout -- FILE` brings the committed lines back; then sync again."
        case .otherCommits(let subjects, let count, let branch):
            "\(count == 1 ? "One commit" : "\(count) commits") of \(branch) would be published, too, and not by the workspace's doing: "
                + "\(Obstacle.list(subjects)). Push \(count == 1 ? "it" : "them") yourself when you are ready, or use `tickmark sync --all-commits`."
        case .nameless:
            "git does not know who you are. `git config user.name \"Your Name\"` and `git config user.email YOU@EXAMPLE.COM` tell it; then sync again."
        case .hook(let what, let words): "A hook of this repository refused the \(what).\(Obstacle.quote(words))"
        case .credentials(let remote, let words):
            "\(remote) wants to know who you are, and sync asks nothing. Sign in once with git itself (`git fetch \(remote)`), or set up a key "
                + "or a credential helper; then sync again.\(Obstacle.quote(words))"
        case .notAllowed(let remote, let words):
            "\(remote) does not take this.\(Obstacle.quote(words)) Ask whoever keeps it, or share through another branch."
        case .unreachable(let remote, let words): "\(remote) cannot be reached. Sync again when it can.\(Obstacle.quote(words))"
        case .tookTooLong(let verb, let seconds, let isLimitNamed):
            "git \(verb) took more than \(seconds) seconds and was stopped. Try again\(isLimitNamed ? "; `--time-limit` gives it longer" : "")."
        case .cannotStart(let verb, let error):
            "git \(verb) could not be started: \(error). The system is short of something; close other programs, then sync again."
        case .saysTooMuch(let verb): "git \(verb) said more than can be taken, and was stopped."
        case .unwritable(let failure): "Tickmark \(failure).\(failure.advice)"
        case .locked(let failure): "Tickmark \(failure).\(failure.advice)"
        case .busy(let words, let lock):
            "Another git is at work in this repository. Sync again when it is done.\(Obstacle.quote(words))"
                + (lock.map {
                    " If none is, one was stopped and left \($0.string.harmless) behind: remove that file, then sync again."
                }
                    ?? "")
        case .conflict(let files):
            "Others changed the same lines as this branch did in \(Obstacle.list(files)). Journals are never the matter. "
                + "Bring the two together with git (`git pull`); then sync again."
        case .inTheWay(let files):
            "Others changed \(Obstacle.list(files)), which you changed here, too, and have not committed. Commit or stash it; then sync again."
        case .unrelated(let isShallow):
            isShallow
                ? "This clone is shallow and does not reach back to where the two sides parted. `git fetch --unshallow` completes it; then sync again."
                : "The remote's branch has another beginning than this one: it is another repository's. Look at `git remote -v`."
        case .overtaken(let times): "Others pushed \(times) times before this could. Sync again."
        case .cancelled: "Sync was stopped."
        case .failed(let what, let words): "git \(what) failed.\(Obstacle.quote(words))"
        }
    }

    /// Some names, and how many more there are.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3).map(\.harmless).joined(separator: ", ")
        return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
    }

    /// What git said, in its own words: the last lines, which say why.
    private static func quote(_ words: [String]) -> String {
        let idle = ["hint:", "Please make sure you have the correct", "and the repository exists."]
        let lines = words.filter { line in !line.allSatisfy(\.isWhitespace) && !idle.contains { line.hasPrefix($0) } }.suffix(3)
        return lines.isEmpty ? "" : " git says: \"\(lines.map(\.harmless).joined(separator: " / "))\"."
    }
}

/// A sync that stopped, and what stands now.
public struct SyncStopped: Error, Hashable, Sendable, CustomStringConvertible {
    /// What stood in the way.
    public let obstacle: Obstacle
    /// The message of the commit that was made before, which stays.
    public let commit: String?

    /// Whether what others shared was taken in before.
    public let hasTakenIn: Bool

    /// Makes one.
    public init(obstacle: Obstacle, commit: String?, hasTakenIn: Bool = false) {
        self.obstacle = obstacle
        self.commit = commit
        self.hasTakenIn = hasTakenIn
    }

    /// What happened, what was kept, what to do next.
    public var description: String {
        let kept =
            if let commit {
                "What you did is committed here (\"\(commit)\") and goes out with the next sync; everything else is as it was."
            } else if hasTakenIn {
                "What others shared was taken in. Nothing was committed or sent; what you did is saved here as before."
            } else {
                "Nothing was changed; what you did is saved here as before."
            }
        return "\(obstacle) \(kept)"
    }
}

extension GitAnswer {
    /// Why git could not reach or did not satisfy a remote, from its untranslated complaints.
    func obstacle(doing what: String, with remote: String) -> Obstacle {
        if complains(
            of: "could not read Username", "could not read Password", "Authentication failed", "Permission denied (",
            "Host key verification failed", "terminal prompts disabled", "Invalid username or password",
            "HTTP Basic: Access denied")
        {
            return .credentials(remote: remote, words: errors)
        }
        if complains(of: "The requested URL returned error: 403", "Write access to repository not granted", "protected branch") {
            return .notAllowed(remote: remote, words: errors)
        }
        if complains(of: "cannot lock ref", "shallow.lock", "Another git process") { return .busy(words: errors, lock: nil) }
        if complains(
            of: "Could not resolve host", "Could not read from remote repository", "unable to access", "Connection refused",
            "Connection timed out", "Network is unreachable", "does not appear to be a git repository", "early EOF",
            "unable to connect",
            "the remote end hung up")
        {
            return .unreachable(remote: remote, words: errors)
        }
        return .failed(doing: what, words: errors)
    }
}
