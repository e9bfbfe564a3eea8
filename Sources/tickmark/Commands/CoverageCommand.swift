import ArgumentParser
import Readiness
import Reports
import Store

/// `coverage`: what evidence covers, and what it does not.
struct CoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "Show what evidence covers of each control in a report's dates, and what it does not.",
        discussion: """
            For each control in scope: the performances that are expected in the report's dates, and for each whether it is met, missing, not due, \
            returned, failed or broken, with the pieces and the rule that decided.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var at: AtOption
    @Option(
        help: ArgumentHelp("Only of this report: its id, or soc1 or soc2 where only one is of that kind.", valueName: "report"),
        completion: Completions.reports)
    var report: String?
    @Option(help: ArgumentHelp("Only this control, by its key.", valueName: "key"), completion: Completions.controls) var control:
        String?
    @Flag(help: "Only what somebody has to do something about.") var gaps = false
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        var store = try await workspace.open(asksWho: false, readsAtOnce: true)
        store.seeBrokenEvidence()
        try at.look(at: &store)
        do throws(Refusal) {
            let reports =
                try report.map { (name) throws(Refusal) in [try store.state.report(named: name)] } ?? store.state.engagements
            let listing = try CoverageListing(of: reports, in: store.state, control: control, isOnlyGaps: gaps)
            if json {
                Output.write(Answers.coverage(listing))
            } else {
                Output.write(Tables.coverage(listing, in: store.state, width: Environment.outputWidth))
            }
        } catch {
            throw Failure(error)
        }
        try store.endAnswer()
    }
}

/// `upcoming`: what has to be done, shown or collected, and when.
struct UpcomingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upcoming", abstract: "Show what has to be done, shown or collected next, and by when.",
        discussion: """
            Items that are due, performances that evidence has to show, and populations that have to be collected, what is late already \
            first. As a calendar file (--ics) a later one moves its events and makes none twice.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var at: AtOption
    @Option(
        help: ArgumentHelp("Until this day, such as 2w or 30 jun; without it, two weeks.", valueName: "date"),
        transform: dayArgument)
    var within: Day?
    @Option(help: ArgumentHelp("Only of this owner: a name, a handle or me.", valueName: "who"), completion: Completions.people)
    var owner: String?
    @Flag(help: "Answer as a calendar file.") var ics = false
    @Flag(help: "Answer in JSON.") var json = false

    func validate() throws {
        guard !(ics && json) else { throw ValidationError("Give --ics or --json, not both.") }
    }

    func run() async throws {
        let isMine = owner?.lowercased() == "me"
        var store = try await workspace.open(asksWho: isMine, readsAtOnce: true)
        store.seeBrokenEvidence()
        try at.look(at: &store)
        do {
            if isMine { try store.makeSureOfAuthor() }
            let person = try owner.map { try store.lookup.person($0) }
            let today = store.state.today
            let upcoming = store.state.upcoming(until: within ?? today.advanced(by: Attention.soon), owner: person)
            if json {
                Output.write(Answers.upcoming(upcoming, in: store.state))
            } else if ics {
                let file = CalendarFile(upcoming, workspace: store.id, name: store.state.name, today: today)
                Output.write(file.bytes)
            } else {
                Output.write(Tables.upcoming(upcoming, on: today, width: Environment.outputWidth))
            }
        } catch {
            throw Failure(error)
        }
        try store.endAnswer()
    }
}
