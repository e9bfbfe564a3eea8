import Readiness

/// What becomes of a row of a file.
public struct RowVerdict: Hashable, Sendable {
    /// What is done with it.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// Something of an item that is there is changed.
        case set
        /// An item of the team's own is added.
        case added
        /// The workspace says that already.
        case unchanged
        /// Nothing of the row is taken over, for the reasons given.
        case refused
    }

    /// What the file is called.
    public var file = ""
    /// Where the row stands.
    public var place: SheetPlace
    /// What is done with it.
    public var outcome: Outcome
    /// The item or criterion that it is about, as an address (`soc2/CC6.1-04`); nil where none was found.
    public var target: String?
    /// What is changed, in the order of the fields.
    public var changed: [ItemField]
    /// Why it is refused, or what else there is to know.
    public var reasons: [RowReason]

    /// Makes a verdict.
    public init(
        place: SheetPlace, outcome: Outcome, target: String? = nil, changed: [ItemField] = [], reasons: [RowReason] = []
    ) {
        self.place = place
        self.outcome = outcome
        self.target = target
        self.changed = changed
        self.reasons = reasons
    }
}

/// Why a row is refused, or what else there is to know about it.
public enum RowReason: Hashable, Sendable {
    /// It names no item, no criterion and no area.
    case namesNothing
    /// It names an area, or stands below a heading, that no report has, and nothing else.
    case unknownArea(String)
    /// It names an item that there is none of.
    case unknownItem(String, nearest: [String])
    /// It names a criterion with several items and does not say which.
    case severalItems(criterion: String, count: Int)
    /// Its title is that of several items.
    case severalTitled([String])
    /// It fits several reports.
    case severalReports([String])
    /// It names a report that there is none of.
    case unknownReport(String)
    /// A word for a status that nobody knows.
    case unknownStatus(String, nearest: [String])
    /// A cell that should be a day.
    case unreadableDay(UnreadableDay)
    /// There are more cells than columns.
    case tooWide(cells: Int, columns: Int)
    /// An earlier row is about the same item.
    case doubled(SheetPlace)
    /// The file would add more people than this.
    case tooManyPeople(Int)
    /// The rules do not allow it.
    case refused(Refusal)
    /// Only an area was named; the item is added to its first criterion.
    case onlyArea(area: String, criterion: String)
    /// *Reviewed* came in as Ready: a review needs a second person here.
    case reviewedAsReady
    /// The item is Reviewed, which is more than the file says; it stays so.
    case staysReviewed
    /// Not applicable without a reason.
    case reasonNotGiven
    /// It is Not applicable already, for another reason, which stays.
    case otherReason
    /// One owner was taken of several.
    case otherOwners([String])
    /// Its labels name other items and criteria, too.
    case otherLabels([String])

    /// Whether the row is refused because of it.
    public var refuses: Bool {
        switch self {
        case .onlyArea, .reviewedAsReady, .staysReviewed, .reasonNotGiven, .otherReason, .otherOwners, .otherLabels: false
        default: true
        }
    }
}

extension RowReason: CustomStringConvertible {
    /// What is the matter and what to do, in a sentence.
    public var description: String {
        switch self {
        case .namesNothing: "It names no item, no criterion and no area; give it one, or say which column holds it with --map."
        case .unknownArea(let text):
            "There is no area and no criterion “\(text.prefix(60))”; name one, or give the row an item's id."
        case .unknownItem(let text, let nearest):
            "There is no item \(text)." + (nearest.isEmpty ? "" : " Did you mean \(nearest.joined(separator: " or "))?")
        case .severalItems(let criterion, let count): "\(criterion) has \(count) items; name one, or give the row a title."
        case .severalTitled(let ids): "Several items have this title: \(ids.joined(separator: ", ")); name one."
        case .severalReports(let ids): "It is in several reports; say which with --report: \(ids.joined(separator: ", "))."
        case .unknownReport(let text): "There is no report \(text)."
        case .unknownStatus(let text, let nearest):
            "Nobody knows the status “\(text.prefix(60))”."
                + (nearest.isEmpty ? " Say what it means with --status." : " Did you mean \(nearest.joined(separator: " or "))?")
        case .unreadableDay(.twoDays(let text, let one, let other)):
            "“\(text)” could be \(one.words) or \(other.words); say which order with --dates dmy or --dates mdy."
        case .unreadableDay(let problem): problem.description
        case .tooWide(let cells, let columns):
            "It has \(cells) cells where there are \(columns) columns: a separator stands in a text without quotation marks."
        case .doubled(let place): "Row \(place) is about the same item."
        case .tooManyPeople(let limit): "More than \(limit) people would be added; is that the column of owners?"
        case .refused(let refusal): refusal.description
        case .onlyArea(let area, let criterion): "It names only \(area), so it went to \(criterion)."
        case .reviewedAsReady: "Reviewed came in as Ready: a review needs a second person here."
        case .staysReviewed: "It is Reviewed, which is more, and stays so."
        case .reasonNotGiven: "The file gives no reason for Not applicable; that is to be confirmed."
        case .otherReason: "It is Not applicable for another reason, which stays."
        case .otherOwners(let names): "An item has one owner; left out: \(names.joined(separator: ", "))."
        case .otherLabels(let ids): "A row goes to one place; its labels name \(ids.joined(separator: ", ")), too."
        }
    }
}
