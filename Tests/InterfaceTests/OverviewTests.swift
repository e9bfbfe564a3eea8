import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("On the Overview")
struct OverviewTests {
    @Test("Enter on a reason shows the items that have it")
    func reasons() throws {
        var desk = try Desk()
        for (title, count) in [("1 late", 1), ("1 blocked", 1), ("1 due within", 1), ("2 wait for", 2), ("7 without", 7)] {
            desk.press("1", .home)
            let rows = desk.state.overview.rows.count
            for _ in 0..<rows where !cursorLine(desk).contains(title) { desk.press(.down) }
            desk.press(.enter)
            #expect(desk.state.tab == .items)
            #expect(desk.state.items.count == count, "\(title)")
            #expect(!desk.state.narrowing.isEmpty, "\(title)")
        }
    }

    @Test("What changed on another screen is on the Overview when somebody comes back to it")
    func comesBack() throws {
        var desk = try Desk()
        desk.press("1")
        let before = desk.state.overview.rows
        // The one item that is late is blocked, too: no longer blocked, it has a reason less.
        desk.press(.home, .down, .enter)
        #expect(desk.item == "CC6.1-03")
        desk.press("b", "1")
        var anew = OverviewState()
        anew.layOut(try #require(desk.state.engagement))
        #expect(desk.state.overview.rows == anew.rows)
        #expect(desk.state.overview.rows != before)
    }

    @Test("Enter on an item goes to it, in the list of its reason")
    func item() throws {
        var desk = try Desk()
        desk.press("1", .home, .down, .enter)
        #expect(desk.item == "CC6.1-03")
        #expect(desk.state.items.filter.isLate)
    }

    @Test("Enter on an area shows its items; twice clicked, too")
    func area() throws {
        var desk = try Desk()
        desk.press("1", .left, .down, .enter)
        #expect(desk.state.items.filter.areas == ["CC6"])
        desk.press("1")
        try desk.click(on: "A    Availability", twice: true)
        #expect(desk.state.tab == .items && desk.state.items.filter.areas == ["A"])
    }

    @Test("Home, end and the page keys move in both panes", arguments: [Key.left, .right])
    func moving(pane: Key) throws {
        var desk = try Desk(size: Size(width: 60, height: 16))
        desk.press("1", pane, .end)
        let (areas, rows) = (desk.state.overview.areas.count, desk.state.overview.rows.count)
        #expect(
            pane == .left ? desk.state.overview.areaWindow.cursor == areas - 1 : desk.state.overview.window.cursor == rows - 1)
        desk.press(.pageUp, .pageUp, .pageUp, .pageUp)
        #expect(pane == .left ? desk.state.overview.areaWindow.cursor == 0 : desk.state.overview.window.cursor == 0)
    }

    @Test("When everything is ticked and reviewed it says so, and what comes next")
    func done() throws {
        var desk = try Desk { desk in
            try desk.tell()
            for engagement in desk.engagements where engagement.id == "soc2" {
                for item in engagement.items
                where engagement.isInScope(item) && engagement.work(on: item.id).status != .notApplicable {
                    let address = ItemAddress("soc2", item.id)
                    desk.record([.owner(address, to: "ben", was: nil)], by: Desk.ben, at: Northwind.today)
                    desk.record([.blocked(address, to: nil, was: nil)], by: Desk.ben, at: Northwind.today)
                    desk.record([.status(address, to: .ready, was: .todo, reason: "")], by: Desk.ben, at: Northwind.today)
                    desk.record([.status(address, to: .reviewed, was: .ready, reason: "")], by: Desk.taro, at: Northwind.today)
                    if let work = desk.engagements.first?.work(on: item.id), work.isContested {
                        desk.record([.settle(address, work.clashes)], by: Desk.taro, at: Northwind.today)
                    }
                }
            }
        }
        #expect(desk.screen.contains("100% ticked"))
        #expect(desk.screen.contains("Everything is ticked and reviewed."))
        #expect(desk.screen.contains("Press E to export the summary."))
        desk.press("2", .down, " ")
        #expect(!desk.screen.contains("100% ticked"), "one item less is not all of it")
    }

    private func cursorLine(_ desk: Desk) -> String {
        let frame = desk.frame
        for y in 0..<frame.size.height {
            let cells = frame.row(y).filter { $0.style.surface == .cursor }
            if cells.count > 20 { return String(cells.map(\.character).filter { $0 != Canvas.Cell.continuation }) }
        }
        return ""
    }
}
