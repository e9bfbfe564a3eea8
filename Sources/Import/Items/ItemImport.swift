import HarmlessText
import Readiness

/// What is to be known before rows become items.
public struct ItemImportOptions: Sendable {
    /// What the file is called, for marks and reasons.
    public var file: String
    /// What columns hold, where their names do not say it.
    public var mappings: [ColumnMapping<ItemField>] = []
    /// The report that all rows belong to; nil to find it row by row.
    public var report: EngagementID?
    /// In which order days are written in figures.
    public var order: DayOrder?
    /// What words for a status mean.
    public var words = StatusWords.standard

    /// Makes options for a file.
    public init(file: String) { self.file = file }
}

extension WorkspaceState {
    /// Decides what becomes of each row of spreadsheets. A row is taken over as a whole or not at all; blank cells
    /// change nothing.
    ///
    /// - Parameters:
    ///   - files: What came in, each with what its columns, words and days mean.
    ///   - handle: Who imports it. All that is done is done in this name.
    ///   - name: That person's name.
    public func planImport(
        _ files: [(content: Spreadsheet, options: ItemImportOptions)], by handle: Handle, named name: String
    ) -> ItemImportPlan {
        var planner = ItemPlanner(state: self, me: handle, named: name)
        for (content, options) in files { planner.take(content, options) }
        return planner.finished
    }
}

/// Goes through rows one by one.
struct ItemPlanner {
    let state: WorkspaceState
    private var options = ItemImportOptions(file: "")
    private let me: Handle
    private let all: [(engagement: Engagement, index: SpelledIndex)]
    /// The reports that rows of the file at hand may belong to.
    private var reports: [(engagement: Engagement, index: SpelledIndex)] = []
    private var people: FilePeople
    private var plan = ItemImportPlan()
    private var seen: [ItemAddress: SheetPlace] = [:]
    private var seenAdditions: [String: SheetPlace] = [:]
    private var (ids, statuses) = (Suggestions(), Suggestions())
    private var days: FileDays

    init(state: WorkspaceState, me: Handle, named name: String) {
        self.state = state
        self.me = me
        all = state.engagements.map { ($0, SpelledIndex($0)) }
        people = FilePeople(in: state, me: me, named: name)
        days = FileDays([], order: nil, today: state.today)
    }

    mutating func take(_ spreadsheet: Spreadsheet, _ options: ItemImportOptions) {
        self.options = options
        reports = all.filter { options.report == nil || $0.engagement.id == options.report }
        let tables = spreadsheet.sheets.compactMap { HeadedSheet($0, names: ItemField.names, mappings: options.mappings) }
        // A workbook has sheets of figures beside its list: where one sheet tells statuses, only such sheets are lists.
        let lists = tables.filter { $0.map[.status] != nil && ($0.map[.item] ?? $0.map[.criterion] ?? $0.map[.title]) != nil }
        // Our own workbook has one list of items; its sheets of evidence and requests tell a status, too.
        let own = lists.filter(\.isOwnExport)
        for table in own.isEmpty ? (lists.isEmpty ? tables : lists) : own { take(table) }
        // A column may stand on one sheet and not on another.
        for name in tables.first?.map.unknown ?? [] where tables.allSatisfy({ $0.map.unknown.contains(name) }) {
            plan.unknownColumns.append(name)
        }
    }

    /// What was decided, people first.
    var finished: ItemImportPlan {
        var plan = plan
        // Who stands only in rows that were refused is not added.
        var owners: Set<Handle> = []
        for case .owner(_, let to?, _) in plan.actions { owners.insert(to) }
        for case .owner(let to?, _) in plan.additions.flatMap(\.changes) { owners.insert(to) }
        let added = people.added.filter { owners.contains($0.handle) }
        plan.actions = added.map { .person($0.handle, name: $0.name, was: nil) } + plan.actions
        return plan
    }

    private mutating func take(_ table: HeadedSheet<ItemField>) {
        // Columns of one name that hold one field together are told once.
        var told: Set<String> = []
        let fields = table.map.columns.keys.flatMap { field in table.map.columns(of: field).map { (column: $0, field: field) } }
            .sorted { $0.column < $1.column }.map { (table.header[$0.column], $0.field) }
            .filter { $0.1 != .labels || told.insert($0.0).inserted }
        plan.columns.append((options.file, table.title, fields, table.map.unused.map { table.header[$0] }))
        days = FileDays(table.rows.lazy.map { table.value(.due, of: $0) }, order: options.order, today: state.today)
        for row in table.rows {
            let cells = RowCells(table: table, row: row)
            if cells.isBlank { continue }
            var verdict = verdict(on: cells)
            verdict.file = options.file
            plan.verdicts.append(verdict)
        }
    }

    private mutating func verdict(on row: RowCells) -> RowVerdict {
        if row.table.isTooWide(row.row) {
            let width = RowReason.tooWide(cells: row.row.cells.count, columns: row.table.header.count)
            return RowVerdict(place: row.place, outcome: .refused, reasons: [width])
        }
        switch target(of: row) {
        case .refused(let reason): return RowVerdict(place: row.place, outcome: .refused, reasons: [reason])
        case .item(let engagement, let position, let note):
            let address = ItemAddress(engagement.id, engagement.items[position].id)
            if let earlier = seen[address] {
                return RowVerdict(place: row.place, outcome: .refused, target: "\(address)", reasons: [.doubled(earlier)])
            }
            seen[address] = row.place
            return set(address, engagement.items[position], of: engagement, note, to: row)
        case .new(let engagement, let criterion, let title, let note):
            let key = "\(engagement.id)/\(criterion)/\(SpelledIndex.folded(title))"
            if let earlier = seenAdditions[key] {
                return RowVerdict(
                    place: row.place, outcome: .refused, target: "\(engagement.id)/\(criterion)", reasons: [.doubled(earlier)])
            }
            seenAdditions[key] = row.place
            return add(title, to: criterion, of: engagement, note, row)
        }
    }

    // MARK: What a row is about

    private enum Target {
        case item(Engagement, Int, note: RowReason? = nil)
        case new(Engagement, criterion: String, title: String, note: RowReason?)
        case refused(RowReason)
    }

    private mutating func target(of row: RowCells) -> Target {
        var candidates = reports
        let named = row[.report]
        if !named.isEmpty, options.report == nil {
            let wanted = named.lowercased()
            let found = reports.filter { $0.engagement.id.text == wanted || $0.engagement.report.rawValue == wanted }
            guard !found.isEmpty else { return .refused(.unknownReport(named)) }
            candidates = found
        }
        var found: [Target] = []
        for (engagement, index) in candidates {
            if let target = target(of: row, in: engagement, index) { found.append(target) }
        }
        let items = found.filter { if case .item = $0 { true } else { false } }
        let fitting = items.isEmpty ? found.filter { if case .refused = $0 { false } else { true } } : items
        if fitting.count > 1 {
            let ids = candidates.map(\.engagement.id.text)
            return .refused(.severalReports(ids))
        }
        if let only = fitting.first ?? found.first { return only }
        let id = row[.item].isEmpty ? row[.criterion] : row[.item]
        guard !id.isEmpty else {
            return .refused(row.areas.first.map { .unknownArea($0) } ?? .namesNothing)
        }
        return .refused(.unknownItem(String(id.prefix(60)), nearest: nearest(to: id, in: candidates.map(\.engagement))))
    }

    private mutating func nearest(to id: String, in engagements: [Engagement]) -> [String] {
        ids.near(to: id) { Nearest.texts(to: id, among: engagements.flatMap { $0.items.map(\.id.text) }) }
    }

    /// What a row is about in one report; nil where nothing in it is of this report.
    private func target(of row: RowCells, in engagement: Engagement, _ index: SpelledIndex) -> Target? {
        let title = row.title(withoutIDsOf: index)
        let titled = title.isEmpty ? [] : index.items(titled: title)
        var criterion: Int?
        var note: RowReason?
        for cell in [row[.item], row[.criterion]] where !cell.isEmpty {
            switch index.meaning(ofID: cell) {
            case .item(let position)?: return .item(engagement, position)
            case .criterion(let found)?: if criterion == nil { criterion = found }
            case nil: continue
            }
        }
        // Labels say where a row belongs, where no column does: an id that there is none of is a mistake there.
        if criterion == nil, !SpelledID(row[.criterion]).looksLikeID,
            let labelled = index.place(ofLabels: row.labels, title: row.title, titled: titled, in: engagement)
        {
            if !labelled.others.isEmpty { note = .otherLabels(labelled.others) }
            switch labelled.place {
            case .item(let position): return .item(engagement, position, note: note)
            case .criterion(let found): criterion = found
            }
        }
        // Lists that people write have ids in their texts. Where a column names them, a text may speak of another item.
        if criterion == nil {
            switch index.meaning(in: row.title) {
            case .item(let position)?: return .item(engagement, position)
            case .criterion(let found)?: criterion = found
            case nil: break
            }
        }
        if let criterion {
            let standing = engagement.criteria[criterion]
            if let item = titled.first(where: { engagement.items[$0].criterion == criterion }) {
                return .item(engagement, item, note: note)
            }
            guard title.isEmpty || SpelledID(title) == SpelledID(standing.id) else {
                return .new(engagement, criterion: standing.id, title: title, note: note)
            }
            let items = index.items(of: criterion)
            if items.count == 1 { return .item(engagement, items[0], note: note) }
            return .refused(.severalItems(criterion: standing.id, count: items.count))
        }
        if titled.count == 1 { return .item(engagement, titled[0]) }
        if titled.count > 1 { return .refused(.severalTitled(titled.map { engagement.items[$0].id.text })) }
        // An id that nobody here has, and nothing else to go by, is a mistake; with an area beside it, it is some other
        // program's.
        guard !title.isEmpty else { return nil }
        for name in row.areas {
            if case .criterion(let found)? = index.meaning(in: name) {
                return .new(engagement, criterion: engagement.criteria[found].id, title: title, note: nil)
            }
            if let area = index.area(named: name) { return new(title, in: area, of: engagement) }
        }
        return index.area(ofLabels: row.labels).flatMap { new(title, in: $0, of: engagement) }
    }

    /// An item of the team's own in the first criterion of an area; nil where the area has none.
    private func new(_ title: String, in area: Int, of engagement: Engagement) -> Target? {
        let standing = engagement.areas[area]
        let first = engagement.criteria.first { $0.area == area && $0.isInScope } ?? engagement.criteria.first { $0.area == area }
        guard let first else { return nil }
        return .new(engagement, criterion: first.id, title: title, note: .onlyArea(area: standing.id, criterion: first.id))
    }

    // MARK: What becomes of it

    private mutating func set(
        _ address: ItemAddress, _ item: ItemDefinition, of engagement: Engagement, _ note: RowReason?, to row: RowCells
    ) -> RowVerdict {
        let work = engagement.work(on: address.item)
        var decisions = RowDecisions(row: row, work: work, state: state, options: options, days: days, address: address, me: me)
        decisions.decide(&people, &statuses)
        return conclude(decisions, address, note, row)
    }

    private mutating func conclude(
        _ decisions: RowDecisions, _ address: ItemAddress, _ note: RowReason?, _ row: RowCells
    ) -> RowVerdict {
        let reasons = [note].compactMap(\.self) + decisions.reasons
        if reasons.contains(where: \.refuses) {
            return RowVerdict(place: row.place, outcome: .refused, target: "\(address)", reasons: reasons)
        }
        plan.actions += decisions.changes.map { $0.change.action(on: address) }
        return RowVerdict(
            place: row.place, outcome: decisions.changes.isEmpty ? .unchanged : .set, target: "\(address)",
            changed: decisions.changes.map(\.field), reasons: reasons)
    }

    private mutating func add(
        _ title: String, to criterion: String, of engagement: Engagement, _ note: RowReason?, _ row: RowCells
    ) -> RowVerdict {
        let target = "\(engagement.id)/\(criterion)"
        var decisions = RowDecisions(row: row, work: ItemWork(), state: state, options: options, days: days, address: nil, me: me)
        decisions.decide(&people, &statuses)
        var reasons = [note].compactMap(\.self) + decisions.reasons
        do throws(Refusal) {
            guard
                case .item(_, let criterion, let title) = try state.decide(
                    .addItem(criterion: criterion, title: title), on: engagement.id)
            else { return RowVerdict(place: row.place, outcome: .refused, target: target, reasons: reasons) }
            guard !reasons.contains(where: \.refuses) else {
                return RowVerdict(place: row.place, outcome: .refused, target: target, reasons: reasons)
            }
            var changes = decisions.changes.map(\.change)
            if case .onlyArea(let area, _)? = note {
                changes.append(.note("Imported from \(options.file), which names only the area \(area)."))
            }
            plan.additions.append(.init(engagement: engagement.id, criterion: criterion, title: title, changes: changes))
        } catch {
            reasons.append(.refused(error))
            return RowVerdict(place: row.place, outcome: .refused, target: target, reasons: reasons)
        }
        return RowVerdict(
            place: row.place, outcome: .added, target: target, changed: decisions.changes.map(\.field), reasons: reasons)
    }
}

extension HeadedSheet<ItemField> {
    /// Whether its columns are those of our own export, which are never renamed or moved.
    fileprivate var isOwnExport: Bool { header.starts(with: ["engagement", "report", "area", "criterion", "item", "title"]) }
}

/// The cells of a row, by field.
struct RowCells {
    let table: HeadedSheet<ItemField>
    let row: SheetRow

    /// A cell's text. Only a workbook has titles of sheets, and needs no apostrophe before what looks like a formula.
    subscript(field: ItemField) -> String {
        let text = table.value(field, of: row)
        return table.title == nil ? text.defusingTakenBack : text
    }

    var place: SheetPlace { table.place(of: row) }

    var title: String { self[.title].singleSpaced }

    /// What it is tagged with, in all columns that say so.
    var labels: [String] {
        let cells = table.values(.labels, of: row)
        return table.title == nil ? cells.map(\.defusingTakenBack) : cells
    }

    /// What may name the area that the row belongs to, the most telling first: its area, where that is headings the
    /// nearest of them, and what stands where a criterion is expected.
    var areas: [String] {
        self[.area].split(separator: MarkdownReader.headingSeparator).reversed().map { String($0).singleSpaced }
            + (self[.criterion].isEmpty ? [] : [self[.criterion].singleSpaced])
    }

    /// The title without an id of the report before it.
    func title(withoutIDsOf index: SpelledIndex) -> String {
        let text = title
        guard let word = text.split(separator: " ").first, index.meaning(in: String(word)) != nil else { return text }
        let rest = text[word.endIndex...].drop { $0.isWhitespace || ":-–—.".contains($0) }
        return rest.isEmpty ? text : String(rest)
    }

    var isBlank: Bool { ItemField.allCases.allSatisfy { self[$0].isEmpty } }
}
