import Checking
import Files
import HarmlessText
import Interface
import Platform
import Readiness
import Reports
import Store
import Synchronization
import SystemPackage

/// What the loop remembers of an export that is being written.
struct PackingDriver {
    /// Ends it; nil where none is being written.
    var stop: StopRequest?
    /// How far it is, in words.
    var share = ""
    /// Whether somebody was told already that leaving gives it up.
    var hasWarned = false

    var isUnderWay: Bool { stop != nil }
}

/// What came of writing an export in the background.
enum PackingEnd: Sendable {
    case written(name: String, more: String)
    case exists(name: String)
    case refused(String)
}

// An export is gathered by the loop, from the journals anew, and written behind it: the screen goes on meanwhile. What
// is given up leaves nothing, because a file gets its name when it is whole.
extension Program {
    /// What an export says: folded from the journals anew, because it leaves the house.
    private mutating func order(_ draft: ExportDraft) -> ExportOrder? {
        do {
            try store?.foldAnew()
            if draft.day != nil || draft.isRedacted || draft.choice.format == .xlsx { try store?.loadHistory() }
        } catch {
            send(.exportRefused("\(error)".harmless))
            return nil
        }
        showNotices()
        guard let store else { return nil }
        var wish = ExportWish(draft.choice)
        wish.reports = draft.report.map { [$0] }
        wish.filter = draft.filter
        wish.isRedacted = draft.isRedacted
        let history = draft.day.map { day in store.entries.filter { $0.at.day <= day } } ?? store.entries
        if let day = draft.day, history.isEmpty {
            send(.exportRefused("Nothing had been done by the end of \(day.words)."))
            return nil
        }
        return ExportOrder(wish, of: draft.day.map { store.state(atEndOf: $0) } ?? store.state, history: history, in: store)
    }

    /// Shows what an export would say.
    mutating func preview(_ draft: ExportDraft) {
        guard let order = order(draft) else { return }
        let name = draft.choice.fileName(on: draft.day ?? launch.clock.today)
        // A folder whose name is no UTF-8 cannot be typed; the name alone leads there.
        let full = launch.folder.appending(name).string
        let path = FilePath(full) == launch.folder.appending(name) ? full : name
        send(
            .exportPreview(
                draft: draft, lines: ExportPreview.lines(of: order.summary, as: order.format), path: path,
                remark: remark(on: path)))
        if packing.isUnderWay { send(.packing(done: 0, total: 0)) }
    }

    /// Writes an export behind the screen; what comes of it comes as letters.
    mutating func export(_ draft: ExportDraft, to name: String, replaces: Bool) {
        guard !packing.isUnderWay else {
            return send(.exportRefused("Another export is still being written; esc gives that up."))
        }
        guard let order = order(draft) else { return }
        let path = target(name)
        let stop = StopRequest()
        packing = PackingDriver(stop: stop)
        send(.packing(done: 0, total: 0))
        let isSigned = draft.isSigned && draft.canBeSigned
        let failure = SystemThread.start { [inbox] in
            inbox.post(.packed(Self.write(order, to: path, called: name, replaces: replaces, isSigned: isSigned, stop, inbox)))
        }
        if failure != 0 { inbox.post(.packed(.refused("The system starts no more threads; nothing was written."))) }
    }

    private static func write(
        _ order: ExportOrder, to path: FilePath, called name: String, replaces: Bool, isSigned: Bool, _ stop: StopRequest,
        _ inbox: Inbox
    ) -> PackingEnd {
        let told = Mutex(0)
        let signature = path.ending(in: ".sig")
        do {
            // What cannot be signed is not packed: somebody would send it.
            let signing = isSigned ? try PackageSigning(in: order.workspace) : nil
            if signing != nil, !replaces, ExportFile.exists(signature) { throw ExportFile.Failure.exists(signature) }
            let leftOut = try ExportFile.write(order, to: path, replaces: replaces) { (far) throws(FileFailure) in
                guard !stop.isAsked else { throw FileFailure(.write, path, .canceled) }
                // Told in steps that can be seen, and not for each piece that is read.
                let share = far.total > 0 ? far.done * 100 / far.total : 0
                let isNews = told.withLock { told in
                    defer { told = share }
                    return told != share
                }
                if isNews { inbox.post(.packing(done: far.done, total: far.total)) }
            }
            var more = leftOut.isEmpty ? "" : "\(leftOut.joined(separator: ", ")) is not a regular file, and is not in it."
            if let signing {
                do {
                    try ExportFile.write(signing.sign(path), to: signature, replaces: replaces)
                    more += "\(more.isEmpty ? "" : " ")Signed: \(name).sig."
                } catch {
                    return .refused("\(name) is written, and is not signed. \(error)")
                }
            }
            return .written(name: name, more: more)
        } catch {
            if stop.isAsked { return .refused("It was given up, and nothing of it is left.") }
            if let failure = error as? ExportFile.Failure, case .exists(let there) = failure {
                return .exists(name: there == signature ? "\(name).sig" : name)
            }
            return .refused("\(error)")
        }
    }

    /// Writes no export after all.
    mutating func cancelExport() { packing.stop?.ask() }

    /// Takes how far it is.
    mutating func tellPacking(done: Int, total: Int) {
        guard packing.isUnderWay else { return }
        packing.share = total > 0 ? " (\(min(100, done * 100 / total))%)" : ""
        send(.packing(done: done, total: total))
    }

    /// Takes what came of it.
    mutating func take(_ end: PackingEnd) {
        packing = PackingDriver()
        switch end {
        case .written(let name, let more): send(.exported(path: name, more: more.harmless))
        case .exists(let name): send(.exportExists(path: name))
        case .refused(let reason): send(.exportRefused(reason.harmless))
        }
    }

    /// Whether somebody who wants to leave has to be told first that an export is being written.
    mutating func warnsOfPacking() -> Bool {
        guard packing.isUnderWay, !packing.hasWarned else { return false }
        packing.hasWarned = true
        send(.refused("An export is still being written\(packing.share). Leave again to give it up."))
        return true
    }

    /// Gives up what is being done behind the screen where the program ends (a sync, an export, a file that is copied),
    /// and waits a little until nothing of it is left half done. A sync that does not end in time leaves the repository
    /// in order, too.
    func endBackground() {
        var waits = (sharing: sharing.isUnderWay, packing: packing.isUnderWay, attaching: attaching.stop != nil)
        sharing.stop.ask()
        packing.stop?.ask()
        attaching.stop?.ask()
        let deadline = SuspendingClock.now.advanced(by: .seconds(5))
        while waits.sharing || waits.packing || waits.attaching, SuspendingClock.now < deadline {
            var waiting = pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&waiting, 1, 200)
            for letter in inbox.take() {
                switch letter {
                case .shared, .stopped: waits.sharing = false
                case .packed: waits.packing = false
                case .arrived(let file, _):
                    store?.forget(file)
                    waits.attaching = false
                case .notArrived: waits.attaching = false
                default: break
                }
            }
        }
    }
}
