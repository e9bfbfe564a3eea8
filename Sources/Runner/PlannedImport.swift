import Catalogs
import HarmlessText
import Import
import Interface
import Readiness
import Reports
import Store
import SystemPackage

/// What a file comes to, whatever is in it.
struct PlannedImport {
    /// What bringing it in does.
    private enum Work {
        case items(ItemImportPlan)
        case actions([Action], ArrivingFile?)
        case catalog([UInt8], CatalogStart, id: String)
    }

    private let work: Work
    private let draft: ImportDraft
    /// What of it is shown.
    let preview: ImportPreview

    /// How many rows are shown: more than anybody looks through.
    private static let shown = 1000

    /// Plans to bring in rows.
    ///
    /// - Throws: Why nothing can be made of them, in a sentence.
    init(
        _ content: Spreadsheet, _ draft: ImportDraft, named name: String, in store: WorkspaceStore, controls: WorkspaceControls
    ) throws(Refusal) {
        self.draft = draft
        // What is said now goes before what was said before.
        var meanings = RememberedColumns(in: store.folder).meanings(of: draft.kind.rawValue)
            .filter { draft.meanings[$0.column] == nil && content.mayHaveColumn($0.column) }
            .map { (column: $0.column, field: $0.field) }
        meanings += draft.meanings.sorted { $0.key < $1.key }.map { (column: $0.key, field: $0.value) }
        let author = store.author
        switch draft.kind {
        case .controls:
            let mappings = meanings.map { ColumnMapping(column: $0.column, field: ControlField(rawValue: $0.field)) }
            let plan = store.state.planControls(
                content, mappings: mappings, among: controls, by: author.handle, named: author.name)
            work = .actions(plan.actions, nil)
            preview = Self.preview(
                draft, of: content, columns: plan.columns.map { ($0.fields.map { ($0.column, $0.field.rawValue) }, $0.unused) },
                fields: ControlField.allCases.map(\.rawValue), rows: plan.verdicts.map { ($0.outcome, $0.line) },
                changesSomething: !plan.actions.isEmpty)
        case .requests:
            let (list, columns) = try Self.requests(content, meanings, draft, in: store, controls: controls)
            work = .actions(list.actions, nil)
            preview = Self.preview(
                draft, of: content, columns: [columns], fields: RequestField.allCases.map(\.rawValue),
                rows: list.rows.map { ($0.importOutcome, $0.importLine) }, changesSomething: !list.actions.isEmpty)
        case .items, .evidence, .catalog:
            var options = ItemImportOptions(file: name)
            options.mappings = meanings.map { ColumnMapping(column: $0.column, field: ItemField(written: $0.field)) }
            let plan = store.state.planImport([(content, options)], by: author.handle, named: author.name)
            work = .items(plan)
            preview = Self.preview(
                draft, of: content, columns: plan.columns.map { ($0.fields.map { ($0.column, $0.field.rawValue) }, $0.unused) },
                fields: ItemField.allCases.map(\.rawValue), rows: plan.verdicts.map { ($0.outcome, $0.line) },
                changesSomething: !plan.firstActions.isEmpty)
        }
    }

    /// Plans to attach what a tool found.
    init(_ plan: ToolEvidencePlan, _ results: ToolResults, _ draft: ImportDraft, file: ArrivingFile?) {
        self.draft = draft
        work = .actions(plan.setups.map { .attach($0) }, file)
        let order: [ToolEvidence.Verdict] = [.fail, .pass, .unsettled, .skipped, .nothing]
        let rows = order.flatMap { verdict in plan.evidence.rows.filter { $0.verdict == verdict } }
        let counts = order.map { ($0, plan.evidence.count($0)) }.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.words)" }
        let known = plan.known > 0 ? "; \(plan.known) of it attached already" : ""
        preview = ImportPreview(
            draft: draft, columns: [], fields: [],
            rows: rows.prefix(Self.shown).map { row in
                let shows = row.targets.isEmpty ? "" : "  shows \(row.targets.map(\.description).joined(separator: ", "))"
                return ImportPreview.Row(
                    text: "\(row.name): \(row.check.passed) passed, \(row.check.failed) failed: \(row.verdict.words)\(shows)",
                    isRefused: row.verdict == .unsettled)
            },
            summary:
                "\(results.tool.name), \(plan.day.words): \(counts.joined(separator: ", ")). Attaches \(counted(plan.setups.count, "piece"))\(known).",
            changesSomething: !plan.setups.isEmpty)
    }

    /// Plans to take over a catalog of others.
    init(_ catalog: ForeignCatalog, _ draft: ImportDraft, in store: WorkspaceStore) throws(CatalogStart.Failure) {
        self.draft = draft
        let id = CatalogStart.id(of: catalog)
        let start = CatalogStart(id: id, in: store.folder)
        let kind = store.state.engagements.first { $0.id == draft.report }?.report ?? .soc2
        guard !start.isTaken else { throw .taken(id) }
        let made = try start.make(catalog, kind)
        work = .catalog(made.bytes, start, id: id)
        let items = Dictionary(grouping: made.catalog.items) { made.catalog.criteria[$0.criterion].area }
        let areas = made.catalog.areas.enumerated().map { place, area in
            "\(area.id)  \(area.title)  \(counted(made.catalog.criteria.count { $0.area == place }, "criterion", "criteria")), \(counted(items[place]?.count ?? 0, "item"))"
        }
        preview = ImportPreview(
            draft: draft, columns: [], fields: [],
            rows: catalog.remarks.map { ImportPreview.Row(text: $0, isRefused: true) }
                + areas.prefix(Self.shown).map { ImportPreview.Row(text: $0, isRefused: false) },
            summary:
                "“\(made.catalog.title)” becomes catalogs/\(id).json: \(counted(made.catalog.areas.count, "area")), \(counted(made.catalog.criteria.count, "criterion", "criteria")), \(counted(made.catalog.items.count, "item")).",
            changesSomething: true)
    }

    private static func requests(
        _ content: Spreadsheet, _ meanings: [(column: String, field: String)], _ draft: ImportDraft, in store: WorkspaceStore,
        controls: WorkspaceControls
    ) throws(Refusal) -> (RequestList, (fields: [(String, String)], unused: [String])) {
        guard let engagement = store.state.engagements.first(where: { $0.id == draft.report }) ?? store.state.engagements.first
        else { throw .unknownEngagement(draft.report?.text ?? "", known: []) }
        let names = ColumnNames(RequestField.allCases.map { ($0, $0.names) })
        let headed = content.sheets.first.flatMap { HeadedSheet($0, names: names) }
        let (columns, header) = try RequestColumns.found(
            in: headed?.header ?? [], said: meanings.map { ($0.column, RequestField(rawValue: $0.field)) })
        let list = RequestList(
            columns: columns, rows: (headed?.rows ?? []).map { ($0.number, $0.cells) }, for: engagement,
            controls: Set(controls.all.map(\.key)), people: store.lookup, today: store.state.today)
        let fields = RequestField.allCases.compactMap { field in columns.places[field].map { (header[$0], field.rawValue) } }
        return (list, (fields, columns.unused))
    }

    private static func preview(
        _ draft: ImportDraft, of content: Spreadsheet, columns: [(fields: [(String, String)], unused: [String])],
        fields: [String],
        rows: [(RowVerdict.Outcome, String)], changesSomething: Bool
    ) -> ImportPreview {
        var shown: [ImportPreview.Column] = []
        for (known, unused) in columns {
            // Sheets of one workbook have the same columns, more or less.
            for (name, field) in known where !shown.contains(where: { $0.name == name }) {
                shown.append(ImportPreview.Column(name: name, field: field))
            }
            for name in unused where !name.allSatisfy(\.isWhitespace) && !shown.contains(where: { $0.name == name }) {
                shown.append(ImportPreview.Column(name: name, field: nil))
            }
        }
        // A column that would hold what another holds is in neither list, and neither is one that somebody passes over.
        let names = Set(shown.map(\.name))
        for sheet in content.sheets {
            let header = sheet.rows.prefix(30).max { left, right in
                left.cells.count { names.contains($0) } < right.cells.count { names.contains($0) }
            }
            for name in header?.cells ?? [] where !name.allSatisfy(\.isWhitespace) && !shown.contains(where: { $0.name == name })
            {
                shown.append(ImportPreview.Column(name: name, field: nil))
            }
        }
        // In the order of the file, so that a column stays where it is when it holds something else.
        var places: [String: Int] = [:]
        for cell in content.sheets.flatMap({ $0.rows.prefix(30).flatMap(\.cells) }) where places[cell] == nil {
            places[cell] = places.count
        }
        shown.sort { (places[$0.name] ?? .max, $0.name) < (places[$1.name] ?? .max, $1.name) }
        let order: [RowVerdict.Outcome] = [.refused, .set, .added]
        let told = order.flatMap { outcome in rows.filter { $0.0 == outcome } }.prefix(Self.shown)
        let counts = RowVerdict.Outcome.allCases.map { outcome in "\(rows.count { $0.0 == outcome }) \(outcome.rawValue)" }
        return ImportPreview(
            draft: draft, columns: shown, fields: fields,
            rows: told.map { ImportPreview.Row(text: $0.1, isRefused: $0.0 == .refused) },
            summary: "\(counted(rows.count, "row")): \(counts.joined(separator: ", ")).", changesSomething: changesSomething)
    }

    /// Writes it as one go.
    ///
    /// - Returns: What to say beside what it came to.
    func write(into store: inout WorkspaceStore?) throws -> String {
        switch work {
        case .items(let plan): try store?.write(plan)
        case .actions(let actions, let file): try store?.write(actions, bringing: file.map { [$0] } ?? [])
        case .catalog(let bytes, let start, let id):
            try start.put(bytes)
            return "`tickmark report add --catalog \(id)` begins a report with it."
        }
        return "u takes it back."
    }

    /// Keeps what was said of columns, for the next file.
    func remember(in folder: FilePath) {
        guard !draft.meanings.isEmpty else { return }
        var memory = RememberedColumns(in: folder)
        memory.remember(
            draft.meanings.sorted { $0.key < $1.key }.map {
                RememberedColumns.Meaning(kind: draft.kind.rawValue, column: $0.key, field: $0.value)
            })
    }
}

extension ToolEvidence.Verdict {
    /// What becomes of a check, in words.
    fileprivate var words: String {
        switch self {
        case .pass: "passed"
        case .fail: "failed, a finding that covers nothing"
        case .skipped: "without a result"
        case .nothing: "settled as showing nothing"
        case .unsettled: "for nothing, since nobody settled what it shows"
        }
    }
}

extension RequestColumns {
    /// Finds the columns of an auditor's list by their names and by what is said of them; one of which no field is said
    /// is passed over.
    ///
    /// - Returns: The columns, and the names that they were found by: what is passed over has none.
    /// - Throws: ``Refusal`` where a column is not there, or two would hold the same.
    public static func found(
        in header: [String], said: [(column: String, field: RequestField?)]
    ) throws(Refusal) -> (columns: RequestColumns, header: [String]) {
        let passedOver = Set(said.filter { $0.field == nil }.map(\.column))
        if let unknown = passedOver.sorted().first(where: { !header.contains($0) }) {
            throw .unknownColumn(unknown, known: header)
        }
        let header = header.map { passedOver.contains($0) ? "" : $0 }
        return (try RequestColumns(header: header, map: said.compactMap { said in said.field.map { (said.column, $0) } }), header)
    }
}

extension RequestList.Row {
    /// What becomes of it, as of the rows of every other file.
    public var importOutcome: RowVerdict.Outcome {
        switch outcome {
        case .added: .added
        case .changed: .set
        case .same: .unchanged
        case .refused: .refused
        }
    }

    /// The row, what it is about and what becomes of it.
    fileprivate var importLine: String {
        let what = number.isEmpty ? "row \(row)" : "row \(row)  #\(number)"
        let left = warnings.isEmpty ? "" : "; left as it is: \(warnings.joined(separator: "; "))"
        if case .refused(let reason) = outcome { return "\(what)  refused: \(reason)\(left)" }
        return "\(what)  \(title)  \(importOutcome.rawValue)\(left)"
    }
}

extension WorkspaceStore {
    /// Finds people by what a file says.
    fileprivate var lookup: PersonLookup { PersonLookup(in: state.record, me: author.handle, named: author.name) }

    /// Writes an import as one go: what is done to items that are there, the items that are added, and what is done to
    /// those.
    public mutating func write(_ plan: ItemImportPlan) throws {
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
