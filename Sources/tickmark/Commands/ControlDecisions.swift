import ArgumentParser
import Readiness
import Reports
import Store

/// What the commands that decide about controls have in common.
private struct ControlDesk {
    private(set) var store: WorkspaceStore

    init(_ workspace: WorkspaceOptions) async throws { store = try await workspace.open() }

    var controls: WorkspaceControls { store.state.controls }

    /// Decides all intents on all keys before anything is written; what is so already is said, and is no failure.
    mutating func carryOut(_ intents: [ControlIntent], on keys: [String], _ rehearsal: RehearsalOption) throws {
        var actions: [Action] = []
        do {
            let controls = controls
            for key in keys { for intent in intents { actions += try controls.decide(intent, on: key) } }
        } catch {
            throw Failure(error)
        }
        try carryOut(actions, rehearsal)
    }

    mutating func carryOut(_ actions: [Action], _ rehearsal: RehearsalOption) throws {
        guard !actions.isEmpty else { return Output.say("It is so already; nothing was written.") }
        try store.carryOut(actions, rehearsal)
    }

    /// Adds a control, and answers with it as it stands then.
    mutating func add(_ action: Action, _ key: String) throws -> ControlInForce {
        try store.write([action])
        for notice in store.takeNoticeSentences() { Output.warn(notice) }
        return try controls.control(key)
    }
}

extension ControlCommand {
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Give a control an owner, a frequency, parameters, a population.",
            discussion: """
                What is left away stays as it is. What is so already is no failure. With --since, a frequency or an anchor holds \
                from that day on, and what was in force before stays what it was.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("The control's key.", valueName: "key"), completion: Completions.controls) var key: String
        @Option(help: ArgumentHelp("Who performs it; - for nobody.", valueName: "who"), completion: Completions.people) var owner:
            String?
        @Option(help: ArgumentHelp("How often it operates.", valueName: "frequency")) var frequency: Frequency?
        @Option(
            help: ArgumentHelp(
                "Where stretches end: a weekday for weekly ones, a day for monthly ones (15), month and day for longer ones (06-30).",
                valueName: "end"))
        var anchor: String?
        @Option(help: ArgumentHelp("The day from which frequency or anchor hold.", valueName: "day")) var since: String?
        @Option(
            name: .customLong("parameter"),
            help: ArgumentHelp("A value in its sentence; NAME= goes back to the library's.", valueName: "name=value"))
        var parameters: [String] = []
        @Option(help: ArgumentHelp("The list from which an auditor samples; - for the library's.", valueName: "text"))
        var population: String?

        func run() async throws {
            var desk = try await ControlDesk(workspace)
            let intents = try intents(desk.store)
            guard !intents.isEmpty else {
                throw ValidationError("Say what to set: --owner, --frequency, --anchor, --parameter or --population.")
            }
            try desk.carryOut(intents, on: [key], rehearsal)
        }

        private func intents(_ store: WorkspaceStore) throws -> [ControlIntent] {
            var intents: [ControlIntent] = []
            if let owner {
                do { intents.append(.assign(owner == "-" ? nil : try store.lookup.handle(owner))) } catch { throw Failure(error) }
            }
            let end = try anchor.map { text in
                guard let anchor = ControlAnchor(text) else {
                    throw ValidationError("--anchor is a weekday, a day of the month (15) or month and day (06-30), not \(text).")
                }
                return anchor
            }
            let first = try since.map(dayArgument)
            if frequency != nil || end != nil { intents.append(.schedule(frequency, anchor: end, since: first)) }
            if first != nil, frequency == nil, end == nil {
                throw ValidationError("--since says from when --frequency or --anchor hold; name one of them.")
            }
            for text in parameters {
                guard let sign = text.firstIndex(of: "=") else {
                    throw ValidationError("--parameter is NAME=VALUE, such as days=5, not \(text).")
                }
                let value = String(text[text.index(after: sign)...])
                intents.append(.parameter(String(text[..<sign]), value.isEmpty ? nil : value))
            }
            if let population { intents.append(.population(population == "-" ? nil : population)) }
            return intents
        }
    }

    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "adopt", abstract: "Say that controls are yours, as the library has them.",
            discussion:
                "Nothing has to be adopted before items can be ticked; it says that somebody has read the sentence and stands by it."
        )
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("The controls' keys.", valueName: "key"), completion: Completions.controls) var keys:
            [String]

        func run() async throws {
            var desk = try await ControlDesk(workspace)
            try desk.carryOut([.adopt], on: keys, rehearsal)
        }
    }

    struct Reword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reword", abstract: "Say a control in your own sentence.",
            discussion: "The sentence before is kept, with its last day: an auditor of a period in which it changed tests both.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("The control's key.", valueName: "key"), completion: Completions.controls) var key: String
        @Argument(help: ArgumentHelp("Who does what, to what, how often, leaving which record.", valueName: "statement"))
        var statement: String?
        @Flag(help: "Go back to the library's sentence.") var library = false

        func validate() throws {
            guard (statement == nil) == library else { throw ValidationError("Give the sentence, or --library.") }
        }

        func run() async throws {
            var desk = try await ControlDesk(workspace)
            try desk.carryOut([.reword(statement)], on: [key], rehearsal)
        }
    }

    struct Exclude: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "exclude", abstract: "Set controls aside, with a reason.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("The controls' keys.", valueName: "key"), completion: Completions.controls) var keys:
            [String]
        @Option(help: "Why they do not apply to you.") var reason: String

        func run() async throws {
            var desk = try await ControlDesk(workspace)
            try desk.carryOut([.exclude(reason: reason)], on: keys, rehearsal)
        }
    }

    struct Include: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "include", abstract: "Take up controls that were set aside.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("The controls' keys.", valueName: "key"), completion: Completions.controls) var keys:
            [String]

        func run() async throws {
            var desk = try await ControlDesk(workspace)
            try desk.carryOut([.include], on: keys, rehearsal)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a control of your own.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("Its key, for ever: 1 to 40 of a-z, 0-9 and -.", valueName: "key")) var key: String
        @Option(help: "Its title.") var title: String
        @Option(help: "Who does what, to what, how often, leaving which record.") var statement: String
        @Option(help: "manual, automated or both.") var nature: ControlNature = .manual
        @Option(help: "How often it operates.") var frequency: Frequency
        @Option(
            help: ArgumentHelp(
                "A criterion or objective that it serves, such as soc2/CC6.1; may be repeated.", valueName: "criterion"),
            completion: Completions.criteria)
        var criterion: [String] = []
        @Option(help: "The list from which an auditor samples.") var population = ""
        @Option(help: "The role that usually owns it.") var role = ""
        @Flag(help: "Answer in JSON: the control, as `control show` has it.") var json = false

        func run() async throws {
            var desk = try await ControlDesk(workspace)
            let references = try criterion.map { text in
                guard let reference = CatalogReference(text) else {
                    throw ValidationError("--criterion names a catalog and a criterion, such as soc2/CC6.1, not \(text).")
                }
                return reference
            }
            let control = OwnControl(
                key: key, title: title, statement: statement, nature: nature, frequency: frequency, population: population,
                role: role, criteria: references)
            let state = desk.store.state
            let action: Action
            do {
                action = try desk.controls.decideToAdd(control) { reference in
                    state.catalogs[reference.catalog]?.criteria.contains { $0.id == reference.id } ?? false
                        || state.engagements.contains { engagement in
                            engagement.catalog.id == reference.catalog && engagement.criteria.contains { $0.id == reference.id }
                        }
                }
            } catch {
                throw Failure(error)
            }
            guard json, !rehearsal.isRehearsal else { return try desk.carryOut([action], rehearsal) }
            do {
                Output.write(Answers.control(try desk.add(action, key), in: desk.store.state.record))
            } catch {
                throw Failure(error)
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "drop", abstract: "Drop a control of your own.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("The control's key.", valueName: "key"), completion: Completions.controls) var key: String

        func run() async throws {
            var desk = try await ControlDesk(workspace)
            try desk.carryOut([.drop], on: [key], rehearsal)
        }
    }
}

extension Frequency: ExpressibleByArgument {}
extension ControlNature: ExpressibleByArgument {}
