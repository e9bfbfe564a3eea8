import Files
import SystemPackage

/// The repository that a workspace lies in, as far as sharing needs to know it.
struct Repository: Hashable, Sendable {
    /// git's own folder of this checkout.
    let gitFolder: FilePath
    /// Whether the clone holds only the end of the history.
    let isShallow: Bool
    /// The branch that is checked out.
    let branch: String
    /// The commit that is checked out; nil before the first.
    let head: String?
}

/// Where a branch is shared.
package struct Upstream: Hashable, Sendable {
    /// The remote's name.
    let remote: String
    /// The branch there.
    let branch: String
    /// Whether this branch does not know of it yet.
    let isNew: Bool

    /// `origin/main`.
    var title: String { "\(remote)/\(branch)" }
    /// What git remembers of it.
    var reference: String { "refs/remotes/\(remote)/\(branch)" }
}

extension Repository {
    /// Looks at the repository around a workspace.
    ///
    /// - Throws: ``SyncError`` where there is none, or it is in no state to share from.
    static func find(_ git: GitProgram, files: some FileCalls) throws(SyncError) -> Repository {
        // The path comes last, and alone: it may hold any byte.
        let answer = try git.run(["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--absolute-git-dir"])
        guard answer.isSuccess else {
            if try git.isKeptFromRepository() { throw .notTrusted(words: answer.errors) }
            // Where there is a repository and git cannot use it, its own words say why.
            if answer.status == 128, !files.isInRepository(git.folder) { throw .noRepository(git.folder) }
            throw .failed(doing: "rev-parse", words: answer.errors)
        }
        let lines = answer.output.split(separator: UInt8(ascii: "\n"), maxSplits: 2).map { Array($0) }
        guard lines.count == 3, lines[0] == Array("true".utf8) else { throw .noRepository(git.folder) }
        let gitFolder = FilePath(bytes: lines[2].last == UInt8(ascii: "\n") ? lines[2].dropLast() : lines[2][...])
        for (name, what) in [
            ("rebase-merge", "rebase"), ("rebase-apply", "rebase"), ("MERGE_HEAD", "merge"), ("CHERRY_PICK_HEAD", "cherry-pick"),
            ("REVERT_HEAD", "revert"),
        ] where (try? files.exists(gitFolder.joining(name))) ?? true {
            throw .underWay(what)
        }
        guard let branch = try git.query(["symbolic-ref", "--quiet", "--short", "HEAD"]) else { throw .detached }
        let unmerged = try git.look(["diff", "--name-only", "-z", "--diff-filter=U"])
        guard unmerged.fields.isEmpty else { throw .unmerged(unmerged.fields) }
        return Repository(
            gitFolder: gitFolder, isShallow: lines[1] == Array("true".utf8), branch: branch.line, head: try git.commit("HEAD"))
    }

    /// Where the branch is shared.
    ///
    /// - Throws: ``SyncError`` where that is not known.
    func upstream(_ git: GitProgram) throws(SyncError) -> Upstream {
        let remotes = try git.look(["remote"]).line.split(separator: "\n").map(String.init)
        guard !remotes.isEmpty else { throw .noRemote }
        let remote = try git.query(["config", "--get", "branch.\(branch).remote"])?.line
        let merge = try git.query(["config", "--get", "branch.\(branch).merge"])?.line
        if let remote, let merge, remotes.contains(remote), merge.hasPrefix("refs/heads/") {
            return Upstream(remote: remote, branch: String(merge.dropFirst("refs/heads/".count)), isNew: false)
        }
        let preferred = try git.query(["config", "--get", "remote.pushDefault"])?.line
        let names = [preferred ?? "", "origin", remotes.count == 1 ? remotes[0] : ""]
        guard let name = names.first(where: remotes.contains) else { throw .severalRemotes(remotes, branch: branch) }
        return Upstream(remote: name, branch: branch, isNew: true)
    }
}

extension GitProgram {
    /// Whether git would use the repository if it trusted whoever owns it. Nothing that the repository names is run for
    /// that.
    fileprivate func isKeptFromRepository() throws(SyncError) -> Bool {
        var git = self
        (git.runsNothing, git.trustsEveryOwner) = (true, true)
        return try git.run(["rev-parse", "--git-dir"]).isSuccess
    }

    /// The commit of a name, or nil where there is none.
    ///
    /// - Throws: ``SyncError`` where git fails. What it cannot say must not be taken for "there is none".
    func commit(_ name: String) throws(SyncError) -> String? {
        try query(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])?.line
    }
}
