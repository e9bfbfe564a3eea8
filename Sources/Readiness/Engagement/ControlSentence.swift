import HarmlessText

extension ControlChange {
    /// What is decided, as the rest of a sentence that begins with a person's name.
    func sentence(about key: String, in state: WorkspaceState) -> String {
        switch self {
        case .adopted(let to, _): "\(to ? "adopted" : "no longer adopts") the control \(key)"
        case .statement(let to, _):
            to.map { "reworded the control \(key): \($0)" } ?? "put the control \(key) back into the library's words"
        case .owner(let to, _): "gave the control \(key) to \(to.map { state.record.name(of: $0) } ?? "nobody")"
        case .schedule(let to, _):
            to.map { "set the control \(key) to \($0.latest.words)" } ?? "put the control \(key) back to the library's frequency"
        case .parameter(let name, let to, _):
            to.map { "set \(name) of the control \(key) to \($0)" } ?? "put \(name) of the control \(key) back to the library's"
        case .population(let to, _):
            to.map { "named the population of the control \(key): \($0)" }
                ?? "put the population of the control \(key) back to the library's"
        case .excluded(let to, _): to.map { "set the control \(key) aside: \($0)" } ?? "took the control \(key) up again"
        case .dropped(let to, _): "\(to ? "dropped" : "took back") the control \(key)"
        }
    }
}

extension ControlSchedule.Rhythm {
    /// "monthly, ends on 15, from 1 Mar 2027".
    public var words: String {
        var text = frequency.title.prefix(1).lowercased() + frequency.title.dropFirst()
        if let anchor { text += ", ends on \(anchor.words)" }
        if let since { text += ", from \(since.words)" }
        return text
    }
}

extension RuleChange {
    /// What is decided, as the rest of a sentence that begins with a person's name.
    var sentence: String {
        switch self {
        case .grace(let to, _):
            to == 0 ? "took back the grace days" : "gave \(counted(to, "grace day")) before evidence is missing"
        case .holidays(let to, _):
            to.isEmpty ? "cleared the list of holidays" : "listed \(counted(to.count, "holiday"))"
        }
    }
}
