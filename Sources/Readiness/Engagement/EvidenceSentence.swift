extension EvidenceSetup {
    /// What is done, as the rest of a sentence that begins with a person's name.
    var sentence: String {
        "attached evidence to \(EvidenceSetup.named(targets)): \(title), covers \(Day.words(of: covers))"
    }

    /// "access-review, soc2/CC6.1-04 and 12 more".
    private static func named(_ targets: [EvidenceTarget]) -> String {
        let shown = targets.prefix(3).map(\.description).joined(separator: ", ")
        return targets.count > 3 ? "\(shown) and \(targets.count - 3) more" : shown.isEmpty ? "nothing" : shown
    }
}

extension EvidenceChange {
    /// What is said, as the rest of a sentence that begins with a person's name.
    func sentence(about id: EntryID, in state: WorkspaceState) -> String {
        let title = state.record.evidence[id]?.piece.title ?? id.description
        return switch self {
        case .title(let to, let was): "renamed the evidence “\(was)”: \(to)"
        case .covers(let to, _): "said that the evidence “\(title)” covers \(Day.words(of: to))"
        case .performed(let to, _): "said that what the evidence “\(title)” shows was performed on \(to.words)"
        case .collected(let to, _): "said that the evidence “\(title)” was collected on \(to.words)"
        case .source(let to, _):
            to.isEmpty ? "cleared the source of the evidence “\(title)”" : "named the source of the evidence “\(title)”: \(to)"
        case .method(let to, _):
            to.isEmpty ? "cleared how the evidence “\(title)” was made" : "said how the evidence “\(title)” was made: \(to)"
        case .result(let to, let was):
            "corrected the result of the evidence “\(title)”: \(to?.rawValue ?? "none"), and not \(was?.rawValue ?? "none")"
        case .shows(let target, let to, _):
            "\(to ? "linked" : "unlinked") the evidence “\(title)” \(to ? "to" : "from") \(target)"
        case .opinion(.accepted, _, _): "accepted the evidence “\(title)”"
        case .opinion(.returned(let reason), _, _): "returned the evidence “\(title)”: \(reason)"
        case .opinion(nil, _, _): "took back what was said of the evidence “\(title)”"
        case .retired(let to, _): "\(to ? "retired" : "took up again") the evidence “\(title)”"
        }
    }
}

extension WorkspaceState {
    /// What attached a piece, in words; nil where there is no such piece.
    func attached(_ id: EntryID) -> String? { record.evidence[id]?.piece.setup.sentence }

    /// Whether a piece is attached to an item.
    func showsItem(_ item: ItemAddress, _ id: EntryID) -> Bool { record.evidence[id]?.piece.items.contains(item) ?? false }
}

extension WorkspaceRecord {
    /// What a second person said of a piece, or that it failed, as the rest of a line about it: "; accepted by Ana
    /// Ruiz". Empty where nothing is.
    public func said(of piece: Evidence) -> String {
        switch piece.verdict {
        case .accepted(let by)?: "; accepted by \(name(of: canonical(by)))"
        case .returned(let by, let reason)?: "; returned by \(name(of: canonical(by))): \(reason)"
        case nil: piece.result == .fail ? "; it failed" : ""
        }
    }
}

extension Day {
    /// "30 Jun 2027", or "1 Apr to 30 Jun 2027".
    public static func words(of days: ClosedRange<Day>) -> String {
        days.lowerBound == days.upperBound ? days.lowerBound.words : days.words
    }
}
