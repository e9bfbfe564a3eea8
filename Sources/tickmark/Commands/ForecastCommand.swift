import ArgumentParser
import Readiness
import Reports
import Store

/// `forecast`: when reports will be ready at their team's pace.
struct ForecastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "Say when each report will be ready at the team's pace, as a range.",
        discussion: """
            The range comes of a simulation over the team's own past weeks; the same workspace on the same day always has the same one. Where there \
            is not enough history it says so, and how much is needed. The day that counts is the first day of a Type 2's period, and the date of a \
            Type 1.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var at: AtOption
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        var store = try await workspace.open(asksWho: false, readsAtOnce: true)
        store.seeBrokenEvidence()
        let state = try at.state(of: &store)
        let engagements = report.id == nil ? state.engagements : [try report.engagement(in: state)]
        if json {
            Output.write(Answers.forecast(of: engagements, in: state))
        } else if engagements.isEmpty {
            Output.say("No report has begun. `tickmark` begins one.")
        } else {
            Output.write(Tables.forecast(of: engagements, in: state, width: Environment.terminalWidth))
        }
        try store.endAnswer()
    }
}
