import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("The list of the Items screen: what it shows, how it is moved in, and the detail beside it")
struct ItemsListTests {
    @Test("/ finds as one types, whatever the case; enter keeps what was found, esc clears it")
    func find() throws {
        var desk = try Desk.atItems()
        desk.press("/")
        desk.type("BACKup")
        #expect(desk.state.items.count == 2, "the criterion of the second says it")
        #expect(desk.item == "A1.2-01")
        desk.press(.enter)
        #expect(desk.state.items.count == 2)
        desk.press(.escape)
        #expect(desk.state.items.count == 16)
        #expect(desk.item == "A1.2-01", "the cursor stays on what was found")
        desk.press("/")
        desk.type("q")
        #expect(desk.asked.isEmpty, "letters are letters here")
        desk.press(.escape)
        #expect(desk.state.items.count == 16)
    }

    @Test("Filters combine, with each other and with what was typed")
    func filters() throws {
        var desk = try Desk.atItems()
        desk.press("f")
        try desk.click(on: "To do")
        #expect(desk.state.items.count == 11)
        try desk.click(on: "Mine")
        #expect(desk.state.items.count == 2)
        desk.press(.enter)
        #expect(desk.state.panel == nil)
        #expect(desk.screen.contains("2 items · to do, mine"), "enter after a choice only closes")
        desk.press("/")
        desk.type("policy")
        #expect(desk.state.items.count == 1)
        desk.press(.enter, .escape)
        #expect(desk.state.items.count == 2)
        desk.press(.escape)
        #expect(desk.state.items.count == 16)
    }

    @Test(
        "Each condition of the filter menu narrows to what it says",
        arguments: [
            ("In progress", 1), ("Reviewed", 1), ("Not applicable", 1), ("Without an owner", 8), ("Ben Okafor", 3), ("Late", 1),
            ("Due within 14 days", 1), ("Blocked", 1), ("Waiting for a second person", 2), ("Changed by two people at once", 0),
            ("Out of scope", 18),
        ])
    func conditions(title: String, count: Int) throws {
        var desk = try Desk.atItems()
        desk.press("f")
        try desk.click(on: "     \(title)")
        #expect(desk.state.items.count == count)
        try desk.click(on: "Clear all filters")
        #expect(desk.state.items.count == 16)
    }

    @Test("The list is grouped by area, owner, status or due date", arguments: ItemGrouping.allCases)
    func grouping(grouping: ItemGrouping) throws {
        var desk = try Desk.atItems()
        desk.press("v")
        for _ in 0..<(ItemGrouping.allCases.firstIndex(of: grouping) ?? 0) { desk.press(.down) }
        desk.press(.enter)
        #expect(desk.state.items.grouping == grouping)
        let expected =
            switch grouping {
            case .area: "CC6.1 Logical access security  5"
            case .owner: "山田 太郎  1"
            case .status: "In progress  1"
            case .due: "Late  1"
            case .control: "No control of the library  16"
            case .priority: "Without a priority  16"
            }
        #expect(desk.screen.contains(expected))
        #expect(desk.item == "CC1.1-01", "the cursor stays on its item")
    }

    @Test("Arrows, vi keys, page keys, home and end move, and never onto a heading")
    func moving() throws {
        var desk = try Desk.atItems()
        desk.press(.down, "j")
        #expect(desk.item == "CC1.2-01")
        desk.press("k", .up)
        #expect(desk.item == "CC1.1-01")
        desk.press(.up)
        #expect(desk.item == "CC1.1-01")
        for (last, first) in [(Key.end, Key.home), ("G", "g"), (.pageDown, .pageUp), (.control("f"), .control("b"))] {
            desk.press(last)
            #expect(desk.item == "DC1-01", "\(last)")
            desk.press(first)
            #expect(desk.item == "CC1.1-01", "\(first)")
        }
    }

    @Test("← and →, h and l, tab and shift-tab go through the panes, and enter opens")
    func panes() throws {
        var desk = try Desk.atItems()
        for (right, left) in [(Key.right, Key.left), ("l", "h"), (.tab, .backTab)] {
            desk.press(right)
            #expect(desk.state.items.focus == .detail)
            desk.press(left, left)
            #expect(desk.state.items.focus == .areas)
            desk.press(right)
            #expect(desk.state.items.focus == .list)
        }
        desk.press(.enter)
        #expect(desk.state.items.focus == .detail)
        desk.press(.enter)
        #expect(desk.state.items.focus == .list)
    }

    @Test("Moving over the areas narrows the list, and nothing is ticked from there")
    func areas() throws {
        var desk = try Desk.atItems(Size(width: 60, height: 16))
        desk.press(.left, .down, .down)
        #expect(desk.state.items.filter.areas == ["CC1"])
        desk.press(" ")
        #expect(desk.footer.contains("Go to the list first"))
        desk.press(.enter)
        #expect(desk.state.items.focus == .list && desk.state.items.count == 3)
    }

    @Test("The detail scrolls to its end and back, and starts anew with the next item")
    func detail() throws {
        var desk = try Desk.atItems(Size(width: 80, height: 24))
        desk.press(.enter, .end)
        let end = desk.state.items.detailTop
        #expect(end > 0)
        desk.press(.down)
        #expect(desk.state.items.detailTop == end)
        desk.press(.up)
        #expect(desk.state.items.detailTop == end - 1)
        desk.press(.left, .down)
        #expect(desk.state.items.detailTop == 0)
    }

    @Test("Where nothing is in scope, the screen says what to do")
    func nothing() throws {
        var desk = try Desk.atItems()
        desk.press("/")
        desk.type("xyzzy")
        desk.press(.enter)
        #expect(desk.screen.contains("Press esc to clear, or f for the filters."))
        desk.press(" ")
        #expect(desk.footer.contains("There is no item here."))
    }
}

extension Desk {
    /// A desk at the Items screen, with the cursor on the first item, CC1.1-01, which is reviewed.
    static func atItems(_ size: Size = Size(width: 120, height: 60)) throws -> Desk {
        var desk = try Desk(size: size)
        desk.press("2")
        return desk
    }

    /// The same, with the cursor on an item.
    static func atItems(at item: ItemID) throws -> Desk {
        var desk = try atItems()
        while desk.item != item {
            let before = desk.item
            desk.press(.down)
            try #require(desk.item != before, "\(item) is not in the list")
        }
        return desk
    }
}
