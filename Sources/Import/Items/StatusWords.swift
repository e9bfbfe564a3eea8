import HarmlessText
import Readiness

/// What a cell says of where an item stands.
public enum FileStatus: Hashable, Sendable {
    case status(Status)
    /// Something is waited for; the status is left as it is.
    case blocked
}

/// The words for a status that other programs and people use. Case, accents and symbols beside them do not count.
public struct StatusWords: Sendable {
    private var words: [String: FileStatus] = [:]

    /// The words that are known without anybody's help.
    public static let standard: StatusWords = {
        var words = StatusWords()
        let table: [(FileStatus, [String])] = [
            (
                .status(.todo),
                [
                    "to do", "todo", "open", "not started", "not begun", "new", "backlog", "selected for development", "reopened",
                    "planned", "no",
                    "false", "0", "none", "missing", "gap", "fail", "failed", "failing", "non compliant", "non_compliant",
                    "not compliant",
                    "not implemented", "not assessed", "not_assessed", "not tested", "not ready", "needs artifact",
                    "needs evidence", "needs document",
                    "unassigned", "undone", "incomplete", "pending", "to be done", "at risk", "overdue", "not met", "ineffective",
                    "deficient",
                ]
            ),
            (
                .status(.inProgress),
                [
                    "in progress", "inprogress", "doing", "started", "ongoing", "in work", "wip", "partial", "partially",
                    "partly",
                    "partially compliant", "partially_compliant", "partially implemented", "partially met", "in review",
                    "in_review", "under review", "review",
                    "awaiting review", "needs attention", "needs renewal", "needs update", "draft", "active", "being remediated",
                    "remediation",
                    "in remediation", "in development", "testing",
                ]
            ),
            (
                .status(.ready),
                [
                    "ready", "done", "complete", "completed", "closed", "resolved", "finished", "yes", "true", "1", "ok", "pass",
                    "passed", "passing",
                    "compliant", "implemented", "fully implemented", "met", "effective", "in place", "ticked", "checked", "x",
                    "good", "operating",
                    "ready for audit", "upcoming renewal", "satisfied", "submitted",
                ]
            ),
            (.status(.reviewed), ["reviewed", "approved", "accepted", "verified", "signed off", "validated"]),
            (
                .status(.notApplicable),
                [
                    "not applicable", "notapplicable", "na", "n/a", "n a", "not_applicable", "out of scope", "excluded",
                    "does not apply", "descoped",
                    "not relevant", "wont do", "won't do", "cancelled", "canceled",
                ]
            ),
            (.blocked, ["blocked", "on hold", "waiting", "stalled", "paused", "impeded"]),
        ]
        for (status, list) in table {
            for word in list { words.add(word, status) }
        }
        return words
    }()

    /// Adds a word, or gives one another meaning.
    public mutating func add(_ word: String, _ status: FileStatus) { words[Self.folded(word)] = status }

    /// What a cell says; nil where nobody knows the word. A share is done at 100%, begun above nothing.
    public func status(of cell: String) -> FileStatus? {
        let text = cell.trimmed
        // By scalars: a box with a selector behind it is one character.
        let sign = String(String.UnicodeScalarView(text.unicodeScalars.filter { !"[]\u{FE0F}".unicodeScalars.contains($0) }))
        if let status = Self.signs[sign] { return .status(status) }
        if text == "[ ]" || text == "[]" { return .status(.todo) }
        if text.hasSuffix("%"), let share = Double(text.dropLast().filter { !$0.isWhitespace }) {
            return .status(share >= 100 ? .ready : share > 0 ? .inProgress : .todo)
        }
        return words[Self.folded(text)]
    }

    /// The words nearest to one that nobody knows.
    public func nearest(to cell: String) -> [String] { Nearest.texts(to: Self.folded(cell), among: words.keys.sorted()) }

    private static func folded(_ word: String) -> String {
        let scalars = word.foldedForSearch.unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal ? scalar : " "
        }
        return String(String.UnicodeScalarView(scalars)).singleSpaced
    }

    private static let signs: [String: Status] = [
        "☐": .todo, "⬜": .todo, "◯": .todo, "○": .todo, "☑": .ready, "☒": .ready, "✅": .ready, "✔": .ready, "✓": .ready,
        "✗": .todo, "✘": .todo,
        "❌": .todo, "~": .inProgress, "/": .inProgress, "◐": .inProgress, "🔄": .inProgress, "⏳": .inProgress,
    ]
}
