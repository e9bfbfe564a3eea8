import HarmlessText
import Readiness

/// The answers of an audit for CISO Assistant, whose wizard for audits lays rows onto requirements by `ref_id` and
/// passes over those that it does not know (intuitem/ciso-assistant-community, `data_wizard`): a row a criterion, for
/// frameworks that have those, and a row an item.
struct CISOSheet {
    private let summary: Summary

    init(_ summary: Summary) { self.summary = summary }

    private static let header = [
        "ref_id", "assessable", "name", "compliance_result", "requirement_progress", "observations",
    ]

    /// The rows, the one with the names of the columns first. Where two reports have a criterion or item of one id, the
    /// first says it.
    var rows: [[String]] {
        var rows = [Self.header]
        var seen: Set<String> = []
        for engagement in summary.engagements {
            var items: [Int: [ItemDefinition]] = [:]
            for item in engagement.items where engagement.isInScope(item) && summary.holds(item, of: engagement) {
                items[item.criterion, default: []].append(item)
            }
            for (place, criterion) in engagement.criteria.enumerated() {
                guard let items = items[place] else { continue }
                if seen.insert(criterion.id).inserted { rows.append(row(criterion, items, of: engagement)) }
                for item in items where seen.insert(item.id.text).inserted { rows.append(row(item, of: engagement)) }
            }
        }
        return rows
    }

    private func row(_ criterion: CriterionStanding, _ items: [ItemDefinition], of engagement: Engagement) -> [String] {
        let statuses = items.map { engagement.work(on: $0.id).status }
        let applying = statuses.filter { $0 != .notApplicable }
        let ticked = applying.count(where: \.isTicked)
        let reviewed = applying.count { $0 == .reviewed }
        let result =
            applying.isEmpty
            ? "not_applicable" : ticked == applying.count ? "compliant" : ticked > 0 ? "partially_compliant" : "not_assessed"
        let progress =
            reviewed == applying.count
            ? "done"
            : ticked == applying.count ? "in_review" : ticked > 0 || applying.contains(.inProgress) ? "in_progress" : "to_do"
        let observation =
            applying.isEmpty
            ? "None of its items applies." : "\(ticked) of \(counted(applying.count, "item")) ticked, \(reviewed) reviewed."
        return [criterion.id, "x", criterion.title, result, progress, observation]
    }

    private func row(_ item: ItemDefinition, of engagement: Engagement) -> [String] {
        let work = engagement.work(on: item.id)
        func said(_ word: String, _ signature: Signature?) -> String {
            signature.map { "\(word) by \(summary.state.record.name(of: $0.by)), \($0.at.day)." } ?? ""
        }
        let (result, progress, observation) =
            switch work.status {
            case .todo: ("not_assessed", "to_do", "")
            case .inProgress: ("not_assessed", "in_progress", work.returned.map { "Returned: \($0.reason)" } ?? "")
            case .ready: ("compliant", "in_review", said("Ticked", work.tick))
            case .reviewed: ("compliant", "done", said("Ticked", work.tick) + " " + said("Reviewed", work.review))
            case .notApplicable: ("not_applicable", "done", work.reason)
            }
        return [item.id.text, "x", item.title, result, progress, observation]
    }
}
