import ArgumentParser
import HarmlessText
import Import
import Readiness
import Reports
import Store
import StrictJSON

extension EvidenceCommand {
    /// What checks of tools show something of, as somebody settled it.
    struct Checks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checks", abstract: "Settle what the checks of tools show something of.",
            discussion: """
                A check is named by its tool and its id, as in prowler:iam_root_mfa_enabled; prowler:* stands for every check of the tool about which \
                nothing is settled by itself. What is settled is shared with the workspace, and counts for every later import.
                """,
            subcommands: [List.self, Set.self, Unset.self])
    }
}

extension EvidenceCommand.Checks {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List what is settled, or with --of what a file of results asks to settle, with proposals.",
            discussion: "A proposal counts for nothing until it is settled.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Option(
            name: .customLong("of"), help: ArgumentHelp("The checks of this file of results.", valueName: "file"),
            completion: .file())
        var file: String?
        @OptionGroup var kind: ToolResultsOptions
        @Flag(help: "Only what nobody settled.") var unsettled = false
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let desk = try await EvidenceDesk(workspace, asksWho: false, at: at)
            if let file {
                try list(try ToolResultsFile(file, from: kind.from, tool: kind.tool), desk)
            } else {
                listSettled(desk)
            }
            try desk.store.endAnswer()
        }

        private func list(_ file: ToolResultsFile, _ desk: EvidenceDesk) throws {
            let today = desk.store.state.today
            let evidence = ToolEvidence(file.results, on: file.results.day ?? today, collected: today, by: desk.record)
            let suggestions = desk.checkSuggestions()
            let rows = evidence.rows.filter { !unsettled || $0.verdict == .unsettled }.map { row in
                (
                    row: row,
                    proposals: row.verdict == .unsettled
                        ? suggestions.suggestions(for: row.check.id, title: row.check.title, criteria: row.check.criteria) : []
                )
            }
            if json {
                Output.write(
                    .array(
                        rows.map { row, proposals in
                            guard
                                case .object(let members) = Answers.check(
                                    row.name, row.check, verdict: row.verdict, shows: row.targets)
                            else { return .null }
                            let proposed = proposals.map { proposal -> JSONValue in
                                [
                                    "target": .string(proposal.target.description), "title": .string(proposal.title),
                                    "why": .strings(proposal.why),
                                ]
                            }
                            return .object(members + [.init("proposals", .array(proposed))])
                        }))
                return
            }
            for (row, proposals) in rows {
                Output.say("\(row.name)\(row.check.title.isEmpty ? "" : "  \(row.check.title)")")
                switch row.verdict {
                case .nothing: Output.say("    settled: shows nothing that matters")
                case .unsettled where proposals.isEmpty: Output.say("    not settled; nothing is like it")
                case .unsettled:
                    for (place, proposal) in proposals.enumerated() {
                        Output.say(
                            "    \(place == 0 ? "not settled; perhaps" : "                 or") \(proposal.target), “\(proposal.title)” (\(proposal.why.joined(separator: ", ")))"
                        )
                    }
                default: Output.say("    settled: shows \(row.targets.map(\.description).joined(separator: ", "))")
                }
            }
            let waiting = evidence.count(.unsettled)
            Output.say("\(counted(evidence.rows.count, "check")), \(waiting) not settled.")
            if let row = evidence.rows.first(where: { $0.verdict == .unsettled }), !desk.record.checks.isEmpty || waiting > 0 {
                Output.say("`tickmark evidence checks set '\(row.name)' --shows CONTROL` settles one.")
            }
        }

        private func listSettled(_ desk: EvidenceDesk) {
            let settled = desk.record.checks.filter { $0.value.value != nil }.sorted { $0.key < $1.key }
            if json { return Output.write(.array(settled.map { Answers.check($0.key, $0.value, in: desk.record) })) }
            for (name, register) in settled {
                let targets = register.value ?? []
                let shown = targets.isEmpty ? "nothing" : targets.map(\.description).joined(separator: ", ")
                let who = register.stamp.map { desk.record.name(of: $0.handle) } ?? ""
                Output.say("\(name)  shows \(shown)  (\(who), \(register.at.map(\.day.words) ?? ""))")
            }
            if settled.isEmpty {
                Output.say(
                    "Nothing is settled yet. `tickmark evidence checks list --of FILE` shows what a file of results asks for.")
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Settle what checks show something of.",
            usage: """
                tickmark evidence checks set CHECK ... --shows TARGET ...
                tickmark evidence checks set CHECK ... --nothing
                tickmark evidence checks set --proposed-of FILE
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(
            help: ArgumentHelp("Checks, like prowler:iam_root_mfa_enabled.", valueName: "check"), completion: Completions.checks)
        var checks: [String] = []
        @Option(
            name: .customLong("shows"), parsing: .upToNextOption,
            help: ArgumentHelp("Controls and items that they show something of.", valueName: "target"),
            completion: Completions.controls)
        var targets: [String] = []
        @Flag(help: "They show nothing that matters here.") var nothing = false
        @Option(
            name: .customLong("proposed-of"),
            help: ArgumentHelp(
                "Settle every check of this file that nobody settled as the first proposal says.", valueName: "file"),
            completion: .file())
        var proposed: String?
        @OptionGroup var kind: ToolResultsOptions

        func validate() throws {
            guard [nothing, !targets.isEmpty, proposed != nil].count(where: { $0 }) == 1, checks.isEmpty == (proposed != nil)
            else {
                throw ValidationError("Name checks with --shows or --nothing, or a file with --proposed-of.")
            }
        }

        func run() async throws {
            var desk = try await EvidenceDesk(workspace)
            do {
                let settled = try proposed.map { try proposals(of: $0, desk) } ?? named(desk)
                try desk.settle(settled, options)
            } catch let code as ExitCode {
                throw code
            } catch {
                throw Failure(error)
            }
        }

        private func named(_ desk: EvidenceDesk) throws -> [(CheckName, [EvidenceTarget]?)] {
            let targets = try self.targets.map { try desk.target($0) }
            return try checks.map { (try CheckName(named: $0), targets) }
        }

        private func proposals(of name: String, _ desk: EvidenceDesk) throws -> [(CheckName, [EvidenceTarget]?)] {
            let file = try ToolResultsFile(name, from: kind.from, tool: kind.tool)
            let suggestions = desk.checkSuggestions()
            return file.results.checks.compactMap { check in
                guard let name = CheckName(tool: file.results.tool.key, check: check.id), desk.record.targets(of: name) == nil,
                    let first = suggestions.suggestions(for: check.id, title: check.title, criteria: check.criteria, limit: 1)
                        .first
                else { return nil }
                return (name, [first.target])
            }
        }
    }

    struct Unset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "unset", abstract: "Take back what was settled of checks.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var options: EvidenceChangeOptions
        @Argument(
            help: ArgumentHelp("Checks, like prowler:iam_root_mfa_enabled.", valueName: "check"), completion: Completions.checks)
        var checks: [String]

        func run() async throws {
            var desk = try await EvidenceDesk(workspace)
            do {
                let names = try checks.map { try CheckName(named: $0) }
                for name in names where desk.record.checks[name]?.value == nil { throw Refusal.check(.notSettled(name)) }
                try desk.settle(names.map { ($0, nil) }, options)
            } catch let code as ExitCode {
                throw code
            } catch {
                throw Failure(error)
            }
        }
    }
}

/// What somebody says of a file of results.
struct ToolResultsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What wrote the file: \(ToolFormat.words.map(\.word).joined(separator: ", ")); else told by what is in it.",
            valueName: "format"),
        completion: .list(ToolFormat.words.map(\.word)))
    var from: String?
    @Option(help: ArgumentHelp("What made the results, where the file does not say.", valueName: "name@version")) var tool:
        String?
}

extension CheckName {
    /// Reads the name of a check.
    ///
    /// - Throws: ``Refusal`` where it is none.
    fileprivate init(named text: String) throws(Refusal) {
        guard let name = CheckName(text) else { throw .check(.unreadable(text)) }
        self = name
    }
}

extension EvidenceDesk {
    /// Settles what checks show, in one step, or only says what would be settled.
    fileprivate mutating func settle(_ settled: [(CheckName, [EvidenceTarget]?)], _ options: EvidenceChangeOptions) throws {
        var actions: [Action] = []
        for (name, targets) in settled {
            if let action = try record.settle(name, shows: targets) { actions.append(action) }
        }
        if let reason = store.readOnlyReason { throw Failure(reason) }
        guard options.json else {
            if actions.isEmpty { return Output.say("It is so already; nothing was written.") }
            return try store.carryOut(actions, options.rehearsal)
        }
        let isWritten = !options.rehearsal.isRehearsal && !actions.isEmpty
        if isWritten { try store.write(actions) }
        let checks = settled.map { name, targets -> JSONValue in
            if isWritten, let register = record.checks[name] { return Answers.check(name, register, in: record) }
            return ["check": .string(name.description), "shows": targets.map { .strings($0.map(\.description)) } ?? .null]
        }
        Output.write(["written": .bool(isWritten), "checks": .array(checks)])
        for notice in store.takeNoticeSentences() { Output.warn(notice) }
    }
}

extension Answers {
    /// What is settled of a check.
    fileprivate static func check(
        _ name: CheckName, _ register: Register<[EvidenceTarget]?>, in record: WorkspaceRecord
    ) -> JSONValue {
        [
            "check": .string(name.description), "shows": register.value.map { .strings($0.map(\.description)) } ?? .null,
            "by": .optional(register.stamp.map { record.canonical($0.handle).text }),
            "at": .optional(register.at?.description), "contested": .bool(!register.clashes.isEmpty),
        ]
    }
}
