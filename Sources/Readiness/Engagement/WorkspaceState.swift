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
    public let library: DeferredControls
    /// The day that everything is seen from.
    public private(set) var today: Day
    /// The pieces of evidence whose files are missing or were changed, as far as somebody has looked.
    public private(set) var brokenEvidence: Set<EntryID> = []
    /// What covers the controls of each report; empty where the workspace has no evidence.
    private var coverages: [EngagementID: ReportCoverage] = [:]

    /// Joins a record with catalogs and the library of controls.
    public init(
        name: String, record: WorkspaceRecord, catalogs: [String: Catalog], library: DeferredControls = DeferredControls([]),
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
        return WorkspaceState(
            name: firstName, record: record, catalogs: catalogs, library: library, brokenEvidence: brokenEvidence, today: today)
    }

    /// The engagement of an id, or nil.
    public func engagement(_ id: EngagementID) -> Engagement? { engagements.first { $0.id == id } }

    /// Takes over a later record. `touched` are the items that changed, or nil where anything may have.
    public mutating func update(to record: WorkspaceRecord, touched: Set<ItemAddress>?) {
        self.record = record
        guard let touched else { return join() }
        var inquiry = reviewInquiry
        for index in engagements.indices {
            let id = engagements[index].id
            let items = touched.lazy.filter { $0.engagement == id }.map(\.item)
            guard let later = record.engagement(id), !items.isEmpty else { continue }
            let isOther = !coverages.isEmpty && items.contains { asksOtherwise($0, of: engagements[index], later) }
            engagements[index].update(to: later, touched: Set(items))
            lift(Set(items), of: index, by: &inquiry)
            if isOther { cover(index) }
        }
    }

    /// Whether something else is asked of an item's control than before: it applies or no longer does, or is due on another day.
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
    }

    // MARK: Coverage

    /// The controls of the workspace: the library's, those that catalogs of its reports define, and the team's own.
    public var controls: WorkspaceControls { WorkspaceControls(library: definedControls, record: record) }

    /// The controls that texts define: the library's, and behind them those of the catalogs that reports are made from,
    /// each key once.
    public var definedControls: [Control] {
        let library = library.controls
        let own = engagements.flatMap { $0.catalog.details.controls() }
        guard !own.isEmpty else { return library }
        var keys = Set(library.map(\.key))
        return library + own.filter { keys.insert($0.key).inserted }
    }

    /// What covers the controls of a report.
    public func coverage(of engagement: Engagement) -> ReportCoverage {
        if let known = coverages[engagement.id] { return known }
        return ReportCoverage(
            of: engagement, controls: controls, evidence: EvidenceIndex(of: record, broken: brokenEvidence),
            rules: record.rules)
    }

    /// Takes over which pieces of evidence are broken.
    public mutating func update(brokenEvidence: Set<EntryID>) {
        guard brokenEvidence != self.brokenEvidence else { return }
        self.brokenEvidence = brokenEvidence
        liftAll()
        coverAll()
    }

    // MARK: Reviews

    private var reviewInquiry: ReviewInquiry {
        let (known, record) = (self, record)
        return ReviewInquiry(about: record, broken: brokenEvidence) { known.controls }
    }

    /// Finds which reviews were lifted in all reports.
    private mutating func liftAll() {
        var inquiry = reviewInquiry
        for index in engagements.indices {
            // A start has no time to look at what nobody has reviewed.
            let reviewed = engagements[index].record.work.lazy.filter { $0.value.recordedStatus.value == .reviewed }.map(\.key)
            lift(Array(reviewed), of: index, by: &inquiry)
        }
    }

    private mutating func lift(_ items: some Sequence<ItemID>, of index: Int, by inquiry: inout ReviewInquiry) {
        let engagement = engagements[index]
        var lifts: [(item: ItemID, lift: ReviewLift?)] = []
        for item in items {
            guard let position = engagement.position(of: item) else { continue }
            let lift = inquiry.lift(of: engagement.items[position], in: engagement)
            if lift != nil || engagement.record.work[item]?.lift != nil { lifts.append((item, lift)) }
        }
        if !lifts.isEmpty { engagements[index].update(lifts: lifts) }
    }

    /// Finds what covers all reports. A workspace without evidence needs no library for that.
    private mutating func coverAll() {
        coverages = [:]
        guard !record.evidence.isEmpty else { return }
        let controls = controls
        let evidence = EvidenceIndex(of: record, broken: brokenEvidence)
        for index in engagements.indices { cover(index, controls: controls, evidence: evidence) }
    }

    private mutating func cover(_ index: Int) {
        cover(index, controls: controls, evidence: EvidenceIndex(of: record, broken: brokenEvidence))
    }

    private mutating func cover(_ index: Int, controls: WorkspaceControls, evidence: EvidenceIndex) {
        let coverage = ReportCoverage(
            of: engagements[index], controls: controls, evidence: evidence, rules: record.rules)
        coverages[engagements[index].id] = coverage
        engagements[index].update(covered: coverage.coveredItems)
    }

    private mutating func join() {
        engagements = []
        missingCatalogs = []
        for record in record.engagements where !record.isDropped.value {
            if let catalog = catalogs[record.catalog] {
                engagements.append(Engagement(record: record, catalog: catalog, today: today))
            } else {
                missingCatalogs.append((record.id, record.catalog))
            }
        }
        liftAll()
        coverAll()
    }
}
