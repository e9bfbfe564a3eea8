import HarmlessText
import Interface
import Readiness
import SystemPackage
import Workspace

/// What the loop remembers of sharing.
struct SharingState {
    /// What the remote has, as far as this clone knows.
    var soFar: SharedSoFar?
    /// Whether somebody in the background looks at what the remote has.
    var isLooking = false
    /// Whether it is to be looked at again when that is done.
    var looksAgain = false
    /// Whether a sync is under way.
    var isUnderWay = false
    /// What others wrote that came in since it began.
    var arrivals: [Entry] = []
}

extension Program {
    /// Finds out in the background what is not shared yet. Where there is no repository around, nothing is started.
    mutating func lookAtSharing() {
        guard let store, store.folder.isInRepository else { return }
        guard !sharing.isLooking else {
            sharing.looksAgain = true
            return
        }
        sharing.isLooking = true
        Task.detached { [inbox, folder = store.folder] in inbox.post(.sharedSoFar(await SharedSoFar.read(of: folder))) }
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
        sayNotices()
        guard let store else { return }
        sharing.isUnderWay = true
        sharing.arrivals = []
        send(.sharing(.underWay))
        let sync = Sync(of: store)
        Task.detached { [inbox, folder = store.folder] in
            let letter: Inbox.Letter
            do throws(SyncStopped) {
                letter = .shared(try await sync.run(options))
            } catch {
                letter = .stopped(error)
            }
            // First what is shared now, so that the count is right when the news is told.
            inbox.post(.sharedSoFar(await SharedSoFar.read(of: folder)))
            inbox.post(letter)
        }
    }

    /// Takes note of what came in: by the sync that is under way, or by somebody else's git.
    mutating func takeNote(ofShared entries: [Entry]) {
        if sharing.isUnderWay {
            sharing.arrivals += entries
        } else if sharing.soFar != nil {
            lookAtSharing()
        }
    }

    /// Takes what the background has to say.
    mutating func takeLetters() {
        for letter in inbox.take() {
            switch letter {
            case .author(let answer): take(answer)
            case .sharedSoFar(let soFar):
                sharing.isLooking = false
                sharing.soFar = soFar
                countUnshared()
                if sharing.looksAgain {
                    sharing.looksAgain = false
                    lookAtSharing()
                }
            case .shared(let report): tellShared(report)
            case .stopped(let stopped):
                sharing.isUnderWay = false
                refresh()
                countUnshared()
                tell(stopped)
            }
        }
    }

    private mutating func tellShared(_ report: SyncReport) {
        refresh()
        sharing.isUnderWay = false
        countUnshared()
        guard let store else { return }
        let sent = report.sent == 0 ? "nothing to send" : "\(report.sent) \(report.sent == 1 ? "entry" : "entries") sent"
        let arrivals = Arrivals(sharing.arrivals, for: store.author.handle, in: store.state.record).line(in: store.state)
        let notice = report.notices.first.map { " \($0)" } ?? ""
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

extension FilePath {
    /// Whether this folder or one above it has a `.git`.
    fileprivate var isInRepository: Bool {
        var folder = self
        while true {
            let git = folder.appending(".git")
            if let file = try? POSIXFileCalls().open(git, .read) {
                POSIXFileCalls().close(file)
                return true
            }
            let parent = folder.removingLastComponent()
            guard parent != folder, !parent.isEmpty else { return false }
            folder = parent
        }
    }
}
