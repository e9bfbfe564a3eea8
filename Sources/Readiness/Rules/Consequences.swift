import HashTreeCollections

/// What actions would do, in numbers, and above all what they would take away: computed before anything is written.
///
/// The screen asks by it, the command line says it, and `--dry-run` says only it.
public struct Consequences: Hashable, Sendable {
    /// From how many ticks, reviews or exclusions at once somebody is asked: more than this many.
    public static let askedBeyond = 5

    /// How many actions there are of each kind, in the order of the kinds.
    private(set) var counts: [ActionKind: Int] = [:]
    /// Ticks that would be taken back.
    public private(set) var ticks = 0
    /// Reviews that would be taken back.
    public private(set) var reviews = 0
    /// How many of these are by others.
    public private(set) var byOthers = 0
    /// How many items would lose a tick or a review.
    public private(set) var items = 0
    /// Items that would be ticked which nobody has ticked.
    public private(set) var ticked = 0
    /// The reports that would be dropped, in words: "SOC 2 Type 2".
    public private(set) var dropped: [String] = []
    /// Items in scope that would leave it.
    public private(set) var leaving = 0
    /// How many of those are ticked.
    public private(set) var leavingTicked = 0
    /// Items and requests that would go from one owner to another, or to nobody.
    public private(set) var ownersReplaced = 0
    /// Items and requests that have a due date, and would have another one, or none.
    public private(set) var daysReplaced = 0
    /// The names of those whom something would be given to.
    private(set) var receivers: Set<String> = []
    /// What they are called who come in with the same actions.
    private var newcomers: [Handle: String] = [:]

    /// Sees what actions would do.
    ///
    /// - Parameters:
    ///   - actions: What is to be written in one go.
    ///   - state: The workspace before.
    ///   - handle: Who does it: what this person signed, under whatever handle, is not by others.
    public init(of actions: [Action], in state: WorkspaceState, by handle: Handle) {
        for action in actions { add(action, in: state, by: handle) }
        // Somebody who comes in with what is given to them is not what one thinks of.
        if counts.isEmpty, !newcomers.isEmpty { counts[.other] = newcomers.count }
    }

    private mutating func add(_ action: Action, in state: WorkspaceState, by handle: Handle) {
        switch action {
        case .status(let item, let to, let was, _):
            let work = state.record.engagement(item.engagement)?.work[item.item] ?? ItemWork()
            let takesBack = takeBack(work, to: to, by: handle, in: state.record)
            switch (was, to) {
            case (_, .notApplicable): count(.exclude)
            case (_, .reviewed): count(.review)
            case (.reviewed, .ready) where takesBack: break
            case (_, .ready):
                count(.tick)
                ticked += 1
            case (.notApplicable, _): count(.include)
            case _ where takesBack: break
            case (_, .inProgress): count(.start)
            case (_, .todo): count(.stop)
            }
        case .returned(let item, let to, _, _):
            count(to.isTicked ? .other : .sendBack)
            // To return what somebody ticked is what a second person is for; the review of a third goes with it.
            let work = state.record.engagement(item.engagement)?.work[item.item] ?? ItemWork()
            if !to.isTicked, let review = work.review, !state.record.areOne(review.by, handle) {
                items += 1
                reviews += 1
                byOthers += 1
            }
        case .drop(let id, to: true, _):
            count(.drop)
            dropped.append(state.engagement(id)?.title ?? id.text)
            for (_, work) in state.record.engagement(id)?.work ?? ItemWorks() {
                _ = takeBack(work, to: .todo, by: handle, in: state.record)
            }
        case .scope(let id, let target, to: false, _, _):
            count(.leaveOut)
            leave(target, of: state.engagement(id))
        case .scope: count(.bringIn)
        case .blocked(_, let to, _): count(to == nil ? .unblock : .block)
        case .owner(_, let to, let was):
            count(to == nil ? .unassign : .assign)
            give(to: to, was: was, in: state.record)
        case .due(_, _, let was):
            count(.due)
            if was != nil { daysReplaced += 1 }
        case .request(_, _, .owner(let to, let was)):
            count(to == nil ? .unassignRequest : .assignRequest)
            give(to: to, was: was, in: state.record)
        case .request(_, _, .due(_, let was)):
            count(.requestDue)
            if was != nil { daysReplaced += 1 }
        case .person(let handle, let name, _):
            newcomers[handle] = name
        case .note: count(.note)
        case .correct: count(.correct)
        case .settle, .keep: count(.settle)
        case .withdraw(let id, let entry, let to, _):
            count(to ? .withdraw : .putBack)
            if to { withdraw(entry, of: id, in: state.record, by: handle) }
        case .confirm: count(.confirm)
        case .request: count(.request)
        case .again, .roll: count(.other)
        case .attach: count(.attach)
        case .evidence(_, let change): count(ActionKind(change))
        case .workspace, .same, .engage, .amend, .drop, .objective, .reword, .item, .control, .define, .rule, .check:
            count(.other)
        }
    }

    private mutating func give(to owner: Handle?, was: Handle?, in record: WorkspaceRecord) {
        if was != nil { ownersReplaced += 1 }
        if let owner { receivers.insert(newcomers[owner] ?? record.name(of: owner)) }
    }

    private mutating func count(_ deed: ActionKind) { counts[deed, default: 0] += 1 }

    /// Counts what an item loses when it goes to another status.
    ///
    /// - Returns: Whether it loses anything.
    private mutating func takeBack(
        _ work: ItemWork, to status: Status, by handle: Handle, in record: WorkspaceRecord
    ) -> Bool {
        let tick = work.status.isTicked && !status.isTicked ? work.tick : nil
        let review = status == .reviewed ? nil : work.review
        guard tick != nil || review != nil else { return false }
        items += 1
        if let tick {
            ticks += 1
            if !record.areOne(tick.by, handle) { byOthers += 1 }
        }
        if let review {
            reviews += 1
            if !record.areOne(review.by, handle) { byOthers += 1 }
        }
        return true
    }

    /// Counts what goes with an item of the team's own, or with all those of an objective.
    private mutating func withdraw(_ entry: EntryID, of id: EngagementID, in record: WorkspaceRecord, by handle: Handle) {
        guard let engagement = record.engagement(id) else { return }
        let objective = engagement.objectives.first { $0.entry == entry }?.id
        for own in engagement.items where own.entry == entry || own.criterion == objective {
            if let work = engagement.work[own.id] { _ = takeBack(work, to: .todo, by: handle, in: record) }
        }
    }

    private mutating func leave(_ target: String, of engagement: Engagement?) {
        guard let engagement else { return }
        for item in engagement.items where engagement.isInScope(item) {
            let criterion = engagement.criteria[item.criterion]
            guard criterion.id == target || engagement.areas[criterion.area].id == target else { continue }
            leaving += 1
            if engagement.work(on: item.id).status.isTicked { leavingTicked += 1 }
        }
    }

    /// Whether they take something away that is not one tick of one's own.
    public var destroys: Bool { byOthers > 0 || items > 1 || !dropped.isEmpty }

    /// Whether the numbers say more than a sentence about each action does.
    public var isWorthTelling: Bool { destroys || reviews > 0 || leaving > 0 || counts.values.reduce(items) { $0 + $1 } > 1 }

    /// Whether somebody is asked first: they destroy, or sign for many items at once, or replace what many have.
    public var needsYes: Bool {
        destroys || ticked > Self.askedBeyond || counts[.exclude, default: 0] > Self.askedBeyond
            || counts[.review, default: 0] > Self.askedBeyond || ownersReplaced > Self.askedBeyond
            || daysReplaced > Self.askedBeyond
    }
}
