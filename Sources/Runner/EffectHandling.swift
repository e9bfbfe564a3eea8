import Catalogs
import Files
import GitSync
import HarmlessText
import Interface
import Journal
import NcursesTerminal
import Platform
import Readiness
import Reports
import Store
import SystemPackage
import TerminalUI
import Themes

extension Program {
    /// Does what the screens ask for, and tells them what came of it.
    mutating func perform(_ effect: Effect) {
        guard !asksToRaise(for: effect) else { return }
        if isKnownWhoSits(for: effect) { performNow(effect) }
    }

    /// The same where it is known who asks for it, or makes no difference.
    mutating func performNow(_ effect: Effect) {
        switch effect {
        case .write(let actions): stage(actions)
        case .undo, .redo, .reverse: reverse(effect)
        case .retry: commit()
        case .discard:
            store?.discardStaged()
            show(isLaidOutAnew: true)
            send(.saved)
            send(.notice("What could not be saved was given up; you see what is on disk."))
        case .begin(let name, let setups): begin(name, setups)
        case .raise(let effect):
            agreesToRaise = true
            // Who was asked need not be told.
            store?.saysRaised = { _ in }
            perform(effect)
        case .loadHistory: loadHistory()
        case .loadControls: loadControls()
        case .loadEntries(let ids): if let store { send(.entries(store.entries.filter { ids.contains($0.id) })) }
        case .share(let setsUpstream, let includesOtherCommits):
            share(SyncOptions(setsUpstream: setsUpstream, includesOtherCommits: includesOtherCommits))
        case .showPast(let stamp): showPast(stamp)
        case .showDay(let day): showDay(day)
        case .previewExport(let draft): preview(draft)
        case .checkExport(let path): send(.exportTarget(path: path, remark: remark(on: path)))
        case .export(let draft, let path, let replaces): export(draft, to: path, replaces: replaces)
        case .cancelExport: cancelExport()
        case .theme(let id):
            guard let theme = Themes.named(id) else { return }
            terminal.setTheme(theme)
            if !state.hasPanel, let store { ProfileFile.theme(in: store.folder).remember(id) }
        case .lookAtPath(let typed): send(.pathSeen(sight(of: typed)))
        case .attach(let draft): attach(draft)
        case .cancelAttaching: cancelAttaching()
        case .previewImport(let draft): readToImport(draft, isToWrite: false)
        case .bringIn(let draft): readToImport(draft, isToWrite: true)
        case .openEvidence(let id): open(id)
        case .takeUpDraft(let purpose): takeUpDraft(purpose)
        case .keepDraft(let draft): keep(draft)
        case .edit(let text): edit(text)
        case .suspend: suspend()
        case .redraw: terminal.redraw()
        case .elsewhere: goElsewhere()
        case .quit: quit()
        case .stay: stay()
        }
    }

    // MARK: Writing

    /// Shows actions at once; the loop commits them behind the frame.
    private mutating func stage(_ actions: [Action], reversal: Reversal? = nil) {
        store?.stage(actions, reversal: reversal)
        hasStagedReversal = hasStagedReversal || reversal != nil
        // An undo in the same batch has just had the change before it saved, and is not saved itself.
        send(.staged)
        show(isLaidOutAnew: actions.touchedItems == nil)
    }

    /// Writes what is staged, and says saved only when it is on the device.
    mutating func commit() {
        let written = store?.stagedActions ?? []
        do {
            try store?.commit()
            show(isLaidOutAnew: true)
            send(.saved)
            tellReversible(after: hasStagedReversal ? [] : written)
            hasStagedReversal = false
            countUnshared()
        } catch {
            // The folder is known here, and the footer has one line: the reason must not be behind its edge.
            var reason = "\(error)"
            let folder = "\(store?.folder.string ?? "")/"
            while folder != "/", let place = reason.occurrence(of: folder) { reason.removeSubrange(place) }
            send(.notSaved(reason: "\(reason) It is kept here; ctrl-r tries again.".harmless))
        }
        showNotices()
        if state.tab == .history, let store { send(.history(store.entries)) }
    }

    /// Ends the program, when everything is written. Keys that came together with the quitting one may have staged
    /// something.
    private mutating func quit() {
        if sitting.isAsking, !state.saving.isFailure, store?.hasStaged ?? false {
            sitting.quitsThen = true
            return send(.notice("One moment: what you did is saved as soon as git has said who you are; then Tickmark closes."))
        }
        if !state.saving.isFailure, store?.hasStaged ?? false {
            commit()
            guard !state.saving.isFailure else { return }
        }
        guard !warnsOfPacking() else { return }
        if sharing.isUnderWay { finishSharing() } else { isDone = true }
    }

    private mutating func reverse(_ effect: Effect) {
        // Keys that came together are one batch: what the first of them did is what the second undoes.
        if store?.hasStaged ?? false { commit() }
        guard let store, !state.saving.isFailure else { return }
        let isUndo = effect.isUndo
        let undoing = store.undoing(isUndo ? .undo : .redo)
        do throws(Refusal) {
            let (actions, reversal) = isUndo ? try undoing.undo(in: store.state) : try undoing.redo(in: store.state)
            let consequences = Consequences(of: actions, in: store.state, by: store.author.handle)
            // Where something else was done since somebody agreed, the answer was to another question.
            if consequences.destroys, effect != .reverse(reversal) {
                send(.saved)
                return send(.asksToReverse(reversal, consequences))
            }
            guard let first = actions.first else { return send(.saved) }
            stage(actions, reversal: reversal)
            // What is told is what was taken back, as it stood before, and of several in the words of the history.
            let told = store.state.sentence(of: actions, reversal: reversal)
            let several = "\(told.prefix(1).uppercased())\(told.dropFirst())"
            send(.notice((actions.count > 1 ? several : first.told(in: store.state, reversal: reversal)).harmless))
        } catch {
            send(.saved)
            send(.refused(error.description))
        }
    }

    mutating func show(isLaidOutAnew: Bool) {
        guard let store else { return }
        send(.workspace(store.state, isLaidOutAnew: isLaidOutAnew))
    }

    mutating func showNotices() {
        for notice in store?.takeNoticeSentences() ?? [] {
            hasToldNotice = true
            send(.notice(notice.harmless))
        }
        // Each time, because what is mended can be written again.
        send(.readOnly(store?.readOnlyReason?.harmless))
        send(.incomplete(store?.losses.first?.description.harmless))
    }

    // MARK: What others did

    /// Reads what others wrote, and says who changed what.
    mutating func refresh() {
        guard store != nil else { return }
        do {
            let before = store?.heads
            let entries = try store?.refresh() ?? []
            // What is gone, or back again, is no news, and is shown all the same.
            let isOther = entries.isEmpty && before != store?.heads
            guard !entries.isEmpty || isOther, let store else { return showNotices() }
            noteShared(entries)
            self.store?.seeBrokenEvidence()
            if entries.contains(where: { store.state.record.areOne($0.stamp.handle, store.author.handle) }) { tellReversible() }
            show(isLaidOutAnew: isOther || entries.map(\.action).touchedItems == nil)
            if let last = entries.last(where: { !store.state.record.areOne($0.stamp.handle, store.author.handle) }) {
                let more = entries.count > 1 ? " (and \(entries.count - 1) more)" : ""
                send(.changedByOthers("\(store.state.record.writer(of: last)) \(last.sentence(in: store.state))\(more)".harmless))
            }
            if state.tab == .history { send(.history(store.entries)) }
        } catch {
            send(.refused("\(error)".harmless))
        }
        showNotices()
    }

    /// Reads the library of controls, when somebody wants to see it.
    private mutating func loadControls() {
        do {
            send(.controls(try store?.state.definedControls ?? ControlLibrary.builtIn().controls))
        } catch {
            send(.refused("\(error)".harmless))
        }
    }

    // MARK: Beginning

    private mutating func begin(_ name: String, _ setups: [EngagementSetup]) {
        do {
            // Where the last attempt got as far as making the workspace, this one goes on from there.
            if store == nil {
                try WorkspaceFolder.create(at: launch.folder, name: name, files: Self.files)
                let opened = try WorkspaceStore(
                    opening: launch.folder, author: author, catalogs: catalogs, today: launch.clock.today,
                    now: { [clock = launch.clock] in clock.now }, heldCatalogBytes: Self.heldCatalogBytes,
                    files: Self.files)
                launch.inquiry.remember(author)
                store = opened
                watch = FolderWatch(opened.journalFolder)
            }
            try store?.write(setups.map { .engage($0) })
            show(isLaidOutAnew: true)
            send(.saved)
        } catch {
            send(.refused("\(error)".harmless))
        }
    }

    // MARK: The past

    /// Shows the history, whose chains are checked as it is read.
    private mutating func loadHistory() {
        do {
            try store?.loadHistory()
        } catch {
            send(.refused("\(error)".harmless))
        }
        if let store { send(.history(store.entries)) }
        showNotices()
    }

    private mutating func showPast(_ stamp: Stamp) {
        guard let store else { return }
        let entries = store.entries.prefix { $0.stamp <= stamp }
        guard let last = entries.last else { return }
        send(.past(Past(workspace: store.state(after: Array(entries), on: last.at.day), at: last.at)))
    }

    /// Shows the end of a day; what was done later is read, too, for the list of it is what it was taken from.
    mutating func showDay(_ day: Day) {
        loadHistory()
        guard let store else { return send(.refused("There is no workspace here yet, so there is no past of it.")) }
        guard let first = store.entries.map(\.at.day).min(), first <= day else {
            let since = store.entries.first.map { ": the first entry is of \($0.at.day.words)" } ?? ""
            return send(.refused("Nothing had been done by the end of \(day.words)\(since).".harmless))
        }
        send(.past(Past(workspace: store.state(atEndOf: day), at: nil)))
    }

    // MARK: Exports

    /// The file that somebody named: relative to the folder that the program was started in, or from the home folder.
    func target(_ name: String) -> FilePath {
        let path = FilePath(HomePath.expanded(name, home: getenv("HOME").map { String(cString: $0) }))
        return path.isAbsolute ? path : launch.folder.appending(path.components)
    }

    /// What there is to know of a file before it is written.
    func remark(on name: String) -> String? {
        guard !name.isEmpty else { return "Name a file." }
        let path = target(name)
        if ExportFile.exists(path) { return "There is something of that name; you are asked before a file is replaced." }
        let folder = path.parent
        return ExportFile.exists(folder.appending(".")) ? nil : "There is no folder \(folder).".harmless
    }

    // MARK: The shell behind

    /// Gives the terminal back and stops, as a shell's job does; `fg` brings the program back.
    private func suspend() {
        terminal.suspend()
        raise(SIGSTOP)
        terminal.resume()
    }
}

extension Effect {
    /// Whether it undoes; else it does again.
    fileprivate var isUndo: Bool {
        switch self {
        case .undo, .reverse(.undo): true
        default: false
        }
    }
}
