import Files
import GitSync
import HarmlessText
import Interface
import Platform
import Readiness
import Reports
import Store
import SystemPackage

/// What the loop remembers of sharing.
struct SyncDriver {
    /// What the remote has, as far as this clone knows.
    var soFar: LastSyncedHeads?
    /// Whether somebody in the background looks at what the remote has.
    var isLooking = false
    /// Whether it is to be looked at again when that is done.
    var looksAgain = false
    /// Whether a sync is under way.
    var isUnderWay = false
    /// Ends the one that is.
    var stop = StopRequest()
    /// What it is at, in words.
    var step = ""
    /// Whether the program ends when it is done.
    var isLeaving = false
    /// What others wrote that came in since it began.
    var arrivals: [Entry] = []
}

extension Program {
    /// Finds out in the background what is not shared yet. Where there is no repository around, nothing is started.
    mutating func lookAtSharing() {
        guard let store, Self.files.isInRepository(store.folder) else { return }
        guard !sharing.isLooking else {
            sharing.looksAgain = true
            return
        }
        sharing.isLooking = true
        Worker.start { [inbox, folder = store.folder] in inbox.post(.sharedSoFar(LastSyncedHeads.look(at: folder))) }
    }

    /// Counts what is not shared by what is known, without asking git.
    mutating func countUnshared() {
        guard let store, !sharing.isUnderWay else { return }
        guard let soFar = sharing.soFar else { return send(.sharing(.unknown)) }
        send(.sharing(.known(unshared: soFar.unshared(of: store.heads), upstream: soFar.upstream.harmless)))
    }

    /// Shares the workspace in the background; what comes of it comes as a letter.
    mutating func share(_ options: SyncOptions) {
        guard !sharing.isUnderWay else { return }
        // A broken chain is found before anything is passed on.
        try? store?.loadHistory()
        showNotices()
        guard let store else { return }
        sharing.isUnderWay = true
        sharing.arrivals = []
        send(.sharing(.underWay))
        let stop = StopRequest()
        (sharing.stop, sharing.step, sharing.isLeaving) = (stop, "", false)
        let sync = Sync(of: store)
        Worker.start { [inbox, store] in
            let letter: Inbox.Letter
            do throws(SyncStopped) {
                let report = try sync.perform(options, stop: stop) { inbox.post(.sharing($0)) }
                var now = store
                let arrived = (try? now.refresh()) ?? []
                let warnings = SharedHands.warnings(about: report.committed + arrived, in: now)
                letter = .shared(report, warnings: warnings)
            } catch {
                letter = .stopped(error)
            }
            // First what is shared now, so that the count is right when the news is told.
            inbox.post(.sharedSoFar(LastSyncedHeads.look(at: store.folder)))
            inbox.post(letter)
        }
    }

    /// Takes note of what came in: by the sync that is under way, or by somebody else's git.
    mutating func noteShared(_ entries: [Entry]) {
        if sharing.isUnderWay {
            sharing.arrivals += entries
        } else if sharing.soFar != nil {
            lookAtSharing()
        }
    }

    /// Ends the program when what is being shared is shared; asked a second time, it is given up at the next place
    /// where that leaves nothing half done.
    mutating func finishSharing() {
        if sharing.isLeaving { sharing.stop.ask() }
        sharing.isLeaving = true
        send(.sharing(.finishing(step: sharing.stop.isAsked ? "It is being stopped." : sharing.step)))
    }

    /// Goes on although somebody wanted to leave.
    mutating func stay() {
        guard sharing.isUnderWay else { return }
        sharing.isLeaving = false
        send(.sharing(.underWay))
    }

    /// Takes what the background has to say.
    mutating func takeLetters() {
        for letter in inbox.take() {
            switch letter {
            case .author(let answer): take(answer)
            case .controls(let controls): send(.controls(controls))
            case .sharedSoFar(let soFar):
                sharing.isLooking = false
                sharing.soFar = soFar
                countUnshared()
                if sharing.looksAgain {
                    sharing.looksAgain = false
                    lookAtSharing()
                }
            case .sharing(let step):
                sharing.step = step.title.harmless
                if sharing.isLeaving { send(.sharing(.finishing(step: sharing.step))) }
            case .arriving(let done, let size): send(.attaching(done: done, size: size))
            case .arrived(let file, let draft): attach(file, draft)
            case .notArrived(let error): tell(error)
            case .readToImport(let rows, let draft, let isToWrite): take(rows, draft, isToWrite: isToWrite)
            case .packing(let done, let total): tellPacking(done: done, total: total)
            case .packed(let end): take(end)
            case .glanced(let broken): take(broken)
            case .openable(let found, let title): show(found, title: title)
            case .shared(let report, let warnings):
                tellShared(report, warnings)
                if sharing.isLeaving { isDone = true }
            case .stopped(let stopped):
                sharing.isUnderWay = false
                refresh()
                countUnshared()
                // Whoever stopped it in order to leave knows why. Any other reason is said before anybody leaves.
                if sharing.isLeaving, stopped.obstacle == .cancelled { isDone = true } else { tell(stopped) }
                sharing.isLeaving = false
            }
        }
    }

    private mutating func tellShared(_ report: SyncReport, _ warnings: [String]) {
        refresh()
        sharing.isUnderWay = false
        countUnshared()
        guard let store else { return }
        let sent = report.sent == 0 ? "nothing to send" : "\(counted(report.sent, "entry", "entries")) sent"
        let arrivals = ReceivedEntries(sharing.arrivals, for: store.author.handle, in: store.state.record).line(in: store.state)
        let notice = (report.notices.map(\.description) + warnings).first.map { " \($0)" } ?? ""
        send(.shared("Shared with \(report.upstream): \(sent); \(arrivals)\(notice)".harmless))
    }

    /// Says what stands in the way, and offers what would help.
    private mutating func tell(_ stopped: SyncStopped) {
        let again: (yes: String, effect: Effect) =
            switch stopped.obstacle {
            case .noUpstream(let branch, let remote):
                ("push \(branch) to \(remote)", .share(setsUpstream: true, includesOtherCommits: false))
            case .otherCommits: ("push them, too", .share(setsUpstream: false, includesOtherCommits: true))
            default: ("try again", .share(setsUpstream: false, includesOtherCommits: false))
            }
        send(.notShared(reason: stopped.description.harmless, yes: again.yes.harmless, effect: again.effect))
    }
}
