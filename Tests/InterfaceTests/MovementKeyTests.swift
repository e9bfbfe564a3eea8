import Catalogs
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Keys that move")
struct MovementKeyTests {
    /// A workspace with one engagement that everything required is in.
    private func workspace(on day: Day) throws -> WorkspaceState {
        let setup = EngagementSetup(
            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: day), organization: "Acme", service: "", areas: [])
        var record = WorkspaceRecord()
        record.apply(
            Entry(
                stamp: Stamp(clock: 1, entry: EntryID(WriterID("ana", tag: 1), 1)), at: Timestamp(startOf: day), by: "Ana",
                action: .engage(setup), batch: 1, reversal: nil))
        return WorkspaceState(name: "Acme", record: record, catalogs: BuiltInCatalogs.all, today: day)
    }

    @Test("No screen gives a key that moves another meaning", arguments: Tab.allCases)
    func meanNothingElse(tab: Tab) throws {
        let day = try #require(Day(iso: "2027-03-01"))
        var state = State(
            workspace: try workspace(on: day), person: CurrentPerson(handle: "ana", name: "Ana"), catalogs: [], today: day,
            folder: "/acme", size: Size(width: 120, height: 40), glyphs: .unicode)
        state.tab = tab
        let moving = Set(Binding.movements.flatMap(\.keys))
        #expect(Set(state.bindings.map(\.command)).isSuperset(of: Binding.listMovements.map(\.command)))
        for binding in state.bindings {
            if case .move = binding.command { continue }
            #expect(moving.isDisjoint(with: binding.keys), "\(binding.title) has a key that moves")
        }
    }

    @Test("The place in the list counts items and no headers")
    func number() throws {
        let day = try #require(Day(iso: "2027-03-01"))
        let engagement = try #require(try workspace(on: day).engagement("soc2"))
        var items = ItemsScreen()
        items.layOut(engagement)
        var expected = 0
        for row in items.rows.indices {
            items.window.cursor = row
            if case .item = items.rows[row] { expected += 1 }
            #expect(items.number == expected)
        }
        #expect(expected == items.count && expected > 100)
    }
}
