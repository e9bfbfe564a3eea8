import StrictJSON

/// The forms of an export.
public enum ExportFormat: String, CaseIterable, Sendable {
    case markdown
    case csv
    case json

    /// How files of the form end.
    public var fileExtension: String {
        switch self {
        case .markdown: "md"
        case .csv: "csv"
        case .json: "json"
        }
    }
}

/// Makes an export. The same summary always makes the same bytes.
public func render(_ summary: Summary, as format: ExportFormat) -> [UInt8] {
    switch format {
    case .markdown: Array(MarkdownSummary(summary).text.utf8)
    case .csv: Array(CSVItems(summary).text.utf8)
    case .json: summary.json.encoded(.pages)
    }
}
