import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Selecting several items")
struct SelectionTests {
    private func desk(_ size: Size = Size(width: 120, height: 60)) throws -> Desk {
        var desk = try Desk(size: size)
        desk.press("2")
        return desk
    }

    private func selected(_ desk: Desk) -> [String] { desk.state.items.selection.map(\.text).sorted() }

    @Test("The selection stays after an action, for owner and day together, until esc")
    func stays() throws {
        var desk = try desk()
        desk.press(.down, "x", .down, "x", "o")
        desk.type("ben")
        desk.press(.enter, "d", .pageUp, .enter)
        for item in ["CC1.1-02", "CC6.1-01"] as [ItemID] {
            #expect(desk.work(item).owner.value == "ben" && desk.work(item).due.value == Northwind.day("2026-12-23"))
        }
        #expect(selected(desk) == ["CC1.1-02", "CC6.1-01"] && desk.screen.contains("2 selected"))
        desk.press(.escape)
        #expect(selected(desk).isEmpty)
    }

    @Test("What is selected and out of sight is counted in the title")
    func hidden() throws {
        var desk = try desk()
        desk.press("x", "x", "/")
        desk.type("conduct")
        desk.press(.enter)
        #expect(desk.screen.contains("2 selected"))
        desk.press(.escape, .escape, "x", "/")
        desk.type("logs go")
        desk.press(.enter)
        #expect(desk.screen.contains("1 selected, 1 of them not shown"))
    }

    @Test("V begins a range that every movement stretches and shrinks; V ends it, and what was selected before stays")
    func range() throws {
        var desk = try desk()
        desk.press("x", .down, "V", .down, .down)
        #expect(selected(desk) == ["CC1.1-01", "CC1.2-01", "CC6.1-01", "CC6.1-02"])
        desk.press(.up)
        #expect(selected(desk) == ["CC1.1-01", "CC1.2-01", "CC6.1-01"])
        desk.press("V", .down, .down)
        #expect(selected(desk) == ["CC1.1-01", "CC1.2-01", "CC6.1-01"])
        desk.press(.escape)
        #expect(selected(desk).isEmpty)
    }

    @Test("V and } select up to the next heading, and an action ends the range")
    func rangeToHeading() throws {
        var desk = try desk()
        desk.press(.down, .down, .down, "V", "}")
        #expect(selected(desk).count == 5)
        desk.press("o")
        desk.type("taro")
        desk.press(.enter, .down)
        #expect(desk.work("CC6.1-04").owner.value == "taro" && desk.work("CC6.2-01").owner.value == "taro")
        #expect(selected(desk).count == 5, "moving stretches nothing any more")
    }

    @Test("Shift with the arrows selects on the way, and the next movement without it keeps that")
    func shift() throws {
        var desk = try desk()
        desk.press(.shiftDown, .shiftDown)
        #expect(selected(desk) == ["CC1.1-01", "CC1.1-02", "CC1.2-01"])
        desk.press(.shiftUp)
        #expect(selected(desk) == ["CC1.1-01", "CC1.1-02"])
        desk.press(.down, .down)
        #expect(selected(desk) == ["CC1.1-01", "CC1.1-02"])
    }

    @Test("} and { go to headings, where x and space select what is below and take it back, and tick nothing")
    func headings() throws {
        var desk = try desk()
        desk.press("}", "}", " ")
        #expect(selected(desk).count == 5 && selected(desk).allSatisfy { $0.hasPrefix("CC6.1") })
        #expect(desk.work("CC6.1-04").status == .todo)
        desk.press("x")
        #expect(selected(desk).isEmpty)
        desk.press("o")
        #expect(desk.footer.contains("This is a heading"))
        desk.press("{", "x", .down)
        #expect(selected(desk) == ["CC1.2-01"] && desk.item == "CC1.2-01")
    }

    @Test("A click on a heading selects what is below")
    func click() throws {
        var desk = try desk()
        try desk.click(on: "Users are registered")
        #expect(selected(desk) == ["CC6.2-01", "CC6.2-02"])
    }

    @Test("J and K move the other pane: the detail from the list, the list from the detail")
    func otherPane() throws {
        var desk = try desk(Size(width: 120, height: 30))
        desk.press("J", "J")
        #expect(desk.state.items.detailTop == 2 && desk.state.items.focus == .list && desk.item == "CC1.1-01")
        desk.press("K")
        #expect(desk.state.items.detailTop == 1)
        desk.press(.enter, "J")
        #expect(desk.state.items.focus == .detail && desk.item == "CC1.1-02" && desk.state.items.detailTop == 0)
        var small = try self.desk(Size(width: 80, height: 24))
        small.press("J")
        #expect(small.footer.contains("enter or → opens it"))
    }

    @Test("A no to a question, too, leaves the selection as it is")
    func refused() throws {
        var desk = try desk()
        desk.press("X", " ", "n")
        #expect(selected(desk).count == 16)
    }
}
