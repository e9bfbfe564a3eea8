import ArgumentParser
import Catalogs
import Import
import Readiness
import Reports
import Runner
import Store
import StrictJSON

/// `request`: what the auditor asked for, and what came of it.
struct RequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Work on the auditor's list of requests.",
        discussion: """
            A request has the auditor's number, for ever; it is written #R-001 (in a shell '#R-001'), or R-001. What the team says of \
            it (open, gathering, submitted) and what the auditor says (nothing, accepted, returned) are two things.
            """,
        subcommands: [
            Import.self, List.self, Show.self, Add.self, Set.self, Assign.self, Submit.self, Accept.self, Return.self, Link.self,
            Unlink.self, Drop.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List requests.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @OptionGroup var report: ReportOption
        @Option(
            help: ArgumentHelp("Only those of this owner: a name, a handle, me or nobody.", valueName: "owner"),
            completion: Completions.people)
        var owner: String?
        @Option(help: ArgumentHelp("Only those that are open, gathering or submitted; may be repeated.", valueName: "state"))
        var state: [RequestState] = []
        @Option(
            help: ArgumentHelp(
                "Only those of which the auditor says none, accepted or returned; may be repeated.", valueName: "verdict"))
        var verdict: [String] = []
        @Option(help: ArgumentHelp("Only those that ask for a population, sample, document or meeting.", valueName: "kind"))
        var kind: [RequestKind] = []
        @Option(help: ArgumentHelp("Only those with these words.", valueName: "words")) var find: String?
        @Flag(help: "Only those that the auditor has not accepted.") var open = false
        @Flag(help: "Only those past their day that are not submitted.") var late = false
        @Flag(help: "Answer in JSON.") var json = false

        func validate() throws {
            for word in verdict where !["none", "accepted", "returned"].contains(word) {
                throw ValidationError("--verdict is none, accepted or returned, not \(word).")
            }
        }

        func run() async throws {
            var store = try await workspace.open(asksWho: owner?.lowercased() == "me")
            try at.look(at: &store)
            var filter = RequestFilter()
            filter.states = Swift.Set(state)
            filter.verdicts = Swift.Set(verdict)
            filter.kinds = Swift.Set(kind)
            filter.isOpen = open
            filter.isLate = late
            if let find { filter.text = SearchWords(find) }
            if let owner {
                do throws(Refusal) {
                    filter.owner = owner.lowercased() == "nobody" ? .nobody : .person(try store.lookup.person(owner))
                } catch {
                    throw Failure(error)
                }
            }
            let engagements = report.id == nil ? store.state.engagements : [try report.engagement(in: store.state)]
            let found = engagements.flatMap { engagement in
                engagement.requests(filter, in: store.state.record).map { (engagement.id, $0.number, $0.request) }
            }
            if json {
                Output.write(Answers.requests(found, in: store.state))
            } else {
                Output.write(Tables.requests(found, in: store.state, width: Environment.outputWidth))
            }
            try store.endAnswer()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show all that there is to know of a request, and what it may be about.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @OptionGroup var report: ReportOption
        @Argument(help: "The number, such as '#R-001'.", completion: Completions.requests) var number: String
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            var store = try await workspace.open(asksWho: false)
            try at.look(at: &store)
            let found: NamedRequest
            do { found = try store.request(named: number, report) } catch { throw Failure(error) }
            guard let engagement = store.state.engagement(found.report), let request = engagement.request(found.number)
            else { return }
            let controls = store.state.controls
            let suggestions = RequestSuggestions(for: engagement, controls: controls.inScope(of: engagement)).suggestions(
                for: request.text.value, reference: request.reference.value)
            if json {
                Output.write(
                    Answers.request(request, found.number, of: found.report, suggestions: suggestions, in: store.state))
            } else {
                Output.write(
                    Tables.request(
                        request, found.number, of: found.report, suggestions: suggestions, in: store.state,
                        width: Environment.outputWidth
                    ) { target in
                        switch target {
                        case .criterion(let id): engagement.criteria.first { $0.id == id }?.title
                        case .control(let key): controls.known(key)?.title
                        case .item(let id): engagement.position(of: id).map { engagement.items[$0].title }
                        }
                    }, linking: store.state.record.evidence.links(of: request.evidence))
            }
            try store.endAnswer()
        }
    }
}

extension RequestCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Take over the auditor's list from a CSV file.",
            discussion: """
                Commas, semicolons, tabs and bars are all read, with and without a byte order mark. Columns are found by their names; --map \
                says what the program cannot know. A number that is new is taken over, one that is known is changed where the list says \
                something else; an empty cell says nothing, and requests that are not on the list stay. Everything is one step for undo.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var report: ReportOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The file.", completion: .file(extensions: ["csv", "tsv", "txt"])) var file: String
        @Option(
            help: ArgumentHelp(
                "What a column holds: number, text, description, kind, criteria, owner, due, capture, verdict or reason; may be repeated.",
                valueName: "column=field"))
        var map: [String] = []
        @Flag(help: "Answer in JSON: what each row does.") var json = false

        @Flag(help: "Pass over what was said of columns before.") var fresh = false

        func run() async throws {
            try await RequestListImport(
                file: file, report: report, map: map, isFresh: fresh, rehearsal: rehearsal, json: json
            ).run(workspace)
        }
    }
}

/// Taking over the auditor's list.
struct RequestListImport {
    let file: String
    let report: ReportOption
    let map: [String]
    let isFresh: Bool
    let rehearsal: RehearsalOption
    let json: Bool
    /// Whether the answer in JSON has the verdicts of every other import.
    var hasVerdicts = false

    func run(_ workspace: WorkspaceOptions) async throws {
        var store = try await workspace.open()
        let sheet = try IncomingFile(file).sheet()
        let engagement = try report.engagement(in: store.state)
        let names = ColumnNames(RequestField.allCases.map { ($0, $0.names) })
        guard let headed = HeadedSheet(sheet, names: names) else { throw Failure("\(file): there are no rows in it.") }
        do {
            var memory = ColumnMemory(.requests, in: store.folder, isFresh: isFresh)
            let said = try mappings()
            let remembered = memory.remembered(in: Spreadsheet(sheets: [sheet]), besides: said.map(\.column))
                .map { (column: $0.column, field: RequestField(rawValue: $0.field)) }
            let (columns, header) = try RequestColumns.found(in: headed.header, said: said + remembered)
            let controls = store.state.controls
            let list = RequestList(
                columns: columns, rows: headed.rows.map { ($0.number, $0.cells) }, for: engagement,
                controls: Set(controls.all.map(\.key)), people: store.lookup, today: store.state.today)
            let isWritten = !rehearsal.isRehearsal && !list.actions.isEmpty
            if isWritten {
                try store.write(list.actions)
                memory.keep(said.map { ($0.column, $0.field?.rawValue ?? "-") }, in: Spreadsheet(sheets: [sheet]))
            }
            if json {
                Output.write(
                    hasVerdicts
                        ? .array(list.rows.map(\.answer))
                        : Answers.list(list, columns: columns, header: header, isWritten: isWritten))
            } else {
                memory.tell()
                Output.write(Tables.list(list, columns: columns, header: header, width: Environment.outputWidth))
                if !isWritten { Output.say("Nothing was written.") }
            }
            for notice in store.takeNoticeSentences() { Output.warn(notice) }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(error)
        }
    }

    /// What is said of columns; no field is for one that is passed over.
    private func mappings() throws(Refusal) -> [(column: String, field: RequestField?)] {
        var result: [(String, RequestField?)] = []
        for text in map {
            let parts = text.lastIndex(of: "=").map { (String(text[..<$0]), text[text.index(after: $0)...].lowercased()) }
            guard let (column, word) = parts, word == "-" || RequestField(rawValue: word) != nil else {
                throw .invalidMapping(text, fields: RequestField.allCases.map(\.rawValue) + ["-"])
            }
            result.append((column, RequestField(rawValue: word)))
        }
        return result
    }
}

extension RequestList.Row {
    /// The verdict as `import --json` gives it.
    fileprivate var answer: JSONValue {
        var reasons = warnings.map { "left as it is: \($0)" }
        if case .refused(let reason) = outcome { reasons.insert(reason, at: 0) }
        return [
            "row": .string("\(row)"), "verdict": .string(importOutcome.rawValue),
            "target": .optional(number.isEmpty ? nil : "#\(number)"),
            "reason": .optional(reasons.isEmpty ? nil : reasons.joined(separator: "; ")),
        ]
    }
}

extension WorkspaceStore {
    /// The request that a text names, in the report that was named or in the only one that has it.
    func request(named text: String, _ report: ReportOption) throws -> NamedRequest {
        try state.request(named: text, in: report.id == nil ? nil : try report.engagement(in: state).id)
    }
}

extension RequestState: ExpressibleByArgument {}
extension RequestKind: ExpressibleByArgument {}
