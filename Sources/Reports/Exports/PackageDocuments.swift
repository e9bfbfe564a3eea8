import Readiness

/// The documents of a package for the auditor that are made; what lies in the workspace is beside them.
struct PackageDocuments {
    private let summary: Summary

    init(_ summary: Summary) { self.summary = summary }

    var all: [ExportDocument] {
        let sheets = WorkbookSummary(summary)
        var documents = [
            ExportDocument(name: "report.md", bytes: render(summary, as: .markdown)),
            ExportDocument(name: "report.html", bytes: render(summary, as: .html)),
            ExportDocument(name: "items.csv", bytes: render(summary, as: .csv)),
            ExportDocument(name: "readiness.xlsx", bytes: render(summary, as: .xlsx)),
            ExportDocument(name: "evidence.csv", bytes: Self.table(sheets.evidence)),
            ExportDocument(name: "requests.csv", bytes: Self.table(sheets.requests)),
        ]
        for (engagement, matrix) in zip(summary.engagements, summary.matrices) {
            documents.append(ExportDocument(name: "matrix-\(engagement.id.text).md", bytes: matrix.rendered(as: .markdown)))
        }
        return documents
    }

    private static func table(_ sheet: Workbook.Sheet) -> [UInt8] {
        CSVItems.file([sheet.header] + sheet.rows.map { $0.map(\.text) })
    }
}
