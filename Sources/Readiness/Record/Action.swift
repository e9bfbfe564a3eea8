/// Something that a person did: what an entry of the journal says. Where a field is set, `was` is the value that the
/// person saw.
public enum Action: Hashable, Sendable {
    /// Gives the workspace a name; nil goes back to the one that it was made with.
    case workspace(name: String?, was: String?)
    /// Gives a handle a name.
    case person(Handle, name: String, was: String?)
    /// Says that a handle is another name of the person who goes by a second one, or takes that back.
    case same(Handle, as: Handle, to: Bool, was: Bool)
    /// Begins an engagement.
    case engage(EngagementSetup)
    /// Corrects what was said of an engagement when it began.
    case amend(EngagementID, Amendment)
    /// Drops an engagement, or takes it back.
    case drop(EngagementID, to: Bool, was: Bool)
    /// Puts an area, or a control objective, in scope or out of it.
    case scope(EngagementID, target: String, to: Bool, was: Bool, reason: String)
    /// Adds a control objective of the team's own.
    case objective(EngagementID, area: String, title: String)
    /// Rewords a control objective; nil goes back to the catalog's words.
    case reword(EngagementID, criterion: String, to: String?, was: String?)
    /// Adds an item of the team's own.
    case item(EngagementID, criterion: String, title: String)
    /// Moves an item to another status. `reason` is why it is Not applicable, what a reviewer says of what was looked
    /// at, or where a tick was imported from; else empty.
    case status(ItemAddress, to: Status, was: Status, reason: String)
    /// Returns an item that is ticked or reviewed to whoever owns it: it goes to In progress, marked as returned for a
    /// reason. The opposite, from In progress to what it was, takes the mark back.
    case returned(ItemAddress, to: Status, was: Status, reason: String)
    /// Blocks an item for a reason, or unblocks it.
    case blocked(ItemAddress, to: String?, was: String?)
    /// Gives an item to an owner, or to nobody.
    case owner(ItemAddress, to: Handle?, was: Handle?)
    /// Sets or clears the day that an item is due.
    case due(ItemAddress, to: Day?, was: Day?)
    /// Adds a note to an item.
    case note(ItemAddress, text: String)
    /// Corrects the words that an entry added: those of a note, or the title of an item of the team's own.
    case correct(EngagementID, EntryID, to: String, was: String)
    /// Takes back what an entry added (a note, an objective, an item), or puts it back.
    case withdraw(EngagementID, EntryID, to: Bool, was: Bool)
    /// Says that somebody has looked at clashes of an item.
    case settle(ItemAddress, [Clash])
    /// Says that somebody has looked at what an item says now, and keeps what was signed of it before.
    case keep(ItemAddress)
    /// Asks for a second signature on what is Not applicable, gives it, or takes it back.
    case confirm(ItemAddress, to: Confirmation, was: Confirmation)
    /// Sets or clears the day on which what is Not applicable is looked at again.
    case again(ItemAddress, to: Day?, was: Day?)
    /// Takes over a request of the auditor's, or says something of it.
    case request(EngagementID, RequestNumber, RequestChange)
    /// Takes something over from the report before.
    case roll(EngagementID, RollChange)
    /// Decides something about a control, by its key.
    case control(String, ControlChange)
    /// Adds a control of the team's own.
    case define(OwnControl)
    /// Decides about when something is missing.
    case rule(RuleChange)
    /// Settles what a check of a tool shows something of; nil where nothing is settled, empty where it shows nothing.
    indirect case check(CheckName, to: [EvidenceTarget]?, was: [EvidenceTarget]?)
    /// Attaches a piece of evidence, which the entry names.
    indirect case attach(EvidenceSetup)
    /// Says something of a piece of evidence, by the entry that attached it.
    indirect case evidence(EntryID, EvidenceChange)

    /// The item that this is about, if it is about one.
    public var item: ItemAddress? {
        switch self {
        case .status(let item, _, _, _), .returned(let item, _, _, _), .blocked(let item, _, _), .owner(let item, _, _),
            .due(let item, _, _),
            .note(let item, _), .settle(let item, _), .keep(let item), .confirm(let item, _, _), .again(let item, _, _):
            item
        case .workspace, .person, .same, .engage, .amend, .drop, .scope, .objective, .reword, .item, .correct, .withdraw,
            .control, .define, .rule, .check, .attach, .evidence, .request, .roll:
            nil
        }
    }

    /// The engagement that this is about, if it is about one.
    public var engagement: EngagementID? {
        switch self {
        case .workspace, .person, .same, .control, .define, .rule, .check, .attach, .evidence: nil
        case .engage(let setup): setup.id
        case .amend(let id, _), .drop(let id, _, _), .scope(let id, _, _, _, _), .objective(let id, _, _),
            .reword(let id, _, _, _), .item(let id, _, _), .correct(let id, _, _, _), .withdraw(let id, _, _, _),
            .request(let id, _, _), .roll(let id, _):
            id
        case .status, .returned, .blocked, .owner, .due, .note, .settle, .keep, .confirm, .again: item?.engagement
        }
    }
}

/// What is said of an engagement when it begins.
public struct EngagementSetup: Hashable, Sendable {
    /// Its id, for ever.
    public var id: EngagementID
    /// The kind of report.
    public var report: ReportKind
    /// The catalog that its items come from.
    public var catalog: String
    /// Type 1 or Type 2, with dates.
    public var type: ReportType
    /// The organization that the report is about.
    public var organization: String
    /// The service or system that it describes; may be empty.
    public var service: String
    /// The areas in scope that the report could do without; required ones are in without being named.
    public var areas: [String]

    /// Makes a setup.
    public init(
        id: EngagementID, report: ReportKind, catalog: String, type: ReportType, organization: String, service: String,
        areas: [String]
    ) {
        self.id = id
        self.report = report
        self.catalog = catalog
        self.type = type
        self.organization = organization
        self.service = service
        self.areas = areas
    }
}

/// A correction of an engagement.
public enum Amendment: Hashable, Sendable {
    /// The type or its dates.
    case type(to: ReportType, was: ReportType)
    /// The organization's name.
    case organization(to: String, was: String)
    /// The service's name.
    case service(to: String, was: String)
}
