import HarmlessText
import Readiness

/// What an export will hold, to be looked at before it is made: of text the text itself, of everything else what is in
/// it.
public enum ExportPreview {
    /// How many rows of a sheet, and lines of a document, are shown.
    private static let shown = 8

    /// The lines.
    public static func lines(of summary: Summary, as format: ExportFormat) -> [String] {
        guard !format.isText else { return String(decoding: render(summary, as: format), as: UTF8.self).harmlessLines }
        switch format {
        case .xlsx: return WorkbookSummary(summary).sheets.flatMap(lines)
        case .oscal:
            let documents = documents(of: summary, as: format)
            guard !documents.isEmpty else { return [nothing] }
            return list(documents) + documents.filter { $0.name != OSCALDocuments.summaryName }.flatMap(beginning)
        default:
            return ["One ZIP file with these, the journals, the team's catalogs and everything in evidence/:", ""]
                + list(documents(of: summary, as: format))
                + ["", "Beside them SHA256SUMS, and VERIFY.md, which says how to check all of it without Tickmark."]
        }
    }

    /// What is said where there is nothing to make a folder of.
    public static let nothing = "No report has begun, so there is no OSCAL document to write."

    private static func list(_ documents: [ExportDocument]) -> [String] {
        documents.map { "\($0.name.harmless), \(ByteCount.words($0.bytes.count))" }
    }

    private static func lines(of sheet: Workbook.Sheet) -> [String] {
        let rows = sheet.rows.prefix(shown).map { row in row.map { $0.text.harmless }.joined(separator: " │ ") }
        let more = sheet.rows.count > shown ? ["… and \(sheet.rows.count - shown) more"] : []
        return ["\(sheet.title): \(counted(sheet.rows.count, "row"))", sheet.header.joined(separator: " │ ")] + rows + more + [""]
    }

    private static func beginning(of document: ExportDocument) -> [String] {
        ["", "\(document.name.harmless):"]
            + String(decoding: document.bytes, as: UTF8.self).harmlessLines.prefix(shown * 2) + ["…"]
    }
}
