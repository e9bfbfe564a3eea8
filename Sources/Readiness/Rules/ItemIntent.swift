/// What a person wants done about an item.
public enum ItemIntent: Hashable, Sendable {
    case tick
    case untick
    case start
    /// In progress back to To do.
    case stop
    case review
    case exclude(reason: String)
    case include
    case block(reason: String)
    case unblock
    case assign(Handle?)
    case due(Day?)
    case note(String)
    case settle
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
        if !engagement.isInScope(item), !intent.isAllowedOutOfScope {
            let area = engagement.areas[engagement.criteria[item.criterion].area].area
            throw .outOfScope(address, area: area.id, title: area.title)
        }
        return try decide(intent, on: address, work, by: handle)
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
        case .review:
            if let review = work.review { throw .alreadyReviewed(item, by: record.name(of: review.by)) }
            guard work.status == .ready, let tick = work.tick else { throw .notTicked(item, work.status) }
            guard !record.areOne(tick.by, handle) else {
                throw .ownTick(item, by: tick.by == handle ? "you" : "you, as \(tick.by)")
            }
            return move(to: .reviewed)
        case .exclude(let reason):
            try refuseNotApplicable(item, work)
            guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing(for: "Not applicable") }
            return move(to: .notApplicable, reason: try WrittenText(line: reason, what: "The reason").text)
        case .include:
            guard work.status == .notApplicable else { throw .alreadyApplicable(item) }
            return move(to: .todo)
        case .block(let reason):
            try refuseNotApplicable(item, work)
            if work.status.isTicked { throw .tickedCannotBeBlocked(item) }
            guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing(for: "Blocked") }
            return .blocked(item, to: try WrittenText(line: reason, what: "The reason").text, was: work.blocked.value)
        case .unblock:
            guard let reason = work.blocked.value else { throw .notBlocked(item) }
            return .blocked(item, to: nil, was: reason)
        case .assign(let owner):
            guard owner.map(record.canonical) != work.ownerPerson else {
                throw .unchanged(owner.map { "\(item.item) belongs to \($0)" } ?? "\(item.item) belongs to nobody")
            }
            return .owner(item, to: owner, was: work.owner.value)
        case .due(let day):
            guard day != work.due.value else {
                throw .unchanged(day.map { "\(item.item) is due on \($0)" } ?? "\(item.item) has no due date")
            }
            return .due(item, to: day, was: work.due.value)
        case .note(let text): return .note(item, text: try WrittenText(note: text).text)
        case .settle: throw .nothingToSettle(item)
        }
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
        case .note, .unblock, .settle: true
        default: false
        }
    }
}
