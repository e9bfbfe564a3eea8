import ArgumentParser
import Readiness
import Reports
import Store

/// `diff`: what changed between two days.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed since a day, or between two: by report, area, item, person and control.",
        discussion: "Days are ends of days: what was done on the first is before, what was done on the second is among it.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @Flag(help: "Answer in JSON.") var json = false
    @Argument(help: "The day at whose end it begins, like friday or 2026-11-01.", transform: pastDayArgument) var from: Day
    @Argument(help: "The day at whose end it ends; today where it is left away.", transform: pastDayArgument) var to: Day?

    func run() async throws {
        var store = try await workspace.open(asksWho: false, readsAtOnce: true)
        let difference = try store.difference(from: from, to: to, report: report)
        if json {
            Output.write(Answers.difference(difference))
        } else {
            Output.write(Tables.difference(difference, width: Environment.outputWidth))
        }
        try store.endAnswer()
    }
}

/// `recap`: the weekly note.
struct RecapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recap",
        abstract: "Write the weekly note, in Markdown: what was done since a day, where reports stand, what is next.",
        discussion: "Without --since it is about the last seven days.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var at: AtOption
    @Option(help: ArgumentHelp("The first day that it is about, like monday.", valueName: "date"), transform: pastDayArgument)
    var since: Day?

    func run() async throws {
        var store = try await workspace.open(asksWho: false, readsAtOnce: true)
        let last = at.day ?? store.state.today
        let first = since ?? last.advanced(by: -6)
        guard first <= last else { throw ValidationError("--since is \(first), which is behind \(last).") }
        let difference = try store.difference(from: first.advanced(by: -1), to: at.day, report: report)
        Output.write(Array(Recap(difference).markdown.utf8))
        try store.endAnswer()
    }
}

extension WorkspaceStore {
    /// What changed between the ends of two days; the second is today where none is named.
    fileprivate mutating func difference(from: Day, to: Day?, report: ReportOption) throws -> WorkspaceDifference {
        let end = to ?? state.today
        guard from <= end else { throw ValidationError("\(from) is behind \(end); name the earlier day first.") }
        seeBrokenEvidence()
        // Without a second day it is all that there is: clocks of others may be ahead of today.
        let entries = try checkedEntries().filter { entry in entry.at.day > from && (to.map { entry.at.day <= $0 } ?? true) }
        let only = report.id == nil ? nil : try report.engagement(in: state).id
        let (earlier, later) = (try state(at: from), try to.map { try state(at: $0) } ?? state)
        return WorkspaceDifference(
            from: earlier, to: later,
            entries: entries.filter { only == nil || $0.action.engagement == nil || $0.action.engagement == only }, only: only)
    }
}
