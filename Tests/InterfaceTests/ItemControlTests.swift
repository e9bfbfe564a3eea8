import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Items by their controls and priorities")
struct ItemControlTests {
    static let review = Control(
        key: "access-review", title: "Review of access",
        statement: ControlStatement(
            template: "The owner of each system reviews its users every {days} days and signs the list.",
            parameters: [ControlParameter(name: "days", standard: "90", meaning: "how often")]), nature: .manual,
        kind: .detective, frequency: .quarterly,
        population: ControlPopulation(what: "all users", system: "the directory", secondSource: "payroll"), type1: ["One list"],
        type2: ["Four lists"], effort: ControlEffort(setupDays: 2, hoursEach: 3), role: "Security lead", isAboutReport: false,
        items: ["CC6.1-02", "CC6.2-01", "CC6.2-02"].map { CatalogReference("soc2", $0) } + [CatalogReference("soc1", "PY1-01")],
        criteria: [CatalogReference("soc2", "CC6.1"), CatalogReference("soc2", "CC6.2"), CatalogReference("soc1", "PY1")])

    /// The catalogs of the tests, with a control, priorities and the lines of evidence that few items have.
    static let catalogs = Northwind.catalogs.map { catalog in
        let ours = Set(review.items.filter { $0.catalog == catalog.id }.map(\.id))
        let items = catalog.items.map { item in
            CatalogItem(
                id: item.id, title: item.title, criterion: item.criterion, cadence: item.cadence, effort: item.effort,
                role: item.role, types: item.types, control: ours.contains(item.id.text) ? review.key : "",
                priority: item.id.text.hasSuffix("-01") ? .stretch : ours.contains(item.id.text) ? .core : .usual)
        }
        let details = items.indices.map { index in
            var detail = catalog.details.detail(at: index)
            if ours.contains(items[index].id.text) {
                detail.type1 = ["The list of the date, signed"]
                detail.nothingOccurred = "A statement that nobody joined or left"
            }
            return detail
        }
        return Catalog(
            id: catalog.id, report: catalog.report, title: catalog.title, version: catalog.version, areas: catalog.areas,
            criteria: catalog.criteria, items: items, presets: catalog.presets, details: details)
    }

    private func desk(at item: ItemID = "CC6.2-02", _ size: Size = Size(width: 120, height: 60)) throws -> Desk {
        var desk = try Desk(size: size, catalogs: Self.catalogs)
        desk.send(.controls([Self.review]))
        desk.press("2")
        for _ in 0..<20 where desk.item != item { desk.press(.down) }
        return desk
    }

    private func choose(_ grouping: ItemGrouping, _ desk: inout Desk) {
        desk.press("v")
        for _ in 0..<(ItemGrouping.allCases.firstIndex(of: grouping) ?? 0) { desk.press(.down) }
        desk.press(.enter)
    }

    @Test("The detail says which control an item belongs to, its sentence, and what else it serves")
    func detail() throws {
        var desk = try desk()
        desk.press(.enter)
        desk.press(.end)
        for text in [
            "Control: Review of access", "reviews its users every 90 days", "CC6.1, CC6.2", "SOC 1", "PY1",
            "CC6.1-02, CC6.2-01, soc1/PY1-01",
        ] {
            #expect(desk.screen.contains(text), "\(text)")
        }
        desk.press(.home)
        for text in ["Priority", "Core", "For Type 1, on the date", "The list of the date, signed"] {
            #expect(desk.screen.contains(text), "\(text)")
        }
        desk.press(.pageDown)
        #expect(desk.screen.contains("A statement that nobody joined or left"))
    }

    @Test("Grouped by control, items stand below the control's title, and those without below the last heading")
    func grouped() throws {
        var desk = try desk()
        choose(.control, &desk)
        #expect(desk.screen.contains("Review of access  3") && desk.screen.contains("No control of the library  13"))
        choose(.priority, &desk)
        #expect(desk.screen.contains("Core  2") && desk.screen.contains("Usual  5"))
    }

    @Test("C ticks all items of the control that can be ticked, after saying how many, in one step")
    func here() throws {
        var desk = try desk()
        desk.press("C")
        #expect(desk.screen.contains("Tick 2 items in SOC 2 Type 2: CC6.1-02, CC6.2-02"))
        desk.press(.enter)
        #expect(desk.work("CC6.1-02").status == .ready && desk.work("CC6.2-02").status == .ready)
        #expect(desk.work("CC6.2-01").status == .ready, "it was ticked before")
        desk.press("u", "y")
        #expect(desk.work("CC6.1-02").status == .todo && desk.work("CC6.2-02").status == .todo)
        #expect(desk.work("CC6.2-01").status == .ready)
    }

    @Test("In every report it ticks those of the other report, too, in the same step")
    func everywhere() throws {
        var desk = try desk()
        desk.press("C", .down)
        #expect(desk.screen.contains("Tick 3 items in every report: with PY1-01"))
        desk.press(.enter)
        func statuses() -> [Status] {
            desk.engagements.flatMap { engagement in
                engagement.items.filter { $0.control == "access-review" }.map { engagement.work(on: $0.id).status }
            }
        }
        #expect(statuses().allSatisfy { $0 == .ready } && statuses().count == 4)
        desk.press("u", "y")
        #expect(statuses().filter { $0 == .ready }.count == 1)
    }

    @Test("Where nothing can be ticked, C says why")
    func nothing() throws {
        var desk = try desk(at: "CC7.2-02")
        desk.press("C")
        #expect(desk.footer.contains("belongs to no control of the library"))
        var ticked = try self.desk()
        ticked.press("C", .down, .enter, "C")
        #expect(ticked.footer.contains("Every item of Review of access that can be ticked is ticked."))
    }

    @Test("Priorities are filtered by, one or several")
    func filtered() throws {
        var desk = try desk()
        desk.press("f")
        try desk.click(on: "     Core")
        #expect(desk.state.items.count == 2)
        try desk.click(on: "     Usual")
        #expect(desk.state.items.count == 7)
        desk.press(.escape)
        #expect(desk.screen.contains("core or usual"))
    }

    @Test("Of what has no day, core comes first in what to do next, and stretch last")
    func next() throws {
        let engagement = try #require(try desk().state.engagement)
        let unowned = engagement.itemsToLookAt(for: [.unowned])[0].map { engagement.items[$0].priority }
        let ranks = unowned.map { $0.flatMap(Priority.allCases.firstIndex(of:)) ?? 1 }
        #expect(ranks == ranks.sorted() && Set(ranks) == [0, 1, 2])
    }
}
