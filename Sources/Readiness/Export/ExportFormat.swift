/// The forms in which what a workspace knows leaves it: the one list that the screen, the command line and the
/// documentation have.
public enum ExportFormat: String, CaseIterable, Sendable, Hashable {
    case markdown
    case html
    case csv
    case xlsx
    case json
    case matrix
    case oscal
    case ciso
    case package

    /// The form's name.
    public var name: String {
        switch self {
        case .markdown: "Markdown"
        case .html: "HTML"
        case .csv: "CSV"
        case .xlsx: "XLSX"
        case .json: "JSON"
        case .matrix: "Matrix"
        case .oscal: "OSCAL"
        case .ciso: "CISO"
        case .package: "Package"
        }
    }

    /// What it is and whom it serves, in a few words.
    public var purpose: String {
        switch self {
        case .markdown: "a summary to be read, mailed or kept in the repository"
        case .html: "the summary as one page, to be mailed and printed"
        case .csv: "every item as a row, for a spreadsheet"
        case .xlsx: "a workbook: figures, items, controls, matrix, evidence, requests, history"
        case .json: "everything, for programs"
        case .matrix: "criteria by controls, in Markdown"
        case .oscal: "a folder of OSCAL documents, for other compliance programs"
        case .ciso: "an audit sheet for CISO Assistant"
        case .package: "one ZIP file with everything for the auditor"
        }
    }

    /// How files of the form end, without the dot; nil for a folder.
    public var fileExtension: String? {
        switch self {
        case .markdown, .matrix: "md"
        case .html: "html"
        case .csv, .ciso: "csv"
        case .xlsx: "xlsx"
        case .json: "json"
        case .oscal: nil
        case .package: "zip"
        }
    }

    /// Whom it can be for; the first where nobody says. What holds names and notes by its nature is not made for
    /// whoever may not see them.
    public var audiences: [Audience] {
        switch self {
        case .markdown, .html, .xlsx: Audience.allCases
        case .csv, .json, .ciso: [.team]
        case .matrix, .oscal: [.team, .auditor]
        case .package: [.auditor]
        }
    }

    /// Whether it is text that can be shown and printed as it is.
    public var isText: Bool { self != .xlsx && self != .oscal && self != .package }

    /// Whether it can be made of some of the items alone. What is a whole by its nature cannot.
    public var takesFilter: Bool {
        switch self {
        case .markdown, .html, .csv, .xlsx, .json, .ciso: true
        case .matrix, .oscal, .package: false
        }
    }
}

/// A form, and whom it is for.
public struct ExportChoice: Hashable, Sendable {
    /// The form.
    public let format: ExportFormat
    /// Whom it is for: one of the form's ``ExportFormat/audiences``.
    public let audience: Audience

    /// Makes a choice. An audience that the form is not made for becomes the form's first.
    public init(_ format: ExportFormat, for audience: Audience? = nil) {
        self.format = format
        let audiences = format.audiences
        self.audience = audience.flatMap { audiences.contains($0) ? $0 : nil } ?? audiences.first ?? .team
    }

    /// How its file is called on a day, where nobody says otherwise: `readiness-2026-11-23.md`.
    public func fileName(on day: Day) -> String {
        let who = audience == format.audiences.first ? "" : "-\(audience.rawValue)"
        let what =
            switch format {
            case .matrix: "matrix"
            case .oscal: "oscal"
            case .ciso: "ciso"
            case .package: "audit"
            default: "readiness"
            }
        return "\(what)\(who)-\(day)" + (format.fileExtension.map { ".\($0)" } ?? "")
    }

    /// The form so many places further, in a circle, for whom somebody wants it where it is made for them.
    public func nextFormat(_ step: Int, for wanted: Audience?) -> ExportChoice {
        let all = ExportFormat.allCases
        let place = (all.firstIndex(of: format) ?? 0) + all.count + step
        return ExportChoice(all[place % all.count], for: wanted)
    }

    /// The same form for the next audience that it is made for, in a circle.
    public var nextAudience: ExportChoice {
        let all = format.audiences
        return ExportChoice(format, for: all[((all.firstIndex(of: audience) ?? 0) + 1) % all.count])
    }
}
