import Readiness

/// A small made-up workspace that the tests work in.
enum Acme {
    static let today = day("2026-11-23")
    static let ana = WriterID("ana", tag: 0x4f1c_0001)
    static let ben = WriterID("ben", tag: 0x90ab_0002)
    static let cho = WriterID("cho", tag: 0x1234_0003)

    static func day(_ iso: String) -> Day {
        guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
        return day
    }

    /// Three areas: CC6 (required) with two criteria and five items, A and PY with one and two.
    static let catalog: Catalog = {
        let items: [(String, Int, ReportTypes)] = [
            ("CC6.1-01", 0, [.type1, .type2]), ("CC6.1-02", 0, [.type1, .type2]), ("CC6.1-03", 0, [.type2]),
            ("CC6.2-01", 1, [.type1, .type2]), ("CC6.2-02", 1, [.type1, .type2]), ("A1.1-01", 2, [.type1, .type2]),
            ("A1.1-02", 2, [.type1, .type2]),
        ]
        return Catalog(
            id: "mini", report: .soc2, title: "Mini", version: "2026.11",
            areas: [
                Area(
                    id: "CC6", title: "Access", category: "Security", isRequired: true, summary: "Who gets in.", criteria: 0..<2,
                    items: 0..<5),
                Area(
                    id: "A", title: "Availability", category: "Availability", isRequired: false, summary: "It is up.",
                    criteria: 2..<3, items: 5..<7),
            ],
            criteria: [
                Criterion(id: "CC6.1", title: "Logical access", objective: "", area: 0, items: 0..<3),
                Criterion(id: "CC6.2", title: "Users", objective: "", area: 0, items: 3..<5),
                Criterion(id: "A1.1", title: "Capacity", objective: "", area: 1, items: 5..<7),
            ],
            items: items.map {
                CatalogItem(
                    id: ItemID($0.0), title: "Item \($0.0) is há done", criterion: $0.1, cadence: .once, effort: 2,
                    role: "IT lead",
                    types: $0.2)
            },
            presets: [], details: [ItemDetail]())
    }()

    static func setup(
        _ id: EngagementID = "soc2", report: ReportKind = .soc2,
        type: ReportType = .type2(day("2027-01-01")...day("2027-06-30")), areas: [String] = ["A"]
    ) -> EngagementSetup {
        EngagementSetup(
            id: id, report: report, catalog: "mini", type: type, organization: "Acme", service: "Payments", areas: areas)
    }

    /// A request's number.
    static func request(_ text: String) -> RequestNumber {
        guard let number = RequestNumber(text) else { preconditionFailure("\(text) is no number of a request") }
        return number
    }

    static func item(_ id: ItemID) -> ItemAddress { ItemAddress("soc2", id) }
}

/// A workspace that people act on by the rules, as they would in one folder, keeping the journal.
struct Office {
    var state: WorkspaceState
    var journal: [Entry] = []
    /// Whether entries record words, as those of format 2 do.
    var recordsWords = false
    private var sequences: [WriterID: Int] = [:]

    init(setups: [EngagementSetup] = [Acme.setup()]) {
        state = WorkspaceState(
            name: "Acme", record: WorkspaceRecord(), catalogs: ["mini": Acme.catalog], today: Acme.today)
        for setup in setups { write([.engage(setup)], by: Acme.ana) }
    }

    /// Decides and writes, as the program does.
    mutating func act(_ intent: ItemIntent, on item: ItemID, by writer: WriterID) throws {
        write([try state.decide(intent, on: Acme.item(item), by: writer.handle)], by: writer)
    }

    mutating func act(_ intent: EngagementIntent, by writer: WriterID) throws {
        write([try state.decide(intent, on: "soc2")], by: writer)
    }

    mutating func undo(by writer: WriterID) throws {
        let (actions, reversal) = try Undoing(journal, of: writer.handle).undo(in: state)
        write(actions, by: writer, reversal: reversal)
    }

    mutating func redo(by writer: WriterID) throws {
        let (actions, reversal) = try Undoing(journal, of: writer.handle).redo(in: state)
        write(actions, by: writer, reversal: reversal)
    }

    /// Writes what no rule was asked about: what other machines, or an editor, put into a journal.
    mutating func write(_ actions: [Action], by writer: WriterID, clock: Int? = nil, reversal: Reversal? = nil) {
        let batch = sequences[writer, default: 0] + 1
        var entries: [Entry] = []
        var record = state.record
        for action in actions {
            sequences[writer, default: 0] += 1
            let clock = clock ?? (state.record.last?.clock ?? 0) + 1 + entries.count
            let stamp = Stamp(clock: clock, entry: EntryID(writer, sequences[writer] ?? 0))
            entries.append(
                Entry(
                    stamp: stamp, at: Timestamp(startOf: Acme.today), by: writer.handle.text.capitalized, action: action,
                    batch: batch, reversal: reversal,
                    words: recordsWords ? state.words(of: action, reversal: reversal, after: record) : nil))
            if recordsWords, let entry = entries.last { record.apply(entry) }
        }
        journal = (journal + entries).sorted { $0.stamp < $1.stamp }
        state.update(to: FoldedHistory(folding: journal).record, touched: nil)
    }

    /// Another version of the catalog comes, as it does when somebody edits its file.
    mutating func adopt(_ catalog: Catalog) {
        state = WorkspaceState(name: state.name, record: state.record, catalogs: ["mini": catalog], today: state.today)
    }

    func work(_ item: ItemID) -> ItemWork { state.engagements[0].work(on: item) }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
