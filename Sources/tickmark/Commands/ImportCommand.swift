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
    }

    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take statuses, owners, days and notes over from CSV and Markdown.",
        discussion: """
            Columns are found by their names; --map says what a column holds where its name does not: --map 'Ticket=item'. Ids are found however they \
            are spelled (SOC2-CC6.1, cc_6_1). Each row is set, added, unchanged or refused, and a refused one changes nothing. \
            Blank cells change nothing. All of it is one step: undo takes it back. --dry-run says what would be done.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var rehearsal: RehearsalOption
    @Option(name: .customLong("as"), help: "What the rows are: items.") var kind: Kind = .items
    @Option(
        name: .customLong("map"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "What a column holds: item, criterion, area, title, status, reason, owner, due, blocked, notes, report or -, by the column's name, number or letter; may be repeated.",
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
    @Flag(help: "Answer in JSON: a verdict for each row.") var json = false
    @Argument(help: "The files.", completion: .file(extensions: ["csv", "tsv", "txt", "md"])) var files: [String]

    func run() async throws {
        let spreadsheets = try files.map { name in
            let file = try IncomingFile(name)
            return (name: file.title, content: try file.spreadsheet(separator: separator))
        }
        var store = try await workspace.open()
        let only = try report.id == nil ? nil : report.engagement(in: store.state).id
        var prepared: [(content: Spreadsheet, options: ItemImportOptions)] = []
        for (name, content) in spreadsheets {
            prepared.append((content, try options(for: name, report: only)))
        }
        let plan = store.state.planImport(prepared, by: store.author.handle, named: store.author.name)
        for column in plan.unknownColumns { throw Failure("There is no column \(column); nothing was changed.") }
        if !json { tellColumns(of: plan) }
        try carryOut(plan, &store)
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

    private static func pair(_ text: String, _ form: String) throws -> (String, String) {
        guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
            throw ValidationError("Write \(form), not \(text).")
        }
        return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }

    private func tellColumns(of plan: ItemImportPlan) {
        for (name, sheet, fields, unused) in plan.columns {
            let place = sheet.map { "\(name), \($0)" } ?? name
            guard !fields.isEmpty else {
                Output.warn(
                    "\(place): no column is known; say what they hold with --map. Its columns are \(unused.joined(separator: ", "))."
                )
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

extension WorkspaceStore {
    /// Writes an import as one go: what is done to items that are there, the items that are added, and what is done to those.
    fileprivate mutating func write(_ plan: ItemImportPlan) throws {
        let first = plan.firstActions
        guard !first.isEmpty else { return }
        let entries = try write(first)
        guard let go = entries.last?.batchID, !plan.additions.isEmpty else { return }
        var rest: [Action] = []
        for (entry, addition) in zip(entries.suffix(plan.additions.count), plan.additions) {
            let items = state.record.engagement(addition.engagement)?.items ?? []
            guard let item = items.last(where: { $0.entry == entry.id }) else { continue }
            rest += addition.changes.map { $0.action(on: ItemAddress(addition.engagement, item.id)) }
        }
        try write(rest, continuing: go)
    }
}
