import HarmlessText
import Readiness
import StrictJSON

/// The forms that a control matrix has by itself.
public enum MatrixForm: String, CaseIterable, Hashable, Sendable {
    case markdown
    case csv
    case json
}

/// The control matrix of a report as a document, a spreadsheet or data: criteria by controls, controls by criteria,
/// what is served by nothing and what serves nothing.
public struct MatrixReport: Sendable {
    private let matrix: ControlMatrix
    private let record: WorkspaceRecord
    private let name: String
    private let day: Day

    /// Makes a report of a matrix.
    ///
    /// - Parameters:
    ///   - matrix: The matrix.
    ///   - state: The workspace that it is of.
    public init(_ matrix: ControlMatrix, in state: WorkspaceState) {
        self.matrix = matrix
        record = state.record
        name = state.name
        day = state.today
    }

    /// The report in a form. The same matrix always makes the same bytes.
    public func rendered(as format: MatrixForm) -> [UInt8] {
        switch format {
        case .markdown: Array(markdown.utf8)
        case .csv: Array(csv.utf8)
        case .json: json.encoded(.pages)
        }
    }

    private var noun: String { matrix.engagement.report == .soc1 ? "control objective" : "criterion" }
    private var nouns: String { matrix.engagement.report == .soc1 ? "control objectives" : "criteria" }

    /// What the controls are laid over. What is asked of the report itself is counted apart: it is no control
    /// objective, and no criterion.
    private var scope: String {
        let areas = matrix.engagement.catalog.areas
        let asked = matrix.rows.count { areas.indices.contains($0.criterion.area) && areas[$0.criterion.area].isAboutReport }
        let others = counted(matrix.rows.count - asked, noun, nouns)
        return asked == 0 ? others : "\(others) and \(counted(asked, "part")) of the report itself"
    }

    private func owner(_ control: ControlInForce) -> String {
        control.owner.map { record.name(of: $0) } ?? (control.role.isEmpty ? "" : "\(control.role) (usually)")
    }

    private func often(_ control: ControlInForce) -> String { control.schedule.latest.words }

    // MARK: Markdown

    private var markdown: String {
        let engagement = matrix.engagement
        var lines = [
            "# Control matrix of \(Markdown.escaped(engagement.record.organization.value))", "",
            "\(Markdown.strong(engagement.title)), \(engagement.record.type.value.dates); made on \(day.words) from the workspace "
                + "\(Markdown.escaped(name)); it is the team's own view, and no audit.", "",
            "\(counted(matrix.controls.count, "control")) for \(scope) in scope.",
        ]
        if !matrix.holes.isEmpty {
            lines += [
                "", "**Without a control:** " + matrix.holes.map { Markdown.escaped($0.id) }.joined(separator: ", ") + ".",
            ]
        }
        lines += ["", "## By \(noun)"]
        for row in matrix.rows {
            lines += ["", "### \(Markdown.escaped("\(row.criterion.id) \(row.criterion.title)"))", ""]
            if row.criterion.objective != row.criterion.title, !row.criterion.objective.isEmpty {
                lines += [Markdown.escaped(row.criterion.objective), ""]
            }
            guard !row.controls.isEmpty else {
                lines.append("No control serves it.")
                continue
            }
            lines += [Markdown.row(["Control", "Statement", "Owner", "Operates", "Nature"]), Markdown.row(rule(5))]
            for position in row.controls {
                let control = matrix.controls[position]
                lines.append(
                    Markdown.row(
                        [control.key, control.statement, owner(control), often(control), control.nature.title].map(
                            Markdown.escaped)))
            }
        }
        lines += ["", "## By control", "", Markdown.row(["Control", "Title", "Serves", "Elsewhere"]), Markdown.row(rule(4))]
        for (position, control) in matrix.controls.enumerated() {
            lines.append(
                Markdown.row(
                    [
                        control.key, control.title, matrix.criteria(of: position).joined(separator: " "),
                        matrix.elsewhere(control).map(\.description).joined(separator: " "),
                    ].map(Markdown.escaped)))
        }
        lines += idle + setAside
        return lines.joined(separator: "\n") + "\n"
    }

    private func rule(_ columns: Int) -> [String] { Array(repeating: "---", count: columns) }

    private var idle: [String] {
        guard !matrix.idle.isEmpty else { return [] }
        return ["", "## Controls that serve nothing in scope", ""]
            + matrix.idle.map { "- \(Markdown.escaped($0.key)): \(Markdown.escaped($0.title))" }
    }

    private var setAside: [String] {
        guard !matrix.setAside.isEmpty else { return [] }
        return ["", "## Set aside", ""]
            + matrix.setAside.map { "- \(Markdown.escaped($0.key)): \(Markdown.escaped($0.exclusion ?? ""))" }
    }

    // MARK: CSV

    /// A row for each criterion and control; a criterion without a control has a row with nothing behind it.
    private var csv: String { CSVItems.table(rows) }

    /// The names of the columns.
    static let columns = [
        "report", "criterion", "criterion title", "control", "title", "statement", "owner", "operates", "nature", "adopted",
    ]

    /// The rows of the table, the names of the columns first.
    var rows: [[String]] {
        var rows = [Self.columns]
        for row in matrix.rows {
            let left = [matrix.engagement.id.text, row.criterion.id, row.criterion.title]
            if row.controls.isEmpty { rows.append(left + Array(repeating: "", count: 7)) }
            for position in row.controls {
                let control = matrix.controls[position]
                rows.append(
                    left + [
                        control.key, control.title, control.statement, owner(control), often(control), control.nature.title,
                        control.isAdopted ? "yes" : "no",
                    ])
            }
        }
        return rows
    }

    // MARK: JSON

    private var json: JSONValue {
        .object([
            .init("format", 1), .init("workspace", .string(name)), .init("date", .string(day.description)),
            .init("engagement", .string(matrix.engagement.id.text)), .init("report", .string(matrix.engagement.title)),
            .init(
                "criteria",
                .array(
                    matrix.rows.map { row in
                        [
                            "id": .string(row.criterion.id), "title": .string(row.criterion.title),
                            "controls": .strings(row.controls.map { matrix.controls[$0].key }),
                        ]
                    })),
            .init(
                "controls",
                .array(
                    matrix.controls.enumerated().map { position, control in
                        guard case .object(let members) = Answers.control(control, in: record) else { return .null }
                        return .object(
                            members + [
                                .init("serves", .strings(matrix.criteria(of: position))),
                                .init("elsewhere", .strings(matrix.elsewhere(control).map(\.description))),
                            ])
                    })),
            .init("holes", .strings(matrix.holes.map(\.id))), .init("idle", .strings(matrix.idle.map(\.key))),
            .init(
                "setAside",
                .array(matrix.setAside.map { ["key": .string($0.key), "reason": .optional($0.exclusion)] })),
        ])
    }
}
