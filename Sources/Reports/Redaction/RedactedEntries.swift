import Readiness

extension Redaction {
    /// Entries with codes in them, in the order in which they were given, which their clocks then say: names decide
    /// nothing where two people wrote at once.
    public func redacted(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().map { place, entry in
            Entry(
                stamp: Stamp(clock: place + 1, entry: self.entry(entry.id)), at: entry.at, by: name(of: entry.stamp.handle),
                action: redacted(entry.action), batch: entry.batch, reversal: entry.reversal.map(redacted),
                words: entry.words.map(redacted))
        }
    }

    private func redacted(_ reversal: Reversal) -> Reversal {
        switch reversal {
        case .undo(let id): .undo(entry(id))
        case .redo(let id): .redo(entry(id))
        }
    }

    /// Words of a catalog have a digest, and name nobody; with others in their place they would count as reworded.
    private func redacted(_ words: SignedWords) -> SignedWords {
        words.digest == nil ? SignedWords(title: text(words.title)) : words
    }

    private func text(_ text: String?) -> String? { text.map { self.text($0) } }
    private func handle(_ handle: Handle?) -> Handle? { handle.map { self.handle($0) } }

    private func redacted(_ action: Action) -> Action {
        switch action {
        case .workspace, .engage, .amend, .drop, .due, .keep, .confirm, .again, .rule, .check: action
        case .person(let handle, _, let was):
            .person(self.handle(handle), name: name(of: handle), was: was.map { _ in name(of: handle) })
        case .same(let other, let main, let to, let was): .same(handle(other), as: handle(main), to: to, was: was)
        case .scope(let id, let target, let to, let was, let reason):
            .scope(id, target: target, to: to, was: was, reason: text(reason))
        case .objective(let id, let area, let title): .objective(id, area: area, title: text(title))
        case .reword(let id, let criterion, let to, let was): .reword(id, criterion: criterion, to: text(to), was: text(was))
        case .item(let id, let criterion, let title): .item(id, criterion: criterion, title: text(title))
        case .status(let item, let to, let was, let reason): .status(item, to: to, was: was, reason: text(reason))
        case .returned(let item, let to, let was, let reason): .returned(item, to: to, was: was, reason: text(reason))
        case .blocked(let item, let to, let was): .blocked(item, to: text(to), was: text(was))
        case .owner(let item, let to, let was): .owner(item, to: handle(to), was: handle(was))
        case .note(let item, let words): .note(item, text: text(words))
        case .correct(let id, let entry, let to, let was):
            .correct(id, self.entry(entry), to: text(to), was: text(was))
        case .withdraw(let id, let entry, let to, let was): .withdraw(id, self.entry(entry), to: to, was: was)
        case .settle(let item, let clashes):
            .settle(item, clashes.map { Clash(earlier: entry($0.earlier), later: entry($0.later)) })
        case .request(let id, let number, let change): .request(id, number, redacted(change))
        case .roll(let id, let change): .roll(id, redacted(change))
        case .control(let key, let change): .control(key, redacted(change))
        case .define(let control): .define(redacted(control))
        case .attach(let setup): .attach(redacted(setup))
        case .evidence(let id, let change): .evidence(entry(id), redacted(change))
        }
    }

    private func redacted(_ change: RequestChange) -> RequestChange {
        switch change {
        case .added(var asked):
            asked.text = text(asked.text)
            asked.reference = text(asked.reference)
            asked.owner = handle(asked.owner)
            return .added(asked)
        case .text(let to, let was): return .text(to: text(to), was: text(was))
        case .reference(let to, let was): return .reference(to: text(to), was: text(was))
        case .owner(let to, let was): return .owner(to: handle(to), was: handle(was))
        case .verdict(let to, let was): return .verdict(to: redacted(to), was: redacted(was))
        case .evidence(let id, let to, let was): return .evidence(entry(id), to: to, was: was)
        case .kind, .due, .capture, .state, .target, .dropped: return change
        }
    }

    private func redacted(_ verdict: RequestVerdict) -> RequestVerdict {
        if case .returned(let reason) = verdict { .returned(reason: text(reason)) } else { verdict }
    }

    private func redacted(_ change: RollChange) -> RollChange {
        switch change {
        case .from: change
        case .objective(let id, let area, let title): .objective(id: id, area: area, title: text(title))
        case .item(let id, let criterion, let title): .item(id, criterion: criterion, title: text(title))
        }
    }

    private func redacted(_ change: ControlChange) -> ControlChange {
        switch change {
        case .statement(let to, let was): .statement(to: text(to), was: text(was))
        case .owner(let to, let was): .owner(to: handle(to), was: handle(was))
        case .parameter(let name, let to, let was): .parameter(name, to: text(to), was: text(was))
        case .population(let to, let was): .population(to: text(to), was: text(was))
        case .excluded(let to, let was): .excluded(to: text(to), was: text(was))
        case .adopted, .schedule, .dropped: change
        }
    }

    private func redacted(_ control: OwnControl) -> OwnControl {
        var control = control
        control.title = text(control.title)
        control.statement = text(control.statement)
        control.population = text(control.population)
        control.role = text(control.role)
        return control
    }

    private func redacted(_ setup: EvidenceSetup) -> EvidenceSetup {
        var setup = setup
        setup.title = text(setup.title)
        setup.source = text(setup.source)
        setup.method = text(setup.method)
        setup.sample = setup.sample.map { EvidenceSample(size: $0.size, how: text($0.how), exceptions: $0.exceptions) }
        setup.replaces = setup.replaces.map { entry($0) }
        switch setup.content {
        case .file(let digest, let size, let name): setup.content = .file(digest: digest, size: size, name: file(name))
        case .link(let address, let digest): setup.content = .link(text(address), digest: digest)
        case .text(let words): setup.content = .text(text(words))
        }
        return setup
    }

    private func redacted(_ change: EvidenceChange) -> EvidenceChange {
        func opinion(_ opinion: EvidenceOpinion?) -> EvidenceOpinion? {
            if case .returned(let reason)? = opinion { .returned(reason: text(reason)) } else { opinion }
        }
        return switch change {
        case .title(let to, let was): .title(to: text(to), was: text(was))
        case .source(let to, let was): .source(to: text(to), was: text(was))
        case .method(let to, let was): .method(to: text(to), was: text(was))
        case .opinion(let to, let was, let seen): .opinion(to: opinion(to), was: opinion(was), seen: entry(seen))
        case .covers, .performed, .collected, .result, .shows, .retired: change
        }
    }
}
