import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("What was signed in other words than an item has now is shown, listed, filtered for and settled")
struct RewordedTests {
    private let old = "Inventory of systems and data is kept and has owners"
    private let new = "Every system and its data have an owner by name"

    /// The catalog of the tests with other words for CC6.1-01.
    private var reworded: [Catalog] {
        Northwind.catalogs.map { catalog in
            Catalog(
                id: catalog.id, report: catalog.report, title: catalog.title, version: catalog.version, areas: catalog.areas,
                criteria: catalog.criteria,
                items: catalog.items.map {
                    CatalogItem(
                        id: $0.id, title: $0.id == "CC6.1-01" ? new : $0.title, criterion: $0.criterion, cadence: $0.cadence,
                        effort: $0.effort, role: $0.role, types: $0.types)
                }, presets: catalog.presets, details: catalog.details)
        }
    }

    private func desk() throws -> Desk {
        var desk = try Desk()
        desk.adopt(reworded)
        return desk
    }

    @Test(
        "The Overview lists it, and goes to the list of just these items, where the row is marked and the detail has both wordings"
    )
    func shown() throws {
        var desk = try desk()
        #expect(desk.screen.contains("reworded since signed"))
        try desk.click(on: "reworded since signed", twice: true)
        #expect(desk.item == "CC6.1-01" && desk.state.items.filter.isReworded)
        #expect(desk.screen.contains("reworded") && desk.footer.contains("s settle"))
        #expect(desk.screen.contains("Reworded since it was ticked."))
        #expect(desk.screen.contains("Inventory of systems and data") && desk.screen.contains("Every system and its data"))
    }

    @Test("s shows both wordings; kept, nothing of it is left but who looked, and u brings it back")
    func kept() throws {
        var desk = try desk()
        try desk.click(on: "reworded since signed", twice: true)
        desk.press("s")
        #expect(desk.screen.contains("reworded since signed") && desk.screen.contains("Says now: \(new)"))
        #expect(desk.screen.contains(": \(old)"))
        desk.press(.enter)
        #expect(desk.work("CC6.1-01").tick?.standingWords?.title == new && desk.work("CC6.1-01").status == .ready)
        desk.press("1")
        #expect(!desk.screen.contains("reworded"))
        desk.press("u")
        #expect(desk.screen.contains("reworded since signed"))
    }

    @Test("Taken back, the item is To do, and the history speaks of the words that were signed")
    func takenBack() throws {
        var desk = try desk()
        try desk.click(on: "reworded since signed", twice: true)
        desk.press("s", .down, .enter)
        #expect(desk.work("CC6.1-01").status == .todo)
        desk.press(.to(.history))
        #expect(desk.screen.contains("unticked CC6.1-01 Inventory of systems"))
    }

    @Test("A question comes before the first write to a workspace of an earlier format; yes asks for what was to be done")
    func raise() throws {
        var desk = try Desk()
        let effect = Effect.write([.note(ItemAddress("soc2", "CC6.1-01"), text: "Looked")])
        desk.send(.asksToRaise(["Colleagues need it."], effect))
        #expect(desk.screen.contains("Colleagues need it.") && desk.asked.isEmpty)
        desk.press("n")
        #expect(desk.asked.isEmpty && desk.state.panel == nil && desk.state.saving == .saved)
        desk.send(.asksToRaise(["Colleagues need it."], effect))
        desk.press("y")
        #expect(desk.asked == [.raise(effect)])
    }
}
