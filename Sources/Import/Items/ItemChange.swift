import Readiness

/// What an import does to one item, before it is an entry: an item that is added has no id until it is written.
public enum ItemChange: Hashable, Sendable {
    /// Moves it to a status. `reason` is why it is Not applicable, or where a tick was imported from.
    case status(Status, was: Status, reason: String)
    case owner(Handle?, was: Handle?)
    case due(Day?, was: Day?)
    case blocked(String?, was: String?)
    case note(String)

    /// The action that does it to an item.
    public func action(on item: ItemAddress) -> Action {
        switch self {
        case .status(let to, let was, let reason): .status(item, to: to, was: was, reason: reason)
        case .owner(let to, let was): .owner(item, to: to, was: was)
        case .due(let to, let was): .due(item, to: to, was: was)
        case .blocked(let to, let was): .blocked(item, to: to, was: was)
        case .note(let text): .note(item, text: text)
        }
    }
}

/// What an import would do, decided before anything is written.
public struct ItemImportPlan: Sendable {
    /// An item of the team's own that is added, with what is then done to it.
    public struct Addition: Hashable, Sendable {
        /// The report.
        public var engagement: EngagementID
        /// The criterion that it is added to.
        public var criterion: String
        /// What must be true.
        public var title: String
        /// What is done to it once it has an id.
        public var changes: [ItemChange]
    }

    /// What becomes of each row, in the order of the file.
    public internal(set) var verdicts: [RowVerdict] = []
    /// People who are added, then what is done to items that are there.
    public internal(set) var actions: [Action] = []
    /// Items that are added.
    public internal(set) var additions: [Addition] = []
    /// How the columns were understood, sheet by sheet.
    public internal(set) var columns:
        [(file: String, sheet: String?, fields: [(column: String, field: ItemField)], unused: [String])] = []
    /// Columns that a mapping names and no sheet has.
    public internal(set) var unknownColumns: [String] = []

    /// The actions that come first: people, what is done to items that are there, and the items that are added.
    public var firstActions: [Action] {
        actions + additions.map { .item($0.engagement, criterion: $0.criterion, title: $0.title) }
    }

    /// How many rows have an outcome.
    public func count(_ outcome: RowVerdict.Outcome) -> Int { verdicts.count { $0.outcome == outcome } }
}
