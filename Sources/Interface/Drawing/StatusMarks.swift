import Readiness
import TerminalUI

extension GlyphSet {
    /// The mark of a status.
    func mark(_ status: Status) -> Character {
        switch status {
        case .todo: todo
        case .inProgress: inProgress
        case .ready: ready
        case .reviewed: reviewed
        case .notApplicable: notApplicable
        }
    }
}

extension Status {
    /// The ink of a status.
    var ink: Ink {
        switch self {
        case .todo: .text
        case .inProgress: .active
        case .ready: .good
        case .reviewed: .best
        case .notApplicable: .faint
        }
    }
}
