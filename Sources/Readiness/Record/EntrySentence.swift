extension Entry {
    /// What was done, as the rest of a sentence that begins with the person's name: "ticked CC6.1-04 …".
    ///
    /// Texts that people wrote stand in it as they wrote them; whoever shows it makes it harmless.
    public func sentence(in state: WorkspaceState) -> String {
        switch reversal {
        case .undo: "undid: \(action.sentence(in: state))"
        case .redo: "did again: \(action.sentence(in: state))"
        case nil: action.sentence(in: state)
        }
    }
}

extension Action {
    /// What is done, as the rest of a sentence that begins with a person's name.
    public func sentence(in state: WorkspaceState) -> String {
        switch self {
        case .person(let handle, let name, _): return "named \(handle): \(name)"
        case .engage(let setup):
            return "began \(setup.report.title) \(setup.type.title), \(setup.type.dates), for \(setup.organization)"
        case .amend(let id, .type(let to, _)): return "set \(id) to \(to.title), \(to.dates)"
        case .amend(let id, .organization(let to, _)): return "named the organization of \(id): \(to)"
        case .amend(let id, .service(let to, _)): return "named the service of \(id): \(to)"
        case .drop(let id, let to, _): return to ? "dropped the engagement \(id)" : "took back the engagement \(id)"
        case .scope(let id, let target, let to, _, let reason):
            let name = state.title(of: target, in: id)
            return "\(to ? "put" : "left") \(name) \(to ? "in" : "out of") scope" + (reason.isEmpty ? "" : ": \(reason)")
        case .objective(_, let area, let title): return "added a control objective to \(area): \(title)"
        case .reword(_, let criterion, let to, _):
            return to.map { "reworded \(criterion): \($0)" } ?? "put \(criterion) back into the catalog's words"
        case .item(_, let criterion, let title): return "added an item to \(criterion): \(title)"
        case .status(let item, let to, let was, let reason): return statusSentence(item, to: to, was: was, reason, in: state)
        case .blocked(let item, let to, _):
            return to.map { "said that \(state.title(of: item)) is blocked: \($0)" } ?? "unblocked \(state.title(of: item))"
        case .owner(let item, let to, _):
            return "gave \(state.title(of: item)) to \(to.map { state.record.name(of: $0) } ?? "nobody")"
        case .due(let item, let to, _):
            return to.map { "set \(state.title(of: item)) due on \($0.words)" }
                ?? "cleared the due date of \(state.title(of: item))"
        case .note(let item, let text):
            let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            return "noted on \(item.item): \(line)"
        case .withdraw(_, let entry, let to, _):
            return to ? "withdrew what entry \(entry) added" : "put back what entry \(entry) added"
        case .settle(let item, _): return "looked at what two people changed at once on \(state.title(of: item))"
        }
    }

    private func statusSentence(
        _ item: ItemAddress, to: Status, was: Status, _ reason: String, in state: WorkspaceState
    ) -> String {
        let title = state.title(of: item)
        switch (was, to) {
        case (_, .ready) where was == .reviewed: return "took back the review of \(title)"
        case (_, .ready): return "ticked \(title)"
        case (_, .reviewed): return "reviewed \(title)"
        case (_, .notApplicable): return "marked \(title) Not applicable: \(reason)"
        case (.notApplicable, _): return "included \(title) again"
        case (.ready, _), (.reviewed, _): return "unticked \(title)"
        case (_, .inProgress): return "started \(title)"
        case (_, .todo): return "stopped \(title)"
        }
    }
}

extension WorkspaceState {
    /// "CC6.1-04 Multi-factor sign-in …", or the id alone where the catalog has no such item.
    fileprivate func title(of item: ItemAddress) -> String {
        guard let engagement = engagement(item.engagement), let position = engagement.position(of: item.item) else {
            return item.item.text
        }
        return "\(item.item) \(engagement.items[position].title)"
    }

    /// The title of an area or an objective, or its id where there is none.
    fileprivate func title(of target: String, in id: EngagementID) -> String {
        guard let engagement = engagement(id) else { return target }
        if let area = engagement.areas.first(where: { $0.id == target }) { return area.area.title }
        return engagement.criteria.first { $0.id == target }.map { "\($0.id) \($0.title)" } ?? target
    }
}
