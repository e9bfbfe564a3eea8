import Readiness

/// What somebody wants exported: the form and for whom, of which report, items and day, and with whose names.
public struct ExportDraft: Hashable, Sendable {
    /// Which items lists and tables hold.
    public enum Items: Hashable, Sendable {
        /// All in scope.
        case all
        /// Those of an area, by its id.
        case area(String)
        /// Those that the Items screen shows.
        case shown(ItemFilter)
    }

    /// The form, and whom it is for.
    public var choice: ExportChoice
    /// The only report that it is about; nil for all.
    public var report: EngagementID?
    /// The day at whose end it is; nil for now.
    public var day: Day?
    /// Which items lists and tables hold.
    public var items = Items.all
    /// Whether codes stand for people and the names of files.
    public var isRedacted = false
    /// Whether it is signed with the key that git signs with.
    public var isSigned = false

    /// Makes a draft.
    public init(_ choice: ExportChoice, of report: EngagementID? = nil, at day: Day? = nil) {
        (self.choice, self.report, self.day) = (choice, report, day)
    }

    /// Which items pass, of the forms that can be made of some alone.
    public var filter: ItemFilter {
        guard choice.format.takesFilter else { return ItemFilter() }
        switch items {
        case .all: return ItemFilter()
        case .area(let id):
            var filter = ItemFilter()
            filter.areas = [id]
            return filter
        case .shown(let filter): return filter
        }
    }

    /// Whether it can be signed: what goes to an auditor as one file.
    public var canBeSigned: Bool { choice.format == .package }

    /// Why it cannot be made like that, or nil.
    var obstacle: String? {
        isRedacted && !filter.text.isEmpty
            ? "The words that Items looks for would look into what redacting takes out; i takes other items." : nil
    }
}
