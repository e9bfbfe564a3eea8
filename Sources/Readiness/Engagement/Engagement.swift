import HashTreeCollections

/// An engagement as people see it: what its catalog asks for, what was decided about scope, and what was done about each item.
///
/// The lists are made once; the figures of each area are kept up to date when an item changes, so that neither a key press nor
/// another person's tick recounts the workspace.
public struct Engagement: Sendable {
    /// What people have done.
    public private(set) var record: EngagementRecord
    /// What the report kind asks for.
    public let catalog: Catalog
    /// The day that the figures are seen from: what is late depends on it.
    public private(set) var today: Day
    /// The catalog's areas, with the decisions on them and their figures.
    public private(set) var areas: [AreaStanding] = []
    /// The criteria or control objectives, the catalog's and the team's own, by area.
    public private(set) var criteria: [CriterionStanding] = []
    /// The items that belong to this type of report, in or out of scope, in the order of areas and criteria.
    public private(set) var items: [ItemDefinition] = []

    /// The items of which evidence shows what is expected, whether they are ticked or not.
    public private(set) var covered: Set<ItemID> = []

    /// The items whose review was lifted. ``record`` has it in their work.
    private var lifts: [ItemID: ReviewLift] = [:]
    /// Which of ``items`` somebody may have touched. Most of a big catalog nobody has, and no other look at all items asks the record for those.
    private var isTouched: [Bool] = []
    /// Where the catalog's items stand in ``items``, by their positions in the catalog; -1 for those that this type of report does not have.
    private var placesOfCatalog: [Int] = []
    /// Where all others do.
    private var placesOfOthers: [ItemID: Int] = [:]

    /// Joins a record with its catalog.
    public init(record: EngagementRecord, catalog: Catalog, today: Day) {
        self.record = record
        self.catalog = catalog
        self.today = today
        layOut()
    }

    /// Its id.
    public var id: EngagementID { record.id }

    /// The kind of report.
    public var report: ReportKind { record.report }

    /// The figures of all areas in scope.
    public var tally: Tally { areas.lazy.filter(\.isInScope).reduce(into: Tally()) { $0 += $1.tally } }

    /// "SOC 2 Type 2".
    public var title: String { "\(report.title) \(record.type.value.title)" }

    // MARK: Items

    /// Where an item stands in ``items``, or nil where this engagement has none of that id.
    public func position(of item: ItemID) -> Int? {
        guard let inCatalog = catalog.position(of: item), placesOfCatalog[inCatalog] >= 0 else {
            return placesOfOthers[item]
        }
        return placesOfCatalog[inCatalog]
    }

    /// The work on an item; empty where nobody has touched it.
    public func work(on item: ItemID) -> ItemWork { record.work[item] ?? ItemWork() }

    /// The work on the item at a position of ``items``; nil where nobody has touched it.
    public func work(at position: Int) -> ItemWork? { isTouched[position] ? record.work[items[position].id] : nil }

    /// Whether an item counts: its area and its criterion are in scope.
    public func isInScope(_ item: ItemDefinition) -> Bool {
        criteria[item.criterion].isInScope && areas[criteria[item.criterion].area].isInScope
    }

    /// Guidance, evidence and crosswalk of an item.
    public func detail(of item: ItemDefinition) -> ItemDetail {
        item.catalogPosition.map(catalog.details.detail(at:)) ?? ItemDetail()
    }

    // MARK: Changes

    /// Takes over a later record. `touched` are the items that changed, or nil where scope, objectives, dates or anything else may have.
    public mutating func update(to record: EngagementRecord, touched: Set<ItemID>?) {
        guard let touched else {
            self.record = record
            lifts = [:]
            layOut()
            return
        }
        // Of what was touched, the lift is said anew.
        lifts = lifts.filter { !touched.contains($0.key) }
        var record = record
        for (item, lift) in lifts { record.work[item]?.lift = lift }
        // The first work on an item that today's catalog does not have brings the item back.
        let own = Set(record.items.map(\.id))
        guard !touched.contains(where: { position(of: $0) == nil && catalog.position(of: $0) == nil && !own.contains($0) })
        else {
            self.record = record
            layOut()
            return
        }
        for item in touched {
            guard let position = position(of: item) else { continue }
            isTouched[position] = true
            let area = criteria[items[position].criterion].area
            guard isInScope(items[position]) else { continue }
            let isCovered = covered.contains(item)
            areas[area].tally -= Tally(of: work(on: item), on: today, isCovered: isCovered)
            areas[area].tally += Tally(of: record.work[item] ?? ItemWork(), on: today, isCovered: isCovered)
        }
        self.record = record
    }

    /// Sees the engagement from another day.
    public mutating func update(today: Day) {
        self.today = today
        count()
    }

    /// Takes over what lifted the reviews of some items; nil for one whose review stands.
    mutating func update(lifts: [(item: ItemID, lift: ReviewLift?)]) {
        for (item, lift) in lifts where record.work[item] != nil && record.work[item]?.lift != lift {
            let before = work(on: item)
            self.lifts[item] = lift
            record.work[item]?.lift = lift
            guard let position = position(of: item), isInScope(items[position]) else { continue }
            let area = criteria[items[position].criterion].area
            let isCovered = covered.contains(item)
            areas[area].tally -= Tally(of: before, on: today, isCovered: isCovered)
            areas[area].tally += Tally(of: work(on: item), on: today, isCovered: isCovered)
        }
    }

    /// Takes over which items are covered by evidence.
    mutating func update(covered: Set<ItemID>) {
        guard covered != self.covered else { return }
        self.covered = covered
        count()
    }

    // MARK: Layout

    /// Makes the lists from the catalog and the record.
    private mutating func layOut() {
        criteria = []
        items = []
        placesOfCatalog = Array(repeating: -1, count: catalog.items.count)
        placesOfOthers = [:]
        let type = record.type.value.set
        let retired = retiredItems()
        let own = Dictionary(grouping: record.items.lazy.filter { !$0.isWithdrawn.value }, by: \.criterion)
        let objectives = Dictionary(grouping: record.objectives.lazy.filter { !$0.isWithdrawn.value }, by: \.area)
        let (catalogCriteria, catalogItems) = (catalog.criteria, catalog.items)
        items.reserveCapacity(catalogItems.count)
        for (area, definition) in catalog.areas.enumerated() {
            for index in definition.criteria {
                let criterion = catalogCriteria[index]
                // What an entry says against a requirement on the report itself is void: see ``VoidEntries``.
                let wording = definition.isAboutReport ? nil : record.wordings[criterion.id]?.value
                let isInScope = definition.isAboutReport || record.scope[criterion.id]?.isIn.value ?? true
                add(
                    CriterionStanding(
                        id: criterion.id, title: criterion.title, objective: wording ?? criterion.objective, area: area,
                        isInScope: isInScope, origin: .catalog(reworded: wording != nil)))
                for position in criterion.items where !catalogItems[position].types.isDisjoint(with: type) {
                    items.append(ItemDefinition(catalogItems[position], at: position, criterion: criteria.count - 1))
                }
                addOwn(own[criterion.id] ?? [])
                addRetired(retired[criterion.id] ?? [])
            }
            for objective in objectives[definition.id] ?? [] {
                add(
                    CriterionStanding(
                        id: objective.id, title: objective.title,
                        objective: record.wordings[objective.id]?.value ?? objective.title, area: area,
                        isInScope: record.scope[objective.id]?.isIn.value ?? true, origin: .team(objective.entry)))
                addOwn(own[objective.id] ?? [])
            }
        }
        for (place, item) in items.enumerated() {
            if let position = item.catalogPosition {
                placesOfCatalog[position] = place
            } else if placesOfOthers[item.id] == nil {
                placesOfOthers[item.id] = place
            }
        }
        count()
    }

    private mutating func add(_ criterion: CriterionStanding) { criteria.append(criterion) }

    private mutating func addOwn(_ own: [OwnItem]) {
        items += own.map { ItemDefinition($0, criterion: criteria.count - 1) }
    }

    /// Items with work on them that today's catalog does not have, by the criterion that their ids begin with.
    private func retiredItems() -> [String: [ItemID]] {
        // Hardly ever there are any, and counting tells without looking up what was worked on.
        guard !record.work.isEmpty else { return [:] }
        let touched = record.work.keys
        let known = catalog.items.count { touched.contains($0.id) } + record.items.count { touched.contains($0.id) }
        guard record.work.count > known else { return [:] }
        let own = Set(record.items.map(\.id))
        var retired: [String: [ItemID]] = [:]
        for (item, _) in record.work where catalog.position(of: item) == nil && !own.contains(item) {
            guard let dash = item.text.lastIndex(of: "-") else { continue }
            retired[String(item.text[..<dash]), default: []].append(item)
        }
        return retired.mapValues { $0.sorted() }
    }

    private mutating func addRetired(_ retired: [ItemID]) {
        items += retired.map {
            ItemDefinition(retired: $0, words: record.work[$0]?.lastSignedWords, criterion: criteria.count - 1)
        }
    }

    /// Counts every area anew.
    private mutating func count() {
        areas = catalog.areas.map { area in
            let decision = record.scope[area.id]
            let isIn = area.isRequired || decision?.isIn.value ?? record.areas.contains(area.id)
            return AreaStanding(area: area, isInScope: isIn, decision: decision, tally: Tally())
        }
        let touched = record.work.keys
        isTouched = items.map { touched.contains($0.id) }
        for position in items.indices {
            let criterion = criteria[items[position].criterion]
            guard criterion.isInScope, areas[criterion.area].isInScope else { continue }
            if let work = work(at: position) {
                areas[criterion.area].tally += Tally(of: work, on: today, isCovered: covered.contains(items[position].id))
            } else {
                areas[criterion.area].tally.total += 1
                areas[criterion.area].tally.unowned += 1
            }
        }
    }
}

/// An area of an engagement.
public struct AreaStanding: Sendable {
    /// The area as the catalog describes it.
    public let area: Area
    /// Whether it is in scope.
    public let isInScope: Bool
    /// What somebody decided about it, if anybody did.
    public let decision: ScopeDecision?
    /// The figures of its items that count; those of an area out of scope are not shown anywhere.
    public internal(set) var tally: Tally

    /// The area's id.
    public var id: String { area.id }
}

/// A criterion or control objective of an engagement.
public struct CriterionStanding: Sendable {
    /// Who wrote it.
    public enum Origin: Hashable, Sendable {
        /// The catalog, perhaps in the team's words.
        case catalog(reworded: Bool)
        /// The team, by an entry.
        case team(EntryID)
    }

    /// Its id.
    public let id: String
    /// Its title.
    public let title: String
    /// SOC 1: the control objective in full, in the team's words where it reworded it.
    public let objective: String
    /// The index of its area.
    public let area: Int
    /// Whether it is in scope, apart from its area.
    public let isInScope: Bool
    /// Who wrote it.
    public let origin: Origin
}

/// An item of an engagement, from the catalog or the team's own.
public struct ItemDefinition: Sendable, Hashable {
    /// Its id.
    public let id: ItemID
    /// What must be true.
    public let title: String
    /// The index of its criterion in ``Engagement/criteria``.
    public let criterion: Int
    /// How often it must be shown.
    public let cadence: Cadence
    /// Days of work for a small company; 1 for a team's own item.
    public let effort: Double
    /// The role that usually owns it; empty for a team's own item.
    public let role: String
    /// The key of the control that it belongs to; empty where it is its own control.
    public let control: String
    /// How much it matters to a first report, or nil where nothing says so.
    public let priority: Priority?
    /// Words that it is found by beside those of its title, parted by commas.
    public let also: String
    /// Where the catalog has it, or nil for a team's own item and for one that the catalog has dropped.
    public let catalogPosition: Int?
    /// Whether the catalog has dropped it: it is kept for the work on it, in the last words that were signed where any are known.
    public let isRetired: Bool

    init(_ item: CatalogItem, at position: Int, criterion: Int) {
        id = item.id
        title = item.title
        self.criterion = criterion
        cadence = item.cadence
        effort = item.effort
        role = item.role
        control = item.control
        priority = item.priority
        also = item.also
        catalogPosition = position
        isRetired = false
    }

    init(_ own: OwnItem, criterion: Int) {
        id = own.id
        title = own.title
        self.criterion = criterion
        cadence = .once
        effort = 1
        role = ""
        control = ""
        priority = nil
        also = ""
        catalogPosition = nil
        isRetired = false
    }

    init(retired id: ItemID, words: SignedWords?, criterion: Int) {
        self.id = id
        title = words?.title ?? "No longer in the catalog; kept for the work on it"
        self.criterion = criterion
        cadence = .once
        effort = 0
        role = ""
        control = ""
        priority = nil
        also = ""
        catalogPosition = nil
        isRetired = true
    }
}
