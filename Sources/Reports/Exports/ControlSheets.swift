import Readiness

extension WorkbookSummary {
    /// Every control in the scope of a report, items that are their own controls among them, with what covers it.
    var controls: Workbook.Sheet {
        let header = [
            "report", "control", "title", "statement", "owner", "operates", "nature", "population", "criteria", "items",
            "adopted",
            "expected", "met", "covered", "set aside",
        ]
        let controls = summary.state.controls
        let rows = summary.engagements.flatMap { controlRows(of: $0, controls) }
        return Workbook.Sheet(
            title: WorkbookSheet.controls.title, header: header, rows: rows,
            choices: [
                (column: 6, texts: ControlNature.allCases.map(\.title)), (column: 10, texts: ["yes", "no"]),
                (column: 13, texts: ["yes", "no"]),
            ])
    }

    private func controlRows(of engagement: Engagement, _ controls: WorkspaceControls) -> [[Workbook.Cell]] {
        let coverage = summary.state.coverage(of: engagement)
        let covered = coverage.controls.map { control -> [Workbook.Cell] in
            let inForce = controls.known(control.key)
            let criteria = (inForce?.criteria ?? []).filter { $0.catalog == engagement.catalog.id }.map(\.id)
            let items = control.items.map { engagement.items[$0] }
            let own = items.first.map { [engagement.criteria[$0.criterion].id] } ?? []
            return [
                .text(engagement.id.text), .text(control.key), .text(control.title), .text(inForce?.statement ?? ""),
                .text(name(control.owner)), .text(control.schedule.latest.words), .text(inForce?.nature.title ?? ""),
                .text(inForce?.population ?? ""), .text((control.isItem ? own : criteria).joined(separator: " ")),
                .text(items.map(\.id.text).joined(separator: " ")), .text(inForce.map { $0.isAdopted ? "yes" : "no" } ?? ""),
                .number(Double(control.coverage.occurrences.count)), .number(Double(control.coverage.met)),
                .text(control.isCovered ? "yes" : "no"),
            ]
        }
        let setAside = ControlMatrix(controls, over: engagement).setAside.map { control -> [Workbook.Cell] in
            let head: [Workbook.Cell] = [.text(engagement.id.text), .text(control.key), .text(control.title)]
            return head + Array(repeating: .blank, count: 11) + [.text(control.exclusion ?? "")]
        }
        return covered + setAside
    }

    /// Criteria by controls, of every report.
    var matrix: Workbook.Sheet {
        let tables = summary.matrices.map(\.rows)
        let rows = tables.flatMap { $0.dropFirst() }.map { $0.map { Workbook.Cell.text($0) } }
        return Workbook.Sheet(title: WorkbookSheet.matrix.title, header: MatrixReport.columns, rows: rows)
    }
}
