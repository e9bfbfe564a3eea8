import HarmlessText
import Journal
import Readiness

/// The summary as a workbook: figures, items, controls, the matrix, evidence, requests, areas, people and the history;
/// as much of it as the audience sees.
struct WorkbookSummary {
    let summary: Summary

    init(_ summary: Summary) { self.summary = summary }

    /// The file.
    var bytes: [UInt8] { Workbook(sheets).bytes }

    /// The sheets that the audience sees, in their order.
    var sheets: [Workbook.Sheet] {
        WorkbookSheet.allCases.filter { $0.audiences.contains(summary.audience) }.map { sheet in
            switch sheet {
            case .summary: figures
            case .items: items
            case .controls: controls
            case .matrix: matrix
            case .evidence: evidence
            case .requests: requests
            case .areas: areas
            case .people: people
            case .history: history
            }
        }
    }

    /// The name of a person; nothing where there is none.
    func name(_ handle: Handle?) -> String { handle.map { summary.state.record.name(of: $0) } ?? "" }

    private var figures: Workbook.Sheet {
        let isCustomer = summary.audience == .customer
        var rows: [[Workbook.Cell]] = summary.damage.map {
            [.text("Damaged or incomplete; figures may be wrong"), .text(isCustomer ? "" : $0.text)]
        }
        rows += [[.text("Workspace"), .text(summary.name)], [.text("As of"), .day(summary.day)]]
        if !isCustomer { rows.append([.text("Made by"), .text(summary.madeBy)]) }
        if let leavingOut = summary.leavingOut { rows.append([.text("Lists"), .text(leavingOut)]) }
        for missing in summary.missingCatalogs {
            rows.append([
                .text("Not told, its catalog is not in this workspace"), .text("\(missing.engagement) (\(missing.catalog))"),
            ])
        }
        for engagement in summary.engagements {
            let (record, tally) = (engagement.record, engagement.tally)
            rows += [
                [.text("Report"), .text("\(engagement.title), \(record.type.value.dates) (\(engagement.id))")],
                [.text("Organization"), .text(record.organization.value)], [.text("Service"), .text(record.service.value)],
                [.text("Verdict"), .text("\(Verdict(of: engagement, on: summary.day))")],
                [.text("Items"), .number(Double(tally.total))],
                [.text("Ticked"), .number(Double(tally.ticked))], [.text("Reviewed"), .number(Double(tally.reviewed))],
                [.text("Evidenced"), .number(Double(tally.evidenced))],
                [.text("Late"), .number(Double(tally.late))], [.text("Blocked"), .number(Double(tally.blocked))],
                [.text("Not applicable"), .number(Double(tally.notApplicable))],
            ]
        }
        for (number, head) in summary.heads.enumerated() {
            let writer = isCustomer ? "\(number + 1)" : head.writer.description
            rows.append([.text("Head of \(writer), \(counted(head.entries, "entry", "entries"))"), .text(head.digest)])
        }
        return Workbook.Sheet(title: WorkbookSheet.summary.title, header: ["what", "value"], rows: rows)
    }

    /// What an auditor does not need to see of the team's work on an item.
    private static let teamColumns: Set<String> = [
        "due", "blocked", "notes", "returned by", "returned on", "return reason", "review comment",
    ]

    /// The columns of the CSV, so that what was edited comes back the same way; days are days, and figures figures.
    private var items: Workbook.Sheet {
        let all = CSVItems(summary).rows
        let columns = (all.first ?? []).enumerated().filter {
            summary.audience == .team || !Self.teamColumns.contains($0.element)
        }
        let header = columns.map(\.element)
        let days = Set(["due", "ticked on", "reviewed on", "returned on"].compactMap { header.firstIndex(of: $0) })
        let numbers = Set(["effort in days"].compactMap { header.firstIndex(of: $0) })
        let rows = all.dropFirst().map { row in
            columns.map { row[$0.offset] }.enumerated().map { column, text -> Workbook.Cell in
                if days.contains(column), let day = Day(iso: text) { return .day(day) }
                if numbers.contains(column), let number = Double(text) { return .number(number) }
                return .text(text)
            }
        }
        // Reviewed is for a second person to say, in Tickmark.
        let statuses = Status.allCases.filter { $0 != .reviewed }.map(\.title)
        let choices = header.firstIndex(of: "status").map { [(column: $0, texts: statuses)] } ?? []
        return Workbook.Sheet(title: WorkbookSheet.items.title, header: header, rows: Array(rows), choices: choices)
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
            title: WorkbookSheet.areas.title,
            header: ["engagement", "id", "title", "in scope", "items", "ticked", "reviewed", "late"], rows: rows)
    }

    private var people: Workbook.Sheet {
        let rows = summary.engagements.flatMap { engagement in
            OwnerLoad.all(in: engagement).map { load -> [Workbook.Cell] in
                [
                    .text(engagement.id.text), .text(load.owner.map { name($0) } ?? "nobody"),
                    .number(Double(load.open)), .number(load.days), .number(Double(load.late)),
                ]
            }
        }
        return Workbook.Sheet(
            title: WorkbookSheet.people.title, header: ["engagement", "name", "open items", "days of work", "late"], rows: rows)
    }

    /// As many rows as a sheet holds beside the names of its columns (1,048,576 in Excel), with room to spare.
    private static let mostRows = 1_000_000

    private var history: Workbook.Sheet {
        let rows = summary.history.prefix(Self.mostRows).map { entry -> [Workbook.Cell] in
            [
                .day(entry.at.day), .text(entry.at.clockTime), .text(summary.state.record.writer(of: entry)),
                .text(summary.void.sentence(of: entry, in: summary.state)),
            ]
        }
        return Workbook.Sheet(title: WorkbookSheet.history.title, header: ["day", "time", "who", "what"], rows: Array(rows))
    }
}
