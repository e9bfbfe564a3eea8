import Readiness
import StrictJSON

/// Makes an export. The same summary always makes the same bytes.
public func render(_ summary: Summary, as format: ExportFormat) -> [UInt8] {
    switch format {
    case .markdown: Array(MarkdownSummary(summary).text.utf8)
    case .csv: Array(CSVItems(summary).text.utf8)
    case .json: summary.json.encoded(.pages)
    }
}

/// The forms in which the command line writes the progress summary: those of the screen, and those that people open elsewhere.
public enum ReportForm: String, CaseIterable, Sendable, Hashable {
    case markdown
    case html
    case csv
    case json
    case xlsx

    /// Whether it is a document, of which an audience decides what is inside; else it is data, which always holds names and notes.
    public var isDocument: Bool { self == .markdown || self == .html }
}

/// Makes an export in a form. The same summary always makes the same bytes.
public func render(_ summary: Summary, in form: ReportForm) -> [UInt8] {
    switch form {
    case .markdown: render(summary, as: ExportFormat.markdown)
    case .html: Array(HTMLSummary(summary).text.utf8)
    case .csv: render(summary, as: ExportFormat.csv)
    case .json: render(summary, as: ExportFormat.json)
    case .xlsx: WorkbookSummary(summary).bytes
    }
}
