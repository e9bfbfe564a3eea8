import Files
import HarmlessText
import Journal
import Platform
import Readiness
import Store
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
    public var notices: [SyncNotice]
    /// The entries that were committed, in the common order.
    public var committed: [Entry] = []
}

/// What a sync is at.
public enum SyncStep: Hashable, Sendable {
    case fetching(String)
    case committing(String)
    case merging(String)
    case pushing(String)
}

/// Shares a workspace through the git repository that it lies in: commits its files, takes in what others shared,
/// pushes.
///
/// Only the workspace's own files are committed, whatever else is changed or staged in the repository. Every step is
/// whole: where one cannot be done, it is taken back, and the sync stops with what to do next. See
/// Documentation/Use/Sync.md.
public struct Sync: Sendable {
    /// How often a push is tried when others push at the same time.
    static let attempts = 6

    package let limits: GitLimits
    package let folder: FilePath
    package let author: Handle
    package let entries: [Entry]
    package let heads: [JournalHead]
    package let damage: WorkspaceError?
    package let files: any FileCalls

    /// Makes a sync of what a store has read.
    public init(of store: WorkspaceStore, limits: GitLimits = GitLimits()) {
        folder = store.folder
        self.limits = limits
        author = store.author.handle
        entries = store.entries
        heads = store.heads
        damage = store.readOnlyError
        files = store.files
    }

    /// Shares the workspace, on a thread of its own. Where the task is cancelled, it ends as ``perform(_:stop:says:)``
    /// does.
    ///
    /// - Parameter says: Told of each step before it is done.
    /// - Throws: ``SyncStopped``, with what stands in the way and what was kept.
    public func run(
        _ options: SyncOptions = SyncOptions(), says: @escaping @Sendable (SyncStep) -> Void = { _ in }
    ) async throws(SyncStopped) -> SyncReport {
        let stop = StopRequest()
        let outcome = await withTaskCancellationHandler {
            await Worker.value { () -> Result<SyncReport, SyncStopped> in
                do throws(SyncStopped) {
                    return .success(try perform(options, stop: stop, says: says))
                } catch {
                    return .failure(error)
                }
            }
        } onCancel: {
            stop.ask()
        }
        return try outcome.get()
    }

    /// Shares the workspace, here and now.
    ///
    /// - Parameters:
    ///   - stop: Ends it between two steps: what is begun in the repository is finished, what waits for the network is
    ///     given up.
    ///   - says: Told of each step before it is done.
    /// - Throws: ``SyncStopped``, with what stands in the way and what was kept.
    public func perform(
        _ options: SyncOptions = SyncOptions(), stop: StopRequest = StopRequest(), says: @Sendable (SyncStep) -> Void = { _ in }
    ) throws(SyncStopped) -> SyncReport {
        var commit: String?
        var before: String?
        var after: String?
        do throws(SyncError) {
            let git = try GitProgram(in: folder, limits: limits, stop: stop).askingNothing()
            let (repository, upstream) = try look(git, options)
            let scratch = GitScratch(in: repository.gitFolder, files)
            let hindrance = try begin(git, scratch)
            before = try git.commit("HEAD")
            after = before
            says(.fetching(upstream.remote))
            var fetched: String?
            var unreached: SyncError?
            do throws(SyncError) {
                fetched = try fetch(upstream, git)
            } catch {
                // What cannot be shared now can be committed all the same.
                guard error.isOnTheOtherSide else { throw error }
                unreached = error
            }
            if hindrance == nil, !options.includesOtherCommits {
                try refuseOtherCommits(of: repository, upstream, fetched, git)
            }
            try refuseUnrelated(repository, fetched, git)
            if let fetched { try fastForward(to: fetched, git, scratch) }
            after = try git.commit("HEAD")
            if let hindrance { throw hindrance }
            let made = try uninterrupted(git, scratch) { git throws(SyncError) in try commitChanges(git, scratch, says) }
            commit = made.message
            if let unreached { throw unreached }
            let sent = try share(fetched, with: upstream, git, scratch, says: says)
            return SyncReport(
                upstream: upstream.title, commit: commit, sent: sent, notices: made.changes.notices,
                committed: commit == nil ? [] : made.changes.news(in: entries))
        } catch {
            throw SyncStopped(obstacle: error, commit: commit, hasTakenIn: before != after)
        }
    }

    /// Says what a sync would commit and send, and changes nothing; the remote is not asked.
    public func rehearse(_ options: SyncOptions = SyncOptions(), stop: StopRequest = StopRequest()) throws(SyncStopped)
        -> SyncReport
    {
        do throws(SyncError) {
            if let damage { throw .damaged(damage) }
            let git = GitProgram(in: folder, limits: limits, stop: stop)
            let (repository, upstream) = try look(git, options)
            let changes = try GitScratch(in: repository.gitFolder, files).alone(git) { git throws(SyncError) in
                let scratch = GitScratch(in: repository.gitFolder, files)
                return try PendingChanges.read(
                    scratch.index(of: repository.head, git), head: repository.head, known: heads, files: files)
            }
            let remembered = try git.commit(upstream.reference)
            if !options.includesOtherCommits { try refuseOtherCommits(of: repository, upstream, remembered, git) }
            let message = changes.isEmpty ? nil : changes.message(from: entries, by: author).text
            let committed = try count(from: remembered, to: repository.head, git)
            return SyncReport(
                upstream: upstream.title, commit: message, sent: committed + changes.entries.values.reduce(0, +),
                notices: changes.notices)
        } catch {
            throw SyncStopped(obstacle: error, commit: nil)
        }
    }

    // MARK: Steps

    /// Looks at where the workspace is shared.
    private func look(_ git: GitProgram, _ options: SyncOptions) throws(SyncError) -> (Repository, Upstream) {
        let repository = try Repository.find(git, files: files)
        let upstream = try repository.upstream(git)
        if upstream.isNew, !options.setsUpstream { throw .noUpstream(branch: repository.branch, remote: upstream.remote) }
        return (repository, upstream)
    }

    /// Puts right what an earlier sync left behind, then looks at what there is to commit.
    ///
    /// - Returns: Why nothing is committed or sent although others' work can be taken in: the workspace is damaged.
    private func begin(_ git: GitProgram, _ scratch: GitScratch) throws(SyncError) -> SyncError? {
        try uninterrupted(git, scratch) { git throws(SyncError) in
            let head = try git.commit("HEAD")
            let apart = try scratch.index(of: head, git)
            try IndexBehind.putRight(try IndexBehind.files(git, apart: apart, files), git, scratch)
            if let damage { return .damaged(damage) }
            do throws(SyncError) {
                _ = try PendingChanges.read(apart, head: head, known: heads, files: files)
                return nil
            } catch {
                guard case .pastChanged = error else { throw error }
                return error
            }
        }
    }

    /// Commits what there is to commit.
    private func commitChanges(
        _ git: GitProgram, _ scratch: GitScratch, _ says: @Sendable (SyncStep) -> Void
    ) throws(SyncError) -> (changes: PendingChanges, message: String?) {
        let head = try git.commit("HEAD")
        let apart = try scratch.index(of: head, git)
        var changes = try PendingChanges.read(apart, head: head, known: heads, files: files)
        guard !changes.isEmpty else { return (changes, nil) }
        let message = changes.message(from: entries, by: author).text
        says(.committing(message))
        let isCommitted = try commit(&changes, message, from: head, git, apart: apart, scratch)
        return (changes, isCommitted ? message : nil)
    }

    /// Asks the remote what is new.
    ///
    /// - Returns: The commit of the branch there; nil where the remote has no such branch.
    package func fetch(_ upstream: Upstream, _ git: GitProgram) throws(SyncError) -> String? {
        let branch = "refs/heads/\(upstream.branch)"
        if upstream.isNew, try git.isAbsent(branch, on: upstream.remote) { return nil }
        let answer = try git.run(["fetch", "--quiet", "--no-recurse-submodules", upstream.remote, branch], .network)
        if answer.isSuccess { return try git.commit("FETCH_HEAD") }
        // Somebody may have removed it there.
        if !upstream.isNew, try git.isAbsent(branch, on: upstream.remote) { return nil }
        throw answer.obstacle(doing: "fetch", with: upstream.remote)
    }

    /// Refuses to publish what somebody committed besides the workspace.
    private func refuseOtherCommits(
        of repository: Repository, _ upstream: Upstream, _ fetched: String?, _ git: GitProgram
    ) throws(SyncError) {
        guard let head = repository.head else { return }
        let own = SharedFiles.roots.map { ":(exclude,literal)\($0)" }
        let answer = try git.look(
            ["log", "-z", "--no-merges", "--no-show-signature", "--format=%h %s", head, "--not", "--remotes=\(upstream.remote)"]
                + [fetched].compactMap(\.self)
                + ["--", ":(top)"] + own)
        let subjects = answer.fields
        guard subjects.isEmpty else {
            throw .otherCommits(subjects.map { String($0.prefix(60)) }, count: subjects.count, branch: repository.branch)
        }
    }

    private func refuseUnrelated(_ repository: Repository, _ fetched: String?, _ git: GitProgram) throws(SyncError) {
        guard let fetched, let head = repository.head else { return }
        guard try git.query(["merge-base", head, fetched]) != nil else { throw .unrelated(isShallow: repository.isShallow) }
    }

    /// Goes on to what others shared where nothing was committed here since, so that the history stays one line.
    private func fastForward(to fetched: String, _ git: GitProgram, _ scratch: GitScratch) throws(SyncError) {
        let head = try git.commit("HEAD")
        guard head != fetched else { return }
        if let head, try !git.isAncestor(head, of: fetched) { return }
        do throws(SyncError) {
            try uninterrupted(git, scratch) { git throws(SyncError) in try goOn(to: fetched, git, scratch) }
        } catch {
            // Files in the way are left to the merge, which says so when what was done here is committed.
            guard case .inTheWay = error else { throw error }
        }
    }

    /// Merges and pushes until the remote has what is here.
    ///
    /// - Returns: How many entries were sent.
    private func share(
        _ fetched: String?, with upstream: Upstream, _ git: GitProgram, _ scratch: GitScratch, says: @Sendable (SyncStep) -> Void
    ) throws(SyncError) -> Int {
        var fetched = fetched
        for attempt in 1...Sync.attempts {
            if let fetched, try !git.isAncestor(fetched, of: "HEAD") {
                says(.merging(upstream.title))
                try uninterrupted(git, scratch) { git throws(SyncError) in try merge(fetched, from: upstream, git, scratch) }
            }
            guard let head = try git.commit("HEAD") else { return 0 }
            if head == fetched, !upstream.isNew { return 0 }
            says(.pushing(upstream.title))
            let refusal: SyncError?
            switch try push(upstream, git) {
            case .done: return try count(from: fetched, to: head, git)
            case .overtaken: refusal = nil
            case .refused(let obstacle): refusal = obstacle
            }
            // Somebody was faster. Each waits a little, and not equally long.
            pause(forMilliseconds: Int.random(in: 20...(100 * attempt)))
            let now = try fetch(upstream, git)
            // Two pushes at the same instant look like a refusal; then the branch there is another one now.
            if let refusal, now == fetched { throw refusal }
            fetched = now
        }
        throw .overtaken(times: Sync.attempts)
    }

    /// What came of a push.
    private enum Push {
        case done
        /// Others pushed meanwhile.
        case overtaken
        /// The remote said no.
        case refused(SyncError)
    }

    /// Pushes the branch.
    private func push(_ upstream: Upstream, _ git: GitProgram) throws(SyncError) -> Push {
        let answer = try git.run(
            ["push", "--porcelain", "--recurse-submodules=no"] + (upstream.isNew ? ["--set-upstream"] : []) + [
                upstream.remote, "HEAD:refs/heads/\(upstream.branch)",
            ], .network)
        if answer.isSuccess { return .done }
        // A line for each branch: a sign, what goes where, and what came of it.
        let lines = answer.line.split(separator: "\n").filter { $0.hasPrefix("!") }.map { String($0).harmless }
        if lines.contains(where: { $0.holds("[remote rejected]") || $0.holds("[remote failure]") }) {
            return .refused(.notAllowed(remote: upstream.remote, words: answer.errors.filter { $0.hasPrefix("remote:") } + lines))
        }
        if lines.contains(where: { $0.holds("[rejected]") }) { return .overtaken }
        // git fails with 128 where it cannot speak with the remote, and with 1 where a hook of this side says no.
        if answer.status == 1, lines.isEmpty {
            throw .hook(doing: "push", words: answer.errors.filter { !$0.holds("failed to push some refs") })
        }
        throw answer.obstacle(doing: "push", with: upstream.remote)
    }

    /// How many entries a commit has that an earlier one, or none, has not.
    private func count(from earlier: String?, to later: String?, _ git: GitProgram) throws(SyncError) -> Int {
        guard let later else { return 0 }
        // The tree that holds nothing is the same everywhere.
        let base = if let earlier { earlier } else { try git.look(["hash-object", "-t", "tree", "--stdin"]).line }
        let counts = try git.look([
            "diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", base, later, "--",
            WorkspaceLayout.journalsName,
        ])
        return LineCounts(counts.output).entries
    }

    /// Finishes what was begun, even where somebody stops the sync meanwhile, and while no other sync does anything in
    /// this clone.
    private func uninterrupted<Value>(
        _ git: GitProgram, _ scratch: GitScratch, _ step: (GitProgram) throws(SyncError) -> Value
    ) throws(SyncError) -> Value {
        if git.stop?.isAsked ?? false { throw .cancelled }
        var git = git
        git.isFinishing = true
        return try scratch.alone(git, step)
    }

    /// Waits until nobody writes in the folder, and lets nobody write until it is given back.
    package func takeLock() throws(SyncError) -> FileDescriptor {
        let path = WorkspaceLayout(folder).lock
        do throws(FileFailure) {
            try files.makeFolder(WorkspaceLayout(folder).machine)
            return try files.lockFile(at: path)
        } catch {
            throw .locked(error)
        }
    }
}

/// Lets a moment pass.
private func pause(forMilliseconds number: Int) { _ = poll(nil, 0, Int32(number)) }

extension GitProgram {
    /// Whether a remote answers, and has no such branch: 2 is git's "no".
    fileprivate func isAbsent(_ branch: String, on remote: String) throws(SyncError) -> Bool {
        try run(["ls-remote", "--exit-code", remote, branch], .network).status == 2
    }
}

extension SyncError {
    /// Whether all is well here, and only the remote cannot be reached.
    fileprivate var isOnTheOtherSide: Bool {
        switch self {
        case .credentials, .unreachable, .tookTooLong: true
        default: false
        }
    }
}
