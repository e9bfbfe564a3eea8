import Readiness
import StrictJSON

/// The documents of an export as OSCAL (NIST, pages.nist.gov/OSCAL): of each report a catalog, a profile, an assessment
/// plan and results, and a plan of action where something is open and the team is who reads it; beside them the summary
/// that they refer to.
struct OSCALDocuments {
    private let summary: Summary
    private let text: String

    /// The name of the summary.
    static let summaryName = "readiness.md"

    /// - Parameter text: The summary as Markdown.
    init(_ summary: Summary, text: String) {
        self.summary = summary
        self.text = text
    }

    private static let models = ["catalog", "profile", "assessment-plan", "assessment-results", "plan-of-action-and-milestones"]

    /// How documents of the reports can be called, whether there are such or not.
    static func names(of summary: Summary) -> [String] {
        summary.engagements.flatMap { engagement in
            models.map { OSCALReport(summary: summary, engagement: engagement).fileName($0) }
        } + [summaryName]
    }

    /// The documents by their names; none where no report has begun.
    var all: [ExportDocument] {
        let reports = summary.engagements.flatMap { engagement -> [ExportDocument] in
            let report = OSCALReport(summary: summary, engagement: engagement)
            let actions = summary.audience == .team ? report.actions : nil
            let values = [report.catalog, report.profile, report.plan, report.results, actions]
            return zip(Self.models, values).compactMap { model, value in
                value.map { ExportDocument(name: report.fileName(model), bytes: $0.encoded(.pages)) }
            }
        }
        guard !reports.isEmpty else { return [] }
        return reports + [ExportDocument(name: Self.summaryName, bytes: Array(text.utf8))]
    }
}
