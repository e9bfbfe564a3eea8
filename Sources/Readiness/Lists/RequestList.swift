import HarmlessText
import HashTreeCollections

/// An auditor's list, held against the requests that a report has: what each row would do.
///
/// A number that is new is taken over. A number that is known is the same request: what the list says otherwise is a
/// change of it, an empty cell says nothing, and what the team says (state, evidence, an owner who was named already)
/// stays. What is not on the list stays, too.
public struct RequestList: Sendable {
    /// What comes of a row.
    public enum Outcome: Hashable, Sendable {
        /// It is taken over.
        case added
        /// It is known, and says something else now.
        case changed
        /// It says what is known.
        case same
        /// Nothing is taken from it, for a reason.
        case refused(String)

        /// `added`, `changed`, `same` or `refused`.
        public var word: String {
            switch self {
            case .added: "added"
            case .changed: "changed"
            case .same: "same"
            case .refused: "refused"
            }
        }
    }

    /// A row of the list.
    public struct Row: Sendable {
        /// Where it begins: a line of the file.
        public let row: Int
        /// The auditor's number; empty where it cannot be read.
        public let number: String
        /// The first line of what is asked for.
        public let title: String
        /// What comes of it.
        public fileprivate(set) var outcome: Outcome
        /// What is said of the request.
        public fileprivate(set) var changes: [RequestChange] = []
        /// What was not understood, and left as it is.
        public fileprivate(set) var warnings: [String] = []
    }

    /// The most rows that are read.
    public static let rowLimit = 5_000

    /// The report.
    public let report: EngagementID
    /// The rows, in their order.
    public let rows: [Row]
    /// The actions that take the list over, for one go.
    public let actions: [Action]
    /// Numbers that the report has and the list has not; they stay.
    public let absent: [RequestNumber]

    /// How many rows come to an outcome (`added`, `changed`, `same`, `refused`).
    public func count(_ word: String) -> Int { rows.count { $0.outcome.word == word } }

    /// Holds a list against a report.
    ///
    /// - Parameters:
    ///   - columns: What the columns hold.
    ///   - rows: The rows below the names of the columns with the lines that they begin in; empty ones are passed over.
    ///   - engagement: The report.
    ///   - controls: The keys of the controls that there are.
    ///   - people: Finds the people that the list names.
    ///   - today: For days without a year.
    public init(
        columns: RequestColumns, rows: [(line: Int, cells: [String])], for engagement: Engagement, controls: Set<String>,
        people: PersonLookup,
        today: Day
    ) {
        var reader = RequestListReader(
            columns: columns, engagement: engagement, controls: controls, people: people, today: today)
        reader.findOrderOfDates(in: rows.map(\.cells))
        var read: [Row] = []
        var actions: [Action] = []
        /// The lines that numbers stand in, by how they are spelled. A row that is refused has its number, too: else
        /// another of the same number would be taken now, and the first one as soon as the request is there.
        var seen: [String: Int] = [:]
        for (line, cells) in rows where !cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            var (row, found) = reader.read(cells, row: line)
            if let (number, decided) = found {
                if let first = seen[number.spelling] {
                    row.outcome = .refused("\(number) stands in line \(first), too; that one counts")
                    row.changes = []
                } else {
                    seen[number.spelling] = line
                    actions += decided
                }
            }
            read.append(row)
        }
        report = engagement.id
        self.rows = read
        self.actions = actions
        absent = engagement.listedRequests.map(\.number).filter { seen[$0.spelling] == nil }
    }
}

/// Reads the rows of a list.
private struct RequestListReader {
    let columns: RequestColumns
    let engagement: Engagement
    let controls: Set<String>
    let people: PersonLookup
    let today: Day
    private let spellings: RequestSpellings
    /// Whether days come before months, where the list as a whole tells; nil where it does not.
    private var isDayFirst: Bool?

    init(columns: RequestColumns, engagement: Engagement, controls: Set<String>, people: PersonLookup, today: Day) {
        self.columns = columns
        self.engagement = engagement
        self.controls = controls
        self.people = people
        self.today = today
        spellings = RequestSpellings(of: engagement.record)
    }

    /// Looks in all days of a list for one that can be read one way only: `25/03/2027` tells how `01/02/2027` is meant.
    mutating func findOrderOfDates(in rows: [[String]]) {
        var found: Set<Bool> = []
        for row in rows {
            for field in [RequestField.due, .capture] {
                let parts = columns.value(field, of: row).split { "/.-".contains($0) }
                guard parts.count == 3, parts[2].count == 4, let first = Int(parts[0]), let second = Int(parts[1]) else {
                    continue
                }
                if first > 12, second <= 12 { found.insert(true) }
                if second > 12, first <= 12 { found.insert(false) }
            }
        }
        isDayFirst = found.count == 1 ? found.first : nil
    }

    func read(_ cells: [String], row: Int) -> (row: RequestList.Row, found: (RequestNumber, [Action])?) {
        let written = columns.value(.number, of: cells)
        let text = text(of: cells)
        let title = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        var result = RequestList.Row(row: row, number: written, title: title, outcome: .same)
        guard let number = RequestNumber(written) else {
            result.outcome = .refused(
                written.isEmpty
                    ? "it has no number" : "its number is longer than \(RequestNumber.limit) characters, or not in one line")
            return (result, nil)
        }
        // A separator stands in a text without quotation marks, or somebody wrote beside the table.
        let beyond = cells.dropFirst(columns.width).map(\.singleSpaced).filter { !$0.isEmpty }
        if !beyond.isEmpty {
            result.warnings.append("what stands beyond the last column: “\(beyond.joined(separator: " ").prefix(60))”")
        }
        do throws(Refusal) {
            let asked = try asked(text, cells, &result.warnings)
            let verdict = verdict(cells, &result.warnings)
            let changes: [RequestChange]
            let known = spellings.listed(number)
            if let known, let request = engagement.record.requests[known] {
                changes = updates(of: request, by: asked, has: cells) + said(verdict, of: request.verdict.value)
                result.outcome = changes.isEmpty ? .same : .changed
            } else {
                changes =
                    try engagement.decideToAdd(asked, as: number, among: spellings).requestChanges + said(verdict, of: .none)
                result.outcome = .added
            }
            result.changes = changes
            let name = known ?? spellings.known(number) ?? number
            return (result, (number, changes.map { .request(engagement.id, name, $0) }))
        } catch {
            result.outcome = .refused("\(error)")
            return (result, (number, []))
        }
    }

    private func text(of cells: [String]) -> String {
        let (text, more) = (columns.value(.text, of: cells), columns.value(.description, of: cells))
        guard !more.isEmpty, more != text else { return text }
        return text.isEmpty ? more : "\(text)\n\(more)"
    }

    private func asked(_ text: String, _ cells: [String], _ warnings: inout [String]) throws(Refusal) -> AskedRequest {
        let reference = columns.value(.criteria, of: cells)
        var asked = AskedRequest(
            text: try WrittenText(note: text, what: .askedFor).text, kind: kind(cells, text), reference: reference)
        if !reference.isEmpty { asked.reference = try WrittenText(note: reference, what: .reference).text }
        asked.targets = targets(in: reference)
        asked.owner = owner(cells, &warnings)
        asked.due = day(.due, cells, &warnings)
        asked.capture = day(.capture, cells, &warnings)
        return asked
    }

    /// What the auditor names by its id, and that alone: words are for suggestions, which somebody settles.
    private func targets(in reference: String) -> [RequestTarget] {
        let ids = Set(RequestSuggestions.ids(in: reference))
        var targets = engagement.criteriaInScope.filter { ids.contains($0.id.lowercased()) }.map {
            RequestTarget.criterion($0.id)
        }
        targets += controls.filter(ids.contains).map { .control($0) }
        targets += engagement.items.filter { ids.contains($0.id.text.lowercased()) }.map { .item($0.id) }
        return targets.sorted()
    }

    private func kind(_ cells: [String], _ text: String) -> RequestKind {
        let said = columns.value(.kind, of: cells).lowercased()
        if let kind = RequestKind.allCases.first(where: { said.contains($0.rawValue) }) { return kind }
        if ["observation", "walkthrough", "interview", "inquiry"].contains(where: said.contains) { return .meeting }
        return said.isEmpty ? RequestKind(guessedFrom: text) : .document
    }

    private func owner(_ cells: [String], _ warnings: inout [String]) -> Handle? {
        let name = columns.value(.owner, of: cells)
        guard !name.isEmpty else { return nil }
        if let handle = try? people.person(name) { return handle }
        warnings.append("nobody here is called \(name)")
        return nil
    }

    private func day(_ field: RequestField, _ cells: [String], _ warnings: inout [String]) -> Day? {
        var text = columns.value(field, of: cells)
        // A table writes a day as a time that begins it.
        if let time = text.firstIndex(of: "T"), Day(iso: text[..<time]) != nil { text = String(text[..<time]) }
        guard !text.isEmpty else { return nil }
        do throws(UnreadableDay) {
            return try WrittenDay.read(text, today: today)
        } catch {
            let parts = text.split { "/.-".contains($0) }.compactMap { Int($0) }
            if let isDayFirst, parts.count == 3,
                let day = Day(year: parts[2], month: parts[isDayFirst ? 1 : 0], day: parts[isDayFirst ? 0 : 1])
            {
                return day
            }
            warnings.append("the \(field == .due ? "due date" : "capture date"): \(error)")
            return nil
        }
    }

    private func verdict(_ cells: [String], _ warnings: inout [String]) -> RequestVerdict? {
        let word = RequestField.folded(columns.value(.verdict, of: cells))
        guard !word.isEmpty else { return nil }
        if ["accepted", "approved", "closed", "complete", "completed", "satisfied", "cleared"].contains(word) {
            return .accepted
        }
        if ["returned", "rejected", "flagged", "needsclarification", "insufficient", "resubmit", "followup", "revise"].contains(
            word)
        {
            let reason = columns.value(.reason, of: cells).split(whereSeparator: \.isNewline).joined(separator: " ")
            let words = try? WrittenText(line: reason, what: .reason).text
            return .returned(reason: words ?? "no reason is given in the list")
        }
        return nil
    }

    private func said(_ verdict: RequestVerdict?, of known: RequestVerdict) -> [RequestChange] {
        guard let verdict, verdict != known else { return [] }
        return [.verdict(to: verdict, was: known)]
    }

    /// What a later list says otherwise. An empty cell says nothing; an owner who was named already stays.
    private func updates(of request: AuditRequest, by asked: AskedRequest, has cells: [String]) -> [RequestChange] {
        var changes: [RequestChange] = []
        if asked.text != request.text.value { changes.append(.text(to: asked.text, was: request.text.value)) }
        if !columns.value(.kind, of: cells).isEmpty, asked.kind != request.kind.value {
            changes.append(.kind(to: asked.kind, was: request.kind.value))
        }
        if !asked.reference.isEmpty, asked.reference != request.reference.value {
            changes.append(.reference(to: asked.reference, was: request.reference.value))
            for target in asked.targets where request.targetRegisters[target] == nil {
                changes.append(.target(target, to: true, was: false))
            }
        }
        if let owner = asked.owner, request.owner.value == nil { changes.append(.owner(to: owner, was: nil)) }
        if let due = asked.due, due != request.due.value { changes.append(.due(to: due, was: request.due.value)) }
        if let capture = asked.capture, capture != request.capture.value {
            changes.append(.capture(to: capture, was: request.capture.value))
        }
        return changes
    }
}

extension RequestKind {
    /// What a text most likely asks for, where the list does not say: a meeting, a sample or a population by their
    /// words, else a document.
    init(guessedFrom text: String) {
        let words = text.lowercased()
        func says(_ some: [String]) -> Bool { some.contains(where: words.contains) }
        if says(["walkthrough", "walk-through", "interview", "meeting with", "call with"]) {
            self = .meeting
        } else if says(["sample", "selected", "selections"]) {
            self = .sample
        } else if says([
            "population", "list of all", "listing of all", "complete list", "all changes", "all new hires", "all terminat",
        ]) {
            self = .population
        } else {
            self = .document
        }
    }
}

extension [Action] {
    /// What is said of requests.
    fileprivate var requestChanges: [RequestChange] {
        compactMap { if case .request(_, _, let change) = $0 { change } else { nil } }
    }
}
