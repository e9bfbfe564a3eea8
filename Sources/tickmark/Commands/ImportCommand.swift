import ArgumentParser
import HarmlessText
import Import
import Readiness
import Reports
import Runner
import Store
import StrictJSON

/// `import`: statuses, owners, days and notes from tables and checklists.
struct ImportCommand: AsyncParsableCommand {
    /// What the rows of a file are.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case items
        case controls
        case requests
        case evidence
        case catalog
    }

    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in what you have: items, controls, the auditor's list, results of tools, catalogs.",
        discussion: """
            --as says what the file holds. items: statuses, owners, days and notes from CSV, workbooks and Markdown. controls: your own list of them. \
            requests: the auditor's list (`request import`). evidence: what tools found (`evidence import`). catalog: a catalog of others, in JSON: \
            OSCAL (behind a profile, the catalog that it chooses from), Probo, CISO Assistant.

            Columns are found by their names; --map says what a column holds where its name does not: --map 'Ticket=item'. Ids are found however they \
            are spelled (SOC2-CC6.1, cc_6_1). Each row is set, added, unchanged or refused, and a refused one changes nothing. \
            Blank cells change nothing. All of it is one step: undo takes it back. --dry-run says what would be done. What --map says is \
            remembered on this machine for the next file with such a column; --fresh passes over it.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var rehearsal: RehearsalOption
    @Option(name: .customLong("as"), help: "What the file holds: items, controls, requests, evidence or catalog.")
    var kind: Kind = .items
    @Option(
        name: .customLong("map"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "What a column holds, by its name, number or letter; - for nothing. Of items: item, criterion, area, title, status, reason, owner, due, blocked, notes, report; of controls: key, title, statement, owner, frequency, nature, population, role, criteria, reason. May be repeated.",
            valueName: "column=field"))
    var mappings: [String] = []
    @Option(
        name: .customLong("status"),
        help: ArgumentHelp(
            "What a word for a status means: todo, inProgress, ready, notApplicable or blocked; may be repeated.",
            valueName: "word=status"))
    var words: [String] = []
    @Option(help: ArgumentHelp("How days in figures are written: dmy or mdy.", valueName: "order")) var dates: DayOrder?
    @Option(help: ArgumentHelp("What parts the cells of a CSV file: , ; tab or |.", valueName: "separator")) var separator:
        CSVSeparator?
    @Flag(help: "Pass over what was said of columns before.") var fresh = false
    @OptionGroup(title: "With --as evidence") var results: ToolResultsOptions
    @Option(help: ArgumentHelp("With --as evidence: the day on which the tool looked.", valueName: "day")) var day: String?
    @Option(help: ArgumentHelp("With --as catalog: the id that it gets; else made of its title.", valueName: "id"))
    var id: String?
    @Option(name: .customLong("kind"), help: "With --as catalog: the kind of report that it prepares, soc1 or soc2.")
    var reportKind: ReportKind?
    @Flag(help: "Answer in JSON: a verdict for each row.") var json = false
    @Argument(help: "The files.", completion: .file()) var files: [String]

    func validate() throws {
        guard kind == .items || words.isEmpty && dates == nil else {
            throw ValidationError("--status and --dates are about items.")
        }
        guard kind == .items || kind == .controls || kind == .requests || mappings.isEmpty else {
            throw ValidationError("--map is about the columns of a table.")
        }
        guard kind == .items || kind == .controls || separator == nil else {
            throw ValidationError("--separator is about tables of items and controls.")
        }
        guard kind == .evidence || day == nil && results.from == nil && results.tool == nil else {
            throw ValidationError("--from, --tool and --day go with --as evidence.")
        }
        guard kind == .catalog || id == nil && reportKind == nil else {
            throw ValidationError("--id and --kind go with --as catalog.")
        }
        guard kind != .requests || files.count == 1 else { throw ValidationError("The auditor's list is one file.") }
        guard kind == .items || kind == .requests || report.id == nil else {
            throw ValidationError("--report goes with --as items and --as requests.")
        }
    }

    func run() async throws {
        switch kind {
        case .items: try await importItems()
        case .controls:
            try await ControlTableImport(
                files: files, mappings: mappings, isFresh: fresh, separator: separator, rehearsal: rehearsal, json: json
            ).run(workspace)
        case .requests:
            try await RequestListImport(
                file: files[0], report: report, map: mappings, isFresh: fresh, rehearsal: rehearsal, json: json, hasVerdicts: true
            ).run(workspace)
        case .evidence:
            let found = try files.map { try ToolResultsFile($0, from: results.from, tool: results.tool) }
            let day = try day.map(dayArgument)
            var desk = try await EvidenceDesk(workspace)
            var options = EvidenceChangeOptions()
            (options.rehearsal, options.json) = (rehearsal, json)
            try ToolResultsImport(files: found, day: day, options: options).run(&desk)
        case .catalog:
            try await CatalogImport(
                files: files, id: id, kind: reportKind ?? .soc2, isRehearsal: rehearsal.isRehearsal, json: json
            ).run(workspace)
        }
    }

    private func importItems() async throws {
        let spreadsheets = try files.map { name in
            let file = try IncomingFile(name)
            return (name: file.title, content: try file.spreadsheet(separator: separator))
        }
        var store = try await workspace.open()
        let only = try report.id == nil ? nil : report.engagement(in: store.state).id
        var memory = ColumnMemory(.items, in: store.folder, isFresh: fresh)
        var prepared: [(content: Spreadsheet, options: ItemImportOptions)] = []
        for (name, content) in spreadsheets {
            var options = try options(for: name, report: only)
            for meaning in memory.remembered(in: content, besides: options.mappings.map(\.column)) {
                let field = ItemField(written: meaning.field)
                guard field != nil || meaning.field == "-" else { continue }
                options.mappings.append(ColumnMapping(column: meaning.column, field: field))
            }
            prepared.append((content, options))
        }
        let plan = store.state.planImport(prepared, by: store.author.handle, named: store.author.name)
        for column in plan.unknownColumns { throw Failure("There is no column \(column); nothing was changed.") }
        // A table of which nothing is understood is a mistake, and no empty answer.
        if !plan.columns.isEmpty, plan.columns.allSatisfy(\.fields.isEmpty) {
            throw Failure("\(plan.columns[0].file): \(UnknownColumns.sentence(plan.columns[0].unused)) Nothing was changed.")
        }
        if !json {
            memory.tell()
            tellColumns(of: plan)
        }
        try carryOut(plan, &store)
        guard !rehearsal.isRehearsal else { return }
        let said = try options(for: "", report: nil).mappings.map { ($0.column, $0.field?.rawValue ?? "-") }
        for (_, content) in spreadsheets { memory.keep(said, in: content) }
    }

    private func options(for file: String, report: EngagementID?) throws -> ItemImportOptions {
        var options = ItemImportOptions(file: file)
        options.report = report
        options.order = dates
        for text in mappings {
            let (column, field) = try Self.pair(text, "--map COLUMN=FIELD")
            guard let known = ItemField(written: field) else {
                guard field == "-" else {
                    throw ValidationError(
                        "There is no field \(field); there is \(ItemField.allCases.map(\.rawValue).joined(separator: ", ")), or - for none."
                    )
                }
                options.mappings.append(ColumnMapping(column: column, field: nil))
                continue
            }
            options.mappings.append(ColumnMapping(column: column, field: known))
        }
        for text in words {
            let (word, status) = try Self.pair(text, "--status WORD=STATUS")
            if status == "blocked" {
                options.words.add(word, .blocked)
            } else if let known = Status(rawValue: status) {
                options.words.add(word, .status(known))
            } else {
                throw ValidationError(
                    "There is no status \(status); there is \(Status.allCases.map(\.rawValue).joined(separator: ", ")), blocked.")
            }
        }
        return options
    }

    static func pair(_ text: String, _ form: String) throws -> (String, String) {
        guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
            throw ValidationError("Write \(form), not \(text).")
        }
        return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }

    private func tellColumns(of plan: ItemImportPlan) {
        for (name, sheet, fields, unused) in plan.columns {
            let place = sheet.map { "\(name), \($0)" } ?? name
            guard !fields.isEmpty else {
                Output.warn("\(place): \(UnknownColumns.sentence(unused))")
                continue
            }
            Output.say("\(place): " + fields.map { "\($0.column) is \($0.field.rawValue)" }.joined(separator: ", ") + ".")
        }
    }

    private func carryOut(_ plan: ItemImportPlan, _ store: inout WorkspaceStore) throws {
        let consequences = Consequences(of: plan.firstActions, in: store.state, by: store.author.handle)
        if rehearsal.isRehearsal {
            if let reason = store.readOnlyReason { throw Failure(reason) }
        } else {
            // It is written as a whole, whoever presses what meanwhile.
            StopSignals.begin()
            Waiting.on("Writing")
            do {
                try store.write(plan)
            } catch {
                throw Failure(error)
            }
        }
        for notice in store.takeNoticeSentences() { Output.warn(notice) }
        let rows = plan.verdicts
        if json { return Output.write(JSONValue.array(rows.map(\.answer))) }
        tell(rows)
        if consequences.destroys { Output.say(rehearsal.isRehearsal ? consequences.foretold : consequences.told) }
        if rehearsal.isRehearsal { Output.say("Nothing was written.") }
        if !rows.isEmpty, plan.count(.refused) == rows.count { throw Failure("Every row was refused; nothing was changed.") }
    }

    /// How many lines of one outcome are told.
    private static let told = 100

    private func tell(_ rows: [RowVerdict]) {
        for outcome in RowVerdict.Outcome.allCases where outcome != .unchanged {
            let these = rows.filter { $0.outcome == outcome }
            for verdict in these.prefix(Self.told) {
                Output.say(files.count > 1 ? "\(verdict.file) \(verdict.line)" : verdict.line)
            }
            if these.count > Self.told { Output.say("… and \(these.count - Self.told) more; --json lists all.") }
        }
        let counts = RowVerdict.Outcome.allCases.map { outcome in
            "\(rows.count { $0.outcome == outcome }) \(outcome.rawValue)"
        }
        Output.say("\(counted(rows.count, "row")): \(counts.joined(separator: ", ")).")
    }
}

extension DayOrder: ExpressibleByArgument {}

extension CSVSeparator: ExpressibleByArgument {
    /// Reads `,`, `;`, `|`, a tab, or the word for one.
    public init?(argument: String) { self.init(written: argument) }
}
