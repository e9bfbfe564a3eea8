import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Reviewing and returning")
struct ReturnTests {
    /// A desk at which three items of others wait for ana, beside one of her own.
    private func desk(_ size: Size = Size(width: 120, height: 60)) throws -> Desk {
        var desk = try Desk(size: size) { desk in
            try desk.tell()
            try desk.act(.tick, "CC7.2-01", by: Desk.ben, on: "2026-11-12")
            try desk.act(.tick, "A1.2-01", by: Desk.ben, on: "2026-11-12")
        }
        desk.press("2", "w", .down, .enter)
        return desk
    }

    /// The row of an item in the list.
    private func row(_ item: ItemID, of desk: Desk) -> Substring {
        desk.screen.split(separator: "\n").first { $0.contains(" \(item.text) ") && $0.contains("New users") } ?? ""
    }

    @Test("The queue holds what I may review, and goes on to the next after a review and after a return")
    func queue() throws {
        var desk = try desk()
        #expect(desk.state.items.count == 3 && desk.item == "CC6.2-01")
        desk.press("r", .enter)
        #expect(desk.work("CC6.2-01").status == .reviewed && desk.item == "CC7.2-01")
        desk.press("R")
        desk.type("The export is from August")
        desk.press(.enter)
        #expect(desk.work("CC7.2-01").returned?.reason == "The export is from August" && desk.item == "A1.2-01")
        desk.press("r", .enter)
        #expect(desk.work("A1.2-01").status == .reviewed)
        #expect(!desk.screen.contains("CC6.1-01"), "nobody reviews a tick of one's own")
    }

    @Test("A note in the queue stays on its item, and elsewhere a review does not move")
    func stays() throws {
        var desk = try desk()
        desk.press("e")
        desk.type("Asked")
        desk.press(.enter)
        #expect(desk.item == "CC6.2-01")
        desk.press(.escape, "r", .enter)
        #expect(desk.work("CC6.2-01").status == .reviewed && desk.item == "CC6.2-01")
    }

    @Test("A review may say what was looked at, and the detail shows it")
    func comment() throws {
        var desk = try desk()
        desk.press("r")
        desk.type("Three of three samples")
        desk.press(.enter)
        #expect(desk.work("CC6.2-01").review?.comment == "Three of three samples")
        desk.press("K", .up)
        #expect(desk.screen.contains("Three of three samples"))
    }

    @Test("What is returned is In progress, marked in the list, and says by whom and why until it is ticked again")
    func returned() throws {
        var desk = try desk()
        desk.press("R", .enter)
        #expect(desk.screen.contains("Returning an item needs a reason"))
        desk.type("Two names are missing")
        desk.press(.enter, .escape, .up, .up, .up)
        desk.press("f")
        try desk.click(on: "Returned, and not ticked since")
        desk.press(.enter)
        #expect(desk.state.items.count == 1 && desk.item == "CC6.2-01")
        #expect(desk.work("CC6.2-01").status == .inProgress && desk.work("CC6.2-01").tick != nil)
        #expect(row("CC6.2-01", of: desk).contains("returned"))
        #expect(desk.screen.contains("by Ana Ruiz, 23 Nov 2026: Two names are missing"))
        desk.press(" ")
        #expect(!row("CC6.2-01", of: desk).contains("returned"))
        desk.press("u", "u")
        #expect(desk.work("CC6.2-01").status == .ready, "undo takes the return back, too")
    }

    @Test(
        "A reason that would come to nothing is refused before anybody types it", arguments: ["R", "b", "n", "r"] as [Character])
    func refusedBefore(key: Character) throws {
        var desk = try Desk(size: Size(width: 120, height: 60))
        let (item, reason): (ItemID, String) =
            switch key {
            case "R": ("CC1.1-02", "CC1.1-02 is not ticked")
            case "b": ("CC6.1-01", "CC6.1-01 is ticked; untick it")
            case "n": ("CC6.1-01", "")
            default: ("CC6.1-01", "was ticked by you")
            }
        desk.press("2")
        for _ in 0..<20 where desk.item != item { desk.press(.down) }
        desk.press(.character(key))
        #expect(desk.state.hasPanel == reason.isEmpty)
        #expect(reason.isEmpty || desk.footer.contains(reason))
    }
}
