import HarmlessText
import Readiness

/// What becomes of a row about a control.
public struct ControlVerdict: Hashable, Sendable {
    /// Where the row stands.
    public let place: SheetPlace
    /// What is done with it.
    public let outcome: RowVerdict.Outcome
    /// The control's key; nil where none was found.
    public let key: String?
    /// What is changed.
    public let changed: [ControlField]
    /// Why it is refused, or what else there is to know, in sentences.
    public let reasons: [String]

    /// The verdict in a line.
    public var line: String {
        let what = changed.isEmpty ? outcome.rawValue : "\(outcome.rawValue): \(changed.map(\.rawValue).joined(separator: ", "))"
        return ([place.description, key, what].compactMap(\.self) + reasons).joined(separator: "  ")
    }
}

/// What a table of controls comes to.
public struct ControlImportPlan: Sendable {
    /// What was made of the columns of each table: what is known, and the names of what is not.
    public fileprivate(set) var columns: [(sheet: String?, fields: [(column: String, field: ControlField)], unused: [String])] =
        []
    /// Columns that a mapping names and no table has.
    public fileprivate(set) var unknownColumns: [String] = []
    /// What becomes of each row.
    public fileprivate(set) var verdicts: [ControlVerdict] = []
    /// What is to be done, in order.
    public fileprivate(set) var actions: [Action] = []

    /// How many rows come out a way.
    public func count(_ outcome: RowVerdict.Outcome) -> Int { verdicts.count { $0.outcome == outcome } }
}

extension WorkspaceState {
    /// Decides what becomes of each row of a table of controls: one of a key that there is says something of that
    /// control, another adds one of the team's own. A row is taken over as a whole or not at all; blank cells change
    /// nothing.
    ///
    /// - Parameters:
    ///   - controls: All controls of the workspace.
    ///   - me: Who imports it.
    public func planControls(
        _ spreadsheet: Spreadsheet, mappings: [ColumnMapping<ControlField>] = [], among controls: WorkspaceControls,
        by me: Handle,
        named name: String
    ) -> ControlImportPlan {
        var planner = ControlPlanner(state: self, controls: controls, people: FilePeople(in: self, me: me, named: name))
        let tables = spreadsheet.sheets.compactMap { HeadedSheet($0, names: ControlField.names, mappings: mappings) }
        for table in tables { planner.take(table) }
        for name in tables.first?.map.unknown ?? [] where tables.allSatisfy({ $0.map.unknown.contains(name) }) {
            planner.plan.unknownColumns.append(name)
        }
        return planner.finished
    }
}

private struct ControlPlanner {
    let state: WorkspaceState
    let controls: WorkspaceControls
    var people: FilePeople
    var plan = ControlImportPlan()
    private var seen: [String: SheetPlace] = [:]
    private var owners: Set<Handle> = []

    init(state: WorkspaceState, controls: WorkspaceControls, people: FilePeople) {
        (self.state, self.controls, self.people) = (state, controls, people)
    }

    /// What was decided, people first.
    var finished: ControlImportPlan {
        var plan = plan
        let added = people.added.filter { owners.contains($0.handle) }
        plan.actions = added.map { .person($0.handle, name: $0.name, was: nil) } + plan.actions
        return plan
    }

    typealias Table = HeadedSheet<ControlField>

    mutating func take(_ table: Table) {
        let fields = table.map.columns.sorted { $0.value < $1.value }.map { (table.header[$0.value], $0.key) }
        plan.columns.append((table.title, fields, table.map.unused.map { table.header[$0] }))
        for row in table.rows where !ControlField.allCases.allSatisfy({ table.value($0, of: row).isEmpty }) {
            plan.verdicts.append(verdict(on: Cells(table: table, row: row)))
        }
    }

    /// The cells of a row. Only a workbook has titles of sheets, and needs no apostrophe before what looks like a
    /// formula.
    private struct Cells {
        let table: Table
        let row: SheetRow
        var place: SheetPlace { table.place(of: row) }
        subscript(field: ControlField) -> String {
            let text = table.value(field, of: row).singleSpaced
            return table.title == nil ? text.defusingTakenBack : text
        }
    }

    private struct Reason: Error {
        let text: String
        init(_ text: String) { self.text = text }
    }

    private mutating func verdict(on row: Cells) -> ControlVerdict {
        var key = row[.key].lowercased()
        func refused(_ reason: String) -> ControlVerdict {
            ControlVerdict(place: row.place, outcome: .refused, key: key.isEmpty ? nil : key, changed: [], reasons: [reason])
        }
        if row.table.isTooWide(row.row) {
            return refused(
                "It has \(row.row.cells.count) cells where there are \(row.table.header.count) columns: a separator stands in a text without quotation marks."
            )
        }
        let known = controls.known(key)
        if known == nil { key = (key.isEmpty ? row[.title] : key).slug }
        if key.isEmpty { return refused("It names no control: give it a key or a title.") }
        if let earlier = seen[key] { return refused("Row \(earlier) is about the same control.") }
        // Also where the row is refused: else another about the same control would be taken now, and this one as soon
        // as the control is there.
        seen[key] = row.place
        do {
            let decided =
                if let control = known ?? controls.known(key) { try set(control, row) } else { try add(key, row) }
            plan.actions += decided.actions
            for case .control(_, .owner(let to?, _)) in decided.actions { owners.insert(to) }
            return ControlVerdict(
                place: row.place, outcome: decided.actions.isEmpty ? .unchanged : decided.isNew ? .added : .set, key: key,
                changed: decided.changed, reasons: decided.notes)
        } catch let reason as Reason {
            return refused(reason.text)
        } catch {
            return refused("\(error)")
        }
    }

    private struct Decided {
        var actions: [Action] = []
        var changed: [ControlField] = []
        var notes: [String] = []
        var isNew = false
    }

    /// What a row says of a control that there is.
    private mutating func set(_ control: ControlInForce, _ row: Cells) throws -> Decided {
        var decided = Decided()
        func decide(_ field: ControlField, _ intent: ControlIntent) throws {
            let actions = try controls.decide(intent, on: control.key)
            decided.actions += actions
            if !actions.isEmpty { decided.changed.append(field) }
        }
        let statement = row[.statement]
        if !statement.isEmpty, statement != control.statement { try decide(.statement, .reword(statement)) }
        if let owner = try owner(row, &decided.notes) { try decide(.owner, .assign(owner)) }
        if let frequency = try frequency(row) { try decide(.frequency, .schedule(frequency, anchor: nil, since: nil)) }
        let population = row[.population]
        if !population.isEmpty, population != control.population { try decide(.population, .population(population)) }
        if !row[.reason].isEmpty { try decide(.reason, .exclude(reason: row[.reason])) }
        return decided
    }

    /// What a row says of a control that there is none of yet.
    private mutating func add(_ key: String, _ row: Cells) throws -> Decided {
        var decided = Decided(isNew: true)
        var (title, statement) = (row[.title], row[.statement])
        if title.isEmpty { title = String(statement.prefix(100)) }
        if statement.isEmpty { statement = title }
        guard !title.isEmpty else {
            throw Reason("There is no control \(key), and the row has no title and no statement to add one by.")
        }
        if row[.statement].isEmpty { decided.notes.append("It has no statement: the title stands for it.") }
        let frequency = try frequency(row)
        if frequency == nil { decided.notes.append("It does not say how often it operates: annually.") }
        let nature = row[.nature].isEmpty ? ControlNature.manual : ControlWords.nature(row[.nature])
        if nature == nil { decided.notes.append("Nobody knows the nature “\(row[.nature].prefix(40))”: manual.") }
        let action = try controls.decideToAdd(
            OwnControl(
                key: key, title: title, statement: statement, nature: nature ?? .manual, frequency: frequency ?? .annually,
                population: row[.population], role: row[.role], criteria: criteria(row, &decided.notes))
        ) { knows($0) }
        decided.actions.append(action)
        decided.changed = ControlField.allCases.filter { ![.key, .owner, .reason].contains($0) && !row[$0].isEmpty }
        if let owner = try owner(row, &decided.notes) {
            decided.actions.append(.control(key, .owner(to: owner, was: nil)))
            decided.changed.append(.owner)
        }
        if !row[.reason].isEmpty {
            let reason = try WrittenText(line: row[.reason], what: .reason).text
            decided.actions.append(.control(key, .excluded(to: reason, was: nil)))
            decided.changed.append(.reason)
        }
        return decided
    }

    private func frequency(_ row: Cells) throws -> Frequency? {
        guard !row[.frequency].isEmpty else { return nil }
        guard let frequency = ControlWords.frequency(row[.frequency]) else {
            let known = Frequency.allCases.map(\.rawValue).joined(separator: ", ")
            throw Reason("Nobody knows how often “\(row[.frequency].prefix(40))” is; write one of \(known).")
        }
        return frequency
    }

    private mutating func owner(_ row: Cells, _ notes: inout [String]) throws -> Handle?? {
        do throws(FilePeople.Problem) {
            switch try people.owner(row[.owner]) {
            case .unsaid: return .none
            case .nobody: return .some(nil)
            case .person(let handle, let others):
                if !others.isEmpty { notes.append("A control has one owner; left out: \(others.joined(separator: ", ")).") }
                return .some(handle)
            }
        } catch {
            switch error {
            case .refused(let refusal): throw Reason(refusal.description)
            case .tooMany: throw Reason("More than \(FilePeople.most) people would be added; is that the column of owners?")
            }
        }
    }

    /// The criteria that a row names: `soc1/LA1`, `CC6.1`, `SOC2_CC6.1`. What there is none of is told.
    private func criteria(_ row: Cells, _ notes: inout [String]) -> [CatalogReference] {
        var (found, strangers): ([CatalogReference], [String]) = ([], [])
        var previous: Substring = ""
        for word in row[.criteria].split(whereSeparator: { $0.isWhitespace || ",;|".contains($0) }).prefix(60) {
            defer { previous = word }
            // "SOC 2 CC6.2": the standard before the id.
            if previous.lowercased() == "soc", ["1", "2"].contains(word) { continue }
            let reference = CatalogReference(word) ?? SpelledCriterion.id(in: word).map { CatalogReference("soc2", $0) }
            if let reference, knows(reference) {
                if !found.contains(reference) { found.append(reference) }
            } else if word.contains(where: \.isNumber) {
                strangers.append(String(word))
            }
        }
        if !strangers.isEmpty { notes.append("There is no criterion \(strangers.prefix(5).joined(separator: ", ")) here.") }
        return found
    }

    private func knows(_ reference: CatalogReference) -> Bool {
        state.catalogs[reference.catalog]?.criteria.contains { $0.id == reference.id } ?? false
            || state.engagements.contains { engagement in
                engagement.catalog.id == reference.catalog && engagement.criteria.contains { $0.id == reference.id }
            }
    }
}
