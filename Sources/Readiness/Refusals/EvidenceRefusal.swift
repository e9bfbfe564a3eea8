/// Why something about evidence is not done.
public enum EvidenceRefusal: Hashable, Sendable {
    case unknown(String)
    case ambiguous(String, candidates: [EntryID])
    case unknownTarget(String, nearest: [String])
    case noTarget
    case own(title: String, by: String)
    case foreignResult(title: String, by: String)
    case retired(title: String)
    case returnNeedsReason
    case lastTarget(title: String)
    case backwards(from: Day, to: Day)
    case tooLong(ClosedRange<Day>)
    case badAddress(String)
    case addressWithPassword
    case addressTooLong(limit: Int)
    case queryMissing
    case countMissing
    case countNegative
    case moreExceptionsThanSample(exceptions: Int, size: Int)
    case sampleOfNone
    case replacesRetired(title: String)
    case unreadableDays(String)
}

extension EvidenceRefusal: CustomStringConvertible {
    /// What is the matter and what to do about it, in one or two sentences.
    public var description: String {
        switch self {
        case .unknown(let text): "There is no evidence \(text). `tickmark evidence list` lists it."
        case .ambiguous(let text, let candidates):
            "\(text) could be several pieces of evidence; say which: \(candidates.map(\.description).joined(separator: " or "))."
        case .unknownTarget(let text, let nearest):
            "There is no control and no item \(text)."
                + (nearest.isEmpty
                    ? " `tickmark control list` and `tickmark items` list them."
                    : " Did you mean \(nearest.joined(separator: " or "))?")
        case .noTarget: "Name at least one control or item that the evidence shows something of."
        case .own(let title, let name):
            "“\(title)” was attached by \(name); to accept or return it needs a second person."
        case .foreignResult(let title, let name):
            "“\(title)” was attached by \(name), who alone says that its result is another. Return it for a reason, or attach a later result."
        case .retired(let title): "“\(title)” was retired. Attach it again where it still shows something."
        case .returnNeedsReason: "Returning evidence needs a reason, which whoever attached it will see."
        case .lastTarget(let title):
            "“\(title)” would show nothing any more. Retire it, or link it to something else first."
        case .backwards(let from, let to): "The evidence would end (\(to)) before it begins (\(from))."
        case .tooLong(let days):
            "No evidence covers \(days.lowerBound.distance(to: days.upperBound) + 1) days; at most 20 years are taken."
        case .badAddress(let text):
            "\(text) is no address that can be kept: it must begin with https:// or http://, name a host, and have no spaces in it."
        case .addressWithPassword:
            "The address holds a user name or password, which everybody with the workspace could read. Leave them out."
        case .addressTooLong(let limit): "The address is longer than \(limit) characters."
        case .queryMissing:
            "That nothing occurred is shown by the query or list that would have found it: say which (`--method`)."
        case .countMissing: "A population needs its number of members (`--count`), so that a sample can be judged."
        case .countNegative: "A count is a number from 0."
        case .moreExceptionsThanSample(let exceptions, let size):
            "A sample of \(size) cannot have \(exceptions) exceptions."
        case .sampleOfNone: "A sample holds at least one."
        case .replacesRetired(let title): "“\(title)” was retired, so there is nothing to replace."
        case .unreadableDays(let text):
            "“\(text)” is neither a day nor a stretch of days; write 2027-06-30 or 2027-04-01..2027-06-30."
        }
    }
}

/// What whoever attaches evidence should know, though nothing is refused for it.
public enum EvidenceWarning: Hashable, Sendable {
    /// It is about days that have not been yet, and counts from the day given.
    case ahead(until: Day)
    /// What it shows is said to have been performed on a day that has not been yet.
    case performedAhead(Day)
    /// It is said to have been collected on a day that has not been yet.
    case collectedAhead(Day)
    /// What it shows is said to have been performed before the days that it is about.
    case performedBefore(Day, covers: Day)
    /// It was collected before what it shows was performed.
    case collectedBefore(Day, performed: Day)
    /// Exceptions, and no word on what they mean.
    case exceptionsWithoutResult(Int)
    /// The same content with the same days shows the same already.
    case twice(EntryID, title: String)
}

extension EvidenceWarning: CustomStringConvertible {
    /// What there is to know, in a sentence.
    public var description: String {
        switch self {
        case .ahead(let day): "It covers days up to \(day.words), which have not been yet; they count once they have."
        case .performedAhead(let day): "It is said to be performed on \(day.words), which has not been yet; it counts from then."
        case .collectedAhead(let day): "It is said to be collected on \(day.words), which has not been yet."
        case .performedBefore(let day, let covers):
            "It was performed on \(day.words), before the days that it covers begin (\(covers.words))."
        case .collectedBefore(let day, let performed):
            "It was collected on \(day.words), before what it shows was performed (\(performed.words))."
        case .exceptionsWithoutResult(let count):
            "The sample has \(count == 1 ? "an exception" : "\(count) exceptions") and no result; say `--result fail` where the control failed."
        case .twice(let id, let title): "The same is attached already, for the same days: “\(title)” (\(id))."
        }
    }
}
