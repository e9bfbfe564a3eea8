/// Which items somebody wants to see. Conditions combine: an item must meet all of them.
public struct ItemFilter: Hashable, Sendable {
    /// Whose items.
    public enum Owner: Hashable, Sendable {
        case anyone
        case nobody
        /// By the handle that the person goes by.
        case person(Handle)
    }

    /// Words that must all be in the id, the title, or the words that the item is found by beside it.
    public var text = SearchWords("")
    /// Whether the words may also be in what else is known of an item: see ``Engagement/searchedTexts(of:names:)``.
    public var searchesEverything = false
    /// What people are called, for the words.
    public var names: [Handle: String] = [:]
    /// Statuses, any of them; empty for every status.
    public var statuses: [Status] = []
    /// Whose items.
    public var owner = Owner.anyone
    /// Areas by id, any of them; empty for every area.
    public var areas: Set<String> = []
    /// One criterion by id, or nil for all.
    public var criterion: String?
    /// Only items past their day and not ticked.
    public var isLate = false
    /// Only items due from today to a day and not ticked; what is late already is asked for by ``isLate``.
    public var dueBy: Day?
    /// Only blocked items that are not ticked.
    public var isBlocked = false
    /// Only ticked items that nobody has reviewed.
    public var waitsForReview = false
    /// Leaves out what this person ticked, under whatever handle: nobody reviews a tick of one's own.
    public var reviewer: Handle?
    /// Priorities, any of them; empty for every priority.
    public var priorities: Set<Priority> = []
    /// Only items of which two people changed the same thing without seeing each other.
    public var isContested = false
    /// Only items that say something else now than what was signed, of which nobody has looked at the difference.
    public var isReworded = false
    /// Only items that were returned and not ticked since.
    public var isReturned = false
    /// Only items that are Not applicable and to be looked at: a second signature is wanted, or the day has come.
    public var isToLookAgain = false
    /// Items out of scope, too.
    public var includesOutOfScope = false

    /// Makes a filter that every item in scope passes.
    public init() {}

    /// Whether it lets every item in scope pass.
    public var isEmpty: Bool { self == ItemFilter() }

    /// Whether an item of an engagement passes.
    public func passes(_ item: ItemDefinition, in engagement: Engagement) -> Bool {
        guard includesOutOfScope || engagement.isInScope(item) else { return false }
        let criterion = engagement.criteria[item.criterion]
        if let wanted = self.criterion, criterion.id != wanted { return false }
        guard priorities.isEmpty || item.priority.map(priorities.contains) ?? false else { return false }
        guard areas.isEmpty || areas.contains(engagement.areas[criterion.area].id) else { return false }
        guard text.isEmpty || text.match(item.id.text, item.title, item.also) || isFoundElsewhere(item, in: engagement) else {
            return false
        }
        guard looksAtWork else { return true }
        guard !isReworded || engagement.isReworded(item) else { return false }
        return passes(engagement.work(on: item.id), on: engagement.today)
    }

    private var looksAtWork: Bool {
        !statuses.isEmpty || owner != .anyone || isLate || dueBy != nil || isBlocked || waitsForReview || isContested
            || isReworded || isReturned || isToLookAgain || reviewer != nil
    }

    /// Whether an item passes as far as the work on it is concerned.
    func passes(_ work: ItemWork, on today: Day) -> Bool {
        let status = work.status
        guard statuses.isEmpty || statuses.contains(status) else { return false }
        switch owner {
        case .anyone: break
        case .nobody: guard work.owner.value == nil else { return false }
        case .person(let handle): guard work.ownerPerson == handle else { return false }
        }
        let isOpen = status == .todo || status == .inProgress
        if isLate, !work.isLate(on: today) { return false }
        if let dueBy {
            guard isOpen, let due = work.due.value, today <= due, due <= dueBy else { return false }
        }
        if isBlocked, !isOpen || work.blocked.value == nil { return false }
        if waitsForReview, status != .ready { return false }
        if let reviewer, status.isTicked, work.tick?.person == reviewer { return false }
        if isContested, !work.isContested { return false }
        if isReturned, work.returned == nil { return false }
        if isToLookAgain, !work.isToLookAgain(on: today) { return false }
        // What the item says now is for the engagement to know.
        if isReworded, work.standingSignatures.isEmpty { return false }
        return true
    }
}
