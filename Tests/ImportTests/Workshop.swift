import Import
import Readiness

/// A small made-up workspace that files are brought into.
struct Workshop {
    static let today = Day(ordinal: 20_780)
    static let ana = WriterID("ana", tag: 1)
    static let ben = WriterID("ben", tag: 2)

    private(set) var state: WorkspaceState
    private var journal: [Entry] = []
    private var sequences: [WriterID: Int] = [:]

    /// Two areas, three criteria, five items; Ana and Ben.
    init(reports: [EngagementID] = ["soc2"]) {
        state = WorkspaceState(name: "Acme", record: WorkspaceRecord(), catalogs: ["mini": Self.catalog], today: Self.today)
        write([.person("ana", name: "Ana Ruiz", was: nil), .person("ben", name: "Ben Okoye", was: nil)])
        for id in reports {
            let setup = EngagementSetup(
                id: id, report: .soc2, catalog: "mini", type: .type1(asOf: Self.today), organization: "Acme", service: "",
                areas: [])
            write([.engage(setup)])
        }
    }

    private static let catalog = Catalog(
        id: "mini", report: .soc2, title: "Mini", version: "1",
        areas: [
            Area(id: "CC6", title: "Access", category: "Security", isRequired: true, summary: "", criteria: 0..<2, items: 0..<4),
            Area(
                id: "A", title: "Availability", category: "Availability", isRequired: false, summary: "", criteria: 2..<3,
                items: 4..<5),
        ],
        criteria: [
            Criterion(id: "CC6.1", title: "Logical access", objective: "", area: 0, items: 0..<3),
            Criterion(id: "CC6.2", title: "Users", objective: "", area: 0, items: 3..<4),
            Criterion(id: "A1.1", title: "Capacity", objective: "", area: 1, items: 4..<5),
        ],
        items: [
            ("CC6.1-01", "Systems are on a list", 0), ("CC6.1-02", "The policy is approved", 0),
            ("CC6.1-03", "Keys have owners", 0),
            ("CC6.2-01", "Leavers lose access", 1), ("A1.1-01", "Capacity is looked at", 2),
        ].map {
            CatalogItem(
                id: ItemID($0.0), title: $0.1, criterion: $0.2, cadence: .once, effort: 1, role: "", types: [.type1, .type2])
        },
        presets: [], details: [ItemDetail]())

    mutating func write(_ actions: [Action], by writer: WriterID = Workshop.ana) {
        for action in actions {
            sequences[writer, default: 0] += 1
            let stamp = Stamp(clock: journal.count + 1, entry: EntryID(writer, sequences[writer] ?? 1))
            journal.append(
                Entry(stamp: stamp, at: Timestamp(startOf: Self.today), by: writer.handle.text, action: action, batch: 1))
        }
        state.update(to: FoldedHistory(folding: journal).record, touched: nil)
    }

    mutating func act(_ intent: ItemIntent, on id: ItemID, by writer: WriterID = Workshop.ana) throws {
        write([try state.decide(intent, on: ItemAddress("soc2", id), by: writer.handle)], by: writer)
    }

    /// What a file would do, imported by Ana.
    func plan(_ text: String, named file: String = "list.csv", _ change: (inout ItemImportOptions) -> Void = { _ in }) throws
        -> ItemImportPlan
    {
        var options = ItemImportOptions(file: file)
        change(&options)
        let content = file.hasSuffix(".md") ? try MarkdownReader.read(Array(text.utf8)) : try CSVReader.read(Array(text.utf8))
        return state.planImport([(content, options)], by: "ana", named: "Ana Ruiz")
    }

    /// Carries a plan out, as the program does.
    mutating func carryOut(_ plan: ItemImportPlan) {
        write(plan.actions)
        for addition in plan.additions {
            write([.item(addition.engagement, criterion: addition.criterion, title: addition.title)])
            guard let item = state.record.engagement(addition.engagement)?.items.last else { continue }
            write(addition.changes.map { $0.action(on: ItemAddress(addition.engagement, item.id)) })
        }
    }

    func work(_ id: ItemID) -> ItemWork { state.engagements[0].work(on: id) }
}
