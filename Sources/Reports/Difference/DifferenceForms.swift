import HarmlessText
import Readiness
import StrictJSON

extension Tables {
    /// `diff`: what changed, in lines.
    public static func difference(_ difference: WorkspaceDifference, width: Int) -> [String] {
        var lines = ["From the end of \(difference.from.words) to the end of \(difference.to.words)"]
        let record = difference.state.record
        for report in difference.reports {
            lines += ["", "\(report.engagement.title) (\(report.engagement.id))"]
            guard let before = report.before else {
                lines.append("  begun in between")
                continue
            }
            let now = report.engagement.tally
            lines.append(
                "  ticked \(change(before.ticked, now.ticked)) of \(now.total), reviewed \(change(before.reviewed, now.reviewed)), "
                    + "late \(change(before.late, now.late))")
            for (area, before) in report.areas {
                let now = area.isInScope ? area.tally : Tally()
                lines.append(
                    "  \(area.id.padded(to: 5)) \(area.area.title.padded(to: min(40, max(16, width - 50)))) ticked "
                        + "\(change(before.ticked, now.ticked)) of \(change(before.total, now.total))")
            }
            for item in report.items {
                lines.append(
                    "    \(item.item.id.text.padded(to: 12)) \(item.changes(in: record).joined(separator: "; "))  \(item.item.title)"
                )
            }
            if report.items.isEmpty { lines.append("  no item changed") }
        }
        lines += ["", "Who did what"]
        lines +=
            difference.people.isEmpty
            ? ["  nobody did anything"] : difference.people.map { "  \(record.name(of: $0.handle)): \($0.deeds)" }
        if !difference.controls.isEmpty { lines += ["", "Controls"] }
        for (key, deeds) in difference.controls { lines += deeds.map { "  \(key): \($0)" } }
        return lines.map { $0.harmless.fitted(to: width) }
    }

    /// "41 → 48", or one figure where it is the same.
    private static func change(_ before: Int, _ after: Int) -> String { before == after ? "\(after)" : "\(before) → \(after)" }
}

extension Answers {
    /// `diff --json`.
    public static func difference(_ difference: WorkspaceDifference) -> JSONValue {
        [
            "from": .string(difference.from.description), "to": .string(difference.to.description),
            "reports": .array(difference.reports.map(report)),
            "people": .array(
                difference.people.map {
                    [
                        "person": .string($0.handle.text), "ticks": .integer($0.ticks), "reviews": .integer($0.reviews),
                        "returns": .integer($0.returns), "notes": .integer($0.notes), "entries": .integer($0.entries),
                    ]
                }),
            "controls": .array(
                difference.controls.map { ["control": .string($0.key), "deeds": .array($0.deeds.map(JSONValue.string))] }),
        ]
    }

    private static func report(_ report: WorkspaceDifference.Report) -> JSONValue {
        [
            "id": .string(report.engagement.id.text), "before": report.before.map(tally) ?? .null,
            "after": tally(report.engagement.tally),
            "areas": .array(
                report.areas.map {
                    [
                        "id": .string($0.area.id), "before": tally($0.before),
                        "after": tally($0.area.isInScope ? $0.area.tally : Tally()),
                    ]
                }),
            "items": .array(
                report.items.map {
                    [
                        "id": .string($0.item.id.text), "title": .string($0.item.title), "before": work($0.before),
                        "after": work($0.after),
                    ]
                }),
        ]
    }

    private static func tally(_ tally: Tally) -> JSONValue {
        [
            "total": .integer(tally.total), "ticked": .integer(tally.ticked), "reviewed": .integer(tally.reviewed),
            "late": .integer(tally.late),
        ]
    }

    private static func work(_ work: ItemWork) -> JSONValue {
        [
            "status": .string(work.status.rawValue), "owner": .optional(work.ownerPerson?.text),
            "due": .optional(work.due.value?.description), "blocked": .optional(work.blocked.value),
            "returned": .bool(work.returned != nil),
        ]
    }
}
