import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("What an undo would take back is named before")
struct ReversibleTests {
    private func desk(at item: ItemID = "CC6.1-04", width: Int = 120) throws -> Desk {
        var desk = try Desk(size: Size(width: width, height: width == 80 ? 24 : 40))
        desk.press("2")
        for _ in 0..<20 where desk.item != item { desk.press(.down) }
        return desk
    }

    @Test("The footer names it, at 80 columns, too, and redo names what comes again", arguments: [80, 120])
    func named(width: Int) throws {
        var desk = try desk(width: width)
        desk.press(" ")
        #expect(desk.footer.contains("u undo: tick CC6.1-04"))
        desk.press("u")
        #expect(desk.work("CC6.1-04").status == .todo && !desk.footer.contains("undo: tick CC6.1-04"))
        #expect(desk.state.reversible.redo == "tick CC6.1-04")
        desk.press(.control("r"), .down)
        #expect(desk.footer.contains("u undo: tick CC6.1-04"))
    }

    @Test("Each kind of change has its name")
    func kinds() throws {
        var desk = try desk()
        func expect(_ name: String) { #expect(desk.state.reversible.undo == name) }
        desk.press("o")
        desk.type("ben")
        desk.press(.enter)
        expect("owner of CC6.1-04")
        desk.press("d", .pageUp, .enter)
        expect("due date of CC6.1-04")
        desk.press("e")
        desk.type("Seen")
        desk.press(.enter)
        expect("note on CC6.1-04")
        desk.press("b")
        desk.type("Waiting")
        desk.press(.enter)
        expect("block CC6.1-04")
        desk.press("b")
        expect("unblock CC6.1-04")
        desk.press("A")
        desk.type("Badges are collected")
        desk.press(.enter)
        expect("new item in CC6.1")
        desk.press("{", "x", "o")
        desk.type("taro")
        desk.press(.enter)
        expect("owner of 6 items")
        desk.press("o")
        desk.type("Zoë Lind")
        desk.press(.enter, .enter)
        expect("owner of 6 items")
    }

    @Test("The palette names it, too")
    func palette() throws {
        var desk = try desk()
        desk.press(" ", ":")
        desk.type("undo")
        #expect(desk.screen.contains("Undo the last thing that you did: tick CC6.1-04"))
    }

    @Test("An undo of what began the report asks, and a no leaves everything")
    func began() throws {
        var desk = try Desk(isEmpty: true)
        desk.press("2")
        desk.type("Acme")
        desk.press(.enter, .enter, "1", .enter, .enter, .enter)
        #expect(desk.engagements.count == 1 && desk.state.reversible.undo == "begin soc2")
        desk.press("u")
        #expect(desk.state.hasPanel && desk.screen.contains("SOC 2 Type 1"))
        desk.press(.enter)
        #expect(desk.engagements.count == 1)
        desk.press("u", "y")
        #expect(desk.engagements.isEmpty)
    }

    @Test("What is said of evidence is named by what it is, and verdict is the word for readiness alone")
    func evidence() {
        let piece = EntryID(Desk.ben, 1)
        let accepted = Action.evidence(piece, .opinion(to: .accepted, was: nil, seen: piece))
        let returned = Action.evidence(piece, .opinion(to: .returned(reason: "Too old"), was: nil, seen: piece))
        #expect(Reversible(undo: [accepted], redo: [returned]).undo == "accept evidence")
        #expect(Reversible(undo: [accepted], redo: [returned]).redo == "return evidence")
    }
}
