import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("What is mine, and where one was")
struct ComingBackTests {
    private func desk(_ size: Size = Size(width: 120, height: 40)) throws -> Desk { try Desk(size: size) }

    /// A desk at which ana has two items with days, the later one first in the catalog.
    private func owner() throws -> Desk {
        try Desk { desk in
            try desk.tell()
            try desk.act(.due(Northwind.day("2027-02-01")), "CC1.1-02", by: Desk.ana, on: "2026-11-10")
            try desk.act(.due(Northwind.day("2026-11-25")), "CC6.1-02", by: Desk.ana, on: "2026-11-10")
        }
    }

    @Test(
        "m shows from every screen what I have to do, the soonest first, and m again goes back",
        arguments: ["1", "2", "3", "4", "5", "6"])
    func mine(tab: Character) throws {
        var desk = try owner()
        desk.press(.character(tab))
        let before = desk.state.tab
        desk.press("m")
        #expect(desk.state.tab == .items)
        #expect(desk.state.items.count == 2 && desk.item == "CC6.1-02")
        #expect(desk.screen.contains("2 items by due date · open, mine"))
        desk.press("m")
        #expect(desk.state.tab == before)
        #expect(desk.state.items.count == 16 && desk.state.items.grouping == .area)
    }

    @Test("Going back brings the filter, what was typed and the item of before")
    func goesBack() throws {
        var desk = try owner()
        desk.press("2", "/")
        desk.type("access")
        desk.press(.enter, .down, .down)
        let (item, count) = (desk.item, desk.state.items.count)
        desk.press("m", .down, "m")
        #expect(desk.item == item && desk.state.items.count == count && desk.state.items.find.text == "access")
    }

    @Test("What one ticks among one's own stays where it is, so that the note after it is on the same item")
    func staysPut() throws {
        var desk = try owner()
        desk.press("m", " ", "e")
        desk.type("Done at the offsite")
        desk.press(.enter)
        #expect(desk.item == "CC6.1-02" && desk.state.items.count == 2)
        #expect(desk.work("CC6.1-02").status == .ready && desk.work("CC6.1-02").notes.last?.text == "Done at the offsite")
        desk.press("1", "m")
        #expect(desk.state.items.count == 1, "and is gone when one comes again")
    }

    @Test("A person's open items are a place that other screens can lead to")
    func person() throws {
        var desk = try desk()
        var state = desk.state
        _ = state.perform([.go(to: .person("ben"))])
        #expect(state.tab == .items && state.items.filter == .open(of: "ben") && state.items.count == 3)
        desk.press("2", "w")
        #expect(desk.screen.contains("Mine, open: 2") && desk.screen.contains("For me to review: 1"))
        desk.press(.down, .enter)
        #expect(desk.item == "CC6.2-01" && desk.state.items.count == 1)
    }

    @Test("The program begins at a list that is asked for by name", arguments: NamedView.allCases)
    func begins(view: NamedView) throws {
        var state = try desk().state
        state.begin(at: view)
        #expect(state.tab == .items)
        #expect(state.items.filter == view.filter(for: "ana", on: Northwind.today))
    }

    /// The state after a restart at a place.
    private func restarted(_ desk: Desk, at place: String) throws -> State {
        var state = try Desk().state
        state.comeBack(to: place)
        return state
    }

    @Test("After a restart one is on the tab, in the report and at the item of before, in the same list")
    func comesBack() throws {
        var desk = try desk()
        desk.press("2", "f")
        try desk.click(on: "Mine")
        desk.press(.escape, "v", .end, .enter, .down)
        let place = try #require(desk.state.place)
        let state = try restarted(desk, at: place)
        #expect(state.tab == .items && state.items.filter == desk.state.items.filter)
        #expect(state.items.grouping == desk.state.items.grouping)
        #expect(state.engagement.flatMap { state.items.item(in: $0)?.id } == desk.item)
        desk.press("]", .to(.scope))
        let scope = try restarted(desk, at: try #require(desk.state.place))
        #expect(scope.tab == .scope && scope.engagementIndex == 1)
    }

    @Test("Every condition of the filter menu comes back")
    func conditions() throws {
        let me = Handle("ana")
        let choices: [FilterChoice] = [
            .status(.ready), .owner(.nobody), .owner(.person("ben")), .owner(.person(me)), .late, .dueSoon, .blocked,
            .waitsForReview, .forMe(me), .contested, .reworded, .returned, .priority(.core), .outOfScope,
        ]
        for choice in choices {
            let desk = try desk()
            var items = desk.state.items
            items.toggle(choice, today: Northwind.today)
            let line = items.place(desk.state.context)
            var back = desk.state.items
            back.comeBack(to: line, desk.state.context)
            #expect(back.filter == items.filter, "\(choice): \(line)")
        }
    }

    @Test(
        "A place that is damaged, forged or of another workspace changes nothing",
        arguments: [
            "", "report", "report=soc2", "report=soc2 tab=Items", "report=nowhere tab=Items group=area",
            "report=soc2 tab=Nowhere x",
            "report=soc2 tab=Items group=nothing", "report=soc2 tab=Items owner=../../etc", "report=soc2 tab=Items areas=XX",
            "report=soc2 tab=Items item=CC99.9-99", "report=soc2 tab=Items group=area find=\u{1B}[2J",
            "report=soc2 tab=Items status=done",
            "report=soc2 tab=Items status=", String(repeating: "report=soc2 tab=Items ", count: 60),
        ])
    func damaged(place: String) throws {
        let state = try restarted(try desk(), at: place)
        #expect(state.items.filter.isEmpty && state.items.count == 16 && state.engagementIndex == 0)
    }

    @Test("Nobody comes back to the past")
    func past() throws {
        var desk = try desk()
        desk.press(.to(.history), .down, "t")
        #expect(desk.state.place == nil)
    }
}
