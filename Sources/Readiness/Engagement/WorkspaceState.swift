import HashTreeCollections

/// A workspace as people see it: its engagements joined with their catalogs, seen from a day.
public struct WorkspaceState: Sendable {
    /// The workspace's name: the one that somebody gave it, else the one that it was made with.
    public var name: String { record.name.value ?? firstName }
    /// The name that it was made with.
    private let firstName: String
    /// What people have done.
    public private(set) var record: WorkspaceRecord {
        didSet { added = AddedThingsOnDemand() }
    }
    /// What entries added to the engagements of ``record``.
    private(set) var added = AddedThingsOnDemand()
    /// The engagements that were not dropped, in the order that they began.
    public private(set) var engagements: [Engagement] = []
    /// Engagements whose catalog is not in this workspace, with the catalog's id.
    public private(set) var missingCatalogs: [(engagement: EngagementID, catalog: String)] = []
    /// The catalogs that there are, by id.
    public let catalogs: [String: Catalog]
    /// The library of controls, which is read when somebody asks for what covers them.
    public let library: OnDemand<[Control]>
    /// The day that everything is seen from.
    public private(set) var today: Day
    /// The pieces of evidence whose files are missing or were changed, as far as somebody has looked.
    public private(set) var brokenEvidence: Set<EntryID> = []
    /// What covers the controls of each report; empty where the workspace has no evidence.
    private var coverages: [EngagementID: OnDemand<ReportCoverage>] = [:]
    /// Whether everything is made and counted at once, whenever something changes.
    private var isSettled = false

    /// Joins a record with catalogs and the library of controls.
    public init(
        name: String, record: WorkspaceRecord, catalogs: [String: Catalog], library: OnDemand<[Control]> = OnDemand([]),
        brokenEvidence: Set<EntryID> = [], today: Day
    ) {
        firstName = name
        self.record = record
        self.catalogs = catalogs
        self.library = library
        self.brokenEvidence = brokenEvidence
        self.today = today
        join()
    }

    /// The same workspace with one more catalog.
    public func joined(with catalog: Catalog) -> WorkspaceState {
        var catalogs = catalogs
        catalogs[catalog.id] = catalog
        let joined = WorkspaceState(
            name: firstName, record: record, catalogs: catalogs, library: library, brokenEvidence: brokenEvidence, today: today)
        return isSettled ? joined.settled() : joined
    }

    /// The engagement of an id, or nil.
    public func engagement(_ id: EngagementID) -> Engagement? { engagements.first { $0.id == id } }

    /// Takes over a later record. `touched` are the items that changed, or nil where anything may have.
    public mutating func update(to record: WorkspaceRecord, touched: Set<ItemAddress>?) {
        self.record = record
        guard let touched else { return join() }
        let inquiry = reviewInquiry
        for index in engagements.indices {
            let id = engagements[index].id
            let items = touched.lazy.filter { $0.engagement == id }.map(\.item)
            guard let later = record.engagement(id), !items.isEmpty else {
                engagements[index].update(inquiry: inquiry)
                continue
            }
            let isOther = !coverages.isEmpty && items.contains { asksOtherwise($0, of: engagements[index], later) }
            engagements[index].update(to: later, touched: Set(items), inquiry: inquiry)
            if isOther { cover(index) }
        }
        if isSettled { settle() }
    }

    /// Makes and counts everything now, and from now on whenever something changes: for a screen, where nobody is to
    /// wait for the first look. Else it is done when somebody asks, and who asks for one item waits for no others.
    public mutating func settle() {
        isSettled = true
        for index in engagements.indices { engagements[index].settle() }
        for index in coverages.indices { coverages.values[index].make() }
    }

    /// The same workspace with everything made and counted, for who looks at all of it.
    public consuming func settled() -> WorkspaceState {
        settle()
        return self
    }

    /// Whether something else is asked of an item's control than before: it applies or no longer does, or is due on
    /// another day.
    private func asksOtherwise(_ item: ItemID, of engagement: Engagement, _ later: EngagementRecord) -> Bool {
        let (before, after) = (engagement.work(on: item), later.work[item] ?? ItemWork())
        return (before.status == .notApplicable) != (after.status == .notApplicable) || before.due.value != after.due.value
            || engagement.position(of: item) == nil
    }

    /// Sees the workspace from another day.
    public mutating func update(today: Day) {
        self.today = today
        for index in engagements.indices { engagements[index].update(today: today) }
        coverAll()
        if isSettled { settle() }
    }

    // MARK: Coverage

    /// The controls of the workspace: the library's, those that catalogs of its reports define, and the team's own.
    public var controls: WorkspaceControls { WorkspaceControls(library: definedControls, record: record) }

    /// The controls that texts define: the library's, and behind them those of the catalogs that reports are made from,
    /// each key once.
    public var definedControls: [Control] { Self.controls(defined: library.value, in: engagements.map(\.catalog)) }

    private static func controls(defined library: [Control], in catalogs: [Catalog]) -> [Control] {
        let own = catalogs.flatMap { $0.details.controls() }
        guard !own.isEmpty else { return library }
        var keys = Set(library.map(\.key))
        return library + own.filter { keys.insert($0.key).inserted }
    }

    /// ``controls``, made when somebody asks for them.
    private var controlsOnDemand: OnDemand<WorkspaceControls> { controls(in: engagements.map(\.catalog)) }

    private func controls(in catalogs: [Catalog]) -> OnDemand<WorkspaceControls> {
        let (library, record) = (library, record)
        return OnDemand {
            WorkspaceControls(library: Self.controls(defined: library.value, in: catalogs), record: record)
        }
    }

    /// What covers the controls of a report.
    public func coverage(of engagement: Engagement) -> ReportCoverage {
        if let known = coverages[engagement.id] { return known.value }
        return ReportCoverage(
            of: engagement, controls: controls, evidence: EvidenceIndex(of: record, broken: brokenEvidence),
            rules: record.rules)
    }

    /// Takes over which pieces of evidence are broken.
    public mutating func update(brokenEvidence: Set<EntryID>) {
        guard brokenEvidence != self.brokenEvidence else { return }
        self.brokenEvidence = brokenEvidence
        let inquiry = reviewInquiry
        for index in engagements.indices { engagements[index].recount(by: inquiry) }
        coverAll()
        if isSettled { settle() }
    }

    /// Tells which reviews were lifted.
    private var reviewInquiry: ReviewInquiry { inquiry(in: engagements.map(\.catalog)) }

    private func inquiry(in catalogs: [Catalog]) -> ReviewInquiry {
        ReviewInquiry(about: record, broken: brokenEvidence, controls: controls(in: catalogs))
    }

    /// Finds what covers all reports. A workspace without evidence needs no library for that.
    private mutating func coverAll() {
        coverages = [:]
        guard !record.evidence.isEmpty else { return }
        let (controls, evidence) = (controlsOnDemand, evidenceIndex)
        for index in engagements.indices { cover(index, controls: controls, evidence: evidence) }
    }

    private var evidenceIndex: OnDemand<EvidenceIndex> {
        let (record, broken) = (record, brokenEvidence)
        return OnDemand { EvidenceIndex(of: record, broken: broken) }
    }

    private mutating func cover(_ index: Int) {
        cover(index, controls: controlsOnDemand, evidence: evidenceIndex)
    }

    private mutating func cover(_ index: Int, controls: OnDemand<WorkspaceControls>, evidence: OnDemand<EvidenceIndex>) {
        let (engagement, rules) = (engagements[index].uncounted, record.rules)
        let coverage = OnDemand {
            ReportCoverage(of: engagement, controls: controls.value, evidence: evidence.value, rules: rules)
        }
        coverages[engagement.id] = coverage
        engagements[index].update(covered: coverage.map(\.coveredItems))
    }

    private mutating func join() {
        engagements = []
        missingCatalogs = []
        var known: [(record: EngagementRecord, catalog: Catalog)] = []
        for record in record.engagements where !record.isDropped.value {
            if let catalog = catalogs[record.catalog] {
                known.append((record, catalog))
            } else {
                missingCatalogs.append((record.id, record.catalog))
            }
        }
        let inquiry = inquiry(in: known.map(\.catalog))
        engagements = known.map { Engagement(record: $0.record, catalog: $0.catalog, today: today, inquiry: inquiry) }
        coverAll()
        if isSettled { settle() }
    }
}
