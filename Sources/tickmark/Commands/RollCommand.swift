import HarmlessText
import ArgumentParser
import HarmlessText
import Readiness
import Reports
import Store

extension ReportCommand {
    struct Roll: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "roll", abstract: "Begin the next report where one ends.",
            discussion: """
                It keeps scope with its reasons, owners, objectives and items of your own, wordings, what is Not applicable (to be confirmed by \
                a second person) and due dates, moved along. Ticks, reviews, notes and requests stay with the old report. Prints what was \
                evidence of each control last time. It is one step for undo.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The report: its id, or soc1 or soc2 where only one is of that kind.", completion: Completions.reports)
        var report: String
        @Option(help: ArgumentHelp("Type 2: the first day.", valueName: "date"), transform: dayArgument) var from: Day?
        @Option(help: ArgumentHelp("Type 2: the last day.", valueName: "date"), transform: dayArgument) var to: Day?
        @Option(help: ArgumentHelp("Type 1: the date.", valueName: "date"), transform: dayArgument) var asOf: Day?
        @Option(help: ArgumentHelp("The new report's id, for ever; else one is made.", valueName: "id")) var id: String?
        @Flag(help: "Answer in JSON.") var json = false

        func validate() throws {
            guard (asOf != nil) != (from != nil && to != nil), asOf == nil || (from == nil && to == nil) else {
                throw ValidationError("Give --from DATE and --to DATE for Type 2, or --as-of DATE for Type 1.")
            }
        }

        func run() async throws {
            var store = try await workspace.open()
            do {
                let old = try store.state.report(named: report)
                var type = ReportType.type1(asOf: asOf ?? store.state.today)
                if let from, let to { type = try ReportType.period(from: from, to: to) }
                let roll = try store.state.rollForward(old.id, to: type, as: id.map { EngagementID($0) })
                let controls = store.state.controls
                let last = LastTime(in: old, controls: controls.inScope(of: old), evidence: store.state.record.evidence.pieces)
                if rehearsal.isRehearsal {
                    if let reason = store.readOnlyReason { throw Failure(reason) }
                } else {
                    try store.write(roll.actions)
                    for notice in store.takeNoticeSentences() { Output.warn(notice) }
                }
                if json { return Output.write(Answers.roll(roll, last: last, isWritten: !rehearsal.isRehearsal)) }
                Output.write(Tables.roll(roll).flatMap { $0.wrapped(to: Environment.outputWidth) })
                Output.write(last.lines(width: Environment.outputWidth))
                if rehearsal.isRehearsal { Output.say("Nothing was written.") }
            } catch let failure as Failure {
                throw failure
            } catch {
                throw Failure(error)
            }
        }
    }

    struct Bridge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "bridge", abstract: "Print the facts for a bridge letter: what happened since a report's last day.",
            discussion: "In Markdown, for management to check, finish and sign. It is no auditor's paper, and replaces no report."
        )
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Argument(help: "The report: its id, or soc1 or soc2 where only one is of that kind.", completion: Completions.reports)
        var report: String
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            var store = try await workspace.open(asksWho: false, foldsAnew: true)
            let state = try at.state(of: &store)
            let engagement: Engagement
            do throws(Refusal) { engagement = try state.report(named: report) } catch { throw Failure(error) }
            let entries = try store.checkedEntries().filter { entry in at.day.map { entry.at.day <= $0 } ?? true }
            let controls = state.controls
            let about = controls.all.filter { control in
                ["incident", "breach"].contains { control.key.contains($0) || control.title.lowercased().contains($0) }
            }
            let letter = BridgeLetter(
                of: engagement, entries: entries, in: state, incidentControls: Set(about.map(\.key)))
            if json { Output.write(letter.json) } else { Output.write(Array(letter.markdown.utf8)) }
            try store.endAnswer()
        }
    }
}
