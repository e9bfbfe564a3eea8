import TerminalUI

/// What is shared through git, and what is not yet.
public enum Sharing: Sendable, Hashable {
    /// There is no repository to share through, or nobody has looked yet.
    case unknown
    /// So many entries are here that are not where the team shares them.
    case known(unshared: Int, upstream: String)
    /// It is being shared.
    case underWay
    /// Somebody wants to leave, and it is being finished first; what it is at, in words.
    case finishing(step: String)

    /// What the line of state says; nil where there is nothing to say.
    var text: String? {
        switch self {
        case .unknown, .known(0, _): nil
        case .known(let count, _): "\(count) not shared"
        case .underWay, .finishing: "sharing"
        }
    }

    /// What the footer says while it is being finished.
    var farewell: String? {
        guard case .finishing(let step) = self else { return nil }
        return "Finishing the sync, then Tickmark ends. \(step) q stops it and leaves, esc stays."
    }

    /// Whether there is something to share.
    var hasNews: Bool {
        if case .known(let count, _) = self { count > 0 } else { false }
    }
}

extension State {
    /// Asks before anything leaves this machine.
    mutating func share() -> [Effect] {
        if case .failed = saving {
            message = Message("Save first (ctrl-r): what is not on disk cannot be shared.", .refused)
            return []
        }
        let effect = Effect.share(setsUpstream: false, includesOtherCommits: false)
        switch sharing {
        case .underWay, .finishing:
            message = Message("It is being shared already.")
            return []
        case .unknown: return [effect]
        case .known(let count, let upstream):
            let what =
                count == 0 ? "Everything here is shared." : "\(count) \(count == 1 ? "entry is" : "entries are") not shared yet."
            ask(
                Question(
                    title: "Share through git",
                    lines: [
                        what, "The workspace's files are committed, what others shared comes in, and yours goes to \(upstream).",
                    ],
                    yes: "share", effect: effect))
            return []
        }
    }

    /// Says why it was not shared, where that takes nothing out of somebody's hands.
    mutating func explain(_ reason: String, _ yes: String, _ effect: Effect) {
        guard panel == nil, welcome == nil, !items.isFinding, !history.isFinding else {
            message = Message(reason, .refused)
            return
        }
        ask(Question(title: "Not shared", lines: [reason], yes: yes, effect: effect))
    }
}
