import SystemPackage

/// The repository that a workspace lies in, as far as sharing needs to know it.
struct Repository: Hashable, Sendable {
    /// git's own folder of this checkout.
    let gitFolder: FilePath
    /// Where the workspace is in the repository: empty, or a path that ends in a slash.
    let prefix: String
    /// Whether the clone holds only the end of the history.
    let isShallow: Bool
    /// The branch that is checked out.
    let branch: String
    /// The commit that is checked out; nil before the first.
    let head: String?
}

/// Where a branch is shared.
struct Upstream: Hashable, Sendable {
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
    /// - Throws: ``Obstacle`` where there is none, or it is in no state to share from.
    static func find(_ git: GitProgram, files: some FileCalls) async throws(Obstacle) -> Repository {
        let answer = try await git.run([
            "rev-parse", "--absolute-git-dir", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix",
        ])
        guard answer.isSuccess else {
            if answer.complains(of: "dubious ownership", "unsafe repository") { throw .notTrusted(words: answer.errors) }
            throw .noRepository(git.folder)
        }
        let lines = answer.line.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, lines[1] == "true" else { throw .noRepository(git.folder) }
        let gitFolder = FilePath(lines[0])
        for (name, what) in [
            ("rebase-merge", "rebase"), ("rebase-apply", "rebase"), ("MERGE_HEAD", "merge"), ("CHERRY_PICK_HEAD", "cherry-pick"),
            ("REVERT_HEAD", "revert"),
        ] where (try? files.exists(gitFolder.appending(name))) ?? true {
            throw .underWay(what)
        }
        let branch = try await git.run(["symbolic-ref", "--quiet", "--short", "HEAD"])
        guard branch.isSuccess else { throw .detached }
        let unmerged = try await git.run(["diff", "--name-only", "-z", "--diff-filter=U"])
        guard unmerged.fields.isEmpty else { throw .unmerged(unmerged.fields) }
        return Repository(
            gitFolder: gitFolder, prefix: lines.count > 3 ? lines[3] : "", isShallow: lines[2] == "true", branch: branch.line,
            head: try await git.commit("HEAD"))
    }

    /// Where the branch is shared.
    ///
    /// - Throws: ``Obstacle`` where that is not known.
    func upstream(_ git: GitProgram) async throws(Obstacle) -> Upstream {
        let remotes = try await git.run(["remote"]).line.split(separator: "\n").map(String.init)
        guard !remotes.isEmpty else { throw .noRemote }
        let remote = try await git.run(["config", "--get", "branch.\(branch).remote"])
        let merge = try await git.run(["config", "--get", "branch.\(branch).merge"])
        if remote.isSuccess, merge.isSuccess, remotes.contains(remote.line), merge.line.hasPrefix("refs/heads/") {
            return Upstream(remote: remote.line, branch: String(merge.line.dropFirst("refs/heads/".count)), isNew: false)
        }
        let preferred = try await git.run(["config", "--get", "remote.pushDefault"])
        let names = [preferred.isSuccess ? preferred.line : "", "origin", remotes.count == 1 ? remotes[0] : ""]
        guard let name = names.first(where: remotes.contains) else { throw .severalRemotes(remotes, branch: branch) }
        return Upstream(remote: name, branch: branch, isNew: true)
    }
}

extension GitProgram {
    /// The commit of a name, or nil where there is none.
    func commit(_ name: String) async throws(Obstacle) -> String? {
        let answer = try await run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
        return answer.isSuccess ? answer.line : nil
    }
}
