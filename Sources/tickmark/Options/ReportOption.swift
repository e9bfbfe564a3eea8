import ArgumentParser
import Readiness

/// Which report, where a workspace has several. `--engagement` says the same: see ``CommandLineText``.
struct ReportOption: ParsableArguments {
    @Option(
        name: .customLong("report"),
        help: ArgumentHelp("The report's id, or soc1 or soc2 where only one is of that kind.", valueName: "report"),
        completion: Completions.reports)
    var id: String?

    /// The report that was named, or the only one.
    func engagement(in state: WorkspaceState) throws -> Engagement {
        do throws(Refusal) {
            if let id { return try state.report(named: id) }
            guard !state.engagements.isEmpty else { throw .unknownEngagement("", known: []) }
        } catch {
            throw Failure(error)
        }
        guard state.engagements.count == 1 else {
            throw Failure(
                "There are several reports; name one with --report: \(state.engagements.map(\.id.text).joined(separator: ", ")).")
        }
        return state.engagements[0]
    }
}
