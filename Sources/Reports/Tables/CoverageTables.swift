import HarmlessText
import Readiness

extension Tables {
    /// `coverage`: controls with what is expected of each, and why it is met or not.
    public static func coverage(_ listing: CoverageListing, in state: WorkspaceState, width: Int) -> [String] {
        var lines: [String] = []
        for report in listing.reports {
            if !lines.isEmpty { lines.append("") }
            lines += head(of: report, on: state.today).wrapped(to: width)
            for control in report.controls {
                let frequency = control.frequency(on: report.coverage.dates).title
                lines.append("")
                lines.append("  \(control.key): \(control.title) (\(frequency))".harmless.fitted(to: width))
                for occurrence in listing.occurrences(of: control) {
                    let sentence = occurrence.sentence { state.record.evidence[$0]?.piece }
                    lines += "\(occurrence.days.spoken): \(sentence)".harmless.wrapped(to: max(20, width - 4)).map { "    " + $0 }
                }
                if !control.coverage.outside.isEmpty, !listing.isOnlyGaps {
                    let count = counted(control.coverage.outside.count, "piece")
                    lines += "\(count) outside the report's dates: shown, never counted."
                        .wrapped(to: max(20, width - 4)).map { "    " + $0 }
                }
                for piece in control.uncounted.compactMap({ state.record.evidence[$0]?.piece }) {
                    let name = "\(piece.id.evidenceName) \(piece.title)".harmless
                    lines += "\(name), \(piece.covers.spoken), counts for no day yet."
                        .wrapped(to: max(20, width - 4)).map { "    " + $0 }
                }
            }
            if report.controls.isEmpty {
                lines.append("")
                lines.append(listing.isOnlyGaps ? "  No gaps." : "  No controls.")
            }
        }
        return lines.isEmpty ? ["No report has begun. `tickmark` begins one."] : lines
    }

    private static func head(of report: CoverageListing.Report, on today: Day) -> String {
        let engagement = report.engagement
        let begins = report.coverage.dates.days.lowerBound
        let wait = today.distance(to: begins)
        let isPeriod = engagement.record.type.value.number == 2
        let begin = isPeriod && wait > 0 ? "; it begins in \(counted(wait, "day"))" : ""
        return
            ("\(engagement.id): \(engagement.title), \(engagement.record.type.value.dates): \(report.coverage.covered) of "
            + "\(counted(report.coverage.controls.count, "control")) covered\(begin)").harmless
    }

    /// `upcoming`.
    public static func upcoming(_ upcoming: [Upcoming], on today: Day, width: Int) -> [String] {
        guard !upcoming.isEmpty else { return ["Nothing is due."] }
        return upcoming.map { due in
            let late = due.isLate(on: today) ? " late" : ""
            let who = due.owners.isEmpty ? "" : "  \(due.owners.map(\.text).joined(separator: ", "))"
            return "\(due.due)\(late)  \(due.summary)\(who)".harmless.fitted(to: width)
        }
    }
}

extension Upcoming {
    /// What has to happen, in one line.
    var summary: String {
        let place = "\(engagement)/\(subject)"
        let days = days?.spoken ?? ""
        return switch duty {
        case .item: "Tick \(place): \(title)"
        case .evidence: "Show \(place) for \(days): \(title)"
        case .population: "Collect the population of \(place) for \(days): \(title)"
        }
    }
}
