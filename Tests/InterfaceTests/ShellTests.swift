import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Everywhere")
struct ShellTests {
    @Test("The digits go to the tabs, and so does a click on one")
    func tabs() throws {
        var desk = try Desk()
        for tab in Tab.allCases {
            desk.press(desk.state.context.key(of: tab))
            #expect(desk.state.tab == tab)
        }
        for tab in Tab.allCases {
            try desk.click(on: " \(tab.title) ")
            #expect(desk.state.tab == tab)
        }
    }

    @Test("] shows the next engagement, and comes round")
    func engagements() throws {
        var desk = try Desk()
        #expect(desk.screen.contains("SOC 2 Type 2"))
        desk.press("]")
        #expect(desk.screen.contains("SOC 1 Type 1"))
        desk.press("]")
        #expect(desk.screen.contains("SOC 2 Type 2"))
    }

    @Test(
        "q and ctrl-c leave; ctrl-z suspends; ctrl-l draws anew",
        arguments: [("q" as Key, Effect.quit), (.control("c"), .quit), (.control("z"), .suspend), (.control("l"), .redraw)])
    func effects(key: Key, effect: Effect) throws {
        var desk = try Desk()
        desk.press(key)
        #expect(desk.asked == [effect])
    }

    @Test("What could not be saved is said, kept, tried again, and not left without a question")
    func notSaved() throws {
        var desk = try Desk()
        desk.diskIsFull = true
        desk.press("2", .down, " ")
        #expect(desk.screen.contains("NOT SAVED"))
        #expect(desk.work("CC1.1-02").status == .ready, "it is kept")
        desk.press("q")
        #expect(desk.screen.contains("Leave, and lose it?"))
        desk.press("n")
        #expect(desk.state.panel == nil && !desk.asked.contains(.quit))
        desk.diskIsFull = false
        desk.press(.control("r"))
        #expect(desk.asked.last == .retry && desk.state.saving == .saved)
        desk.diskIsFull = true
        desk.press(" ", "q", "y")
        #expect(desk.asked.last == .quit)
    }

    @Test("ctrl-x gives up what could not be saved")
    func discard() throws {
        var desk = try Desk()
        desk.diskIsFull = true
        desk.press("2", .down, " ", .control("x"))
        #expect(desk.state.saving == .saved)
    }

    @Test(
        "A folder that can only be read says why, at each key that would write",
        arguments: [" ", "i", "o", "d", "e", "b", "n", "u", "N"] as [Key])
    func readOnly(key: Key) throws {
        var desk = try Desk(readOnlyReason: "The folder belongs to somebody else.")
        desk.press("2", key)
        #expect(desk.screen.contains("read-only"))
        #expect(desk.footer.contains("The folder belongs to somebody else."))
        #expect(desk.state.panel == nil && desk.state.welcome == nil)
    }

    @Test("There is nothing to undo where one has done nothing, and it says so")
    func nothingToUndo() throws {
        var desk = try Desk()
        desk.press(.control("r"))
        #expect(desk.footer.contains("There is nothing of yours to do again."))
    }

    @Test("A key that means nothing here says so", arguments: ["z" as Key, .function(5), .control("g")])
    func unknownKey(key: Key) throws {
        var desk = try Desk()
        desk.press(key)
        #expect(desk.footer.contains("does nothing here"))
    }

    @Test("A long message is shown in full, and is gone with the next key")
    func longMessage() throws {
        var desk = try Desk(size: Size(width: 60, height: 16))
        desk.send(.refused("Ben Okafor has changed CC6.1-01 since; undoing would take that back, too, and nobody wants that."))
        #expect(desk.screen.contains("nobody wants"))
        desk.press(.down)
        #expect(!desk.screen.contains("nobody wants"))
    }

    @Test("The wheel scrolls what lies under it, a click in the footer does what it says")
    func mouse() throws {
        var desk = try Desk(size: Size(width: 200, height: 24))
        desk.press("2")
        desk.send(.terminal(.mouse(Mouse(.wheelDown, at: Point(x: 180, y: 8)))))
        #expect(desk.state.items.detailTop == 3 && desk.item == "CC1.1-01" && desk.state.items.focus == .list)
        desk.send(.terminal(.mouse(Mouse(.wheelDown, at: Point(x: 60, y: 8)))))
        #expect(desk.item == "CC6.1-01")
        desk.send(.terminal(.mouse(Mouse(.wheelUp, at: Point(x: 60, y: 8)))))
        #expect(desk.item == "CC1.1-01")
        try desk.click(on: "f filter")
        guard desk.state.panel is MenuPanel else { return #expect(Bool(false), "the filter menu is open") }
        desk.click(0, 0)
        #expect(desk.state.panel == nil, "a click beside it closes it")
    }

    @Test("A click on a row goes there, on its mark ticks it, twice opens it; beside the rows nothing happens")
    func clicks() throws {
        var desk = try Desk()
        desk.press("2")
        try desk.click(on: "CC1.1-02")
        #expect(desk.item == "CC1.1-02" && desk.work("CC1.1-02").status == .todo)
        let lines = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(lines.firstIndex { $0.contains("☐ CC1.1-02") })
        let list = try #require(desk.state.items.layout(on: desk.state.size).list)
        desk.click(list.x + 3, row)
        #expect(desk.work("CC1.1-02").status == .ready)
        let detail = try #require(desk.state.items.layout(on: desk.state.size).detail)
        desk.click(list.x + 3, detail.y)
        #expect(desk.work("CC1.1-02").status == .ready, "there is no row below the list")
        #expect(desk.state.items.focus == .detail)
        try desk.click(on: "CC6.1 Logical")
        #expect(desk.state.items.selection.count == 5, "a heading stands for what is below it")
        desk.press(.escape)
        try desk.click(on: "CC6.1-02", twice: true)
        #expect(desk.state.items.focus == .detail)
        try desk.click(on: "Availability")
        #expect(desk.state.items.filter.areas == ["A"])
    }

    @Test(
        "A panel stays open, and fits, when the terminal changes its size",
        arguments: ["?", "f", "o", "e", "d", ":", "E", "T"] as [Key])
    func resized(key: Key) throws {
        var desk = try Desk(size: Size(width: 200, height: 60))
        desk.press("2", key)
        for size in [
            Size(width: 60, height: 16), Size(width: 20, height: 4), Size(width: 300, height: 90), Size(width: 80, height: 24),
        ] {
            desk.send(.terminal(.resize(size)))
            #expect(desk.state.panel != nil)
            if let caret = desk.frame.caret { #expect(desk.frame.bounds.contains(caret)) }
        }
        var fresh = try Desk(size: Size(width: 80, height: 24))
        fresh.press("2", key)
        #expect(desk.screen == fresh.screen)
    }

    @Test("It is another day: what is late is counted anew")
    func anotherDay() throws {
        var desk = try Desk()
        #expect(desk.screen.contains("1 late"))
        desk.send(.today(Northwind.day("2026-12-02")))
        #expect(desk.screen.contains("2 late"))
    }

    @Test("It never says 100% for 99.6%")
    func honest() {
        #expect(Share(249, of: 250).text == "99%")
        #expect(Share(1, of: 250).text == "<1%")
        #expect(Share(250, of: 250).text == "100%")
    }
}
