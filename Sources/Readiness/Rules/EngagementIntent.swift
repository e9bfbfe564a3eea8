import HashTreeCollections

/// What a person wants done about an engagement as a whole.
public enum EngagementIntent: Hashable, Sendable {
    /// Bring an area or an objective into scope, or leave it out.
    case scope(target: String, isIn: Bool, reason: String)
    case addObjective(area: String, title: String)
    /// Reword a control objective; nil goes back to the catalog's words.
    case reword(criterion: String, String?)
    case addItem(criterion: String, title: String)
    /// Puts an item of the team's own in other words.
    case editItem(ItemID, title: String)
    /// Takes an item of the team's own back; its id is never given again.
    case dropItem(ItemID)
    case type(ReportType)
    case organization(String)
    case service(String)
    case drop
}

extension WorkspaceState {
    /// The action that begins an engagement.
    ///
    /// - Throws: ``Refusal`` where the id is taken or malformed, the dates are impossible, or an area does not exist.
    public func decideToBegin(_ setup: EngagementSetup) throws(Refusal) -> Action {
        guard EngagementID.isValid(setup.id.text) else { throw .invalidEngagementID(setup.id.text) }
        guard record.engagement(setup.id) == nil else { throw .engagementExists(setup.id.text) }
        var setup = setup
        setup.organization = try WrittenText(line: setup.organization, what: .organization).text
        if !setup.service.isEmpty { setup.service = try WrittenText(line: setup.service, what: .service).text }
        try setup.type.check()
        if let catalog = catalogs[setup.catalog] {
            for area in setup.areas where catalog.areaIndex(area) == nil {
                throw .unknownArea(area, nearest: Nearest.texts(to: area, among: catalog.areas.map(\.id)))
            }
        }
        return .engage(setup)
    }

    /// The action that does what a person wants, by the rules.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it; nothing is to be done then.
    public func decide(_ intent: EngagementIntent, on id: EngagementID) throws(Refusal) -> Action {
        guard let engagement = engagement(id) else {
            throw .unknownEngagement(id.text, known: engagements.map(\.id.text))
        }
        switch intent {
        case .scope(let target, let isIn, let reason):
            return try engagement.decideScope(of: target, isIn: isIn, reason: reason)
        case .addObjective(let area, let title):
            let index = try engagement.area(named: area)
            try engagement.refuseObjective(in: engagement.areas[index])
            return .objective(id, area: engagement.areas[index].id, title: try WrittenText(line: title, what: .title).text)
        case .reword(let criterion, let words):
            let standing = try engagement.criterion(named: criterion)
            try engagement.refuseChange(of: standing)
            let current = engagement.record.wordings[standing.id]?.value
            let words = try words.map { text throws(Refusal) in try WrittenText(line: text, what: .objective).text }
            guard words != current else { throw .unchanged("\(standing.id) says that") }
            return .reword(id, criterion: standing.id, to: words, was: current)
        case .addItem(let criterion, let title):
            let standing = try engagement.criterion(named: criterion)
            return .item(id, criterion: standing.id, title: try WrittenText(line: title, what: .title).text)
        case .editItem(let item, let title):
            let own = try engagement.ownItem(item)
            let title = try WrittenText(line: title, what: .title).text
            guard title != own.title else { throw .unchanged("\(item) says that") }
            return .correct(id, own.entry, to: title, was: own.title)
        case .dropItem(let item):
            return .withdraw(id, try engagement.ownItem(item).entry, to: true, was: false)
        case .type(let type):
            try type.check()
            guard type != engagement.record.type.value else { throw .unchanged("It is \(type.title), \(type.dates),") }
            return .amend(id, .type(to: type, was: engagement.record.type.value))
        case .organization(let name):
            let name = try WrittenText(line: name, what: .organization).text
            guard name != engagement.record.organization.value else { throw .unchanged("The organization is \(name)") }
            return .amend(id, .organization(to: name, was: engagement.record.organization.value))
        case .service(let name):
            let name = try WrittenText(line: name, what: .service).text
            guard name != engagement.record.service.value else { throw .unchanged("The service is \(name)") }
            return .amend(id, .service(to: name, was: engagement.record.service.value))
        case .drop:
            return .drop(id, to: true, was: false)
        }
    }
}

extension Engagement {
    fileprivate func decideScope(of target: String, isIn: Bool, reason: String) throws(Refusal) -> Action {
        var reasonText = ""
        if !reason.allSatisfy(\.isWhitespace) { reasonText = try WrittenText(line: reason, what: .reason).text }
        if let index = try? area(named: target) {
            let standing = areas[index]
            guard isIn || !standing.area.isRequired else { throw .requiredArea(standing.id, title: standing.area.title) }
            guard standing.isInScope != isIn else {
                throw .unchanged("\(standing.area.title) is \(isIn ? "in" : "out of") scope")
            }
            guard isIn || !reasonText.isEmpty else { throw .reasonMissing(for: .leavingArea) }
            return .scope(id, target: standing.id, to: isIn, was: standing.isInScope, reason: reasonText)
        }
        guard let standing = try? criterion(named: target) else {
            throw .unknownArea(target, nearest: Nearest.texts(to: target, among: areas.map(\.id) + areas.map(\.area.title)))
        }
        try refuseChange(of: standing)
        guard standing.isInScope != isIn else { throw .unchanged("\(standing.id) is \(isIn ? "in" : "out of") scope") }
        guard isIn || !reasonText.isEmpty else { throw .reasonMissing(for: .leavingObjective) }
        return .scope(id, target: standing.id, to: isIn, was: standing.isInScope, reason: reasonText)
    }

    /// An item of the team's own.
    fileprivate func ownItem(_ item: ItemID) throws(Refusal) -> OwnItem {
        guard let own = record.items.first(where: { $0.id == item && !$0.isWithdrawn.value }) else {
            throw .notOwnItem(ItemAddress(id, item))
        }
        return own
    }

    /// Refuses to reword or leave out what is not a control objective.
    public func refuseChange(of criterion: CriterionStanding) throws(Refusal) {
        guard report == .soc1 else { throw .fixedCriterion(criterion.id) }
        guard !areas[criterion.area].area.isAboutReport else {
            throw .reportRequirement(criterion.id, title: criterion.title)
        }
    }

    /// Refuses a control objective where only requirements on the report stand.
    public func refuseObjective(in area: AreaStanding) throws(Refusal) {
        guard !area.area.isAboutReport else { throw .noObjectives(area.id, title: area.area.title) }
    }

    /// The area of an id or a title, whatever the case of its letters.
    ///
    /// - Throws: ``Refusal`` with the nearest where there is none.
    public func area(named name: String) throws(Refusal) -> Int {
        let wanted = name.lowercased()
        if let index = areas.firstIndex(where: { $0.id.lowercased() == wanted || $0.area.title.lowercased() == wanted })
            ?? areas.firstIndex(where: { $0.area.title.slug == name.slug })
        {
            return index
        }
        throw .unknownArea(name, nearest: Nearest.texts(to: name, among: areas.map(\.id) + areas.map(\.area.title)))
    }

    /// The areas that a text names: an area by id, title or slug, or all of a category.
    ///
    /// - Throws: ``Refusal`` with the nearest where there is none.
    public func areas(named name: String) throws(Refusal) -> [AreaStanding] {
        do throws(Refusal) {
            return [areas[try area(named: name)]]
        } catch {
            let found = areas.filter { $0.area.category.slug == name.slug }
            guard !found.isEmpty else { throw error }
            return found
        }
    }

    /// The criterion or control objective of an id, whatever the case of its letters.
    ///
    /// - Throws: ``Refusal`` with the nearest where there is none.
    public func criterion(named name: String) throws(Refusal) -> CriterionStanding {
        let wanted = name.lowercased()
        guard let criterion = criteria.first(where: { $0.id.lowercased() == wanted }) else {
            throw .unknownCriterion(name, nearest: Nearest.texts(to: name, among: criteria.map(\.id)))
        }
        return criterion
    }
}

extension ReportType {
    /// Refuses a period that ends before it begins or lasts longer than three years.
    ///
    /// A `ClosedRange` cannot be backwards; callers that read two dates check them with ``period(from:to:)``.
    fileprivate func check() throws(Refusal) {
        guard case .type2(let period) = self else { return }
        guard period.lowerBound.distance(to: period.upperBound) < 3 * 366 else { throw .periodTooLong(period) }
    }

    /// A Type 2 over the days between two dates, both included.
    ///
    /// - Throws: ``Refusal`` where the second is before the first.
    public static func period(from: Day, to: Day) throws(Refusal) -> ReportType {
        guard from <= to else { throw .periodBackwards(from: from, to: to) }
        return .type2(from...to)
    }
}

extension EngagementSetup {
    /// An id that the workspace has not given yet: the report's name (`soc2`), with the year that it leads up to where
    /// that is taken, and a number where that is taken, too.
    public static func freshID(for report: ReportKind, type: ReportType, in record: WorkspaceRecord?) -> EngagementID {
        let name = report.rawValue
        let year = "\(name)-\(type.targetDay.components.year)"
        let candidates = [name, year] + (2...99).map { "\(year)-\($0)" }
        let free = candidates.first { record?.engagement(EngagementID($0)) == nil }
        return EngagementID(free ?? "\(year)-\(record?.count ?? 0)")
    }
}
