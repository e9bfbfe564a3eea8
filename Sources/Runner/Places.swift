import Files
import Interface
import Platform
import Readiness
import Store

// Where somebody was is remembered for each person of a workspace, on this machine. It is only ever a place to look at:
// what cannot be understood is passed over.
extension Program {
    /// Begins at the list that was asked for, else where this person was last.
    mutating func beginAtPlace() {
        guard let store else { return }
        rememberedPlace = ProfileFile.place(of: store.author.handle, in: store.folder)?.text
        if let view = launch.view.flatMap(NamedView.init(rawValue:)) {
            state.begin(at: view)
        } else if let rememberedPlace {
            state.comeBack(to: rememberedPlace)
        }
    }

    /// Remembers where this person is.
    func rememberPlace() {
        guard let store, let place = state.place, place != rememberedPlace else { return }
        ProfileFile.place(of: store.author.handle, in: store.folder)?.remember(place)
    }

    /// Reads the controls in the background: nothing of the first frame needs them.
    func readControls() {
        guard let store else { return }
        let state = store.state
        _ = SystemThread.start { [inbox] in inbox.post(.controls(state.definedControls)) }
    }

    /// Says what an undo would take back and what a redo would do again.
    ///
    /// - Parameter written: What was written last, where it was no undo and no redo: then nothing has to be looked up.
    mutating func tellReversible(after written: [Action] = []) {
        guard let store, state.readOnlyReason == nil else { return }
        let isKnown = written.contains { action in
            switch action {
            case .person, .settle: false
            default: true
            }
        }
        guard !isKnown else { return send(.reversible(undo: written, redo: [])) }
        send(
            .reversible(
                undo: store.undoing(.undo).actions(.undo), redo: store.undoing(.redo).actions(.redo)))
    }
}
