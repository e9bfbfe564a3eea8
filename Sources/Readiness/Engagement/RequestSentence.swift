extension RequestChange {
    /// What is said of a request, as the rest of a sentence that begins with a person's name.
    func sentence(about number: RequestNumber, in state: WorkspaceState) -> String {
        switch self {
        case .added(let asked): "took over the request \(number): \(RequestChange.firstLine(of: asked.text))"
        case .text(let to, _): "put the request \(number) in other words: \(RequestChange.firstLine(of: to))"
        case .kind(let to, _): "said that the request \(number) asks for a \(to.rawValue)"
        case .reference(let to, _):
            to.isEmpty
                ? "cleared what the list says the request \(number) is about"
                : "noted what the list says \(number) is about: \(to)"
        case .owner(let to, _): "gave the request \(number) to \(to.map { state.record.name(of: $0) } ?? "nobody")"
        case .due(let to, _):
            to.map { "set the request \(number) due on \($0.words)" } ?? "cleared the due date of the request \(number)"
        case .capture(let to, _):
            to.map { "said that evidence for the request \(number) is to be taken as of \($0.words)" }
                ?? "cleared the day as of which evidence for the request \(number) is taken"
        case .state(let to, _):
            switch to {
            case .open: "opened the request \(number) again"
            case .gathering: "began to gather what the request \(number) asks for"
            case .submitted: "submitted what the request \(number) asks for"
            }
        case .verdict(let to, _):
            switch to {
            case .none: "noted that the auditor has not decided about the request \(number)"
            case .accepted: "noted that the auditor accepted the request \(number)"
            case .returned(let reason): "noted that the auditor returned the request \(number): \(reason)"
            }
        case .target(let target, let to, _): "said that the request \(number) \(to ? "is" : "is not") about \(target.id)"
        case .evidence(let id, let to, _):
            "said that evidence \(id.evidenceName) \(to ? "answers" : "does not answer") the request \(number)"
        case .dropped(let to, _): "\(to ? "dropped" : "took back") the request \(number)"
        }
    }

    private static func firstLine(of text: String) -> String {
        text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
}
