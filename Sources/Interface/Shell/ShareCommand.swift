import HarmlessText
import Readiness
import TerminalUI

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
                count == 0 ? "Everything here is shared." : "\(counted(count, "entry is", "entries are")) not shared yet."
            return open(
                Question(
                    title: "Share through git",
                    lines: [
                        what, "The workspace's files are committed, what others shared comes in, and yours goes to \(upstream).",
                    ],
                    yes: "share", effect: effect))
        }
    }

    /// Says why it was not shared, where that takes nothing out of somebody's hands.
    mutating func explain(_ reason: String, _ yes: String, _ effect: Effect) -> [Effect] {
        guard panel == nil, welcome == nil, screens.allSatisfy({ $0.typing == nil }) else {
            message = Message(reason, .refused)
            return []
        }
        return open(Question(title: "Not shared", lines: [reason], yes: yes, effect: effect))
    }
}
