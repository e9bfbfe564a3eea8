import Journal
import Readiness
import Reports

/// A made-up payroll company that prepares both reports, at a moment when something of everything has happened.
struct Northwind {
    static let today = day("2026-11-23")
    static let ana = WriterID("ana", tag: 0x4f1c_0001)
    static let ben = WriterID("ben", tag: 0x90ab_0002)
    static let heads = [
        JournalHead(writer: WriterID("ana", tag: 0x4f1c_0001), entries: 19, digest: String(repeating: "4f1c", count: 16)),
        JournalHead(writer: WriterID("ben", tag: 0x90ab_0002), entries: 3, digest: String(repeating: "90ab", count: 16)),
    ]

    /// What a built-in catalog and one of the team's own are known again by.
    static let marks = [
        CatalogMark(id: "soc2", version: "2026.11", isBuiltIn: true, digest: String(repeating: "c0de", count: 16)),
        CatalogMark(id: "soc1", version: "1 | *draft*", isBuiltIn: false, digest: String(repeating: "5eed", count: 16)),
    ]

    private(set) var journal: [Entry] = []
    private var sequences: [WriterID: Int] = [:]
    private let catalogs: [String: Catalog]

    /// Begins with an empty journal.
    init(catalogs: [String: Catalog] = ["soc2": Northwind.soc2(), "soc1": Northwind.soc1()]) { self.catalogs = catalogs }

    /// The workspace after all of the journal.
    var state: WorkspaceState { state() }

    /// The workspace after entries in whatever order, all of the journal's unless others are named, seen from a day.
    func state(folding entries: [Entry]? = nil, on today: Day = Northwind.today) -> WorkspaceState {
        WorkspaceState(
            name: "Northwind", record: FoldedHistory(folding: entries ?? journal).record, catalogs: catalogs, today: today)
    }

    /// The export that is made of it.
    func summary(on day: Day = Northwind.today, only: [EngagementID]? = nil) -> Summary {
        Summary(of: state, recent: journal, heads: Self.heads, madeBy: "Ana Ruiz", on: day, only: only, catalogs: Self.marks)
    }

    /// Writes an entry, ten minutes after the one before.
    ///
    /// - Parameter day: The day on which it is written; nil for that of the story.
    mutating func write(
        _ action: Action, by writer: WriterID = Northwind.ana, as name: String? = nil, words: SignedWords? = nil,
        on day: Day? = nil
    ) {
        sequences[writer, default: 0] += 1
        let stamp = Stamp(clock: journal.count + 1, entry: EntryID(writer, sequences[writer] ?? 1))
        let at = Timestamp(seconds: Timestamp(startOf: day ?? Self.day("2026-11-20")).seconds + 28_800 + journal.count * 600)
        journal.append(
            Entry(
                stamp: stamp, at: at, by: name ?? (writer == Self.ana ? "Ana Ruiz" : "Ben Okoye"), action: action,
                batch: stamp.entry.sequence, words: words))
    }

    /// The story that the golden files tell.
    static var story: Northwind {
        var office = Northwind()
        office.write(.person("ana", name: "Ana Ruiz", was: nil))
        office.write(.person("ben", name: "Ben Okoye", was: nil), by: ben)
        office.write(.engage(setup("soc2", .soc2, areas: ["A"])))
        office.write(.engage(setup("soc1", .soc1, type: .type1(asOf: day("2027-03-31")), areas: ["PY"])))
        office.write(.scope("soc2", target: "A", to: true, was: true, reason: "Clients ask for 99.9%"))
        office.write(.scope("soc2", target: "C", to: false, was: false, reason: "No confidential data, see the contract"))
        office.write(.scope("soc1", target: "PY2", to: false, was: true, reason: "Payroll is not printed"))
        office.write(.owner(item("CC6.1-01"), to: "ana", was: nil))
        office.write(
            .status(item("CC6.1-01"), to: .ready, was: .todo, reason: ""),
            words: SignedWords(title: "Every system is on a list", digest: String(repeating: "4f1c", count: 16)))
        office.write(.status(item("CC6.1-01"), to: .reviewed, was: .ready, reason: ""), by: ben)
        office.write(.status(item("CC6.1-02"), to: .ready, was: .todo, reason: ""))
        office.write(.note(item("CC6.1-02"), text: "Approved by the board on 2 Nov\nMinutes are in the wiki"))
        office.write(.owner(item("CC6.1-03"), to: "ben", was: nil))
        office.write(.due(item("CC6.1-03"), to: day("2026-11-15"), was: nil))
        office.write(.status(item("CC6.1-03"), to: .inProgress, was: .todo, reason: ""), by: ben)
        office.write(.due(item("CC6.2-01"), to: day("2026-12-15"), was: nil))
        office.write(.blocked(item("CC6.2-01"), to: "The vendor has not answered", was: nil))
        office.write(
            .status(item("CC6.2-02"), to: .notApplicable, was: .todo, reason: "Nobody works on site"),
            words: SignedWords(title: "Visitors sign in"))
        office.write(.item("soc2", criterion: "CC6.2", title: "Badges are counted each quarter"))
        office.write(.objective("soc1", area: "PY", title: "Pay slips reach the right people"))
        office.write(.status(ItemAddress("soc1", "PY1-01"), to: .ready, was: .todo, reason: ""))
        return office
    }

    static func setup(
        _ id: EngagementID, _ report: ReportKind, type: ReportType = .type2(day("2027-01-01")...day("2027-06-30")),
        catalog: String? = nil, areas: [String]
    ) -> EngagementSetup {
        EngagementSetup(
            id: id, report: report, catalog: catalog ?? report.rawValue, type: type, organization: "Northwind Payroll, Inc.",
            service: "Payroll cloud", areas: areas)
    }

    static func item(_ id: ItemID) -> ItemAddress { ItemAddress("soc2", id) }

    static func day(_ iso: String) -> Day {
        guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
        return day
    }
}

extension Northwind {
    /// A required area with two criteria and five items, and two that may be left out. `extra` stands behind every
    /// title.
    static func soc2(extra: String = "") -> Catalog {
        catalog(
            "soc2", .soc2,
            areas: [
                ("CC6", "Access" + extra, "Security" + extra, true), ("A", "Availability", "Availability", false),
                ("C", "Confidentiality", "Confidentiality", false),
            ],
            criteria: [
                ("CC6.1", "Logical access" + extra, 0), ("CC6.2", "Users", 0), ("A1.1", "Capacity", 1), ("C1.1", "Secrets", 2),
            ],
            items: [
                ("CC6.1-01", "Every system and its data are on a list" + extra, 0),
                ("CC6.1-02", "The access policy is approved", 0), ("CC6.1-03", "Encryption keys have owners", 0),
                ("CC6.2-01", "People who leave lose their access within a day", 1), ("CC6.2-02", "Visitors sign in", 1),
                ("A1.1-01", "Capacity is looked at every month", 2), ("C1.1-01", "Secrets are marked", 3),
            ])
    }

    /// One area of control objectives, which a report may do without.
    static func soc1() -> Catalog {
        catalog(
            "soc1", .soc1, areas: [("PY", "Payroll", "Services", false)],
            criteria: [("PY1", "Calculation", 0), ("PY2", "Printing", 0)],
            items: [("PY1-01", "Tax tables are checked when they change", 0), ("PY2-01", "Cheques are counted", 1)])
    }

    private static func catalog(
        _ id: String, _ report: ReportKind, areas: [(id: String, title: String, category: String, isRequired: Bool)],
        criteria: [(id: String, title: String, area: Int)], items: [(id: String, title: String, criterion: Int)]
    ) -> Catalog {
        func range(_ count: Int, where isIn: (Int) -> Bool) -> Range<Int> {
            let inside = (0..<count).filter(isIn)
            return (inside.first ?? 0)..<((inside.last ?? -1) + 1)
        }
        return Catalog(
            id: id, report: report, title: report.title, version: "2026.11",
            areas: areas.indices.map { area in
                Area(
                    id: areas[area].id, title: areas[area].title, category: areas[area].category,
                    isRequired: areas[area].isRequired, summary: "",
                    criteria: range(criteria.count) { criteria[$0].area == area },
                    items: range(items.count) { criteria[items[$0].criterion].area == area })
            },
            criteria: criteria.indices.map { index in
                Criterion(
                    id: criteria[index].id, title: criteria[index].title, objective: "", area: criteria[index].area,
                    items: range(items.count) { items[$0].criterion == index })
            },
            items: items.map {
                CatalogItem(
                    id: ItemID($0.id), title: $0.title, criterion: $0.criterion, cadence: .once, effort: 2, role: "IT lead",
                    types: [.type1, .type2], control: $0.id == "CC6.1-01" ? "asset-inventory" : "",
                    priority: $0.id == "CC6.1-01" ? .core : nil)
            },
            presets: [], details: [ItemDetail]())
    }
}
