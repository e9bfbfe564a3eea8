/// What an auditor wants.
public enum RequestKind: String, CaseIterable, Hashable, Sendable {
    /// A complete list that a sample will be drawn from.
    case population
    /// The records of what was drawn.
    case sample
    /// A policy, a contract, a screen, a report.
    case document
    /// A walkthrough, an interview.
    case meeting

    /// "Population".
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// How far the team is with a request. What the auditor says of it is a ``RequestVerdict``: one is never taken for the
/// other.
public enum RequestState: String, CaseIterable, Hashable, Sendable {
    /// Nobody has begun.
    case open
    /// Somebody is at it.
    case gathering
    /// The auditor has it.
    case submitted
}

/// What the auditor says of a request.
public enum RequestVerdict: Hashable, Sendable {
    /// Nothing yet.
    case none
    /// It is enough.
    case accepted
    /// It is not, for a reason.
    case returned(reason: String)

    /// `none`, `accepted` or `returned`.
    public var word: String {
        switch self {
        case .none: "none"
        case .accepted: "accepted"
        case .returned: "returned"
        }
    }

    /// Why it was returned; nil where it was not.
    public var reason: String? { if case .returned(let reason) = self { reason } else { nil } }
}

/// What an auditor asks for when a request is taken over.
public struct AskedRequest: Hashable, Sendable {
    /// What is asked for.
    public var text: String
    /// What is wanted.
    public var kind: RequestKind
    /// What the auditor's list says in its column of criteria or controls; may be empty.
    public var reference: String
    /// What it points to, where the list names it by its id.
    public var targets: [RequestTarget]
    /// Who answers it.
    public var owner: Handle?
    /// When the auditor wants it.
    public var due: Day?
    /// The day as of which the evidence is to be taken.
    public var capture: Day?

    /// Makes a request as it is asked.
    public init(
        text: String, kind: RequestKind = .document, reference: String = "", targets: [RequestTarget] = [],
        owner: Handle? = nil, due: Day? = nil, capture: Day? = nil
    ) {
        self.text = text
        self.kind = kind
        self.reference = reference
        self.targets = targets
        self.owner = owner
        self.due = due
        self.capture = capture
    }
}

/// One thing that is said of a request. `was` is what the person saw.
public enum RequestChange: Hashable, Sendable {
    /// Takes it over from the auditor.
    case added(AskedRequest)
    /// Says it in other words: the auditor's.
    case text(to: String, was: String)
    /// Says what is wanted.
    case kind(to: RequestKind, was: RequestKind)
    /// Says what the auditor's list has in its column of criteria or controls.
    case reference(to: String, was: String)
    /// Gives it to a person, or to nobody.
    case owner(to: Handle?, was: Handle?)
    /// Sets or clears the day on which the auditor wants it.
    case due(to: Day?, was: Day?)
    /// Sets or clears the day as of which the evidence is to be taken.
    case capture(to: Day?, was: Day?)
    /// Says how far the team is.
    case state(to: RequestState, was: RequestState)
    /// Says what the auditor says.
    case verdict(to: RequestVerdict, was: RequestVerdict)
    /// Points it to a criterion, a control or an item, or no longer does.
    case target(RequestTarget, to: Bool, was: Bool)
    /// Says that a piece of evidence answers it, or no longer does.
    case evidence(EntryID, to: Bool, was: Bool)
    /// Drops it, or takes that back.
    case dropped(to: Bool, was: Bool)

    /// What takes it back: the same with before and after changed about.
    public var reversed: RequestChange {
        switch self {
        case .added: .dropped(to: true, was: false)
        case .text(let to, let was): .text(to: was, was: to)
        case .kind(let to, let was): .kind(to: was, was: to)
        case .reference(let to, let was): .reference(to: was, was: to)
        case .owner(let to, let was): .owner(to: was, was: to)
        case .due(let to, let was): .due(to: was, was: to)
        case .capture(let to, let was): .capture(to: was, was: to)
        case .state(let to, let was): .state(to: was, was: to)
        case .verdict(let to, let was): .verdict(to: was, was: to)
        case .target(let target, let to, let was): .target(target, to: was, was: to)
        case .evidence(let id, let to, let was): .evidence(id, to: was, was: to)
        case .dropped(let to, let was): .dropped(to: was, was: to)
        }
    }
}
