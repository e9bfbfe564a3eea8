import HashTreeCollections

/// A new report that begins where an old one ended: what it keeps, as actions that are written in one go.
///
/// Kept are the scope with its reasons, control objectives and items of the team's own with their ids, wordings,
/// owners, what is Not applicable with its reason (marked as to be confirmed), and due dates, moved along. Not kept are
/// ticks and reviews, what is blocked, notes and requests: they were of that year. Evidence belongs to the workspace
/// and is where it was.
public struct RollForward: Sendable {
    /// The report that is rolled forward.
    public let from: EngagementID
    /// The new report.
    public let id: EngagementID
    /// Its type and dates.
    public let type: ReportType
    /// What begins it.
    public private(set) var actions: [Action] = []
    /// How many decisions about scope are kept.
    public private(set) var scope = 0
    /// How many control objectives and items of the team's own.
    public private(set) var own = 0
    /// How many wordings.
    public private(set) var wordings = 0
    /// How many owners.
    public private(set) var owners = 0
    /// How many items are Not applicable, to be confirmed.
    public private(set) var notApplicable = 0
    /// How many due dates were moved along.
    public private(set) var due = 0
    /// How many ticks and reviews stay behind.
    public private(set) var leftBehind = 0

    fileprivate init(of old: Engagement, as setup: EngagementSetup, begins: Action) {
        (from, id, type) = (old.id, setup.id, setup.type)
        actions = [begins, .roll(id, .from(from))]
        takeScope(of: old)
        takeOwn(of: old)
        let move = DateMove(from: old.record.type.value, to: type)
        for item in old.items where old.isInScope(item) && !item.isRetired {
            guard let work = old.work[item.id] else { continue }
            take(work, of: ItemAddress(id, item.id), moved: move)
        }
    }

    private mutating func takeScope(of old: Engagement) {
        for (target, decision) in old.record.scope.sorted(by: { $0.key < $1.key }) {
            // Where an area began in scope, and nobody said anything of it, the setup says as much.
            let began = old.areas.first { $0.id == target }.map { $0.area.isRequired || $0.isInScope } ?? true
            guard decision.isIn.value != began || !decision.reason.isEmpty else { continue }
            actions.append(.scope(id, target: target, to: decision.isIn.value, was: began, reason: decision.reason))
            scope += 1
        }
    }

    private mutating func takeOwn(of old: Engagement) {
        for own in old.record.objectives where !own.isWithdrawn.value {
            actions.append(.roll(id, .objective(id: own.id, area: own.area, title: own.title)))
            self.own += 1
        }
        for own in old.record.items where !own.isWithdrawn.value {
            actions.append(.roll(id, .item(own.id, criterion: own.criterion, title: own.title)))
            self.own += 1
        }
        for (criterion, wording) in old.record.wordings.sorted(by: { $0.key < $1.key }) {
            guard let words = wording.value else { continue }
            actions.append(.reword(id, criterion: criterion, to: words, was: nil))
            wordings += 1
        }
    }

    private mutating func take(_ work: ItemWork, of item: ItemAddress, moved move: DateMove) {
        if let owner = work.ownerPerson {
            actions.append(.owner(item, to: owner, was: nil))
            owners += 1
        }
        if let day = work.due.value {
            actions.append(.due(item, to: move.moved(day), was: nil))
            due += 1
        }
        if work.status.isTicked { leftBehind += work.status == .reviewed ? 2 : 1 }
        guard work.status == .notApplicable else { return }
        actions.append(.status(item, to: .notApplicable, was: .todo, reason: work.exclusion))
        actions.append(.confirm(item, to: .wanted, was: .none))
        if let day = work.lookAgain.value { actions.append(.again(item, to: day, was: nil)) }
        notApplicable += 1
    }
}

/// How far days move from one report's dates to another's: by whole months where the beginnings allow it, else by days.
struct DateMove: Hashable, Sendable {
    private let months: Int?
    private let days: Int

    init(from old: ReportType, to new: ReportType) {
        let (one, other): (Day, Day) =
            switch (old, new) {
            case (.type2(let old), .type2(let new)): (old.lowerBound, new.lowerBound)
            default: (old.targetDay, new.targetDay)
            }
        let (first, second) = (one.components, other.components)
        let difference = (second.year - first.year) * 12 + second.month - first.month
        months = one.advanced(byMonths: difference) == other ? difference : nil
        days = one.distance(to: other)
    }

    func moved(_ day: Day) -> Day { months.map(day.advanced(byMonths:)) ?? day.advanced(by: days) }
}

extension WorkspaceState {
    /// A new report that goes on from an old one.
    ///
    /// - Parameters:
    ///   - name: The old report.
    ///   - type: Type and dates of the new one.
    ///   - newID: Its id; else one is made.
    /// - Throws: ``Refusal`` where there is no such report, the id is taken, or the dates are impossible or begin no
    ///   later than the old report's.
    public func rollForward(
        _ name: EngagementID, to type: ReportType, as newID: EngagementID? = nil
    ) throws(Refusal) -> RollForward {
        guard let old = engagement(name) else { throw .unknownEngagement(name.text, known: engagements.map(\.id.text)) }
        guard type.targetDay > old.record.type.value.targetDay else {
            throw .rollsBackwards(old.record.type.value.targetDay)
        }
        let areas = old.areas.filter { $0.isInScope && !$0.area.isRequired }.map(\.id).sorted()
        let setup = EngagementSetup(
            id: newID ?? EngagementSetup.freshID(for: old.report, type: type, in: record), report: old.report,
            catalog: old.catalog.id, type: type, organization: old.record.organization.value,
            service: old.record.service.value, areas: areas)
        return RollForward(of: old, as: setup, begins: try decideToBegin(setup))
    }
}
