import HarmlessText
import Interface
import Platform
import Readiness
import Store

/// What the loop knows of who sits here.
struct SittingState {
    /// Whether git is being asked, and has not answered.
    var isAsking = false
    /// Whether it is still to be asked.
    var isToBeAsked = false
    /// What waits for the answer, in its order.
    var waiting: [Effect] = []
    /// Whether somebody wants to leave as soon as what is shown is written.
    var quitsThen = false

    /// Whether it is not certain yet who sits here.
    var isOpen: Bool { isAsking || isToBeAsked }
}

// Who sits here is shown as it is remembered, and asked behind the first frame. Nothing is written before git has
// answered, and nobody waits for it but what is to be written.
extension Program {
    /// Asks in the background; the answer comes as a letter.
    mutating func askWhoSits() {
        guard !sitting.isAsking else { return }
        sitting.isToBeAsked = false
        sitting.isAsking = true
        let answer = launch.inquiry.ask()
        let failure = SystemThread.start { [inbox] in inbox.post(.author(answer())) }
        if failure != 0 { inbox.post(.author(.unknown(.failed))) }
    }

    /// Waits for the answer for so long and no longer, where nothing else can be done meanwhile.
    mutating func waitForAnswer(_ patience: Duration) {
        let deadline = ContinuousClock.now.advanced(by: patience)
        while sitting.isAsking {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return }
            let (seconds, fraction) = left.components
            var waits = pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)
            let count = poll(&waits, 1, Int32(clamping: seconds * 1000 + fraction / 1_000_000_000_000_000 + 1))
            if count > 0 { takeLetters() } else if count < 0, errno != EINTR { return }
        }
    }

    /// Whether an effect can be performed now. One that depends on who sits here waits for the answer; what is written
    /// is shown meanwhile.
    mutating func isKnownWhoSits(for effect: Effect) -> Bool {
        guard effect.dependsOnWho else { return true }
        if !sitting.isOpen {
            // Where git could not say it, it is asked again whenever somebody wants to write.
            guard !author.isKnown, launch.inquiry.known == nil else { return true }
            askWhoSits()
        }
        if case .write = effect { return true }
        sitting.waiting.append(effect)
        send(.notice("One moment: git has not said yet who you are."))
        return false
    }

    /// Takes the answer: what was pressed meanwhile is that person's, as far as it does not depend on who it was
    /// thought to be.
    mutating func take(_ answer: AuthorAnswer) {
        guard sitting.isAsking else { return }
        sitting.isAsking = false
        let shown = store?.author ?? author
        switch answer {
        case .known(let person): author = person
        case .unknown: author = .nobody
        }
        let staged = store?.stagedActions ?? []
        store?.setAuthor(answer)
        let now = store?.author ?? author
        if now != shown {
            send(.person(CurrentPerson(handle: now.handle, name: now.name)))
            if now.isKnown, now.handle != shown.handle, staged.contains(where: { $0.depends(onWriter: shown.handle) }) {
                store?.discardStaged()
                show(isLaidOutAnew: true)
                send(.saved)
                send(
                    .refused(
                        "You are \(now.name), and not \(shown.name): what you pressed before that was known was not done."
                            .harmless))
            }
        }
        showNotices()
        if case .unknown(let reason) = answer, !(store?.hasStaged ?? false) {
            send(.notice("\(reason). You can look at everything; what you write waits until that is known."))
        }
        let effects = sitting.waiting
        sitting.waiting = []
        for effect in effects { performNow(effect) }
        if sitting.quitsThen {
            sitting.quitsThen = false
            performNow(.quit)
        }
    }
}

extension Effect {
    /// Whether what comes of it has somebody's name on it.
    fileprivate var dependsOnWho: Bool {
        switch self {
        case .write, .undo, .redo, .retry, .begin, .share, .previewExport, .export, .previewImport, .bringIn: true
        default: false
        }
    }
}

extension Action {
    /// Whether the rules or the sense of it depend on who does it, who was taken to go by a handle.
    fileprivate func depends(onWriter handle: Handle) -> Bool {
        switch self {
        case .status(_, .reviewed, _, _), .correct, .withdraw, .settle, .keep, .same: true
        case .owner(_, let owner, _): owner == handle
        default: false
        }
    }
}
