import HarmlessText
import Readiness
import StrictJSON

/// What was evidence of each control in a report's dates: what somebody looks up who has to show the same again next
/// year.
public struct LastTime: Sendable {
    /// A control with its pieces.
    public struct Row: Sendable {
        /// The control.
        public let control: ControlInForce
        /// The pieces that cover days of the report's dates and were not retired, the last performed last.
        public let pieces: [Evidence]
    }

    /// The report's dates.
    public let days: ClosedRange<Day>
    /// The controls in its scope, in order.
    public let rows: [Row]

    /// Looks through the evidence for a report's dates.
    public init(in engagement: Engagement, controls: [ControlInForce], evidence: [Evidence]) {
        let days = engagement.record.type.value.evidenceDays
        self.days = days
        let pieces = evidence.filter { !$0.isRetired && $0.covers.overlaps(days) }.sorted {
            ($0.performed, $0.id) < ($1.performed, $1.id)
        }
        rows = controls.map { control in
            let items = Set(
                control.items.filter { $0.catalog == engagement.catalog.id }.map { ItemAddress(engagement.id, ItemID($0.id)) })
            return Row(
                control: control,
                pieces: pieces.filter { $0.controls.contains(control.key) || !$0.items.isDisjoint(with: items) })
        }
    }

    /// A line a control that has evidence, with its last piece, and how many have none.
    public func lines(width: Int) -> [String] {
        let shown = rows.filter { !$0.pieces.isEmpty }
        guard !shown.isEmpty else { return ["No evidence covers \(days.words)."] }
        let keyWidth = min(max(12, shown.map(\.control.key.count).max() ?? 0), width / 3)
        var lines = ["What was evidence last time, \(days.words):"]
        for row in shown {
            guard let last = row.pieces.last else { continue }
            lines.append(
                "  \(row.control.key.padded(to: keyWidth)) \("\(row.pieces.count)".aligned(right: 4))  \(last.title), \(last.performed.words)"
                    .harmless.fitted(to: width))
        }
        let without = rows.count - shown.count
        if without > 0 { lines.append("\(counted(without, "control")) had none.") }
        return lines
    }

    /// The controls with their pieces.
    public var json: JSONValue {
        .array(
            rows.map { row in
                [
                    "control": .string(row.control.key), "title": .string(row.control.title),
                    "evidence": .array(
                        row.pieces.map {
                            [
                                "id": .string($0.id.description), "title": .string($0.title), "kind": .string($0.kind.rawValue),
                                "from": .string($0.covers.lowerBound.description),
                                "to": .string($0.covers.upperBound.description),
                                "performed": .string($0.performed.description),
                            ]
                        }),
                ]
            })
    }
}

extension ReportType {
    /// The days that evidence is looked for in: the period of a Type 2, the year up to the date of a Type 1.
    var evidenceDays: ClosedRange<Day> {
        switch self {
        case .type1(let day): day.advanced(byMonths: -12).advanced(by: 1)...day
        case .type2(let period): period
        }
    }
}

extension Answers {
    /// `report roll --json`: what the new report keeps, and what was evidence of each control in the one before.
    public static func roll(_ roll: RollForward, last: LastTime, isWritten: Bool) -> JSONValue {
        [
            "from": .string(roll.from.text), "id": .string(roll.id.text), "written": .bool(isWritten),
            "dates": .string(roll.type.dates), "scope": .integer(roll.scope), "own": .integer(roll.own),
            "wordings": .integer(roll.wordings), "owners": .integer(roll.owners), "due": .integer(roll.due),
            "notApplicable": .integer(roll.notApplicable), "leftBehind": .integer(roll.leftBehind), "controls": last.json,
        ]
    }
}

extension Tables {
    /// `report roll`: what is kept and what is not.
    public static func roll(_ roll: RollForward) -> [String] {
        let kept = [
            (roll.scope, "decision about scope", "decisions about scope"),
            (roll.own, "objective or item of your own", "objectives and items of your own"),
            (roll.wordings, "wording", "wordings"), (roll.owners, "owner", "owners"),
            (roll.due, "due date, moved along", "due dates, moved along"),
        ].filter { $0.0 > 0 }.map { counted($0.0, $0.1, $0.2) }
        var lines = ["\(roll.from) goes on as \(roll.id): \(roll.type.title), \(roll.type.dates)."]
        lines.append(kept.isEmpty ? "Nothing was decided that it could keep." : "It keeps \(kept.joined(separator: ", ")).")
        if roll.notApplicable > 0 {
            lines.append(
                "\(counted(roll.notApplicable, "item is", "items are")) Not applicable as before, to be confirmed: `tickmark items --look-again`."
            )
        }
        if roll.leftBehind > 0 {
            lines.append("\(counted(roll.leftBehind, "tick or review stays", "ticks and reviews stay")) with \(roll.from).")
        }
        return lines
    }
}
