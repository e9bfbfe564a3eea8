import HarmlessText

/// Why something that a person asked for is not done. Nothing is ever changed by what is refused.
public enum Refusal: Error, Hashable, Sendable {
    case unknownItem(String, nearest: [String])
    case ambiguousItem(String, candidates: [ItemAddress])
    case unknownEngagement(String, known: [String])
    case unknownArea(String, nearest: [String])
    case unknownCriterion(String, nearest: [String])
    case outOfScope(ItemAddress, area: String, title: String)
    case alreadyTicked(ItemAddress, by: String)
    case alreadyInProgress(ItemAddress)
    case notTicked(ItemAddress, Status)
    case notInProgress(ItemAddress, Status)
    case ownTick(ItemAddress, by: String)
    case alreadyReviewed(ItemAddress, by: String)
    case notApplicable(ItemAddress, reason: String)
    case alreadyApplicable(ItemAddress)
    case blocked(ItemAddress, reason: String)
    case notBlocked(ItemAddress)
    case tickedCannotBeBlocked(ItemAddress)
    case reasonMissing(for: ReasonedDecision)
    case returnNeedsReason
    case noSuchNote(ItemAddress, count: Int)
    case foreignNote(ItemAddress, by: String)
    case notOwnItem(ItemAddress)
    case textMissing(what: WrittenField)
    case textTooLong(what: WrittenField, limit: Int)
    case lineBreak(what: WrittenField)
    case nothingToSettle(ItemAddress)
    case notReworded(ItemAddress)
    case unchanged(String)
    case requiredArea(String, title: String)
    case fixedCriterion(String)
    case reportRequirement(String, title: String)
    case noObjectives(String, title: String)
    case unknownRequest(String, nearest: [String])
    case ambiguousRequest(String, reports: [String])
    case invalidRequestNumber(String)
    case requestExists(String)
    case requestNotSubmitted(String)
    case requestAccepted(String)
    case rollsBackwards(Day)
    case unknownColumn(String, known: [String])
    case missingColumn(String, known: [String])
    case invalidMapping(String, fields: [String])
    case notExcluded(ItemAddress)
    case ownExclusion(ItemAddress, by: String)
    case unknownControl(String, nearest: [String])
    case invalidControlKey(String)
    case controlExists(String)
    case libraryControl(String)
    case unknownParameter(String, known: [String])
    case unfitAnchor(String, Frequency)
    case evidence(EvidenceRefusal)
    case check(CheckRefusal)
    case invalidHandle(String)
    case noName(String)
    case unknownPerson(String, nearest: [String])
    case ambiguousPerson(String, candidates: [Handle])
    case sameHandle(Handle)
    case sameThroughOthers(Handle, Handle, through: [String])
    case invalidEngagementID(String)
    case engagementExists(String)
    case periodBackwards(from: Day, to: Day)
    case periodTooLong(ClosedRange<Day>)
    case graceOutOfRange(Int)
    case holidayUnreadable(line: Int, String)
    case tooManyHolidays(Int)
    case rulesAreSo
    case nothingToUndo
    case nothingToRedo
    case changedSince(what: String, by: String)
}

extension Refusal: CustomStringConvertible {
    /// The same where other things were changed meanwhile: not that nothing was.
    public var amongOthers: String {
        if case .unchanged(let what) = self { return "\(what) already." }
        return description
    }

    /// What is the matter and what to do about it, in one or two sentences.
    public var description: String {
        switch self {
        case .unknownItem(let text, let nearest):
            "There is no item \(text).\(Refusal.suggestion(nearest))"
        case .ambiguousItem(let text, let candidates):
            "\(text) is in more than one report; say which: \(candidates.map(\.description).joined(separator: " or "))."
        case .unknownEngagement(let text, let known):
            known.isEmpty
                ? "There is no report yet; begin one first."
                : "There is no report \(text); there is \(known.joined(separator: ", "))."
        case .unknownControl(let text, let nearest):
            "There is no control \(text).\(nearest.isEmpty ? " `tickmark control list` lists them." : Refusal.suggestion(nearest))"
        case .invalidControlKey(let text):
            "\(text) cannot be a control's key: use 1 to 40 of a-z, 0-9 and -, a letter first and no dash last."
        case .controlExists(let key): "There is a control \(key) already; choose another key, or change that one."
        case .libraryControl(let key):
            "\(key) is a control of the library and cannot be dropped. Set it aside with a reason: `tickmark control exclude \(key) --reason …`."
        case .unknownParameter(let name, let known):
            known.isEmpty
                ? "The control has no parameters, so \(name) cannot be filled in."
                : "The control has no parameter \(name); it has \(known.joined(separator: ", "))."
        case .unfitAnchor(let text, let frequency):
            "A control that operates \(frequency.title.lowercased()) cannot end a stretch on \(text): weekly controls take a day of the week (friday), monthly ones a day of the month (15), quarterly to annual ones month and day (06-30), others none."
        case .unknownArea(let text, let nearest):
            "There is no area \(text).\(Refusal.suggestion(nearest))"
        case .unknownCriterion(let text, let nearest):
            "There is no criterion or control objective \(text).\(Refusal.suggestion(nearest))"
        case .outOfScope(let item, let area, let title):
            "\(item.item) is out of scope: \(title) (\(area)) is not in this report. Bring it into scope first."
        case .alreadyTicked(let item, let name): "\(item.item) is ticked already, by \(name)."
        case .alreadyInProgress(let item): "\(item.item) is in progress already."
        case .notTicked(let item, let status): "\(item.item) is not ticked; it is \(status.title)."
        case .notInProgress(let item, let status): "\(item.item) is not in progress; it is \(status.title)."
        case .ownTick(let item, let name):
            "\(item.item) was ticked by \(name), and a review needs a second person."
        case .alreadyReviewed(let item, let name): "\(item.item) is reviewed already, by \(name)."
        case .notApplicable(let item, let reason):
            "\(item.item) is Not applicable (\(reason)). Include it again first."
        case .alreadyApplicable(let item): "\(item.item) is not marked Not applicable."
        case .blocked(let item, let reason): "\(item.item) is blocked: \(reason). Unblock it first."
        case .notBlocked(let item): "\(item.item) is not blocked."
        case .tickedCannotBeBlocked(let item): "\(item.item) is ticked; untick it before you block it."
        case .reasonMissing(let what): "\(what.words) needs a reason, which the export will show."
        case .returnNeedsReason: "Returning an item needs a reason, which its owner will see."
        case .noSuchNote(let item, let count):
            count == 0
                ? "There is no note on \(item.item)." : "There is no such note on \(item.item); it has \(counted(count, "note"))."
        case .foreignNote(let item, let name):
            "That note on \(item.item) is by \(name), who alone can correct or withdraw it. Write another."
        case .notOwnItem(let item):
            "\(item.item) is an item of the catalog: mark it Not applicable for a reason instead."
        case .textMissing(let what): "\(what.words) is empty."
        case .textTooLong(let what, let limit): "\(what.words) is longer than \(limit) characters."
        case .lineBreak(let what): "\(what.words) must fit on one line."
        case .nothingToSettle(let item): "Nothing about \(item.item) waits to be looked at."
        case .notReworded(let item):
            "\(item.item) was not reworded since it was signed, as far as is known; there is nothing to keep."
        case .unchanged(let what): "\(what) already; nothing was changed."
        case .requiredArea(let area, let title): "\(title) (\(area)) is part of every such report and cannot be left out."
        case .fixedCriterion(let id):
            "\(id) is a criterion of the standard: mark its items Not applicable with a reason, or drop the whole category."
        case .reportRequirement(let id, let title):
            "\(id) (\(title)) is a requirement on the report itself, and no control objective: it can be neither reworded nor left out."
        case .noObjectives(let area, let title):
            "\(title) (\(area)) holds requirements on the report itself; add the control objective to an area of control objectives."
        case .unknownRequest(let text, let nearest):
            "There is no request \(text).\(nearest.isEmpty ? " `tickmark request list` lists them." : Refusal.suggestion(nearest))"
        case .ambiguousRequest(let text, let reports):
            "\(text) is in more than one report; say which: \(reports.map { "--report \($0)" }.joined(separator: " or "))."
        case .invalidRequestNumber(let text):
            "\(text) cannot be a request's number: it is 1 to \(RequestNumber.limit) characters in one line, such as #R-001."
        case .requestExists(let text): "There is a request \(text) already; numbers are the auditor's, for ever. Change that one."
        case .requestNotSubmitted(let text):
            "\(text) was not submitted, so the auditor cannot have decided about it. Submit it first."
        case .requestAccepted(let text): "The auditor has accepted \(text); nothing more is wanted of it."
        case .unknownColumn(let name, let known):
            "There is no column \(name); there are \(known.prefix(20).joined(separator: ", "))."
        case .missingColumn(let field, let known):
            "No column is known to hold the \(field) of a request; say which: --map COLUMN=\(field). Its columns are \(known.prefix(20).map { "“\($0.singleSpaced.prefix(40))”" }.joined(separator: ", "))."
        case .invalidMapping(let text, let fields):
            "\(text) does not say what a column holds: write COLUMN=FIELD, where a field is \(fields.joined(separator: ", "))."
        case .rollsBackwards(let day): "The report before leads up to \(day.words); the next one must end later."
        case .notExcluded(let item):
            "\(item.item) is not marked Not applicable, so there is nothing to confirm or to look at again."
        case .ownExclusion(let item, let name):
            "\(item.item) was marked Not applicable by \(name), and the second signature needs a second person."
        case .evidence(let refusal): refusal.description
        case .check(let refusal): refusal.description
        case .invalidHandle(let text):
            "\(text) cannot be a handle: use 1 to 24 of a-z, 0-9 and -, with a letter or digit at both ends, and not me or nobody."
        case .noName(let text): "\(text) is no name; write one with letters or digits in it."
        case .unknownPerson(let text, let nearest):
            "Nobody here is called \(text).\(Refusal.suggestion(nearest)) `tickmark person list` lists everybody."
        case .ambiguousPerson(let text, let candidates):
            "Several people are called \(text); say which: \(candidates.map(\.text).joined(separator: " or "))."
        case .sameHandle(let handle): "\(handle) is one handle; name two."
        case .sameThroughOthers(let left, let right, let through):
            "\(left) and \(right) are one person through others. One of these takes it back: "
                + through.map { "person apart \($0)" }.joined(separator: ", ") + "."
        case .invalidEngagementID(let text):
            "\(text) cannot be a report's id: use 1 to 32 of a-z, 0-9 and -, beginning with a letter."
        case .engagementExists(let id): "There is, or was, a report \(id), and ids are for ever; choose another."
        case .periodBackwards(let from, let to): "The period ends (\(to.words)) before it begins (\(from.words))."
        case .periodTooLong(let period):
            "A period of \(period.lowerBound.distance(to: period.upperBound) + 1) days is no report period; at most 3 years are taken."
        case .graceOutOfRange(let days): "\(days) is no number of grace days; give one from 0 to 366."
        case .holidayUnreadable(let line, let text):
            "Line \(line) of the holidays begins with “\(text)”, which is no day; write one day a line, like 2027-12-24."
        case .tooManyHolidays(let count):
            "\(count) holidays are more than a workspace keeps; list up to \(WorkspaceRules.holidayLimit)."
        case .rulesAreSo: "That is so already; nothing was changed."
        case .nothingToUndo: "There is nothing of yours to undo."
        case .nothingToRedo: "There is nothing of yours to do again."
        case .changedSince(let what, let name): "\(name) has changed \(what) since; undoing would take that back, too."
        }
    }

    private static func suggestion(_ nearest: [String]) -> String {
        nearest.isEmpty ? "" : " Did you mean \(nearest.joined(separator: " or "))?"
    }
}
