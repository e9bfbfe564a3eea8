import ArgumentParser
import Catalogs
import Readiness
import Reports
import Runner
import Store

/// What the commands that change requests have in common.
struct RequestArguments: ParsableArguments {
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var rehearsal: RehearsalOption
    @Flag(help: "Answer in JSON: the requests as they are then.") var json = false
}

extension WorkspaceStore {
    /// Decides all intents on all requests before anything is written; what is so already is said, and is no failure.
    fileprivate mutating func carryOut(
        _ intents: [RequestIntent], on numbers: [String], _ arguments: RequestArguments, before: [Action] = []
    ) throws {
        var actions = before
        var named: [NamedRequest] = []
        do {
            for text in numbers {
                let found = try request(named: text, arguments.report)
                named.append(found)
                for intent in intents { actions += try state.decide(intent, on: found.number, of: found.report) }
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(error)
        }
        try finish(actions, on: named, arguments, isSaid: actions.count > before.count)
    }

    /// Writes, and answers with the requests as they are then where JSON is asked for.
    fileprivate mutating func finish(
        _ actions: [Action], on named: [NamedRequest], _ arguments: RequestArguments,
        isSaid: Bool
    ) throws {
        guard isSaid else {
            if arguments.json { answer(named) } else { Output.say("It is so already; nothing was written.") }
            return
        }
        guard arguments.json, !arguments.rehearsal.isRehearsal else { return try carryOut(actions, arguments.rehearsal) }
        do { try write(actions) } catch { throw Failure(error) }
        for notice in takeNoticeSentences() { Output.warn(notice) }
        answer(named)
    }

    private func answer(_ named: [NamedRequest]) {
        Output.write(
            Answers.requests(
                named.compactMap { named in
                    state.engagement(named.report)?.request(named.number).map { (named.report, named.number, $0) }
                }, in: state))
    }

    /// Whether there is a control of a key.
    fileprivate func isControl() throws -> (String) -> Bool {
        let keys = Set(state.controls.all.map(\.key))
        return { keys.contains($0) }
    }

    /// The pieces of evidence that texts name.
    fileprivate func evidence(named texts: [String]) throws -> [EntryID] {
        do throws(Refusal) {
            var ids: [EntryID] = []
            for text in texts { ids.append(try state.record.evidence(named: text).id) }
            return ids
        } catch {
            throw Failure(error)
        }
    }
}

extension RequestCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Take over one request.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The auditor's number, such as '#R-001'; for ever.") var number: String
        @Argument(help: "What is asked for.") var text: String
        @Option(help: "population, sample, document or meeting.") var kind: RequestKind = .document
        @Option(
            name: .customLong("for"),
            help: ArgumentHelp("A criterion, control or item that it is about; may be repeated.", valueName: "target"),
            completion: Completions.targets)
        var targets: [String] = []
        @Option(help: ArgumentHelp("Who answers it.", valueName: "who"), completion: Completions.people) var owner: String?
        @Option(help: ArgumentHelp("When the auditor wants it.", valueName: "date"), transform: dayArgument) var due: Day?
        @Option(help: ArgumentHelp("The day as of which the evidence is to be taken.", valueName: "date"), transform: dayArgument)
        var capture: Day?

        func run() async throws {
            var store = try await arguments.workspace.open()
            let engagement = try arguments.report.engagement(in: store.state)
            do {
                guard let number = RequestNumber(number) else { throw Refusal.invalidRequestNumber(number) }
                let isControl = try store.isControl()
                var asked = AskedRequest(text: text, kind: kind, due: due, capture: capture)
                for name in targets { asked.targets.append(try engagement.requestTarget(named: name, isControl: isControl)) }
                if let owner { asked.owner = try store.lookup.person(owner) }
                let actions = try store.state.decide(.add(asked), on: number, of: engagement.id)
                try store.finish(actions, on: [NamedRequest(report: engagement.id, number: number)], arguments, isSaid: true)
            } catch let failure as Failure {
                throw failure
            } catch {
                throw Failure(error)
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Say what requests are about, when they are due, how far you are.",
            discussion: "What is left away stays as it is. `-` clears a day. To submit, accept or return there are commands.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The numbers.", completion: Completions.requests) var numbers: [String]
        @Option(parsing: .unconditional, help: "What is asked for.") var text: String?
        @Option(help: "population, sample, document or meeting.") var kind: RequestKind?
        @Option(
            name: .customLong("for"),
            help: ArgumentHelp("A criterion, control or item that they are about; may be repeated.", valueName: "target"),
            completion: Completions.targets)
        var targets: [String] = []
        @Option(
            help: ArgumentHelp("What they are not about; may be repeated.", valueName: "target"), completion: Completions.targets)
        var notFor: [String] = []
        @Option(help: ArgumentHelp("When the auditor wants them; - for no day.", valueName: "date")) var due: String?
        @Option(help: ArgumentHelp("The day as of which evidence is taken; - for no day.", valueName: "date")) var capture:
            String?
        @Option(help: ArgumentHelp("open or gathering.", valueName: "state")) var state: RequestState?

        func validate() throws {
            if text != nil, numbers.count > 1 { throw ValidationError("--text is for one request.") }
            if state == .submitted { throw ValidationError("`tickmark request submit` says that the auditor has it.") }
        }

        func run() async throws {
            var store = try await arguments.workspace.open()
            var intents: [RequestIntent] = []
            if let text { intents.append(.reword(text)) }
            if let kind { intents.append(.kind(kind)) }
            if let due { intents.append(.due(due == "-" ? nil : try dayArgument(due))) }
            if let capture { intents.append(.capture(capture == "-" ? nil : try dayArgument(capture))) }
            if let state { intents.append(state == .gathering ? .gather : .reopen) }
            do {
                if let first = numbers.first, !(targets.isEmpty && notFor.isEmpty) {
                    let isControl = try store.isControl()
                    let report = try store.request(named: first, arguments.report).report
                    if let engagement = store.state.engagement(report) {
                        for name in targets {
                            intents.append(.point(try engagement.requestTarget(named: name, isControl: isControl), true))
                        }
                        for name in notFor {
                            intents.append(.point(try engagement.requestTarget(named: name, isControl: isControl), false))
                        }
                    }
                }
            } catch let failure as Failure {
                throw failure
            } catch {
                throw Failure(error)
            }
            guard !intents.isEmpty else {
                throw ValidationError("Say what to set: --text, --kind, --for, --not-for, --due, --capture or --state.")
            }
            try store.carryOut(intents, on: numbers, arguments)
        }
    }

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "assign", abstract: "Give requests to an owner.",
            discussion:
                "The owner is a name, a handle or me; nobody takes the owner away. A name that is new is added to the workspace.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "Who answers them: a name, a handle, me or nobody.", completion: Completions.people) var owner: String
        @Argument(help: "The numbers.", completion: Completions.requests) var numbers: [String]

        func run() async throws {
            var store = try await arguments.workspace.open()
            let found: PersonLookup.Owner
            do throws(Refusal) {
                guard !owner.allSatisfy(\.isWhitespace) else { throw .textMissing(what: .owner) }
                found = try store.lookup.owner(owner)
            } catch {
                throw Failure(error)
            }
            switch found {
            case .nobody: try store.carryOut([.assign(nil)], on: numbers, arguments)
            case .known(let handle): try store.carryOut([.assign(handle)], on: numbers, arguments)
            case .new(let handle, let name):
                try store.carryOut([.assign(handle)], on: numbers, arguments, before: [.person(handle, name: name, was: nil)])
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "submit", abstract: "Say that the auditor has what requests ask for.",
            discussion: "What was returned waits for the auditor anew.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The numbers.", completion: Completions.requests) var numbers: [String]

        func run() async throws {
            var store = try await arguments.workspace.open()
            try store.carryOut([.submit], on: numbers, arguments)
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Note that the auditor accepted requests.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The numbers.", completion: Completions.requests) var numbers: [String]

        func run() async throws {
            var store = try await arguments.workspace.open()
            try store.carryOut([.accept], on: numbers, arguments)
        }
    }

    struct Return: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "return", abstract: "Note that the auditor returned requests, for a reason.",
            discussion: "They are gathering again, and marked as returned until they are submitted anew.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The numbers.", completion: Completions.requests) var numbers: [String]
        @Option(parsing: .unconditional, help: ArgumentHelp("Why, in the auditor's words.", valueName: "text")) var reason: String

        func run() async throws {
            var store = try await arguments.workspace.open()
            try store.carryOut([.sendBack(reason: reason)], on: numbers, arguments)
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link", abstract: "Say that pieces of evidence answer a request.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The number.", completion: Completions.requests) var number: String
        @Argument(
            help: ArgumentHelp("The pieces' ids, as `tickmark evidence list` shows them.", valueName: "evidence"),
            completion: Completions.evidence)
        var evidence: [String]

        func run() async throws {
            var store = try await arguments.workspace.open()
            let ids = try store.evidence(named: evidence)
            try store.carryOut(ids.map { .link($0, true) }, on: [number], arguments)
        }
    }

    struct Unlink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unlink", abstract: "Say that pieces of evidence do not answer a request.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The number.", completion: Completions.requests) var number: String
        @Argument(help: ArgumentHelp("The pieces' ids.", valueName: "evidence"), completion: Completions.evidence) var evidence:
            [String]

        func run() async throws {
            var store = try await arguments.workspace.open()
            let ids = try store.evidence(named: evidence)
            try store.carryOut(ids.map { .link($0, false) }, on: [number], arguments)
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop", abstract: "Drop requests that the auditor withdrew. Their history stays; undo brings them back.")
        @OptionGroup var arguments: RequestArguments
        @Argument(help: "The numbers.", completion: Completions.requests) var numbers: [String]

        func run() async throws {
            var store = try await arguments.workspace.open()
            try store.carryOut([.drop], on: numbers, arguments)
        }
    }
}
