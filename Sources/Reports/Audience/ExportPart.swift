import Readiness

extension Audience {
    /// What the export holds for this audience.
    public var parts: Set<ExportPart> {
        switch self {
        case .team: Set(ExportPart.allCases).subtracting([.signatures])
        case .management: [.figures, .forecast, .requests, .areas, .scope, .pressing, .loads, .exclusions, .catalogs, .heads]
        case .customer: [.figures, .areas, .heads]
        case .auditor:
            [
                .figures, .requests, .areas, .coverage, .scope, .exclusions, .rewordings, .signatures, .catalogs, .heads,
            ]
        }
    }
}

/// A part of an export as a document.
public enum ExportPart: String, CaseIterable, Hashable, Sendable {
    case figures
    case forecast
    case requests
    case areas
    case coverage
    case scope
    case pressing
    case loads
    case lists
    case exclusions
    case rewordings
    case signatures
    case activity
    case catalogs
    case heads

    /// What it is, in words; the table of the documentation has these.
    public var title: String {
        switch self {
        case .figures: "type and dates, organization and service, verdict, figures"
        case .forecast: "when all will be ticked at the team's pace, and week by week how it came there"
        case .requests: "how far the auditor's list is"
        case .areas: "the figures of each area"
        case .coverage: "what evidence covers of each control, over the report's dates (`html`)"
        case .scope: "what is in and out of scope, with reasons"
        case .pressing: "what to look at first, with owners"
        case .loads: "who has how much work"
        case .lists: "what was returned, is late, blocked or without an owner"
        case .exclusions: "what is not applicable, with reasons"
        case .rewordings: "what was reworded since it was signed"
        case .signatures: "every item that is ticked: who, when, in which words"
        case .activity: "what was done last, by whom"
        case .catalogs: "the catalogs and their digests"
        case .heads: "the heads of the journals"
        }
    }
}
