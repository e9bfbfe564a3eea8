import HarmlessText
import Readiness
import StrictJSON

extension Tables {
    /// `portfolio`: a line for each report of each workspace.
    public static func portfolio(_ rows: [PortfolioRow], width: Int) -> [String] {
        let clientWidth = min(28, max(6, rows.map { name(of: $0).columns }.max() ?? 6))
        var lines = [
            "\("Client".padded(to: clientWidth))  \("Report".padded(to: 14))  \("Ticked".padded(to: 18))  \("Reviewed".padded(to: 8))  Covered  Late  \("Forecast".padded(to: 14))  Last activity"
        ]
        for row in rows {
            let client = name(of: row).padded(to: clientWidth)
            guard let report = row.report else {
                lines.append("\(client)  \(row.problem ?? "")")
                continue
            }
            let tally = report.tally
            let ticked = "\(Share(tally.ticked, of: tally.total).text.aligned(right: 4)) (\(tally.ticked) of \(tally.total))"
            let last = report.last.map { "\($0.day) \($0.name)" } ?? ""
            let cells = [
                client, report.title.padded(to: 14), ticked.padded(to: 18),
                Share(tally.reviewed, of: tally.total).text.padded(to: 8), (report.coverage?.text ?? "–").aligned(right: 7),
                String(tally.late).aligned(right: 4), report.forecast.cell.padded(to: 14), last,
            ]
            lines.append((cells + (row.problem.map { [$0] } ?? [])).joined(separator: "  "))
        }
        return lines.map { $0.harmless.fitted(to: width) }
    }

    private static func name(of row: PortfolioRow) -> String { row.name.harmless }
}

extension Answers {
    /// `portfolio --json`.
    public static func portfolio(_ rows: [PortfolioRow]) -> JSONValue { .array(rows.map(portfolio)) }

    private static func portfolio(_ row: PortfolioRow) -> JSONValue {
        [
            "folder": .string(row.folder), "client": .optional(row.client.isEmpty ? nil : row.client),
            "problem": .optional(row.problem), "report": row.report.map(portfolio) ?? .null,
        ]
    }

    private static func portfolio(_ report: PortfolioRow.Report) -> JSONValue {
        let tally = report.tally
        var members: [JSONValue.Member] = [
            .init("id", .string(report.id.text)), .init("title", .string(report.title)), .init("total", .integer(tally.total)),
            .init("ticked", .integer(tally.ticked)), .init("reviewed", .integer(tally.reviewed)),
        ]
        members.append(.init("controls", report.coverage.map { .integer($0.whole) } ?? .null))
        members.append(.init("covered", report.coverage.map { .integer($0.part) } ?? .null))
        members.append(.init("late", .integer(tally.late)))
        members.append(.init("blocked", .integer(tally.blocked)))
        members.append(.init("verdict", .string("\(report.verdict)")))
        members.append(.init("forecast", brief(report.forecast)))
        var last = JSONValue.null
        if let known = report.last { last = ["day": .string(known.day.description), "by": .string(known.name)] }
        members.append(.init("last", last))
        return .object(members)
    }
}
