import HarmlessText
import Readiness
import StrictJSON

/// What a workspace knows that management needs for a bridge letter: a letter of its own, of no auditor, about the days
/// since a report's end.
///
/// It is facts to be finished and signed, not a letter: what nobody wrote into the workspace is not in it, and it says
/// so.
public struct BridgeLetter: Sendable {
    /// Something that happened, with its day.
    public struct Fact: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// What happened, in a sentence without its end.
        public let text: String
    }

    /// The report.
    public let engagement: Engagement
    /// The day up to which it looks.
    public let today: Day
    /// What people decided since about controls, scope and objectives.
    public let changes: [Fact]
    /// Evidence since of controls that are about incidents and breaches.
    public let incidents: [Fact]
    /// Performances that failed and samples with exceptions, in the report's dates and since.
    public let exceptions: [Fact]

    /// Gathers what is known.
    ///
    /// - Parameters:
    ///   - entries: The history, in its order.
    ///   - incidentControls: The keys of controls that are about incidents and breaches.
    public init(
        of engagement: Engagement, entries: [Entry], in state: WorkspaceState, incidentControls: Set<String>
    ) {
        self.engagement = engagement
        today = state.today
        let days = engagement.record.type.value.evidenceDays
        let since = days.upperBound
        let undone = Set(entries.compactMap { if case .undo(let target) = $0.reversal { target } else { nil } })
        changes = entries.filter { entry in
            entry.at.day > since && entry.reversal == nil && !undone.contains(entry.batchID)
                && entry.action.isChange(of: engagement.id)
        }.map { Fact(day: $0.at.day, text: "\(state.record.name(of: $0.stamp.handle)) \($0.sentence(in: state))") }
        let pieces = state.record.evidence.pieces.filter { !$0.isRetired }.sorted {
            ($0.performed, $0.id) < ($1.performed, $1.id)
        }
        incidents = pieces.filter { $0.covers.upperBound > since && !$0.controls.isDisjoint(with: incidentControls) }.map {
            piece in
            let count = piece.count.map { $0 == 0 ? ", none" : ", \($0)" } ?? ""
            return Fact(day: piece.performed, text: "\(piece.title) (\(piece.covers.spoken)\(count))")
        }
        exceptions = pieces.filter { piece in
            piece.covers.upperBound >= days.lowerBound && (piece.result == .fail || piece.sample?.exceptions ?? 0 > 0)
        }.map { piece in
            let what = piece.sample.map { "\($0.exceptions) of \($0.size) in a sample" } ?? "failed"
            let controls = piece.targets.map(\.description).joined(separator: ", ")
            return Fact(day: piece.performed, text: "\(controls): \(piece.title) (\(what))")
        }
    }

    /// How many days have passed since the report's last day; none where that is yet to come.
    public var daysSince: Int { max(0, engagement.record.type.value.targetDay.distance(to: today)) }

    /// Longer than this many days a bridge letter is unusual: about three months (public texts of auditors; no standard
    /// sets a number).
    public static let usualDays = 92

    /// The facts as Markdown, for management to finish.
    public var markdown: String {
        let record = engagement.record
        let type = record.type.value
        func list(_ facts: [Fact], none: String) -> [String] {
            facts.isEmpty ? [none] : facts.map { "- \($0.day.words): \(Markdown.escaped($0.text))" }
        }
        let subject =
            record.service.value.isEmpty ? record.organization.value : "\(record.organization.value), \(record.service.value)"
        var lines = [
            "# Bridge letter: facts for management", "",
            "\(Markdown.escaped(subject)). Made on \(today.words) from what this workspace knows. It is no letter yet, and no auditor stands behind "
                + "it: management checks, finishes and signs it. It does not replace a report.",
            "", "## Last report", "",
            "- \(engagement.title), \(type.dates)",
            "- Days since its last day (\(type.targetDay.words)): \(daysSince)",
        ]
        if daysSince > Self.usualDays {
            lines.append("- That is longer than the three months that such letters usually cover.")
        } else if daysSince == 0 {
            lines.append("- Its dates have not passed, so there is nothing to bridge yet.")
        }
        lines += ["", "## Changes since that the workspace knows of", ""]
        lines += list(changes, none: "None: nobody decided anything about controls, scope or objectives in it since.")
        lines += ["", "## Incidents since that the workspace knows of", ""]
        lines += list(incidents, none: "None: no evidence of controls about incidents or breaches covers a day since.")
        lines += ["", "## Exceptions that the workspace knows of", ""]
        lines += list(exceptions, none: "None: no failed result and no sample with exceptions since the report's first day.")
        lines += [
            "", "## For management to finish", "", "- [ ] Material changes to the system that are not in this workspace: …",
            "- [ ] Incidents that are not in this workspace: …",
            "- [ ] The controls that users of the service are expected to have still apply: …",
            "- [ ] To the best of our knowledge, the controls have operated since as the report describes: …",
            "- [ ] Name, title, date: …", "",
        ]
        return lines.joined(separator: "\n")
    }

    /// The answer of `report bridge --json`.
    public var json: JSONValue {
        func list(_ facts: [Fact]) -> JSONValue {
            .array(facts.map { ["day": .string($0.day.description), "text": .string($0.text)] })
        }
        return [
            "report": .string(engagement.id.text), "dates": .string(engagement.record.type.value.dates),
            "lastDay": .string(engagement.record.type.value.targetDay.description), "today": .string(today.description),
            "daysSince": .integer(daysSince), "changes": list(changes), "incidents": list(incidents),
            "exceptions": list(exceptions),
        ]
    }
}

extension Action {
    /// Whether it changes what a report says of the system and its controls: not the work on items, and nothing about
    /// another report.
    fileprivate func isChange(of report: EngagementID) -> Bool {
        switch self {
        case .define, .control(_, .statement), .control(_, .schedule), .control(_, .parameter), .control(_, .population),
            .control(_, .excluded), .control(_, .dropped):
            true
        case .scope(let id, _, _, _, _), .objective(let id, _, _), .reword(let id, _, _, _), .item(let id, _, _): id == report
        case .amend(let id, .organization), .amend(let id, .service): id == report
        default: false
        }
    }
}
