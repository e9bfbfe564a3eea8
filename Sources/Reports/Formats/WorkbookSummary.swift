import Journal
import HarmlessText
import Readiness

/// The summary as a workbook: figures, items, areas, people, what was done last.
struct WorkbookSummary {
    private let summary: Summary

    init(_ summary: Summary) { self.summary = summary }

    /// The file.
    var bytes: [UInt8] { Workbook([figures, items, areas, people, activity]).bytes }

    private var figures: Workbook.Sheet {
        var rows: [[Workbook.Cell]] = summary.damage.map {
            [.text("Damaged or incomplete; figures may be wrong"), .text($0.text)]
        }
        rows += [
            [.text("Workspace"), .text(summary.name)], [.text("As of"), .day(summary.day)],
            [.text("Made by"), .text(summary.madeBy)],
        ]
        for engagement in summary.engagements {
            let (record, tally) = (engagement.record, engagement.tally)
            rows += [
                [.text("Report"), .text("\(engagement.title), \(record.type.value.dates) (\(engagement.id))")],
                [.text("Organization"), .text(record.organization.value)], [.text("Service"), .text(record.service.value)],
                [.text("Verdict"), .text("\(Verdict(of: engagement, on: summary.day))")],
                [.text("Items"), .number(Double(tally.total))],
                [.text("Ticked"), .number(Double(tally.ticked))], [.text("Reviewed"), .number(Double(tally.reviewed))],
                [.text("Late"), .number(Double(tally.late))], [.text("Blocked"), .number(Double(tally.blocked))],
                [.text("Not applicable"), .number(Double(tally.notApplicable))],
            ]
        }
        for head in summary.heads {
            rows.append([.text("Head of \(head.writer), \(counted(head.entries, "entry", "entries"))"), .text(head.digest)])
        }
        return Workbook.Sheet(title: "Summary", header: ["what", "value"], rows: rows)
    }

    /// The columns of the CSV, so that what was edited comes back the same way; days are days, and figures figures.
    private var items: Workbook.Sheet {
        let all = CSVItems(summary).rows
        let header = all.first ?? []
        let days = Set(["due", "ticked on", "reviewed on", "returned on"].compactMap { header.firstIndex(of: $0) })
        let numbers = Set(["effort in days"].compactMap { header.firstIndex(of: $0) })
        let rows = all.dropFirst().map { row in
            row.enumerated().map { column, text -> Workbook.Cell in
                if days.contains(column), let day = Day(iso: text) { return .day(day) }
                if numbers.contains(column), let number = Double(text) { return .number(number) }
                return .text(text)
            }
        }
        // Reviewed is for a second person to say, in Tickmark.
        let statuses = Status.allCases.filter { $0 != .reviewed }.map(\.title)
        let choices = header.firstIndex(of: "status").map { [(column: $0, texts: statuses)] } ?? []
        return Workbook.Sheet(title: "Items", header: header, rows: Array(rows), choices: choices)
    }

    private var areas: Workbook.Sheet {
        let rows = summary.engagements.flatMap { engagement in
            engagement.areas.map { standing -> [Workbook.Cell] in
                let tally = standing.isInScope ? standing.tally : Tally()
                return [
                    .text(engagement.id.text), .text(standing.id), .text(standing.area.title),
                    .text(standing.isInScope ? "yes" : "no"),
                    .number(Double(tally.total)), .number(Double(tally.ticked)), .number(Double(tally.reviewed)),
                    .number(Double(tally.late)),
                ]
            }
        }
        return Workbook.Sheet(
            title: "Areas", header: ["engagement", "id", "title", "in scope", "items", "ticked", "reviewed", "late"], rows: rows)
    }

    private var people: Workbook.Sheet {
        let rows = summary.engagements.flatMap { engagement in
            OwnerLoad.all(in: engagement).map { load -> [Workbook.Cell] in
                [
                    .text(engagement.id.text), .text(load.owner.map { summary.state.record.name(of: $0) } ?? "nobody"),
                    .number(Double(load.open)), .number(load.days), .number(Double(load.late)),
                ]
            }
        }
        return Workbook.Sheet(title: "People", header: ["engagement", "name", "open items", "days of work", "late"], rows: rows)
    }

    private var activity: Workbook.Sheet {
        let rows = summary.recent.map { entry -> [Workbook.Cell] in
            [
                .day(entry.at.day), .text(entry.at.clockTime), .text(summary.state.record.writer(of: entry)),
                .text(summary.void.sentence(of: entry, in: summary.state)),
            ]
        }
        return Workbook.Sheet(title: "History", header: ["day", "time", "who", "what"], rows: rows)
    }
}
