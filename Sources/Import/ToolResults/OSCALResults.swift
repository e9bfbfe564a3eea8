import Readiness
import StrictJSON

/// Assessment results of OSCAL (<https://pages.nist.gov/OSCAL>, 1.0 to 1.2): findings, each about a statement or an
/// objective of a control.
enum OSCALResults {
    static func read(_ root: JSONNode) throws(ToolResultsError) -> ToolResults {
        guard let document = root.node("assessment-results") else { throw .missing("assessment-results") }
        var builder = ToolResultsBuilder(.oscal, tool: ToolIdentity(name: "oscal"))
        builder.source = document.node("metadata")?.text("title") ?? ""
        for result in document.list("results") {
            let end = result.text("end")
            builder.looked(at: end.isEmpty ? result.text("start") : end)
            for finding in result.list("findings") {
                guard let target = finding.node("target") else { continue }
                let id = target.text("target-id")
                let outcome: ToolOutcome =
                    switch target.node("status")?.text("state") {
                    case "satisfied": .passed
                    case "not-satisfied": .failed
                    default: .skipped
                    }
                try builder.add(
                    check: id, title: finding.text("title"), outcome, of: finding.text("title"),
                    criteria: [SpelledCriterion.id(in: id)].compactMap(\.self))
            }
        }
        return try builder.results()
    }
}
