/// The forms in which the progress summary leaves the workspace.
public enum ExportFormat: String, CaseIterable, Sendable, Hashable {
    case markdown
    case csv
    case json

    /// The form's name.
    public var name: String {
        switch self {
        case .markdown: "Markdown"
        case .csv: "CSV"
        case .json: "JSON"
        }
    }

    /// The form's name, with whom it is for.
    public var title: String {
        switch self {
        case .markdown: "Markdown, to be read"
        case .csv: "CSV, for a spreadsheet"
        case .json: "JSON, for programs"
        }
    }

    /// How files of the form end, without the dot.
    public var fileExtension: String {
        switch self {
        case .markdown: "md"
        case .csv: "csv"
        case .json: "json"
        }
    }
}
