import Files
import GitSync
import HarmlessText
import Store
import SystemPackage

extension SyncError: CustomStringConvertible {
    /// What stands in the way, and what to do next.
    public var description: String {
        switch self {
        case .noGit: "git is not installed, or not found on the PATH. Install it, or share the folder in another way."
        case .noRepository(let folder):
            "\(folder) is in no git repository. `git init` makes one, `git remote add origin URL` says where to share it; then sync again."
        case .notTrusted(let words):
            "git does not trust this repository, because it belongs to another user.\(SyncError.quote(words))"
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
            "git waits for somebody to decide what these files shall say: \(SyncError.list(files)). Decide, commit, and sync again."
        case .ignored(let file):
            "git ignores \(file), so it would be shared with nobody. `git check-ignore -v \(file)` says which rule does; take that out."
        case .damaged(let error): "What is damaged is not passed on. \(error)"
        case .pastChanged(let files):
            "\(SyncError.list(files)): lines that were committed are changed or missing here, and journals only ever grow. "
                + "`git diff` shows it, `git checkout -- FILE` brings the committed lines back; then sync again."
        case .otherCommits(let subjects, let count, let branch):
            "\(count == 1 ? "One commit" : "\(count) commits") of \(branch) would be published, too, and not by the workspace's doing: "
                + "\(SyncError.list(subjects)). Push \(count == 1 ? "it" : "them") yourself when you are ready, or use `tickmark sync --all-commits`."
        case .nameless:
            "git does not know who you are. `git config user.name \"Your Name\"` and `git config user.email YOU@EXAMPLE.COM` tell it; then sync again."
        case .hook(let what, let words): "A hook of this repository refused the \(what).\(SyncError.quote(words))"
        case .credentials(let remote, let words):
            "\(remote) wants to know who you are, and sync asks nothing. Sign in once with git itself (`git fetch \(remote)`), or set up a key "
                + "or a credential helper; then sync again.\(SyncError.quote(words))"
        case .notAllowed(let remote, let words):
            "\(remote) does not take this.\(SyncError.quote(words)) Ask whoever keeps it, or share through another branch."
        case .unreachable(let remote, let words): "\(remote) cannot be reached. Sync again when it can.\(SyncError.quote(words))"
        case .tookTooLong(let verb, let seconds, let isLimitNamed):
            "git \(verb) took more than \(seconds) seconds and was stopped. Try again\(isLimitNamed ? "; `--time-limit` gives it longer" : "")."
        case .cannotStart(let verb, let error):
            "git \(verb) could not be started: \(error). The system is short of something; close other programs, then sync again."
        case .saysTooMuch(let verb): "git \(verb) said more than can be taken, and was stopped."
        case .unwritable(let failure): "Tickmark \(failure).\(failure.advice)"
        case .locked(let failure): "Tickmark \(failure).\(failure.advice)"
        case .busy(let words, let lock):
            "Another git is at work in this repository. Sync again when it is done.\(SyncError.quote(words))"
                + (lock.map {
                    " If none is, one was stopped and left \($0.string.harmless) behind: remove that file, then sync again."
                }
                    ?? "")
        case .conflict(let files):
            "Others changed the same lines as this branch did in \(SyncError.list(files)). Journals are never the matter. "
                + "Bring the two together with git (`git pull`); then sync again."
        case .inTheWay(let files):
            "Others changed \(SyncError.list(files)), which you changed here, too, and have not committed. Commit or stash it; then sync again."
        case .unrelated(let isShallow):
            isShallow
                ? "This clone is shallow and does not reach back to where the two sides parted. `git fetch --unshallow` completes it; then sync again."
                : "The remote's branch has another beginning than this one: it is another repository's. Look at `git remote -v`."
        case .overtaken(let times): "Others pushed \(times) times before this could. Sync again."
        case .cancelled: "Sync was stopped."
        case .failed(let what, let words): "git \(what) failed.\(SyncError.quote(words))"
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

extension SyncStopped: CustomStringConvertible {
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
