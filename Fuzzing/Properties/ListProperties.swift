import Digests
import Import
@testable import Journal
import Readiness
import StrictJSON

/// What a list is brought into: two people, one report, a few controls and requests.
private struct Office {
    static let today = Day(ordinal: 20_780)
    private static let writer = WriterID("ana", tag: 0x4f1c_90ab)

    private(set) var record = WorkspaceRecord()
    private var count = 0

    init() {
        let setup = EngagementSetup(
            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: Self.today), organization: "Acme", service: "",
            areas: ["A"])
        // Nothing that is written here is refused.
        for action in [
            Action.person("ana", name: "Ana Ruiz", was: nil), .person("ben", name: "Ben Okoye", was: nil), .engage(setup),
        ] {
            apply(action)
        }
    }

    var state: WorkspaceState {
        let catalogs = Dictionary([smallCatalog].compactMap { $0 }.map { ($0.id, $0) }) { first, _ in first }
        return WorkspaceState(name: "Acme", record: record, catalogs: catalogs, today: Self.today)
    }

    private mutating func apply(_ action: Action) {
        record.apply(entry(of: action))
        count += 1
    }

    private func entry(of action: Action) -> Entry {
        Entry(
            stamp: Stamp(clock: count + 1, entry: EntryID(Self.writer, count + 1)), at: Timestamp(startOf: Self.today),
            by: "Ana Ruiz", action: action, batch: 1)
    }

    /// Carries actions out, each of which must be an entry that a journal takes and gives back.
    mutating func write(_ actions: [Action]) throws(Broken) {
        for action in actions {
            let entry = entry(of: action)
            let line = entry.line(after: Digest.sha256([]))
            try promise(line.count <= JournalReader.lineLimit, "an entry of \(line.count) bytes comes of it")
            let again: Entry
            do throws(JSONError) {
                let node = try JSONDocument(line, limits: JSONLimits(bytes: JournalReader.lineLimit, depth: 8)).root
                again = try Entry.decode(node, of: Self.writer)
            } catch {
                throw Broken("an entry comes of it that no journal takes: \(error), \(action)")
            }
            try promise(again == entry, "an entry is read back as another: \(action)")
            apply(action)
        }
    }
}

private let requestNames = ColumnNames(RequestField.allCases.map { ($0, $0.names) })

private let limits = ImportLimits(bytes: 1 << 16, rows: 2000, columns: 200, cells: 20_000)

/// A message about a file may quote it, and must stay one that a person reads.
private func promiseBearable(_ reason: String) throws(Broken) {
    try promise(!reason.isEmpty && reason.utf8.count <= 1000, "a reason has \(reason.utf8.count) bytes")
}

/// Whatever the cells: each row that says something has one verdict at a line that there is; what comes of a row is
/// written into a journal and read again as the same; and what was taken changes nothing when the same list is brought
/// in again.
func checkItems(_ bytes: [UInt8]) throws(Broken) {
    guard let sheet = try? CSVReader.read(bytes, limits: limits) else { return }
    var office = Office()
    let plan = office.state.planImport([(sheet, ItemImportOptions(file: "list.csv"))], by: "ana", named: "Ana Ruiz")
    for verdict in plan.verdicts {
        try promise((1...bytes.count + 1).contains(verdict.place.row), "line \(verdict.place.row) is named")
        try promise(verdict.outcome != .refused || verdict.reasons.contains(where: \.refuses), "a row is refused for no reason")
        for reason in verdict.reasons { try promiseBearable(reason.description) }
    }
    try promise(plan.additions.count == plan.verdicts.count { $0.outcome == .added }, "not every item that is added has a row")
    try office.write(plan.actions)
    for addition in plan.additions {
        try office.write([.item(addition.engagement, criterion: addition.criterion, title: addition.title)])
        guard let item = office.record.engagement(addition.engagement)?.items.last else { throw Broken("an item is not added") }
        try office.write(addition.changes.map { $0.action(on: ItemAddress(addition.engagement, item.id)) })
    }
    let again = office.state.planImport([(sheet, ItemImportOptions(file: "list.csv"))], by: "ana", named: "Ana Ruiz")
    // A row that was refused may be taken the second time: an item that was added makes another out of "the only item
    // of a criterion".
    let taken = Set(plan.verdicts.filter { $0.outcome != .refused }.map(\.place))
    let changed = again.verdicts.filter { $0.outcome == .set && taken.contains($0.place) }
    try promise(
        changed.isEmpty, "brought in again, line \(changed.first?.place.row ?? 0) changes \(changed.first?.changed ?? [])")
}

/// Whatever the cells: the same of a table of controls.
func checkControls(_ bytes: [UInt8]) throws(Broken) {
    guard let sheet = try? CSVReader.read(bytes, limits: limits) else { return }
    var office = Office()
    func plan(_ office: Office) -> ControlImportPlan {
        office.state.planControls(
            sheet, among: WorkspaceControls(library: [], record: office.record), by: "ana", named: "Ana Ruiz")
    }
    let first = plan(office)
    for verdict in first.verdicts {
        try promise((1...bytes.count + 1).contains(verdict.place.row), "line \(verdict.place.row) is named")
        try promise(verdict.outcome != .refused || !verdict.reasons.isEmpty, "a row is refused for no reason")
        for reason in verdict.reasons { try promiseBearable(reason) }
    }
    try office.write(first.actions)
    let changed = plan(office).verdicts.filter { $0.outcome == .set || $0.outcome == .added }
    try promise(changed.isEmpty, "brought in again, \(changed.first?.line ?? "")")
}

/// Whatever the cells: the same of the list of an auditor.
func checkRequests(_ bytes: [UInt8]) throws(Broken) {
    guard let sheet = try? CSVReader.read(bytes, limits: limits).sheets.first,
        let headed = HeadedSheet(sheet, names: requestNames)
    else { return }
    let columns: RequestColumns
    do throws(Refusal) {
        columns = try RequestColumns(header: headed.header)
    } catch {
        return try promiseBearable(error.description)
    }
    var office = Office()
    func list(_ office: Office) -> RequestList? {
        let state = office.state
        return state.engagements.first.map {
            RequestList(
                columns: columns, rows: headed.rows.map { ($0.number, $0.cells) }, for: $0, controls: ["access-review"],
                people: PersonLookup(in: state.record, me: "ana", named: "Ana Ruiz"), today: state.today)
        }
    }
    guard let first = list(office) else { throw Broken("there is no report") }
    for row in first.rows {
        try promise((1...bytes.count + 1).contains(row.row), "line \(row.row) is named")
        if case .refused(let reason) = row.outcome { try promiseBearable(reason) }
        for warning in row.warnings { try promiseBearable(warning) }
    }
    try office.write(first.actions)
    guard let again = list(office) else { throw Broken("the report is gone") }
    let changed = again.rows.filter { $0.outcome == .added || $0.outcome == .changed }
    try promise(changed.isEmpty, "brought in again, line \(changed.first?.row ?? 0) changes something")
    try promise(again.absent.isEmpty, "a number of the list is not found in it")
}

/// Whatever the cells: a list of evidence is refused for a reason, or has rows that stand where there are lines.
func checkEvidenceList(_ bytes: [UInt8]) throws(Broken) {
    guard let sheet = try? CSVReader.read(bytes, limits: limits) else { return }
    let list: EvidenceList
    do throws(ImportError) {
        list = try EvidenceList(sheet)
    } catch {
        return try promiseBearable(error.description)
    }
    for row in list.rows {
        try promise((1...bytes.count + 1).contains(row.place.row), "line \(row.place.row) is named")
        try promise(row.targets.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }, "a target is no word")
        try promise(row.covers.utf8.count <= bytes.count * 3 + 2, "more days than the file has")
    }
}
