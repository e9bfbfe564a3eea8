import HarmlessText
import Readiness
import SystemPackage

/// What a sync is to do beyond the usual.
public struct SyncOptions: Hashable, Sendable {
    /// Whether a branch that is not on the remote yet is pushed there.
    public var setsUpstream: Bool
    /// Whether the branch's other commits, which are not the workspace's, are pushed, too.
    public var includesOtherCommits: Bool

    /// Makes options.
    public init(setsUpstream: Bool = false, includesOtherCommits: Bool = false) {
        self.setsUpstream = setsUpstream
        self.includesOtherCommits = includesOtherCommits
    }
}

/// What a sync did, or would do.
public struct SyncReport: Hashable, Sendable {
    /// Where it is shared: `origin/main`.
    public var upstream: String
    /// The message of the commit that was made; nil where there was nothing to commit.
    public var commit: String?
    /// How many entries others can see now that they could not before.
    public var sent: Int
    /// What was left out, and why.
    public var notices: [String]
}

/// What a sync is at.
public enum SyncStep: Hashable, Sendable {
    case fetching(String)
    case committing(String)
    case merging(String)
    case pushing(String)

    /// In words.
    public var title: String {
        switch self {
        case .fetching(let remote): "Asking \(remote) what is new…"
        case .committing(let message): "Committing \"\(message)\"…"
        case .merging(let upstream): "Taking in \(upstream)…"
        case .pushing(let upstream): "Pushing to \(upstream)…"
        }
    }
}

/// Shares a workspace through the git repository that it lies in: commits its files, takes in what others shared, pushes.
///
/// Only the workspace's own files are committed, whatever else is changed or staged in the repository. Every step is whole: where one
/// cannot be done, it is taken back, and the sync stops with what to do next. See Documentation/Sync.md.
public struct Sync: Sendable {
    /// How often a push is tried when others push at the same time.
    static let attempts = 6

    let git: GitProgram
    let folder: FilePath
    let author: Handle
    let entries: [Entry]
    let heads: [JournalHead]
    let damage: String?
    let files: any FileCalls

    /// Makes a sync of what a store has read.
    public init(of store: WorkspaceStore, limits: GitLimits = GitLimits()) {
        folder = store.folder
        git = GitProgram(in: store.folder, limits: limits)
        author = store.author.handle
        entries = store.entries
        heads = store.heads
        damage = store.readOnlyReason
        files = store.files
    }

    /// Shares the workspace.
    ///
    /// - Parameter says: Told of each step before it is done.
    /// - Throws: ``SyncStopped``, with what stands in the way and what was kept.
    public func run(
        _ options: SyncOptions = SyncOptions(), says: @Sendable (SyncStep) -> Void = { _ in }
    ) async throws(SyncStopped) -> SyncReport {
        var commit: String?
        do throws(Obstacle) {
            let git = try await git.askingNothing()
            let (repository, upstream, _) = try await look(git, options)
            says(.fetching(upstream.remote))
            var fetched: String?
            var unreached: Obstacle?
            do throws(Obstacle) {
                fetched = try await fetch(upstream, git)
            } catch {
                // What cannot be shared now can be committed all the same.
                guard error.isOnTheOtherSide else { throw error }
                unreached = error
            }
            if !options.includesOtherCommits { try await refuseOtherCommits(of: repository, upstream, fetched, git) }
            try await refuseUnrelated(repository, fetched, git)
            if let fetched { try await fastForward(to: fetched, git) }
            let changes = try await PendingChanges.read(git, head: git.commit("HEAD"), known: heads, files: files)
            if !changes.isEmpty {
                let message = changes.message(from: entries, by: author).text
                says(.committing(message))
                if try await whole({ () throws(Obstacle) in try await self.commit(changes, message, in: repository, git) }) {
                    commit = message
                }
            }
            try await tidyIndex(git)
            if let unreached { throw unreached }
            let sent = try await share(fetched, with: upstream, git, says: says)
            return SyncReport(upstream: upstream.title, commit: commit, sent: sent, notices: changes.notices)
        } catch {
            throw SyncStopped(obstacle: error, commit: commit)
        }
    }

    /// Says what a sync would commit and send, and changes nothing; the remote is not asked.
    public func rehearse(_ options: SyncOptions = SyncOptions()) async throws(SyncStopped) -> SyncReport {
        do throws(Obstacle) {
            let (repository, upstream, changes) = try await look(git, options)
            let remembered = try await git.commit(upstream.reference)
            if !options.includesOtherCommits { try await refuseOtherCommits(of: repository, upstream, remembered, git) }
            let message = changes.isEmpty ? nil : changes.message(from: entries, by: author).text
            let committed = try await entries(from: remembered, to: repository.head, git)
            return SyncReport(
                upstream: upstream.title, commit: message, sent: committed + changes.entries.values.reduce(0, +),
                notices: changes.notices)
        } catch {
            throw SyncStopped(obstacle: error, commit: nil)
        }
    }

    // MARK: Steps

    /// Looks at everything that can be known without the remote.
    private func look(
        _ git: GitProgram, _ options: SyncOptions
    ) async throws(Obstacle) -> (Repository, Upstream, PendingChanges) {
        if let damage { throw .damaged(damage) }
        let repository = try await Repository.find(git, files: files)
        let upstream = try await repository.upstream(git)
        if upstream.isNew, !options.setsUpstream { throw .noUpstream(branch: repository.branch, remote: upstream.remote) }
        let changes = try await PendingChanges.read(git, head: repository.head, known: heads, files: files)
        return (repository, upstream, changes)
    }

    /// Asks the remote what is new.
    ///
    /// - Returns: The commit of the branch there; nil where the remote has no such branch.
    func fetch(_ upstream: Upstream, _ git: GitProgram) async throws(Obstacle) -> String? {
        let answer = try await git.run(
            ["fetch", "--quiet", "--no-recurse-submodules", upstream.remote, "refs/heads/\(upstream.branch)"], .network)
        if answer.isSuccess { return try await git.commit("FETCH_HEAD") }
        if answer.complains(of: "couldn't find remote ref") { return nil }
        throw answer.obstacle(doing: "fetch", with: upstream.remote)
    }

    /// Refuses to publish what somebody committed besides the workspace.
    private func refuseOtherCommits(
        of repository: Repository, _ upstream: Upstream, _ fetched: String?, _ git: GitProgram
    ) async throws(Obstacle) {
        guard let head = repository.head else { return }
        let own = SharedFiles.roots.map { ":(top,exclude,literal)\(repository.prefix)\($0)" }
        let answer = try await git.run(
            ["log", "-z", "--no-merges", "--no-show-signature", "--format=%h %s", head, "--not", "--remotes=\(upstream.remote)"]
                + [fetched].compactMap(\.self)
                + ["--", ":(top)"] + own)
        let subjects = answer.fields
        guard subjects.isEmpty else {
            throw .otherCommits(subjects.map { String($0.prefix(60)) }, count: subjects.count, branch: repository.branch)
        }
    }

    private func refuseUnrelated(_ repository: Repository, _ fetched: String?, _ git: GitProgram) async throws(Obstacle) {
        guard let fetched, let head = repository.head else { return }
        guard try await git.run(["merge-base", head, fetched]).isSuccess else {
            throw .unrelated(isShallow: repository.isShallow)
        }
    }

    /// Goes on to what others shared where nothing was committed here since, so that the history stays one line.
    private func fastForward(to fetched: String, _ git: GitProgram) async throws(Obstacle) {
        let head = try await git.commit("HEAD")
        guard head != fetched else { return }
        if head != nil, try await !git.run(["merge-base", "--is-ancestor", "HEAD", fetched]).isSuccess { return }
        // Files in the way are left to the merge, which says so; nothing is changed where it is refused.
        try await whole { () throws(Obstacle) in
            let lock = try takeLock()
            defer { files.close(lock) }
            try await git.run(["merge", "--quiet", "--ff-only", "--no-squash", fetched], .change)
        }
    }

    /// Merges and pushes until the remote has what is here.
    ///
    /// - Returns: How many entries were sent.
    private func share(
        _ fetched: String?, with upstream: Upstream, _ git: GitProgram, says: @Sendable (SyncStep) -> Void
    ) async throws(Obstacle) -> Int {
        var fetched = fetched
        for attempt in 1...Sync.attempts {
            if let fetched, try await !git.run(["merge-base", "--is-ancestor", fetched, "HEAD"]).isSuccess {
                says(.merging(upstream.title))
                try await whole { () throws(Obstacle) in try await merge(fetched, from: upstream, git) }
            }
            guard let head = try await git.commit("HEAD") else { return 0 }
            if head == fetched, !upstream.isNew { return 0 }
            says(.pushing(upstream.title))
            if try await push(upstream, git) { return try await entries(from: fetched, to: head, git) }
            // Somebody was faster. Each waits a little, and not equally long.
            try? await Task.sleep(for: .milliseconds(Int.random(in: 20...(100 * attempt))))
            fetched = try await fetch(upstream, git)
        }
        throw .overtaken(times: Sync.attempts)
    }

    /// Pushes the branch.
    ///
    /// - Returns: Whether the remote took it; false where others pushed meanwhile.
    private func push(_ upstream: Upstream, _ git: GitProgram) async throws(Obstacle) -> Bool {
        let answer = try await git.run(
            ["push", "--porcelain", "--recurse-submodules=no"] + (upstream.isNew ? ["--set-upstream"] : []) + [
                upstream.remote, "HEAD:refs/heads/\(upstream.branch)",
            ], .network)
        if answer.isSuccess { return true }
        let lines = answer.line.split(separator: "\n").filter { $0.hasPrefix("!") }.map { String($0).harmless }
        if lines.contains(where: { $0.holds("fetch first") || $0.holds("non-fast-forward") || $0.holds("stale info") }) {
            return false
        }
        // Two pushes at the same instant: the remote lets one of them have the branch.
        if lines.contains(where: {
            $0.holds("failed to update ref") || $0.holds("cannot lock ref") || $0.holds("incorrect old value")
        })
            || answer.complains(of: "cannot lock ref", "incorrect old value")
        {
            return false
        }
        if lines.contains(where: { $0.holds("[remote rejected]") }) {
            throw .notAllowed(remote: upstream.remote, words: answer.errors.filter { $0.hasPrefix("remote:") } + lines)
        }
        if answer.complains(of: "pre-push") || answer.errors.isEmpty
            || answer.complains(of: "failed to push some refs") && lines.isEmpty
        {
            throw .hook(doing: "push", words: answer.errors.filter { !$0.holds("failed to push some refs") })
        }
        throw answer.obstacle(doing: "push", with: upstream.remote)
    }

    /// How many entries a commit has that an earlier one, or none, has not.
    private func entries(from earlier: String?, to later: String?, _ git: GitProgram) async throws(Obstacle) -> Int {
        guard let later else { return 0 }
        // The tree that holds nothing is the same everywhere.
        var base = earlier
        if base == nil { base = try await git.run(["hash-object", "-t", "tree", "--stdin"]).line }
        let counts = try await git.run([
            "diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", base ?? later, later, "--",
            "journal",
        ])
        return LineCounts(counts.output).entries
    }

    /// Finishes what was begun, even where somebody stops the sync meanwhile.
    private func whole<Value: Sendable>(
        _ step: @escaping @Sendable () async throws(Obstacle) -> Value
    ) async throws(Obstacle) -> Value {
        if Task.isCancelled { throw .cancelled }
        let task = Task { () async -> Result<Value, Obstacle> in
            do throws(Obstacle) {
                return .success(try await step())
            } catch {
                return .failure(error)
            }
        }
        return try await task.value.get()
    }

    /// Waits until nobody writes in the folder, and lets nobody write until it is given back.
    func takeLock() throws(Obstacle) -> FileDescriptor {
        let path = folder.appending(MachineFolder.name).appending("lock")
        do throws(FileFailure) {
            try files.makeFolder(folder.appending(MachineFolder.name))
            return try files.lockFile(at: path)
        } catch {
            throw .locked(error)
        }
    }
}

extension Obstacle {
    /// Whether all is well here, and only the remote is not to be had.
    fileprivate var isOnTheOtherSide: Bool {
        switch self {
        case .credentials, .unreachable, .tookTooLong: true
        default: false
        }
    }
}
