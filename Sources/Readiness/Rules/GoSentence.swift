import HarmlessText

extension WorkspaceState {
    /// What was done at once, as the rest of a sentence that begins with the person's name: "ticked 21 items", "gave 10
    /// items to Ben Okafor".
    ///
    /// An undo tells what it took back, as ``Entry/sentence(in:)`` does.
    ///
    /// - Parameter entries: The entries of one go.
    public func sentence(ofGo entries: some Collection<Entry>) -> String {
        guard let first = entries.first else { return "" }
        if let item = first.action.item, entries.allSatisfy({ $0.action.item == item }) {
            // Of one item the title is said once.
            let sentences = entries.map { $0.sentence(in: self) }
            return ([sentences[0]] + sentences.dropFirst().map { $0.naming(title(of: item), as: "it") }).joined(separator: "; ")
        }
        return sentence(of: entries.map(\.action), reversal: first.reversal)
    }

    /// The same of several actions that are written at once, as an undo or a redo or by themselves.
    public func sentence(of actions: [Action], reversal: Reversal?) -> String {
        let done = reversal == nil ? actions : actions.map(\.opposite)
        let told = shared(done) ?? counts(of: done)
        switch reversal {
        case nil: return told
        case .undo: return "undid: \(told)"
        // What is done again is what the undo had undone.
        case .redo: return "redid: \(shared(actions) ?? counts(of: actions))"
        }
    }

    /// One sentence where all the actions do the same: the same day, the same owner.
    private func shared(_ actions: [Action]) -> String? {
        for case .roll(let id, .from(let old)) in actions { return "rolled \(old) forward to \(id)" }
        // A report that begins is named, and so is each of several.
        let begun = actions.filter { if case .engage = $0 { true } else { false } }
        if !begun.isEmpty { return begun.map { $0.sentence(in: self) }.joined(separator: "; ") }
        let items = counted(actions.count, "item")
        switch actions.first {
        case .due(_, let day, _)?:
            let isShared = actions.allSatisfy { if case .due(_, day, _) = $0 { true } else { false } }
            return isShared ? day.map { "set \(items) due on \($0.words)" } ?? "cleared the due dates of \(items)" : nil
        case .owner(_, let owner, _)?:
            let isShared = actions.allSatisfy { if case .owner(_, owner, _) = $0 { true } else { false } }
            return isShared ? "gave \(items) to \(owner.map { record.name(of: $0) } ?? "nobody")" : nil
        default: return nil
        }
    }

    /// "ticked 12 items, wrote on 2 items".
    private func counts(of actions: [Action]) -> String {
        var counts: [ActionKind: Int] = [:]
        var (unticked, unreviewed) = (0, 0)
        for action in actions {
            guard case .status(_, let to, let was, _) = action, was.isTicked, !to.isTicked || was == .reviewed && to == .ready,
                to != .notApplicable
            else {
                counts[ActionKind(action), default: 0] += 1
                continue
            }
            if to.isTicked { unreviewed += 1 } else { unticked += 1 }
        }
        var parts = ActionKind.allCases.compactMap { deed in counts[deed].map { deed.done($0) } }
        if unticked > 0 { parts.append("unticked \(counted(unticked, "item"))") }
        if unreviewed > 0 { parts.append("took back \(counted(unreviewed, "review"))") }
        return parts.joined(separator: ", ")
    }
}

extension String {
    /// The text with a name in it spoken of by another word.
    fileprivate func naming(_ name: String, as word: String) -> String {
        guard !name.isEmpty, let range = occurrence(of: name) else { return self }
        return self[..<range.lowerBound] + word + self[range.upperBound...]
    }
}

extension ActionKind {
    /// What is done by an action, whatever else it does away with.
    fileprivate init(_ action: Action) {
        self =
            switch action {
            case .status(_, .notApplicable, _, _): .exclude
            case .status(_, .reviewed, _, _): .review
            case .status(_, .ready, _, _): .tick
            case .status(_, _, .notApplicable, _): .include
            case .status(_, .inProgress, _, _): .start
            case .status(_, .todo, _, _): .stop
            case .returned(_, let to, _, _): to.isTicked ? .other : .sendBack
            case .drop(_, to: true, _): .drop
            case .scope(_, _, let to, _, _): to ? .bringIn : .leaveOut
            case .blocked(_, let to, _): to == nil ? .unblock : .block
            case .owner(_, let to, _): to == nil ? .unassign : .assign
            case .due: .due
            case .note: .note
            case .correct: .correct
            case .settle, .keep: .settle
            case .withdraw(_, _, let to, _): to ? .withdraw : .putBack
            case .confirm: .confirm
            case .request: .request
            case .attach: .attach
            case .evidence(_, let change): ActionKind(change)
            default: .other
            }
    }
}

extension Action {
    /// The action with before and after changed about: what an undo of it was written for. Others as they are.
    fileprivate var opposite: Action {
        switch self {
        case .status(let item, let to, let was, let reason): .status(item, to: was, was: to, reason: reason)
        case .due(let item, let to, let was): .due(item, to: was, was: to)
        case .owner(let item, let to, let was): .owner(item, to: was, was: to)
        case .blocked(let item, let to, let was): .blocked(item, to: was, was: to)
        default: self
        }
    }
}
