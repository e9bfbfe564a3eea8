import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("On the Overview")
struct OverviewTests {
    @Test("Enter on a reason shows the items that have it")
    func reasons() throws {
        var desk = try Desk()
        for (title, count) in [("1 late", 1), ("1 blocked", 1), ("1 due within", 1), ("2 wait for a", 2), ("7 without", 7)] {
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
        desk.press(.home)
        for _ in 0..<6 where !cursorLine(desk).contains("CC6.1-03") { desk.press(.down) }
        desk.press(.enter)
        #expect(desk.item == "CC6.1-03")
        desk.press("b", "1")
        var anew = OverviewScreen()
        anew.layOut(try #require(desk.state.engagement), desk.state.context)
        #expect(desk.state.overview.rows == anew.rows)
        #expect(desk.state.overview.rows != before)
    }

    @Test("Enter on an item goes to it, in the list of its reason")
    func item() throws {
        var desk = try Desk()
        desk.press("1", .home)
        for _ in 0..<6 where !cursorLine(desk).contains("CC6.1-03") { desk.press(.down) }
        desk.press(.enter)
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
        let (sides, rows) = (desk.state.overview.sides.count, desk.state.overview.rows.count)
        #expect(
            pane == .left ? desk.state.overview.sideWindow.cursor == sides - 1 : desk.state.overview.window.cursor == rows - 1)
        for _ in 0..<8 { desk.press(.pageUp) }
        #expect(
            pane == .left
                ? desk.state.overview.sides.prefix(desk.state.overview.sideWindow.cursor).allSatisfy { !$0.isChoice }
                : desk.state.overview.window.cursor == 0)
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
        desk.press("2", .down, " ", "y")
        #expect(!desk.screen.contains("100% ticked"), "one item less is not all of it")
    }

    /// A desk at an engagement that has just begun.
    private func beginning() -> Desk {
        Desk { desk in
            desk.record(
                [
                    .engage(
                        EngagementSetup(
                            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: Northwind.day("2027-03-31")),
                            organization: "Northwind Ledger", service: "", areas: [])),
                    .person("ben", name: "Ben Okafor", was: nil),
                ], by: Desk.ana, at: Northwind.today)
        }
    }

    @Test("A new engagement is shown its first steps, each checked when it is done, until all are")
    func firstSteps() throws {
        var desk = beginning()
        #expect(desk.screen.contains("First steps"))
        #expect(desk.screen.contains("☑ Choose the report and what it covers"))
        #expect(desk.screen.contains("☐ Tick what you have already"))
        desk.press(.home, .down, .down, .enter)
        #expect(desk.state.tab == .items && desk.item == "CC1.1-01")
        desk.press("o")
        desk.type("ben")
        desk.press(.enter, "1")
        #expect(desk.screen.contains("☑ Give items to people") && desk.screen.contains("☐ Set the days"))
        desk.press("2", "d")
        desk.type("2027-01-01")
        desk.press(.enter, "1")
        #expect(desk.screen.contains("☑ Set the days"))
        desk.press(.home, .down, .enter)
        #expect(desk.state.tab == .scope)
    }

    @Test("Where work is under way, first steps are not in its way")
    func underWay() throws {
        let desk = try Desk()
        #expect(!desk.screen.contains("First steps"))
        var other = beginning()
        other.press("2", " ", "1")
        #expect(!other.screen.contains("First steps"), "one of twelve is more than a few")
    }

    @Test("A screen with rows to spare lists more items of each reason, and all reasons are seen at once")
    func rowsToSpare() throws {
        var desk = try Desk(size: Size(width: 120, height: 40))
        desk.press("1")
        #expect(desk.screen.contains("7 without an owner") && !desk.screen.contains("more"))
        desk.send(.terminal(.resize(Size(width: 120, height: 24))))
        desk.press(.end)
        #expect(desk.screen.contains("and 3 more"))
        desk.send(.terminal(.resize(Size(width: 120, height: 40))))
        #expect(!desk.screen.contains("more"))
    }

    @Test("Below the areas stands who has how much to do, and who is late; who has nothing left is not named")
    func loads() throws {
        var desk = try Desk()
        desk.press("1")
        func row(_ name: String) -> [Substring]? {
            desk.screen.split(separator: "\n").first { $0.contains("│ \(name) ") }.map {
                $0.drop { $0 != "│" }.dropFirst().prefix { $0 != "│" }.split(separator: " ")
            }
        }
        #expect(row("Ben Okafor")?.suffix(3) == ["3", "5", "1"], "three open, five days, one late")
        #expect(row("Ana Ruiz")?.dropFirst(2).first == "2", "four are hers, and two are ticked")
        #expect(row("Nobody yet")?.dropFirst(2).first == "7")
        #expect(!desk.screen.contains("山田"), "his one item is ticked")
    }

    @Test("Where there is little room the areas are named at the edge, and shown when the keys go to them")
    func hiddenAreas() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press("1")
        #expect(desk.screen.contains("← areas") && !desk.screen.contains("Areas in scope"))
        desk.press(.left)
        #expect(desk.screen.contains("Areas in scope"))
        desk.press(.right)
        #expect(!desk.screen.contains("Areas in scope"))
    }

    private func cursorLine(_ desk: Desk) -> String {
        let frame = desk.frame
        for y in 0..<frame.size.height {
            let cells = frame.row(y).filter { $0.style.surface == .cursor }
            if cells.count > 20 { return String(cells.map(\.character).filter { $0 != Canvas.Cell.continuation }) }
        }
        return ""
    }

    @Test("A verdict that is cut ends with the sign of it, and the pane that one goes to has the room")
    func narrow() {
        #expect("one two three four".wrapped(to: 5, in: .unicode, atMost: 2) == ["one", "two …"])
        #expect("one two".wrapped(to: 7, in: .unicode, atMost: 2) == ["one two"])
        #expect("one".wrapped(to: 7, in: .unicode, atMost: 0).isEmpty)
    }
}
