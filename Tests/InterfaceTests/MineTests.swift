import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("The Overview in five seconds")
struct MineTests {
    /// The story, with Ana's items late, due soon, returned and taken back.
    private func desk(size: Size = Size(width: 120, height: 40)) throws -> Desk {
        try Desk(size: size) { desk in
            try desk.tell()
            try desk.act(.due(Northwind.day("2026-11-20")), "CC1.1-02", by: Desk.ana, on: "2026-11-01")
            try desk.act(.assign("ana"), "CC6.1-04", by: Desk.ben, on: "2026-11-01")
            try desk.act(.due(Northwind.day("2026-11-30")), "CC6.1-04", by: Desk.ben, on: "2026-11-01")
            try desk.act(.sendBack(reason: "The list is of last year"), "CC6.1-01", by: Desk.ben, on: "2026-11-20")
            try desk.act(.tick, "CC6.1-02", by: Desk.ana, on: "2026-11-19")
            try desk.act(.untick, "CC6.1-02", by: Desk.ben, on: "2026-11-21")
        }
    }

    @Test("Mine comes first: returned, taken back, late, due soon, then what waits for my review")
    func order() throws {
        let desk = try desk()
        let rows = desk.screen.split(separator: "\n").map(String.init)
        let wanted = [
            "4 open items are yours", "1 returned to you", "1 tick of yours was taken back", "1 of yours is late",
            "1 of yours is due within 14 days", "1 waits for your review", "││ 2 late",
        ]
        let places = wanted.map { text in rows.firstIndex { $0.contains(text) } }
        #expect(places.allSatisfy { $0 != nil }, "\(desk.screen)")
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
        #expect(desk.screen.contains("The list is of last year") && desk.screen.contains("by ben"))
    }

    @Test("Enter on what is mine shows just that, and on a person what that person has to do")
    func going() throws {
        var desk = try desk()
        try desk.click(on: "1 of yours is late", twice: true)
        #expect(desk.state.tab == .items && desk.state.items.count == 1)
        #expect(desk.item == "CC1.1-02")
        desk.press("1")
        try desk.click(on: "4 open items are yours", twice: true)
        #expect(desk.state.items.count == 4)
        desk.press("1")
        try desk.click(on: "│ Ben Okafor", twice: true)
        #expect(desk.state.tab == .items && desk.state.items.filter.owner == .person("ben"))
        #expect(desk.state.items.count == 3)
    }

    @Test("One sentence says where the report stands, with the right day, the work left and the trouble")
    func verdict() throws {
        let desk = try desk()
        #expect(desk.screen.contains("Not ready:") && desk.screen.contains("begins in 39 days"))
        #expect(desk.screen.contains("person-days of work"))
    }

    @Test("What changed within a week stands behind the figures")
    func lately() throws {
        var desk = try desk()
        #expect(desk.screen.contains("none in 7 days"))
        desk.press("2")
        try desk.click(on: "CC1.1-02")
        desk.press(" ", "1")
        #expect(desk.screen.contains("+1 in 7 days"))
    }

    @Test("Both reports are in view, with what the second adds on top of the first", arguments: [80, 120])
    func both(width: Int) throws {
        let desk = try desk(size: Size(width: width, height: 40))
        #expect(desk.screen.contains("SOC 1 Type 1: 0% ticked (0 of 3)"))
        #expect(desk.screen.contains("It adds 3 items,"))
    }

    @Test("What rests on a control of both reports is counted once")
    func sharedControls() throws {
        func engagement(_ catalog: Catalog, _ areas: [String]) -> Engagement {
            let items = catalog.items.map {
                CatalogItem(
                    id: $0.id, title: $0.title, criterion: $0.criterion, cadence: $0.cadence, effort: $0.effort, role: $0.role,
                    types: $0.types, control: $0.id == "LA1-01" || $0.id == "CC6.2-02" ? "access-review" : "")
            }
            let anew = Catalog(
                id: catalog.id, report: catalog.report, title: catalog.title, version: "2", areas: catalog.areas,
                criteria: catalog.criteria, items: items, presets: [], details: catalog.details)
            var desk = Desk(catalogs: [anew]) { desk in
                desk.record(
                    [
                        .engage(
                            EngagementSetup(
                                id: "it", report: catalog.report, catalog: catalog.id, type: .type1(asOf: Northwind.today),
                                organization: "Northwind", service: "", areas: areas))
                    ], by: Desk.ana, at: Northwind.today)
            }
            desk.press("1")
            return desk.engagements[0]
        }
        let first = engagement(Northwind.soc2, [])
        let second = engagement(Northwind.soc1, ["LA"])
        let addition = ReportAddition(of: second, onTopOf: first)
        #expect(addition.items == 1 && addition.shared == 1)
        #expect("\(addition)" == "1 item, about 1 day; 1 item rests on controls of both")
    }

    @Test("Areas show counts beside percentages, a mark where something is late, and no name is cut where there is room")
    func areas() throws {
        let desk = try desk()
        let row = try #require(desk.screen.split(separator: "\n").first { $0.contains("CC6  ") })
        #expect(row.contains("Logical and physical access") && row.contains("1/7") && row.contains("!"))
    }

    @Test("With a terminal of 80 columns the verdict and what is mine are seen without a key")
    func narrow() throws {
        let desk = try desk(size: Size(width: 80, height: 24))
        #expect(desk.screen.contains("Not ready:") && desk.screen.contains("1 returned to you"))
    }

    @Test("A workspace without a report says what to do")
    func empty() throws {
        var desk = Desk(size: Size(width: 80, height: 24)) { desk in
            desk.record(
                [
                    .engage(
                        EngagementSetup(
                            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: Northwind.today),
                            organization: "Northwind", service: "", areas: []))
                ], by: Desk.ana, at: Northwind.today)
        }
        desk.press("u", "y")
        #expect(desk.engagements.isEmpty)
        for tab in [Tab.overview, .items, .scope] {
            desk.press(desk.state.context.key(of: tab))
            #expect(desk.screen.contains("No report is being prepared here.") && desk.screen.contains("N begins a report"))
        }
        desk.press(.control("r"))
        #expect(desk.engagements.count == 1)
    }
}
