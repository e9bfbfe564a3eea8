import ArgumentParser
import Files
import GitSync
import HarmlessText
import Readiness
import Reports
import Store

struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Share the workspace through git: commit its files, take in what others did, push.",
        discussion: """
            Only the workspace's own files are committed, whatever else is changed or staged in the repository. \
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
        StopSignals.begin()
        let report: SyncReport
        do throws(SyncStopped) {
            guard !isRehearsal else { return tell(try sync.rehearse(options, stop: StopSignals.stop)) }
            report = try sync.perform(options, stop: StopSignals.stop) { Output.warn($0.title) }
        } catch {
            if error.hasTakenIn { _ = try? sayWhatCameIn(&store) }
            // As a program that a signal ends, but not before it has said what stands.
            guard error.obstacle == .cancelled, StopSignals.last > 0 else { throw Failure(error) }
            Output.complain("\(Failure(error))")
            throw ExitCode(128 + StopSignals.last)
        }
        Output.changed(in: store.state.name)
        for notice in report.notices { Output.warn(notice.description) }
        Output.say(report.commit.map { "Committed: \($0)" } ?? "There was nothing to commit.")
        Output.say(
            report.sent > 0
                ? "Sent \(counted(report.sent, "entry", "entries")) to \(report.upstream)." : "\(report.upstream) has everything."
        )
        let news = try sayWhatCameIn(&store)
        for warning in SharedHands.warnings(about: report.committed + news, in: store) { Output.warn(warning) }
    }

    /// Reads what others did, and says it.
    private func sayWhatCameIn(_ store: inout WorkspaceStore) throws -> [Entry] {
        let news: [Entry]
        do throws(WorkspaceError) {
            news = try store.refresh()
        } catch {
            throw Failure(error)
        }
        let arrivals = ReceivedEntries(news, for: store.author.handle, in: store.state.record)
        Output.say(arrivals.isEmpty ? "Nothing new from others." : "\(arrivals.figures) came in:")
        for sentence in arrivals.sentences(in: store.state) { Output.say("  \(sentence)") }
        for notice in store.takeNoticeSentences() { Output.warn(notice) }
        return news
    }

    private func tell(_ report: SyncReport) {
        Output.say(report.commit.map { "Would commit: \($0)" } ?? "Would commit nothing.")
        Output.say(
            "Would take in what others pushed to \(report.upstream), and send \(counted(report.sent, "entry", "entries")).")
        for notice in report.notices { Output.warn(notice.description) }
    }
}
