import Readiness
import StrictJSON

/// How a table is written for the program that is to open it.
public struct TableStyle: Hashable, Sendable {
    /// What stands between cells.
    public var separator = TableSeparator.comma
    /// Whether a byte order mark stands first, by which Excel knows UTF-8.
    public var hasMark = false

    /// RFC 4180, without a mark.
    public init() {}
}

/// Makes an export that is one file. The same summary always makes the same bytes.
///
/// - Returns: The file; nothing for a form that is more than one: see ``documents(of:as:)``.
public func render(_ summary: Summary, as format: ExportFormat, style: TableStyle = TableStyle()) -> [UInt8] {
    switch format {
    case .markdown: Array(MarkdownSummary(summary).text.utf8)
    case .html: Array(HTMLSummary(summary).text.utf8)
    case .csv: style.mark + CSVItems(summary).file(separator: style.separator)
    case .json: summary.json.encoded(.pages)
    case .xlsx: WorkbookSummary(summary).bytes
    case .matrix:
        Array(summary.matrices.map { String(decoding: $0.rendered(as: .markdown), as: UTF8.self) }.joined(separator: "\n").utf8)
    case .ciso: style.mark + CSVItems.file(CISOSheet(summary).rows, separator: style.separator)
    case .oscal, .package: []
    }
}

extension TableStyle {
    /// What stands first.
    fileprivate var mark: [UInt8] { hasMark ? [0xEF, 0xBB, 0xBF] : [] }
}

/// Makes the documents of an export, of whichever form. Of a package these are those that are made; what lies in the
/// workspace is beside them.
public func documents(of summary: Summary, as format: ExportFormat) -> [ExportDocument] {
    switch format {
    case .oscal: OSCALDocuments(summary, text: MarkdownSummary(summary).text).all
    case .package: PackageDocuments(summary).all
    default:
        [
            ExportDocument(
                name: ExportChoice(format, for: summary.audience).fileName(on: summary.day), bytes: render(summary, as: format))
        ]
    }
}

/// How the documents of an export as OSCAL can be called, whether it has them or not.
public func oscalNames(of summary: Summary) -> [String] { OSCALDocuments.names(of: summary) }

extension Summary {
    /// The control matrix of each report.
    var matrices: [MatrixReport] {
        let controls = state.controls
        return engagements.map { MatrixReport(ControlMatrix(controls, over: $0), in: state) }
    }
}
