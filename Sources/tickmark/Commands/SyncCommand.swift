import ArgumentParser
import Dispatch
import Readiness
import Workspace

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Share the workspace through git: commit its files, take in what others did, push.",
        discussion: """
            Only the workspace's own files are committed, whatever else is changed or staged in the repository.
            Where git cannot go on, sync stops, says why and what to do, and leaves nothing half done.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Flag(name: .customLong("dry-run"), help: "Say what would be committed and sent, and do nothing.") var isRehearsal = false
    @Flag(name: .customLong("set-upstream"), help: "Push a branch that is not on the remote yet.") var setsUpstream = false
    @Flag(name: .customLong("all-commits"), help: "Also push the branch's commits that are not the workspace's.")
    var includesOtherCommits = false
    @Option(
        name: .customLong("time-limit"),
        help: ArgumentHelp("Stop a fetch or a push that takes longer than so many seconds.", valueName: "seconds"))
    var timeLimit = 180

    func validate() throws {
        guard timeLimit > 0 else { throw ValidationError("--time-limit is a number of seconds.") }
    }

    func run() async throws {
        var store = try await workspace.open()
        // A broken chain is found before anything is passed on.
        _ = try store.checkedEntries()
        let sync = Sync(of: store, limits: GitLimits(network: .seconds(timeLimit)))
        let options = SyncOptions(setsUpstream: setsUpstream, includesOtherCommits: includesOtherCommits)
        do {
            guard !isRehearsal else { return tell(try await sync.rehearse(options)) }
            let report = try await stoppable { () throws(SyncStopped) in try await sync.run(options) { Output.warn($0.title) } }
            for notice in report.notices { Output.warn(notice) }
            let news = try store.refresh()
            Output.say(report.commit.map { "Committed: \($0)" } ?? "There was nothing to commit.")
            Output.say(
                report.sent > 0 ? "Sent \(count(report.sent)) to \(report.upstream)." : "\(report.upstream) has everything.")
            let arrivals = Arrivals(news, for: store.author.handle, in: store.state.record)
            Output.say(arrivals.isEmpty ? "Nothing new from others." : "\(arrivals.figures) came in:")
            for sentence in arrivals.sentences(in: store.state) { Output.say("  \(sentence)") }
            for notice in store.takeNotices() { Output.warn(notice) }
        } catch {
            throw Failure(error)
        }
    }

    /// Runs a sync that ctrl-c ends between two steps: what is begun in the repository is finished, what waits for the network is given up.
    private func stoppable(
        _ sync: @escaping @Sendable () async throws(SyncStopped) -> SyncReport
    ) async throws -> SyncReport {
        let task = Task { try await sync() }
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT)
        source.setEventHandler { task.cancel() }
        source.resume()
        defer {
            source.cancel()
            signal(SIGINT, SIG_DFL)
        }
        return try await task.value
    }

    private func tell(_ report: SyncReport) {
        Output.say(report.commit.map { "Would commit: \($0)" } ?? "Would commit nothing.")
        Output.say("Would take in what others pushed to \(report.upstream), and send \(count(report.sent)).")
        for notice in report.notices { Output.warn(notice) }
    }

    private func count(_ entries: Int) -> String { entries == 1 ? "1 entry" : "\(entries) entries" }
}
