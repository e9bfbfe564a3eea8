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
