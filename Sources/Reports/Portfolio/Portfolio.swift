import HarmlessText
import Readiness
import StrictJSON

/// A report of one of many workspaces, or why nothing can be told of a workspace.
public struct PortfolioRow: Sendable {
    /// The folder, as it was named.
    public let folder: String
    /// The client: the organization that the report is about, else the workspace's name; empty where it could not be read.
    public let client: String
    /// What is known of a report; nil where the workspace has none, or cannot be read.
    public let report: Report?
    /// Why nothing can be told, or why what is told may be wrong; nil where nothing is the matter.
    public let problem: String?

    /// A report, in figures.
    public struct Report: Sendable {
        /// Its id.
        public let id: EngagementID
        /// "SOC 2 Type 2".
        public let title: String
        /// Its figures.
        public let tally: Tally
        /// Where it stands.
        public let verdict: Verdict
        /// When it was worked on last, and by whom; nil where nothing is known of that.
        public let last: (day: Day, name: String)?
    }

    /// Whether the workspace is whole and has no report yet.
    public let isEmpty: Bool

    /// Rows of a workspace that was read.
    ///
    /// - Parameters:
    ///   - last: What was done last in it, newest first.
    ///   - problem: Why its figures may be wrong.
    public static func rows(of state: WorkspaceState, in folder: String, last: [Entry], problem: String?) -> [PortfolioRow] {
        guard !state.engagements.isEmpty else {
            return [
                PortfolioRow(
                    folder: folder, client: state.name, report: nil, problem: problem ?? "no report has begun",
                    isEmpty: problem == nil)
            ]
        }
        return state.engagements.map { engagement in
            let entry = last.first { $0.action.engagement == engagement.id } ?? last.first
            let report = Report(
                id: engagement.id, title: engagement.title, tally: engagement.tally,
                verdict: Verdict(of: engagement, on: state.today),
                last: entry.map { ($0.at.day, state.record.writer(of: $0)) })
            return PortfolioRow(
                folder: folder, client: engagement.record.organization.value, report: report, problem: problem, isEmpty: false)
        }
    }

    /// A row that only says why there is nothing to tell.
    public static func unreadable(_ folder: String, because problem: String) -> PortfolioRow {
        PortfolioRow(folder: folder, client: "", report: nil, problem: problem, isEmpty: false)
    }
}

extension Tables {
    /// `portfolio`: a line for each report of each workspace.
    public static func portfolio(_ rows: [PortfolioRow], width: Int) -> [String] {
        let clientWidth = min(28, max(6, rows.map { name(of: $0).columns }.max() ?? 6))
        var lines = [
            "\("Client".padded(to: clientWidth))  \("Report".padded(to: 14))  \("Ticked".padded(to: 18))  \("Reviewed".padded(to: 8))  Late  Last activity"
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
            lines.append(
                "\(client)  \(report.title.padded(to: 14))  \(ticked.padded(to: 18))  "
                    + "\(Share(tally.reviewed, of: tally.total).text.padded(to: 8))  \(String(tally.late).aligned(right: 4))  \(last)"
                    + (row.problem.map { "  \($0)" } ?? ""))
        }
        return lines.map { $0.harmless.fitted(to: width) }
    }

    private static func name(of row: PortfolioRow) -> String { (row.client.isEmpty ? row.folder : row.client).harmless }
}

extension Answers {
    /// `portfolio --json`.
    public static func portfolio(_ rows: [PortfolioRow]) -> JSONValue {
        .array(
            rows.map { row in
                [
                    "folder": .string(row.folder), "client": .optional(row.client.isEmpty ? nil : row.client),
                    "problem": .optional(row.problem),
                    "report": row.report.map { report in
                        [
                            "id": .string(report.id.text), "title": .string(report.title), "total": .integer(report.tally.total),
                            "ticked": .integer(report.tally.ticked), "reviewed": .integer(report.tally.reviewed),
                            "late": .integer(report.tally.late), "blocked": .integer(report.tally.blocked),
                            "verdict": .string("\(report.verdict)"),
                            "last": report.last.map { ["day": .string($0.day.description), "by": .string($0.name)] } ?? .null,
                        ]
                    } ?? .null,
                ]
            })
    }
}
