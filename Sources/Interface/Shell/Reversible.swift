import Readiness

/// What an undo would take back, and what a redo would do again, each in a few words: "tick CC6.1-04".
struct Reversible: Sendable, Hashable {
    /// Empty where there is nothing to undo, or nobody has looked yet.
    var undo = ""
    /// Empty where there is nothing to do again.
    var redo = ""

    /// Nothing.
    init() {}

    /// Names what was done.
    init(undo: [Action], redo: [Action]) {
        self.undo = Self.name(of: undo)
        self.redo = Self.name(of: redo)
    }

    private static func name(of actions: [Action]) -> String {
        // Somebody who was added together with what was given to them is not what one thinks of.
        let deeds = actions.filter { if case .person = $0 { false } else { true } }
        guard let first = deeds.first else { return "" }
        guard deeds.count > 1 else { return first.name }
        let verbs = Set(deeds.map(\.verb))
        guard verbs.count == 1, let verb = verbs.first else { return "\(deeds.count) changes" }
        return "\(verb) \(deeds.count) \(deeds.allSatisfy { $0.item != nil } ? "items" : "times")"
    }
}

extension Action {
    /// What is done, as somebody would ask for it: "tick".
    fileprivate var verb: String {
        switch self {
        case .status(_, let to, let was, _):
            switch (was, to) {
            case (.reviewed, .ready): "review back"
            case (_, .ready): "tick"
            case (_, .reviewed): "review"
            case (_, .notApplicable): "n/a"
            case (.notApplicable, _): "include"
            case (.ready, _), (.reviewed, _): "untick"
            case (_, .inProgress): "start"
            case (_, .todo): "stop"
            }
        case .returned: "return"
        case .blocked(_, let to, _): to == nil ? "unblock" : "block"
        case .owner: "owner of"
        case .due: "due date of"
        case .note: "note on"
        case .correct: "correction"
        case .withdraw(_, _, let to, _): to ? "withdrawal" : "put back"
        case .settle, .keep: "settle"
        case .scope(_, _, let to, _, _): to ? "in scope" : "out of scope"
        case .objective: "new objective in"
        case .item: "new item in"
        case .reword: "reword"
        case .engage: "begin"
        case .drop(_, let to, _): to ? "drop" : "bring back"
        case .amend: "change of"
        case .workspace: "workspace's name"
        case .person: "person"
        case .same: "same person"
        case .control, .define: "control"
        case .rule: "rule for coverage"
        case .check: "what is shown by"
        case .attach: "attach"
        case .evidence(_, .opinion(.accepted, _, _)): "accept evidence"
        case .evidence(_, .opinion(.returned, _, _)): "return evidence"
        case .evidence(_, .opinion): "put back evidence"
        case .evidence(_, .retired(let to, _)): to ? "retire" : "put back"
        case .evidence: "correction of evidence"
        case .request: "request"
        case .roll: "roll"
        case .confirm(_, let to, _): to == .given ? "confirm" : "confirmation of"
        case .again: "day to look again at"
        }
    }

    /// The same with what it is done to: "tick CC6.1-04".
    fileprivate var name: String {
        if let item { return "\(verb) \(item.item)" }
        switch self {
        case .scope(_, let target, _, _, _): return "\(target) \(verb)"
        case .objective(_, let area, _): return "\(verb) \(area)"
        case .item(_, let criterion, _), .reword(_, let criterion, _, _): return "\(verb) \(criterion)"
        case .engage(let setup): return "\(verb) \(setup.id)"
        case .drop(let id, _, _), .amend(let id, _): return "\(verb) \(id)"
        case .control(let key, _): return "\(verb) \(key)"
        case .define(let control): return "\(verb) \(control.key)"
        case .check(let name, _, _): return "\(verb) \(name)"
        case .attach(let setup): return "\(verb) \(setup.title)"
        case .request(_, let number, _): return "\(verb) \(number)"
        case .roll(let id, _): return "\(verb) \(id)"
        default: return verb
        }
    }
}
