import HashTreeCollections

/// An engagement as people see it: what its catalog asks for, what was decided about scope, and what was done about
/// each item.
///
/// The lists are made once, and everything is counted once, when somebody asks for it first; the figures of each area
/// are kept up to date when an item changes, so that neither a key press nor another person's tick recounts the
/// workspace.
public struct Engagement: Sendable {
    /// What people have done.
    public private(set) var record: EngagementRecord
    /// What the report kind asks for.
    public let catalog: Catalog
    /// The day that the figures are seen from: what is late depends on it.
    public private(set) var today: Day
    /// Tells which reviews were lifted.
    private var inquiry: ReviewInquiry
    private var coveredItems = OnDemand<Set<ItemID>>([])
    private var layout: OnDemand<EngagementLayout>
    private var standing: OnDemand<EngagementStanding>

    /// Joins a record with its catalog.
    init(record: EngagementRecord, catalog: Catalog, today: Day, inquiry: ReviewInquiry) {
        self.record = record
        self.catalog = catalog
        self.today = today
        self.inquiry = inquiry
        layout = OnDemand { EngagementLayout(of: record, catalog) }
        standing = OnDemand(EngagementStanding(uncounted: [], ItemWorks()))
        countLater()
    }

    /// Its id.
    public var id: EngagementID { record.id }

    /// The kind of report.
    public var report: ReportKind { record.report }

    /// The catalog's areas, with the decisions on them and their figures.
    public var areas: [AreaStanding] { standing.value.areas }

    /// The criteria or control objectives, the catalog's and the team's own, by area.
    public var criteria: [CriterionStanding] { layout.value.criteria }

    /// The items that belong to this type of report, in or out of scope, in the order of areas and criteria.
    public var items: [ItemDefinition] { layout.value.items }

    /// Its lists.
    var laidOut: EngagementLayout { layout.value }

    /// The items of which evidence shows what is expected, whether they are ticked or not.
    public var covered: Set<ItemID> { coveredItems.value }

    /// The figures of all areas in scope.
    public var tally: Tally { areas.lazy.filter(\.isInScope).reduce(into: Tally()) { $0 += $1.tally } }

    /// "SOC 2 Type 2".
    public var title: String { "\(report.title) \(record.type.value.title)" }

    // MARK: Items

    /// Where an item stands in ``items``, or nil where this engagement has none of that id.
    public func position(of item: ItemID) -> Int? { layout.value.position(of: item, in: catalog) }

    /// The work on the items that somebody has touched, with what lifted their reviews; that of ``record`` is without.
    public var work: ItemWorks { standing.value.work }

    /// The work on an item; empty where nobody has touched it.
    public func work(on item: ItemID) -> ItemWork {
        guard !standing.isMade else { return standing.value.work[item] ?? ItemWork() }
        // Who asks for one item need not wait for all to be counted.
        guard var work = record.work[item] else { return ItemWork() }
        if let position = position(of: item) { work.lift = inquiry.lift(of: items[position], in: uncounted) }
        return work
    }

    /// The work on the item at a position of ``items``; nil where nobody has touched it.
    public func work(at position: Int) -> ItemWork? { standing.value.work(at: position, of: laidOut) }

    /// Whether an item counts: its area and its criterion are in scope.
    public func isInScope(_ item: ItemDefinition) -> Bool { layout.value.isInScope(item) }

    /// Guidance, evidence and crosswalk of an item.
    public func detail(of item: ItemDefinition) -> ItemDetail {
        item.catalogPosition.map(catalog.details.detail(at:)) ?? ItemDetail()
    }

    // MARK: Changes

    /// Takes over a later record. `touched` are the items that changed, or nil where scope, objectives, dates or
    /// anything else may have.
    mutating func update(to record: EngagementRecord, touched: Set<ItemID>?, inquiry: ReviewInquiry) {
        self.inquiry = inquiry
        // The first work on an item that today's catalog does not have brings the item back.
        let own = Set(record.items.map(\.id))
        let isSame =
            touched.map { touched in
                layout.isMade
                    && !touched.contains { position(of: $0) == nil && catalog.position(of: $0) == nil && !own.contains($0) }
            } ?? false
        self.record = record
        guard isSame, let touched else {
            let catalog = catalog
            layout = OnDemand { EngagementLayout(of: record, catalog) }
            return countLater()
        }
        guard standing.isMade else { return countLater() }
        standing = OnDemand(standing.value.updated(touched, of: uncounted, by: inquiry, covered: covered))
    }

    /// Takes over what tells which reviews were lifted, where nothing was changed that it would tell otherwise.
    mutating func update(inquiry: ReviewInquiry) { self.inquiry = inquiry }

    /// Finds anew which reviews were lifted.
    mutating func recount(by inquiry: ReviewInquiry) {
        self.inquiry = inquiry
        countLater()
    }

    /// Sees the engagement from another day.
    mutating func update(today: Day) {
        self.today = today
        countLater()
    }

    /// Takes over which items are covered by evidence.
    mutating func update(covered: OnDemand<Set<ItemID>>) {
        coveredItems = covered
        countLater()
    }

    /// Makes the lists and counts everything now.
    mutating func settle() {
        layout.make()
        coveredItems.make()
        standing.make()
    }

    /// The engagement without figures, and with every review standing: what these are found with.
    var uncounted: Engagement {
        var engagement = self
        engagement.coveredItems = OnDemand([])
        let layout = layout
        let work = record.work
        engagement.standing =
            layout.isMade
            ? OnDemand(EngagementStanding(uncounted: layout.value.areas, work))
            : OnDemand { EngagementStanding(uncounted: layout.value.areas, work) }
        return engagement
    }

    private mutating func countLater() {
        let (uncounted, inquiry, covered) = (uncounted, inquiry, coveredItems)
        standing = OnDemand { EngagementStanding(of: uncounted, by: inquiry, covered: covered.value) }
    }
}
