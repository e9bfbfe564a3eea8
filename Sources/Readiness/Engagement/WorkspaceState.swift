/// A workspace as people see it: its engagements joined with their catalogs, seen from a day.
public struct WorkspaceState: Sendable {
    /// The workspace's name: the one that somebody gave it, else the one that it was made with.
    public var name: String { record.name.value ?? firstName }
    /// The name that it was made with.
    private let firstName: String
    /// What people have done.
    public private(set) var record: WorkspaceRecord
    /// The engagements that were not dropped, in the order that they began.
    public private(set) var engagements: [Engagement] = []
    /// Engagements whose catalog is not in this workspace, with the catalog's id.
    public private(set) var missingCatalogs: [(engagement: EngagementID, catalog: String)] = []
    /// The catalogs that there are, by id.
    public let catalogs: [String: Catalog]
    /// The day that everything is seen from.
    public private(set) var today: Day

    /// Joins a record with catalogs.
    public init(name: String, record: WorkspaceRecord, catalogs: [String: Catalog], today: Day) {
        firstName = name
        self.record = record
        self.catalogs = catalogs
        self.today = today
        join()
    }

    /// The same workspace with one more catalog.
    public func joined(with catalog: Catalog) -> WorkspaceState {
        var catalogs = catalogs
        catalogs[catalog.id] = catalog
        return WorkspaceState(name: firstName, record: record, catalogs: catalogs, today: today)
    }

    /// The engagement of an id, or nil.
    public func engagement(_ id: EngagementID) -> Engagement? { engagements.first { $0.id == id } }

    /// Takes over a later record. `touched` are the items that changed, or nil where anything may have.
    public mutating func update(to record: WorkspaceRecord, touched: Set<ItemAddress>?) {
        self.record = record
        guard let touched else { return join() }
        for index in engagements.indices {
            let id = engagements[index].id
            let items = touched.lazy.filter { $0.engagement == id }.map(\.item)
            guard let later = record.engagement(id), !items.isEmpty else { continue }
            engagements[index].update(to: later, touched: Set(items))
        }
    }

    /// Sees the workspace from another day.
    public mutating func update(today: Day) {
        self.today = today
        for index in engagements.indices { engagements[index].update(today: today) }
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
    }
}
