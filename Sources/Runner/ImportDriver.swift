import Catalogs
import Files
import HarmlessText
import Import
import Interface
import Readiness
import Reports
import Store
import SystemPackage

extension Program {
    /// Reads a file in the background, to show what would become of its rows or to bring it in. It comes as a letter.
    func readToImport(_ draft: ImportDraft, isToWrite: Bool) {
        let path = importPath(draft)
        Worker.start { [inbox] in inbox.post(.readToImport(IncomingRows.read(path), draft, isToWrite: isToWrite)) }
    }

    /// Goes on with a file that was read: what becomes of its rows is decided by what the workspace says now.
    mutating func take(_ rows: IncomingRows, _ draft: ImportDraft, isToWrite: Bool) {
        guard let store else { return }
        let content: Spreadsheet
        switch rows {
        case .read(let spreadsheet): content = spreadsheet
        case .refused(let reason): return send(.importRefused(reason.harmless))
        }
        let name = importPath(draft).lastComponent?.string ?? ""
        let planned = PlannedImport(content, draft, named: name, in: store, controls: importControls(draft, store))
        guard isToWrite else { return send(.importPreview(planned.preview)) }
        if store.hasStaged { commit() }
        guard !state.saving.isFailure else { return send(.importRefused("What you did last is not saved yet.")) }
        do {
            try planned.write(into: &self.store)
            planned.remember(in: store.folder)
            show(isLaidOutAnew: true)
            send(.saved)
            send(.broughtIn("Brought in \(name): \(planned.preview.summary) u takes it back.".harmless))
        } catch {
            send(.importRefused("\(error)".harmless))
        }
    }

    private func importPath(_ draft: ImportDraft) -> FilePath { place(Self.typedPath(draft.path)) }

    /// All controls, where rows are about controls.
    private func importControls(_ draft: ImportDraft, _ store: WorkspaceStore) -> WorkspaceControls {
        let library = draft.kind == .controls ? (try? ControlLibrary.builtIn().controls) ?? [] : []
        return WorkspaceControls(library: library, record: store.state.record)
    }
}

/// What came of reading a file of rows.
enum IncomingRows: Sendable {
    case read(Spreadsheet)
    case refused(String)

    static func read(_ path: FilePath) -> IncomingRows {
        do throws(WorkspaceError) {
            let bytes = try POSIXFileCalls().contents(of: path, upTo: ImportLimits().bytes)
            do throws(ImportError) {
                let name = path.lastComponent?.string ?? ""
                let spreadsheet =
                    switch try SheetFileKind(bytes, name: name) {
                    case .csv: try CSVReader.read(bytes)
                    case .markdown: try MarkdownReader.read(bytes)
                    case .workbook: try WorkbookReader.read(bytes)
                    }
                return .read(spreadsheet)
            } catch {
                return .refused("\(path.lastComponent?.string ?? ""): \(error).")
            }
        } catch {
            return .refused("\(error)")
        }
    }
}

/// What a file comes to, whatever its rows are.
struct PlannedImport {
    private let items: ItemImportPlan?
    private let controls: ControlImportPlan?
    private let draft: ImportDraft
    private let content: Spreadsheet
    /// What of it is shown.
    let preview: ImportPreview

    /// How many rows are shown: more than anybody looks through.
    private static let shown = 1000

    init(_ content: Spreadsheet, _ draft: ImportDraft, named name: String, in store: WorkspaceStore, controls: WorkspaceControls)
    {
        (self.draft, self.content) = (draft, content)
        // What is said now goes before what was said before.
        var meanings = RememberedColumns(in: store.folder).meanings(of: draft.kind.rawValue)
            .filter { draft.meanings[$0.column] == nil && content.mayHaveColumn($0.column) }
            .map { (column: $0.column, field: $0.field) }
        meanings += draft.meanings.sorted { $0.key < $1.key }.map { (column: $0.key, field: $0.value) }
        let author = store.author
        switch draft.kind {
        case .items:
            var options = ItemImportOptions(file: name)
            options.mappings = meanings.map { ColumnMapping(column: $0.column, field: ItemField(written: $0.field)) }
            let plan = store.state.planImport([(content, options)], by: author.handle, named: author.name)
            (items, self.controls) = (plan, nil)
            preview = Self.preview(
                draft, of: content, columns: plan.columns.map { ($0.fields.map { ($0.column, $0.field.rawValue) }, $0.unused) },
                fields: ItemField.allCases.map(\.rawValue), rows: plan.verdicts.map { ($0.outcome, $0.line) },
                changesSomething: !plan.firstActions.isEmpty)
        case .controls:
            let mappings = meanings.map { ColumnMapping(column: $0.column, field: ControlField(rawValue: $0.field)) }
            let plan = store.state.planControls(
                content, mappings: mappings, among: controls, by: author.handle, named: author.name)
            (items, self.controls) = (nil, plan)
            preview = Self.preview(
                draft, of: content, columns: plan.columns.map { ($0.fields.map { ($0.column, $0.field.rawValue) }, $0.unused) },
                fields: ControlField.allCases.map(\.rawValue), rows: plan.verdicts.map { ($0.outcome, $0.line) },
                changesSomething: !plan.actions.isEmpty)
        }
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
    func write(into store: inout WorkspaceStore?) throws {
        if let items { try store?.write(items) }
        if let controls { try store?.write(controls.actions) }
    }

    /// Keeps what was said of columns, for the next file.
    func remember(in folder: FilePath) {
        var memory = RememberedColumns(in: folder)
        memory.remember(
            draft.meanings.sorted { $0.key < $1.key }.map {
                RememberedColumns.Meaning(kind: draft.kind.rawValue, column: $0.key, field: $0.value)
            })
    }
}

extension WorkspaceStore {
    /// Writes an import as one go: what is done to items that are there, the items that are added, and what is done to those.
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
