import HashTreeCollections

extension Entry {
    /// What was done, as the rest of a sentence that begins with the person's name: "ticked CC6.1-04 …".
    ///
    /// An undo tells what it took back ("undid: ticked …"), not the opposite that it wrote. Texts that people wrote
    /// stand in the sentence as they wrote them; whoever shows it makes it harmless.
    public func sentence(in state: WorkspaceState) -> String { action.sentence(in: state, reversal: reversal, words: words) }
}

extension Action {
    /// What is done, as the rest of a sentence that begins with a person's name. `reversal` says whether it takes back
    /// or does again another action, which is what is told then; `words` are those that it is about, where they are not
    /// today's.
    public func sentence(in state: WorkspaceState, reversal: Reversal?, words: SignedWords? = nil) -> String {
        switch reversal {
        case nil: sentence(in: state, words: words)
        case .undo: "undid: \(undone(in: state, words: words) ?? sentence(in: state, words: words))"
        case .redo: "redid: \(redone(in: state) ?? sentence(in: state, words: words))"
        }
    }

    /// What was just done, told to whoever did it: "You ticked CC6.1-04 …", "Undid: ticked CC6.1-04 …", "Redone: ticked
    /// CC6.1-04 …".
    public func told(in state: WorkspaceState, reversal: Reversal?) -> String {
        let sentence = sentence(in: state, reversal: reversal)
        switch reversal {
        case nil: return "You \(sentence)"
        case .undo: return "U" + sentence.dropFirst()
        case .redo: return "Redone" + sentence.dropFirst("redid".count)
        }
    }

    /// What is done, as the rest of a sentence that begins with a person's name.
    public func sentence(in state: WorkspaceState, words: SignedWords? = nil) -> String {
        switch self {
        case .workspace(let name, _): return name.map { "named the workspace \($0)" } ?? "gave the workspace its first name back"
        case .person(let handle, let name, _): return "said that \(handle) is known as \(name)"
        case .same(let other, let main, let to, _):
            let names = "\(state.record.fullName(of: other)) and \(state.record.fullName(of: main))"
            return to ? "said that \(names) are one person" : "said that \(names) are two people"
        case .engage(let setup):
            return "began \(setup.report.title) \(setup.type.title), \(setup.type.dates), for \(setup.organization)"
        case .amend(let id, .type(let to, _)): return "set \(id) to \(to.title), \(to.dates)"
        case .amend(let id, .organization(let to, _)): return "named the organization of \(id): \(to)"
        case .amend(let id, .service(let to, _)): return "named the service of \(id): \(to)"
        case .drop(let id, let to, _): return to ? "dropped the report \(id)" : "brought back the report \(id)"
        case .scope(let id, let target, let to, _, let reason):
            let name = state.title(of: target, in: id)
            return "\(to ? "put" : "left") \(name) \(to ? "in" : "out of") scope" + (reason.isEmpty ? "" : ": \(reason)")
        case .objective(_, let area, let title): return objectiveSentence(in: area, title)
        case .reword(_, let criterion, let to, _):
            return to.map { "reworded \(criterion): \($0)" } ?? "put \(criterion) back into the catalog's words"
        case .item(_, let criterion, let title): return itemSentence(in: criterion, title)
        case .status(let item, let to, let was, let reason):
            return statusSentence(state.title(of: item, in: words), to: to, was: was, reason)
        case .blocked(let item, let to, _):
            return to.map { "said that \(state.title(of: item)) is blocked: \($0)" } ?? "unblocked \(state.title(of: item))"
        case .owner(let item, let to, _):
            return "gave \(state.title(of: item)) to \(to.map { state.record.name(of: $0) } ?? "nobody")"
        case .due(let item, let to, _):
            return to.map { "set \(state.title(of: item)) due on \($0.words)" }
                ?? "cleared the due date of \(state.title(of: item))"
        case .note(let item, let text):
            return noteSentence(on: item.item, text)
        case .returned(let item, let to, _, let reason):
            let title = state.title(of: item, in: words)
            return to.isTicked ? "took back the return of \(title)" : "returned \(title): \(reason)"
        case .correct(let id, let entry, let to, _):
            return "corrected \(state.corrected(by: entry, in: id)): \(firstLine(of: to))"
        case .withdraw(let id, let entry, let to, _):
            let added = state.added(by: entry, in: id) ?? "did by entry \(entry)"
            return "\(to ? "withdrew" : "put back") what somebody \(added)"
        case .settle(let item, _): return "settled what two people changed at once on \(state.title(of: item))"
        case .keep(let item): return keepSentence(of: state.title(of: item, in: words))
        case .confirm(let item, let to, _): return confirmSentence(state.title(of: item, in: words), to: to)
        case .again(let item, let to, _):
            return to.map { "set \(state.title(of: item)) to be looked at again on \($0.words)" }
                ?? "cleared the day on which \(state.title(of: item)) is looked at again"
        case .request(_, let number, let change): return change.sentence(about: number, in: state)
        case .roll(let id, .from(let old)): return "rolled \(old) forward to \(id)"
        case .roll(_, .objective(_, let area, let title)): return "took over the control objective of \(area): \(title)"
        case .roll(_, .item(let item, _, let title)): return "took over the item \(item): \(title)"
        case .control(let key, let change): return change.sentence(about: key, in: state)
        case .rule(let change): return change.sentence
        case .check(let name, let to, _): return name.sentence(shows: to)
        case .define(let control): return "added the control \(control.key): \(control.title)"
        case .attach(let setup): return setup.sentence
        case .evidence(let id, let change): return change.sentence(about: id, in: state)
        }
    }

    /// What an undo takes back: the action with before and after changed about.
    private func undone(in state: WorkspaceState, words: SignedWords?) -> String? {
        switch self {
        case .amend(let id, .type(let to, let was)): Action.amend(id, .type(to: was, was: to)).sentence(in: state)
        case .amend(let id, .organization(let to, let was)):
            Action.amend(id, .organization(to: was, was: to)).sentence(in: state)
        case .amend(let id, .service(let to, let was)): Action.amend(id, .service(to: was, was: to)).sentence(in: state)
        // Only the undo of a beginning drops an engagement: a drop is undone by taking it back.
        case .drop(let id, let to, _): to ? "began the report \(id)" : "dropped the report \(id)"
        case .scope(let id, let target, let to, let was, _):
            Action.scope(id, target: target, to: was, was: to, reason: "").sentence(in: state)
        case .reword(let id, let criterion, let to, let was):
            Action.reword(id, criterion: criterion, to: was, was: to).sentence(in: state)
        case .status(let item, let to, let was, _):
            Action.status(item, to: was, was: to, reason: "").sentence(in: state, words: words)
        case .workspace(let to, let was): Action.workspace(name: was, was: to).sentence(in: state)
        case .returned(let item, let to, let was, let reason):
            Action.returned(item, to: was, was: to, reason: reason).sentence(in: state, words: words)
        case .correct(let id, let entry, let to, let was): Action.correct(id, entry, to: was, was: to).sentence(in: state)
        case .same(let other, let main, let to, let was): Action.same(other, as: main, to: was, was: to).sentence(in: state)
        case .blocked(let item, let to, let was): Action.blocked(item, to: was, was: to).sentence(in: state)
        case .owner(let item, let to, let was): Action.owner(item, to: was, was: to).sentence(in: state)
        case .due(let item, let to, let was): Action.due(item, to: was, was: to).sentence(in: state)
        case .confirm(let item, let to, let was): Action.confirm(item, to: was, was: to).sentence(in: state, words: words)
        case .again(let item, let to, let was): Action.again(item, to: was, was: to).sentence(in: state)
        // Only the undo of taking a request over drops it at once; a drop is undone by taking it back.
        case .request(_, let number, .dropped(let to, _)): "\(to ? "took over" : "dropped") the request \(number)"
        case .request(_, let number, let change): change.reversed.sentence(about: number, in: state)
        case .withdraw(let id, let entry, _, _): state.added(by: entry, in: id)
        // Only the undo of adding a control drops it at once; a drop is undone by taking it back.
        case .control(let key, .dropped(let to, _)): "\(to ? "added" : "dropped") the control \(key)"
        case .control(let key, let change): change.reversed.sentence(about: key, in: state)
        // Only the undo of attaching a piece retires it at once; a retirement is undone by taking it back.
        case .evidence(let id, .retired(let to, _)):
            to ? state.attached(id) : EvidenceChange.retired(to: true, was: false).sentence(about: id, in: state)
        case .evidence(let id, let change): change.reversed.sentence(about: id, in: state)
        case .rule(let change): change.reversed.sentence
        case .check(let name, _, let was): name.sentence(shows: was)
        case .person, .engage, .objective, .item, .note, .settle, .keep, .define, .attach, .roll: nil
        }
    }

    /// What is done again, where the opposite of an undo has a name of its own.
    private func redone(in state: WorkspaceState) -> String? {
        switch self {
        case .drop(let id, to: false, _): "began the report \(id)"
        case .control(let key, .dropped(to: false, _)): "added the control \(key)"
        case .request(_, let number, .dropped(to: false, _)): "took over the request \(number)"
        case .evidence(let id, .retired(to: false, _)): state.attached(id)
        case .withdraw(let id, let entry, _, _): state.added(by: entry, in: id)
        default: nil
        }
    }

    private func confirmSentence(_ title: String, to: Confirmation) -> String {
        switch to {
        case .none: "took back the second signature on \(title)"
        case .wanted: "asked for a second signature on \(title) being Not applicable"
        case .given: "confirmed that \(title) is Not applicable"
        }
    }

    private func statusSentence(_ title: String, to: Status, was: Status, _ reason: String) -> String {
        switch (was, to) {
        case (_, .ready) where was == .reviewed: return "took back the review of \(title)"
        case (_, .ready): return "ticked \(title)" + (reason.isEmpty ? "" : ": \(reason)")
        case (_, .reviewed): return "reviewed \(title)" + (reason.isEmpty ? "" : ": \(reason)")
        case (_, .notApplicable): return "marked \(title) Not applicable" + (reason.isEmpty ? "" : ": \(reason)")
        case (.notApplicable, _): return "included \(title) again"
        case (.ready, _), (.reviewed, _): return "unticked \(title)"
        case (_, .inProgress): return "started \(title)"
        case (_, .todo): return "stopped \(title)"
        }
    }
}

extension WorkspaceState {
    /// "CC6.1-04 Multi-factor sign-in …", or the id alone where the catalog has no such item.
    func title(of item: ItemAddress) -> String {
        guard let engagement = engagement(item.engagement), let position = engagement.position(of: item.item) else {
            return item.item.text
        }
        return "\(item.item) \(engagement.items[position].title)"
    }

    /// The same in the words that were signed, where those are known.
    fileprivate func title(of item: ItemAddress, in words: SignedWords?) -> String {
        words.map { "\(item.item) \($0.title)" } ?? title(of: item)
    }

    /// "noted on CC6.1-04: …": what an entry added that can be withdrawn, or nil where nothing came of it.
    fileprivate func added(by entry: EntryID, in id: EngagementID) -> String? {
        guard let engagement = record.engagement(id) else { return nil }
        if let own = added.objective(of: entry, in: engagement) { return objectiveSentence(in: own.area, own.title) }
        if let own = added.ownItem(of: entry, in: engagement) { return itemSentence(in: own.criterion, own.title) }
        guard let (item, work) = added.work(of: entry, in: engagement) else { return nil }
        if let note = work.allNotes.first(where: { $0.id == entry }) { return noteSentence(on: item, note.text) }
        return work.keeps(by: entry) ? keepSentence(of: title(of: ItemAddress(id, item))) : nil
    }

    /// "the note on CC6.1-04", "the item CC6.1-x7kq2mz": whose words were corrected.
    fileprivate func corrected(by entry: EntryID, in id: EngagementID) -> String {
        guard let engagement = record.engagement(id) else { return "entry \(entry)" }
        if let own = added.ownItem(of: entry, in: engagement) { return "the title of \(own.id)" }
        guard let (item, work) = added.work(of: entry, in: engagement), work.allNotes.contains(where: { $0.id == entry }) else {
            return "entry \(entry)"
        }
        return "a note on \(item)"
    }

    /// Whether an action is about an item: also the correction or withdrawal of a note on it, and what added an item of
    /// the team's own.
    public func isAbout(_ address: ItemAddress, _ action: Action) -> Bool {
        if let item = action.item { return item == address }
        switch action {
        case .attach(let setup): return setup.targets.contains(.item(address))
        case .evidence(let id, .shows(let target, _, _)): return target == .item(address) || showsItem(address, id)
        case .evidence(let id, _): return showsItem(address, id)
        default: break
        }
        guard action.engagement == address.engagement else { return false }
        switch action {
        case .correct(_, let entry, _, _), .withdraw(_, let entry, _, _):
            guard let record = record.engagement(address.engagement) else { return false }
            if record.items.contains(where: { $0.entry == entry && $0.id == address.item }) { return true }
            let work = record.work[address.item]
            return work?.allNotes.contains { $0.id == entry } ?? false || work?.keeps(by: entry) ?? false
        default: return false
        }
    }

    /// The title of an area or an objective, or its id where there is none.
    fileprivate func title(of target: String, in id: EngagementID) -> String {
        guard let engagement = engagement(id) else { return target }
        if let area = engagement.areas.first(where: { $0.id == target }) { return area.area.title }
        return engagement.criteria.first { $0.id == target }.map { "\($0.id) \($0.title)" } ?? target
    }
}

private func noteSentence(on item: ItemID, _ text: String) -> String {
    "noted on \(item): \(firstLine(of: text))"
}

private func firstLine(of text: String) -> String { text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "" }

private func keepSentence(of title: String) -> String { "looked at the new words of \(title) and kept what was signed" }

private func objectiveSentence(in area: String, _ title: String) -> String { "added a control objective to \(area): \(title)" }

private func itemSentence(in criterion: String, _ title: String) -> String { "added an item to \(criterion): \(title)" }
