import HashTreeCollections

extension EngagementRecord {
    /// Applies an entry about this engagement, which must be later than all before.
    mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .workspace, .person, .same, .engage, .control, .define, .rule, .check, .attach, .evidence: break
        case .amend(_, .type(let to, let was)): type.record(to, was: was, by: entry)
        case .amend(_, .organization(let to, let was)): organization.record(to, was: was, by: entry)
        case .amend(_, .service(let to, let was)): service.record(to, was: was, by: entry)
        case .drop(_, let to, let was): isDropped.record(to, was: was, by: entry)
        case .scope(_, let target, let to, let was, let reason):
            var decision = scope[target] ?? ScopeDecision(isIn: was)
            decision.isIn.record(to, was: was, by: entry)
            if to { decision.reasonIn = reason } else { decision.reasonOut = reason }
            scope[target] = decision
        case .objective(_, let area, let title):
            let id = Self.freshID(after: area, for: entry.id) { added.objectives.has($0, in: objectives) }
            objectives.append(OwnObjective(entry: entry.id, id: id, area: area, title: title))
        case .reword(_, let criterion, let to, let was):
            wordings[criterion, default: Register(nil)].record(to, was: was, by: entry)
        case .item(_, let criterion, let title):
            let id = Self.freshID(after: criterion, for: entry.id) { added.items.has($0, in: items) }
            items.append(OwnItem(entry: entry.id, id: ItemID(id), criterion: criterion, title: title, at: entry.at))
        case .request(_, let number, let change): requests[number, default: AuditRequest()].apply(change, by: entry)
        case .roll(_, let change): apply(change, by: entry)
        case .correct(_, let target, let to, let was): correct(target, to: to, was: was, by: entry)
        case .withdraw(_, let target, let to, let was): withdraw(target, to: to, was: was, by: entry)
        case .status(let item, _, _, _), .returned(let item, _, _, _), .blocked(let item, _, _), .owner(let item, _, _),
            .due(let item, _, _),
            .note(let item, _), .settle(let item, _), .keep(let item), .confirm(let item, _, _), .again(let item, _, _):
            work[item.item, default: ItemWork()].apply(entry)
            switch entry.action {
            case .note, .keep: added.add(entry.id, on: item.item)
            default: break
            }
        }
    }

    /// Takes a second beginning of the same engagement for a correction of it that was made without seeing the first.
    mutating func overlay(_ setup: EngagementSetup, by entry: Entry) {
        if setup.type != type.value { type.record(setup.type, was: setup.type, by: entry) }
        if setup.organization != organization.value {
            organization.record(setup.organization, was: setup.organization, by: entry)
        }
        if setup.service != service.value { service.record(setup.service, was: setup.service, by: entry) }
        for area in setup.areas where !areas.contains(area) && scope[area] == nil {
            var decision = ScopeDecision(isIn: false)
            decision.isIn.record(true, was: false, by: entry)
            scope[area] = decision
        }
    }

    private mutating func correct(_ target: EntryID, to: String, was: String, by entry: Entry) {
        if let index = added.items.place(of: target, in: items) {
            items[index].words.record(to, was: was, by: entry)
        } else if let item = added.item(of: target, in: work) {
            work[item]?.correctNote(target, to: to, was: was, by: entry)
        }
    }

    private mutating func withdraw(_ target: EntryID, to: Bool, was: Bool, by entry: Entry) {
        if let index = added.objectives.place(of: target, in: objectives) {
            objectives[index].isWithdrawn.record(to, was: was, by: entry)
        } else if let index = added.items.place(of: target, in: items) {
            items[index].isWithdrawn.record(to, was: was, by: entry)
        } else if let item = added.item(of: target, in: work) {
            work[item]?.withdrawNote(target, to: to, was: was, by: entry)
            work[item]?.withdrawKeep(target, to: to, was: was, by: entry)
        }
    }

    /// The id for something that an entry added: the parent's, with six characters of the entry's own, or all of them
    /// where two writers happen to have the same six.
    private static func freshID(after parent: String, for entry: EntryID, isTaken: (String) -> Bool) -> String {
        let short = "\(parent)-x\(entry.shortForm)"
        return isTaken(short) ? "\(parent)-x\(String(entry.writer.tag, radix: 36))-\(entry.sequence)" : short
    }
}

extension ItemWork {
    /// Applies an entry about this item, which must be later than all before.
    mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .status(_, let to, let was, let reason):
            parts[0].recordedStatus.record(to, was: was, by: entry)
            if to == .notApplicable { parts[0].exclusion = reason }
            sign(to: to, was: was, by: entry)
        case .returned(_, let to, let was, let reason):
            parts[0].recordedStatus.record(to, was: was, by: entry)
            if to.isTicked {
                _ = parts[0].returns.popLast()
            } else {
                parts[0].returns.append(Return(entry: entry.id, reason: reason, at: entry.at, ticks: ticks.count))
            }
        case .blocked(_, let to, let was): parts[0].blocked.record(to, was: was, by: entry)
        case .owner(_, let to, let was): parts[0].owner.record(to, was: was, by: entry)
        case .due(_, let to, let was): parts[0].due.record(to, was: was, by: entry)
        case .note(_, let text): parts[0].allNotes.append(Note(id: entry.id, text: text, at: entry.at))
        case .confirm(_, let to, let was): parts[0].second.record(to, was: was, exclusions: exclusions.count, by: entry)
        case .again(_, let to, let was): parts[0].lookAgain.record(to, was: was, by: entry)
        case .keep: if let words = entry.words { keep(words, by: entry) }
        case .settle(_, let clashes):
            parts[0].recordedStatus.settle(clashes)
            parts[0].blocked.settle(clashes)
            parts[0].owner.settle(clashes)
            parts[0].due.settle(clashes)
        default: break
        }
    }

    /// The words, as they are held already where the same were signed before: most of what is signed again has not
    /// changed.
    private func held(_ words: SignedWords) -> SignedWords {
        for signature in [ticks.last, reviews.last, exclusions.last] {
            if let known = signature?.words, known == words { return known }
        }
        return words
    }

    mutating func correctNote(_ id: EntryID, to: String, was: String, by entry: Entry) {
        guard let index = allNotes.firstIndex(where: { $0.id == id }) else { return }
        parts[0].allNotes[index].words.record(to, was: was, by: entry)
    }

    mutating func withdrawNote(_ id: EntryID, to: Bool, was: Bool, by entry: Entry) {
        guard let index = allNotes.firstIndex(where: { $0.id == id }) else { return }
        parts[0].allNotes[index].isWithdrawn.record(to, was: was, by: entry)
    }

    /// Keeps who ticked and who reviewed. An undo signs nothing: it brings back the signature that stood before, so
    /// that nobody becomes the ticker or the reviewer of an item by undoing what befell it.
    private mutating func sign(to: Status, was: Status, by entry: Entry) {
        if case .undo = entry.reversal {
            if was == .ready, to != .reviewed { _ = parts[0].ticks.popLast() }
            // From Reviewed to Reviewed goes who reviews what a review that does not count had left to be reviewed.
            if was == .reviewed, to == .ready || to == .reviewed { _ = parts[0].reviews.popLast() }
            if was == .notApplicable { _ = parts[0].exclusions.popLast() }
        } else {
            let words = to.isSigned ? entry.words.map(held) : nil
            var signature = Signature(
                by: entry.stamp.handle, at: entry.at, stamp: to == .reviewed ? entry.stamp : nil, words: words)
            // What a reviewer said; of a tick that was imported, where from.
            if to == .reviewed || to == .ready && was != .reviewed, case .status(_, _, _, let comment) = entry.action {
                signature.comment = comment
            }
            if to == .ready { parts[0].ticks.append(signature) }
            if to == .reviewed {
                parts[0].reviews.append(signature)
                let isOwn = tick?.by == signature.by
                if isOwn || tick == nil { parts[0].voidReviews.append(VoidReview(entry: entry.id, isOwn: isOwn)) }
            }
            if to == .notApplicable { parts[0].exclusions.append(signature) }
        }
    }
}
