import ArgumentParser
import Readiness
import Store

struct ObjectiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "objective", abstract: "SOC 1: add or reword control objectives.", subcommands: [Add.self, Reword.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a control objective of your own to an area.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var report: ReportOption
        @OptionGroup var rehearsal: RehearsalOption
        @Flag(help: "Answer in JSON: the objective's id, report, area and words.") var json = false
        @Argument(help: "The area, like PY.", completion: Completions.areas) var area: String
        @Argument(help: "The objective: Controls provide reasonable assurance that …") var title: String

        func run() async throws {
            var store = try await workspace.open()
            try store.add(
                .addObjective(area: area, title: title), to: try report.engagement(in: store.state).id, rehearsal, json)
        }
    }

    struct Reword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reword", abstract: "Put a control objective in your own words; without words, back in the catalog's.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var report: ReportOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The objective, like PY1.", completion: Completions.criteria) var id: String
        @Argument(help: "Your words.") var words: String?

        func run() async throws {
            var store = try await workspace.open()
            try store.act(.reword(criterion: id, words), on: try report.engagement(in: store.state).id, rehearsal)
        }
    }
}
