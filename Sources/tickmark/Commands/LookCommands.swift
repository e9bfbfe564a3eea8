import ArgumentParser
import Journal
import Readiness
import Reports
import Runner
import Store
import StrictJSON
import SystemPackage

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Show where every engagement stands.")
    @OptionGroup var workspace: WorkspaceOptions
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        let store = try await workspace.open(asksWho: false)
        if json {
            Output.write(Answers.status(of: store.state, damage: store.defects))
        } else {
            Output.write(Tables.status(of: store.state, width: Surroundings.outputWidth))
        }
        try store.endAnswer()
    }
}

struct Items: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List items, all in scope or those that filters let pass.")
    @OptionGroup var workspace: WorkspaceOptions

    @Option(help: ArgumentHelp("Only of this engagement.", valueName: "id")) var engagement: String?
    @Option(
        help: ArgumentHelp(
            "Only with this status: todo, inProgress, ready, reviewed or notApplicable; may be repeated.", valueName: "status"))
    var status: [Status] = []
    @Option(help: ArgumentHelp("Only of this owner: a name, a handle, me or nobody.", valueName: "owner")) var owner: String?
    @Option(help: ArgumentHelp("Only of this area: an id or a title; may be repeated.", valueName: "area")) var area: [String] =
        []
    @Option(help: ArgumentHelp("Only with these words in id or title.", valueName: "words")) var find: String?
    @Flag(help: "Only late ones.") var late = false
    @Flag(help: "Only blocked ones.") var blocked = false
    @Flag(help: "Only those that wait for a second person.") var toReview = false
    @Flag(help: "Only those that two people changed at once.") var contested = false
    @Flag(help: "Only those that say something else now than what was signed.") var reworded = false
    @Flag(help: "Also those out of scope.") var all = false
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        // Who asks matters only where their own items are asked for.
        let store = try await workspace.open(asksWho: owner?.lowercased() == "me")
        do {
            if owner?.lowercased() == "me" { try store.makeSureOfAuthor() }
            var engagements = store.state.engagements
            if let engagement {
                engagements = engagements.filter { $0.id.text == engagement }
                guard !engagements.isEmpty else {
                    throw Refusal.unknownEngagement(engagement, known: store.state.engagements.map(\.id.text))
                }
            }
            let filter = try filter(for: engagements, store.lookup)
            if json {
                Output.write(Answers.items(of: engagements, in: store.state, filter))
            } else {
                Output.write(Tables.items(of: engagements, in: store.state, filter, width: Surroundings.outputWidth))
            }
        } catch {
            throw Failure(error)
        }
        try store.endAnswer()
    }

    private func filter(for engagements: [Engagement], _ people: PersonLookup) throws(Refusal) -> ItemFilter {
        var filter = ItemFilter()
        filter.statuses = status
        filter.isLate = late
        filter.isBlocked = blocked
        filter.waitsForReview = toReview
        filter.isContested = contested
        filter.isReworded = reworded
        filter.includesOutOfScope = all
        if let find { filter.text = SearchWords(find) }
        if let owner { filter.owner = owner.lowercased() == "nobody" ? .nobody : .person(try people.person(owner)) }
        for name in area {
            var refusal: Refusal?
            var ids: Set<String> = []
            for engagement in engagements {
                do throws(Refusal) {
                    ids.insert(engagement.areas[try engagement.area(named: name)].id)
                } catch {
                    refusal = error
                }
            }
            if ids.isEmpty, let refusal { throw refusal }
            filter.areas.formUnion(ids)
        }
        return filter
    }
}

extension Status: ExpressibleByArgument {}

struct Scope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what reports cover; `scope add` and `scope drop` change it.",
        subcommands: [Show.self, Add.self, Drop.self],
        defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show every area, in or out, and why.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var engagement: EngagementOption
        @Flag(help: "Answer in JSON; with several engagements name one.") var json = false

        func run() async throws {
            let store = try await workspace.open(asksWho: false)
            if json {
                Output.write(Answers.scope(of: try engagement.engagement(in: store.state)))
                return try store.endAnswer()
            }
            let shown = engagement.id == nil ? store.state.engagements : [try engagement.engagement(in: store.state)]
            for engagement in shown { Output.write(Tables.scope(of: engagement, width: Surroundings.outputWidth)) }
            try store.endAnswer()
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring an area, a category or a control objective into scope.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var engagement: EngagementOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The area's id or title, or the objective's id.") var area: String
        @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text")) var reason: String = ""

        func run() async throws {
            var store = try await workspace.open()
            try store.act(
                .scope(target: area, isIn: true, reason: reason), on: try engagement.engagement(in: store.state).id, rehearsal)
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Leave an area or a control objective out, for a reason that the report shows.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var engagement: EngagementOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The area's id or title, or the objective's id.") var area: String
        @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text")) var reason: String

        func run() async throws {
            var store = try await workspace.open()
            try store.act(
                .scope(target: area, isIn: false, reason: reason), on: try engagement.engagement(in: store.state).id, rehearsal)
        }
    }
}

struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show who did what, newest first.")
    @OptionGroup var workspace: WorkspaceOptions
    @Option(help: ArgumentHelp("Only what this person did: a name, a handle or me.", valueName: "person")) var person: String?
    @Option(help: ArgumentHelp("Only about this item.", valueName: "item")) var item: String?
    @Option(help: ArgumentHelp("Only on this day.", valueName: "date"), transform: dayArgument) var day: Day?
    @Option(help: ArgumentHelp("At most so many.", valueName: "count")) var limit: Int?
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        var store = try await workspace.open(asksWho: person?.lowercased() == "me")
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
        let (state, width) = (store.state, Surroundings.outputWidth)
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
            guard wanted.map({ state.record.areOne(entry.stamp.handle, $0) }) ?? true,
                address.map({ entry.action.item == $0 }) ?? true, day.map({ entry.at.day == $0 }) ?? true
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
        if !json, isEmpty { Output.say("Nothing is recorded like that.") }
    }
}

struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Compare SOC 1 and SOC 2: purpose, scope, audience, structure.")

    func run() async throws { Output.write(Tables.comparison(width: Surroundings.outputWidth)) }
}

struct Advise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Recommend SOC 1, SOC 2 or both, by five factors.",
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

extension ExportFormat: ExpressibleByArgument {}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Export the progress summary.")
    @OptionGroup var workspace: WorkspaceOptions
    @Option(help: "markdown, csv or json.") var format: ExportFormat = .markdown
    @Option(help: ArgumentHelp("The file; else the summary is printed.", valueName: "file"), completion: .file()) var output:
        String?
    @Option(help: ArgumentHelp("Only this engagement.", valueName: "id")) var engagement: String?
    @Flag(help: "Replace a file that exists.") var force = false

    func run() async throws {
        // What leaves the house rests on nothing but the journals.
        var store = try await workspace.open(foldsAnew: true)
        // What was just read is whole: of its entries only the last are told.
        let void = store.isWhole ? VoidEntries(knownTo: store.state.record) : nil
        let history = try void.flatMap { _ in store.latestEntries(Summary.recentLimit) } ?? store.checkedEntries()
        var only: [EngagementID]?
        if let engagement {
            guard store.state.engagement(EngagementID(engagement)) != nil else {
                throw Failure(Refusal.unknownEngagement(engagement, known: store.state.engagements.map(\.id.text)))
            }
            only = [EngagementID(engagement)]
        }
        let summary = Summary(
            of: store.state, recent: history,
            heads: store.heads.map { Head(writer: $0.writer.description, entries: $0.entries, digest: $0.digest) },
            madeBy: store.author.isKnown ? store.author.name : "somebody whose name git did not say", on: store.state.today,
            only: only, catalogs: store.catalogMarks,
            damage: store.defects, void: void)
        let bytes = render(summary, as: format)
        guard let output else {
            Output.write(bytes)
            return try store.endAnswer()
        }
        do throws(ExportFile.Failure) {
            try ExportFile.write(bytes, to: Surroundings.absolute(output), replaces: force)
        } catch {
            throw Failure(error)
        }
        Output.say("Exported to \(output).")
        try store.endAnswer()
    }
}
