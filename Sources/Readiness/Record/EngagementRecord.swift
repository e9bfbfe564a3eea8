import HashTreeCollections

/// All that people have done in one engagement, without the catalog that it refers to.
///
/// The maps share their structure when they are copied, so that keeping an earlier state beside the current one costs
/// what was changed since.
public struct EngagementRecord: Hashable, Sendable {
    /// Its id.
    public let id: EngagementID
    /// The kind of report.
    public let report: ReportKind
    /// The catalog that its items come from.
    public let catalog: String
    /// The areas in scope from the beginning that the report could do without.
    public let areas: [String]
    /// The entry that began it.
    public let began: Stamp
    /// Type and dates.
    public var type: Register<ReportType>
    /// The organization that the report is about.
    public var organization: Register<String>
    /// The service or system that it describes.
    public var service: Register<String>
    /// Whether it was dropped.
    public var isDropped = Register<Bool>(false)
    /// Decisions on areas and objectives, by their ids.
    public var scope: TreeDictionary<String, ScopeDecision> = [:]
    /// Control objectives of the team's own, in the order of their entries.
    public var objectives: [OwnObjective] = []
    /// Objectives that the team reworded, by their ids.
    public var wordings: TreeDictionary<String, Register<String?>> = [:]
    /// Items of the team's own, in the order of their entries.
    public var items: [OwnItem] = []
    /// The work on each item that somebody has touched.
    public var work = ItemWorks()
    /// What the auditor asked for, by the auditor's numbers.
    public var requests: TreeDictionary<RequestNumber, AuditRequest> = [:]
    /// The report that it goes on from.
    public var rolledFrom: EngagementID?
    /// Where what entries added stands.
    var added = AddedThings()

    /// Begins a record by an entry that says so.
    public init(_ setup: EngagementSetup, by entry: Entry) {
        id = setup.id
        report = setup.report
        catalog = setup.catalog
        areas = setup.areas
        began = entry.stamp
        type = Register(setup.type, stamp: entry.stamp, at: entry.at, clashes: [])
        organization = Register(setup.organization, stamp: entry.stamp, at: entry.at, clashes: [])
        service = Register(setup.service, stamp: entry.stamp, at: entry.at, clashes: [])
    }

    /// Makes a record as a snapshot recorded it; what is not named here is added to it.
    public init(
        id: EngagementID, report: ReportKind, catalog: String, areas: [String], began: Stamp, type: Register<ReportType>,
        organization: Register<String>, service: Register<String>
    ) {
        self.id = id
        self.report = report
        self.catalog = catalog
        self.areas = areas
        self.began = began
        self.type = type
        self.organization = organization
        self.service = service
    }
}

/// Whether an area or an objective is in scope, by a person's decision.
public struct ScopeDecision: Hashable, Sendable {
    /// In or out.
    public var isIn: Register<Bool>
    /// Why it is, or was last, in scope; may be empty.
    public var reasonIn: String
    /// Why it is, or was last, out of scope.
    public var reasonOut: String

    /// Makes a decision that nobody has recorded yet.
    public init(isIn: Bool) { self.init(isIn: Register(isIn), reasonIn: "", reasonOut: "") }

    /// Makes a decision as a snapshot recorded it.
    public init(isIn: Register<Bool>, reasonIn: String, reasonOut: String) {
        self.isIn = isIn
        self.reasonIn = reasonIn
        self.reasonOut = reasonOut
    }

    /// Why it is where it is.
    public var reason: String { isIn.value ? reasonIn : reasonOut }
}

/// A control objective that a team added.
public struct OwnObjective: Hashable, Sendable {
    /// The entry that added it.
    public let entry: EntryID
    /// Its id (`PY-x7kq2mz`).
    public let id: String
    /// The area that it belongs to.
    public let area: String
    /// What it says.
    public let title: String
    /// Whether it was taken back.
    public var isWithdrawn = Register<Bool>(false)

    /// Makes an objective.
    public init(entry: EntryID, id: String, area: String, title: String) {
        self.entry = entry
        self.id = id
        self.area = area
        self.title = title
    }
}

/// An item that a team added.
public struct OwnItem: Hashable, Sendable {
    /// The entry that added it.
    public let entry: EntryID
    /// Its id (`PY1-x7kq2mz`).
    public let id: ItemID
    /// The criterion or objective that it belongs to.
    public let criterion: String
    /// When it was added, by its writer's clock.
    public let at: Timestamp
    /// What must be true.
    public var title: String { words.value }
    /// What must be true, and when that was corrected; nobody has touched it where it says what was added first.
    public var words: Register<String>
    /// Whether it was taken back.
    public var isWithdrawn = Register<Bool>(false)

    /// Makes an item.
    public init(entry: EntryID, id: ItemID, criterion: String, title: String, at: Timestamp) {
        self.entry = entry
        self.id = id
        self.criterion = criterion
        self.at = at
        words = Register(title)
    }
}

extension EngagementRecord {
    /// Why an area or an objective is in or out of scope; empty where nobody decided or gave a reason.
    public func scopeReason(of target: String) -> String { scope[target]?.reason ?? "" }
}
