/// What a person wants done about an item.
public enum ItemIntent: Hashable, Sendable {
    case tick
    case untick
    case start
    /// In progress back to To do.
    case stop
    case review
    /// The same, with what was looked at.
    case reviewSaying(String)
    /// Sends an item that is ticked or reviewed back to whoever owns it, for a reason.
    case sendBack(reason: String)
    case exclude(reason: String)
    case include
    case block(reason: String)
    case unblock
    case assign(Handle?)
    case due(Day?)
    case note(String)
    /// Puts a note of one's own in other words.
    case correctNote(EntryID, String)
    /// Takes a note of one's own back.
    case withdrawNote(EntryID)
    case settle
    /// Agree, as a second person, that it is Not applicable.
    case confirm
    /// Ask for that, or take back what was asked or agreed.
    case wantConfirmation(Bool)
    /// Set or clear the day on which what is Not applicable is looked at again.
    case again(Day?)
    /// Keep what was signed, having looked at what the item says now.
    case keep
}

extension WorkspaceState {
    /// The action that does what a person wants, by the rules.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it; nothing is to be done then.
    public func decide(_ intent: ItemIntent, on address: ItemAddress, by handle: Handle) throws(Refusal) -> Action {
        guard let engagement = engagement(address.engagement) else {
            throw .unknownEngagement(address.engagement.text, known: engagements.map(\.id.text))
        }
        guard let position = engagement.position(of: address.item) else {
            throw .unknownItem(address.description, nearest: nearestItems(to: address.description))
        }
        let item = engagement.items[position]
        let work = engagement.work(on: address.item)
        if intent == .settle {
            guard work.isContested else { throw .nothingToSettle(address) }
            return .settle(address, work.clashes)
        }
        if intent == .keep {
            guard !engagement.rewordedSignatures(of: item).isEmpty else { throw .notReworded(address) }
            return .keep(address)
        }
        if !engagement.isInScope(item), !intent.isAllowedOutOfScope {
            let area = engagement.areas[engagement.criteria[item.criterion].area].area
            throw .outOfScope(address, area: area.id, title: area.title)
        }
        return try decide(intent, on: address, work, by: handle)
    }

    /// Why an intent is refused whatever its text would be, or nil where only the text is wanted: to be asked before
    /// anybody types a reason.
    public func refusalBeforeText(of intent: ItemIntent, on address: ItemAddress, by handle: Handle) -> Refusal? {
        do throws(Refusal) {
            _ = try decide(intent, on: address, by: handle)
            return nil
        } catch {
            switch error {
            case .reasonMissing, .returnNeedsReason, .textMissing, .textTooLong, .lineBreak: return nil
            default: return error
            }
        }
    }

    private func decide(
        _ intent: ItemIntent, on item: ItemAddress, _ work: ItemWork, by handle: Handle
    ) throws(Refusal) -> Action {
        let recorded = work.recordedStatus.value
        func move(to status: Status, reason: String = "") -> Action {
            .status(item, to: status, was: recorded, reason: reason)
        }
        switch intent {
        case .tick:
            try refuseNotApplicable(item, work)
            if work.status.isTicked { throw .alreadyTicked(item, by: ticker(of: work)) }
            if let reason = work.blocked.value { throw .blocked(item, reason: reason) }
            return move(to: .ready)
        case .untick:
            guard work.status.isTicked else { throw .notTicked(item, work.status) }
            return move(to: .todo)
        case .start:
            try refuseNotApplicable(item, work)
            if work.status == .inProgress { throw .alreadyInProgress(item) }
            if work.status.isTicked { throw .alreadyTicked(item, by: ticker(of: work)) }
            return move(to: .inProgress)
        case .stop:
            guard work.status == .inProgress else { throw .notInProgress(item, work.status) }
            return move(to: .todo)
        case .review, .reviewSaying:
            if let review = work.review { throw .alreadyReviewed(item, by: record.name(of: review.by)) }
            guard work.status == .ready, let tick = work.tick else { throw .notTicked(item, work.status) }
            guard !record.areOne(tick.by, handle) else {
                throw .ownTick(item, by: tick.by == handle ? "you" : "you, as \(tick.by)")
            }
            guard case .reviewSaying(let comment) = intent else { return move(to: .reviewed) }
            return move(to: .reviewed, reason: try WrittenText(line: comment, what: .comment).text)
        case .sendBack(let reason):
            guard work.status.isTicked else { throw .notTicked(item, work.status) }
            guard !reason.allSatisfy(\.isWhitespace) else { throw .returnNeedsReason }
            return .returned(
                item, to: .inProgress, was: recorded, reason: try WrittenText(line: reason, what: .reason).text)
        case .exclude(let reason):
            try refuseNotApplicable(item, work)
            guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing(for: .exclusion) }
            return move(to: .notApplicable, reason: try WrittenText(line: reason, what: .reason).text)
        case .include:
            guard work.status == .notApplicable else { throw .alreadyApplicable(item) }
            return move(to: .todo)
        case .block(let reason):
            try refuseNotApplicable(item, work)
            if work.status.isTicked { throw .tickedCannotBeBlocked(item) }
            guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing(for: .block) }
            return .blocked(item, to: try WrittenText(line: reason, what: .reason).text, was: work.blocked.value)
        case .unblock:
            guard let reason = work.blocked.value else { throw .notBlocked(item) }
            return .blocked(item, to: nil, was: reason)
        case .assign(let owner):
            guard owner.map(record.canonical) != work.ownerPerson else {
                throw .unchanged(
                    owner.map { "\(item.item) belongs to \(record.name(of: $0))" } ?? "\(item.item) belongs to nobody")
            }
            return .owner(item, to: owner, was: work.owner.value)
        case .due(let day):
            guard day != work.due.value else {
                throw .unchanged(day.map { "\(item.item) is due on \($0.words)" } ?? "\(item.item) has no due date")
            }
            return .due(item, to: day, was: work.due.value)
        case .note(let text): return .note(item, text: try WrittenText(note: text).text)
        case .correctNote(let id, let text):
            let note = try ownNote(id, on: item, work, of: handle)
            let words = try WrittenText(note: text).text
            guard words != note.text else { throw .unchanged("The note says that") }
            return .correct(item.engagement, id, to: words, was: note.text)
        case .withdrawNote(let id):
            _ = try ownNote(id, on: item, work, of: handle)
            return .withdraw(item.engagement, id, to: true, was: false)
        case .confirm:
            guard recorded == .notApplicable else { throw .notExcluded(item) }
            guard let first = work.exclusions.last, !record.areOne(first.by, handle) else {
                throw .ownExclusion(item, by: work.exclusions.last.map { record.name(of: $0.by) } ?? "somebody")
            }
            guard work.confirmation != .given else { throw .unchanged("\(item.item) is confirmed") }
            return .confirm(item, to: .given, was: work.confirmation)
        case .wantConfirmation(let isWanted):
            guard recorded == .notApplicable else { throw .notExcluded(item) }
            let to: Confirmation = isWanted ? .wanted : .none
            guard work.confirmation != to else {
                throw .unchanged("\(item.item) \(isWanted ? "waits" : "does not wait") for a second signature")
            }
            return .confirm(item, to: to, was: work.confirmation)
        case .again(let day):
            guard recorded == .notApplicable else { throw .notExcluded(item) }
            guard day != work.lookAgain.value else {
                throw .unchanged(
                    day.map { "\(item.item) is looked at again on \($0.words)" }
                        ?? "\(item.item) has no day to be looked at again")
            }
            return .again(item, to: day, was: work.lookAgain.value)
        case .settle: throw .nothingToSettle(item)
        case .keep: throw .notReworded(item)
        }
    }

    /// A note that stands, of whoever asks.
    private func ownNote(
        _ id: EntryID, on item: ItemAddress, _ work: ItemWork, of handle: Handle
    ) throws(Refusal) -> Note {
        guard let note = work.notes.first(where: { $0.id == id }) else { throw .noSuchNote(item, count: work.notes.count) }
        guard record.areOne(note.by, handle) else { throw .foreignNote(item, by: record.name(of: note.by)) }
        return note
    }

    private func refuseNotApplicable(_ item: ItemAddress, _ work: ItemWork) throws(Refusal) {
        if work.status == .notApplicable { throw .notApplicable(item, reason: work.reason) }
    }

    private func ticker(of work: ItemWork) -> String { work.tick.map { record.name(of: $0.by) } ?? "somebody" }
}

extension ItemIntent {
    /// Notes may be written on items that do not count, and what is blocked or marked there may be cleared.
    fileprivate var isAllowedOutOfScope: Bool {
        switch self {
        case .note, .correctNote, .withdrawNote, .unblock, .settle, .keep: true
        default: false
        }
    }
}
