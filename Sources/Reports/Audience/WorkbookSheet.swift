import Readiness

/// A sheet of an export as a workbook, in the order that they have there.
public enum WorkbookSheet: String, CaseIterable, Hashable, Sendable {
    case summary
    case items
    case controls
    case matrix
    case evidence
    case requests
    case areas
    case people
    case history

    /// Its name in the workbook.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// What it holds, in words; the table of the documentation has these.
    public var contents: String {
        switch self {
        case .summary: "the figures and the verdict of each report, and the heads of the journals"
        case .items: "the rows of `csv`; for an auditor without days, notes, blocks and returns"
        case .controls: "every control in scope: statement, owner, how often, population, what covers it"
        case .matrix: "criteria by controls"
        case .evidence: "every piece of evidence: days, source, digest, what it shows, who accepted it"
        case .requests: "what the auditor asked for, and how far it is"
        case .areas: "the figures of each area"
        case .people: "who has how much work"
        case .history: "everything that was done, newest first"
        }
    }

    /// Who sees it.
    public var audiences: Set<Audience> {
        switch self {
        case .summary, .areas: Set(Audience.allCases)
        case .items, .controls, .matrix, .evidence, .requests: [.team, .auditor]
        case .people: [.team, .management]
        case .history: [.team]
        }
    }
}
