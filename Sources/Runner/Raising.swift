import Interface
import Reports
import Store

extension Program {
    /// Asks before an effect whose entry would raise the workspace's format, which colleagues with an earlier version
    /// cannot open then. Nothing is shown or written before a yes.
    ///
    /// - Returns: Whether it asked.
    mutating func asksToRaise(for effect: Effect) -> Bool {
        guard let store, store.isOfEarlierFormat, !store.isReadOnly, !agreesToRaise, effect.writesEntries else { return false }
        send(.asksToRaise(WorkspaceStore.raisingSentences, effect))
        return true
    }
}

extension Effect {
    /// Whether entries come of it.
    fileprivate var writesEntries: Bool {
        switch self {
        case .write, .undo, .redo, .reverse, .begin, .attach, .bringIn: true
        default: false
        }
    }
}
