import ArgumentParser
import Catalogs
import Journal
import Readiness
import Reports
import Runner
import Store
import StrictJSON
import SystemPackage

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Show where every report stands.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var at: AtOption
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        var store = try await workspace.open(asksWho: false, readsAtOnce: true)
        store.seeBrokenEvidence()
        let state = try at.state(of: &store)
        if json {
            Output.write(Answers.status(of: state, damage: store.defects))
        } else {
            Output.write(Tables.status(of: state, width: Environment.terminalWidth))
        }
        try store.endAnswer()
    }
}

struct ItemsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "items", abstract: "List items, all in scope or those that filters let pass.",
        discussion: "Into a pipe or a file nothing is cut, however long it is.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var filters: FilterOptions
    @OptionGroup var at: AtOption
    @Flag(help: "Also those out of scope.") var all = false
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        // Who asks matters only where their own items are asked for.
        var store = try await workspace.open(asksWho: filters.asksForMe, readsAtOnce: true)
        store.seeBrokenEvidence()
        let state = try at.state(of: &store)
        do {
            if filters.asksForMe { try store.makeSureOfAuthor() }
            let engagements = try filters.engagements(in: state)
            var filter = try filters.filter(for: engagements, in: store)
            filter.includesOutOfScope = all
            if json {
                Output.write(Answers.items(of: engagements, in: state, filter))
            } else {
                Output.write(
                    Tables.items(
                        of: engagements, in: state, filter,
                        width: Environment.terminalWidth))
            }
        } catch {
            throw Failure(error)
        }
        try store.endAnswer()
    }
}

extension Status: ExpressibleByArgument {}
extension Priority: ExpressibleByArgument {}

struct ScopeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scope", abstract: "Show what reports cover; `scope add` and `scope drop` change it.",
        subcommands: [Show.self, Add.self, Drop.self],
        defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show every area, in or out, and why.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var report: ReportOption
        @OptionGroup var at: AtOption
        @Flag(help: "Answer in JSON; with several reports name one.") var json = false

        func run() async throws {
            var store = try await workspace.open(asksWho: false, readsAtOnce: true)
            let state = try at.state(of: &store)
            if json {
                Output.write(Answers.scope(of: try report.engagement(in: state)))
                return try store.endAnswer()
            }
            let shown = report.id == nil ? state.engagements : [try report.engagement(in: state)]
            for engagement in shown { Output.write(Tables.scope(of: engagement, width: Environment.terminalWidth)) }
            try store.endAnswer()
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Bring an area, a category or a control objective into scope.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var report: ReportOption
        @OptionGroup var rehearsal: RehearsalOption
        @Flag(help: "Answer in JSON: the report's areas as they stand now.") var json = false
        @Argument(help: "The area or category by id, title or slug, or the objective's id.", completion: Completions.areas)
        var area: String
        @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text")) var reason: String = ""

        func run() async throws {
            var store = try await workspace.open()
            let engagement = try report.engagement(in: store.state)
            try store.move(area, isIn: true, reason: reason, of: engagement, rehearsal, json)
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop", abstract: "Leave an area or a control objective out, for a reason that the report shows.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var report: ReportOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The area or category by id, title or slug, or the objective's id.", completion: Completions.areas)
        var area: String
        @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text")) var reason: String

        func run() async throws {
            var store = try await workspace.open()
            try store.move(area, isIn: false, reason: reason, of: try report.engagement(in: store.state), rehearsal)
        }
    }
}

extension WorkspaceStore {
    /// Brings into scope, or leaves out, what a text names: an area, all areas of a category that are not so yet, or an
    /// objective.
    fileprivate mutating func move(
        _ name: String, isIn: Bool, reason: String, of engagement: Engagement, _ rehearsal: RehearsalOption,
        _ json: Bool = false
    ) throws {
        do {
            let areas = (try? engagement.areas(named: name)) ?? []
            let moving = areas.count > 1 ? areas.filter { $0.isInScope != isIn && !$0.area.isRequired } : areas
            let targets = moving.isEmpty ? [areas.first?.id ?? name] : moving.map(\.id)
            var actions: [Action] = []
            for target in targets {
                actions.append(try state.decide(.scope(target: target, isIn: isIn, reason: reason), on: engagement.id))
            }
            guard json, !rehearsal.isRehearsal else { return try carryOut(actions, rehearsal) }
            try write(actions)
            for notice in takeNoticeSentences() { Output.warn(notice) }
            if let engagement = state.engagement(engagement.id) { Output.write(Answers.scope(of: engagement)) }
        } catch {
            throw Failure(error)
        }
    }
}

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: "Show who did what, newest first.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var at: AtOption
    @Option(
        help: ArgumentHelp("Only what this person did: a name, a handle or me.", valueName: "person"),
        completion: Completions.people) var person: String?
    @Option(help: ArgumentHelp("Only about this item.", valueName: "item"), completion: Completions.items) var item: String?
    @Option(help: ArgumentHelp("Only on this day.", valueName: "date"), transform: pastDayArgument) var day: Day?
    @Option(help: ArgumentHelp("At most so many.", valueName: "count")) var limit: Int?
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        var store = try await workspace.open(asksWho: person?.lowercased() == "me")
        if let day = at.day { Output.warn("Up to the end of \(day.words).") }
        // Where the record alone does not tell which entries are void, the whole history has to be gone through first.
        guard store.isWhole, let void = VoidEntries(knownTo: store.state.record) else {
            let history = try store.checkedEntries()
            var entries = history.reversed().makeIterator()
            try tell(store, VoidEntries(of: history, in: store.state.record)) { entries.next() }
            return try store.endAnswer()
        }
        var backward = store.historyBackward()
        try tell(store, void) { backward.next() }
        if let damage = backward.damage {
            Output.warn(WorkspaceError.readOnly([damage]).description)
            throw ExitCode.answeredFromDamage
        }
        try store.endAnswer()
    }

    /// Tells entries as they come, newest first.
    private func tell(_ store: WorkspaceStore, _ void: VoidEntries, _ next: () -> Entry?) throws {
        let (state, width) = (store.state, Environment.terminalWidth)
        let (wanted, address): (Handle?, ItemAddress?)
        do {
            if person?.lowercased() == "me" { try store.makeSureOfAuthor() }
            wanted = try person.map { try store.lookup.person($0) }
            address = try item.map { try state.item(named: $0) }
        } catch {
            throw Failure(error)
        }
        var left = limit.map { max(0, $0) } ?? .max
        var (pages, parts, isEmpty) = (JSONArrayPages(), OutputParts(), true)
        while left > 0, let entry = next() {
            if let day = at.day, entry.at.day > day { continue }
            guard wanted.map({ state.record.areOne(entry.stamp.handle, $0) }) ?? true,
                address.map({ state.isAbout($0, entry.action) }) ?? true, day.map({ entry.at.day == $0 }) ?? true
            else { continue }
            (left, isEmpty) = (left - 1, false)
            let part =
                json
                ? pages.element(Answers.entry(entry, in: state, void: void))
                : Output.bytes(of: [Tables.line(of: entry, in: state, void: void, width: width)])
            guard parts.add(part) else { return }
        }
        if json { _ = parts.add(pages.end) }
        parts.end()
        if !json, isEmpty { Output.say("No entries match.") }
    }
}

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compare SOC 1 and SOC 2: purpose, scope, audience, structure.")

    func run() async throws { Output.write(Tables.comparison(width: Environment.outputWidth)) }
}

struct AdviseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise", abstract: "Recommend SOC 1, SOC 2 or both, by five factors.",
        discussion: "Without answers it lists the questions and the words to answer them with.")
    @Option(help: "financial, data, both or neither.") var services: String?
    @Option(help: "soc1, soc2, both or none.") var clients: String?
    @Option(help: "reporting, security, both or none.") var industry: String?
    @Option(help: "public, technology, both or same.") var growth: String?
    @Option(help: "soc1, soc2, both or none.") var experts: String?

    func run() async throws {
        var advisor = Advisor()
        let given: [(Advisor.Factor, String?)] = [
            (.services, services), (.clients, clients), (.industry, industry), (.growth, growth), (.experts, experts),
        ]
        for (factor, word) in given {
            guard let word else { continue }
            guard let answer = factor.answer(word) else {
                throw ValidationError("--\(factor.rawValue) is \(factor.answers.map(\.id).joined(separator: ", ")).")
            }
            advisor.answer(factor, answer)
        }
        guard !advisor.answers.isEmpty else { return listQuestions() }
        let recommendation = advisor.recommendation
        Output.say("\(recommendation.heading).")
        for reason in recommendation.reasons { Output.say("  \(reason.factor): \(reason.text)") }
        for advice in recommendation.advice { Output.say(advice) }
    }

    private func listQuestions() {
        for factor in Advisor.Factor.allCases {
            Output.say("--\(factor.rawValue)  \(factor.question)")
            for answer in factor.answers { Output.say("    \(answer.id)  \(answer.title)") }
        }
    }
}
