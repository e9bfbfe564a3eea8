import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("What one does is answered")
struct FeedbackTests {
    /// A desk at the Items screen, with the cursor on an item.
    private func desk(at item: ItemID) throws -> Desk {
        var desk = try Desk()
        desk.press("2")
        try desk.click(on: item.text)
        return desk
    }

    @Test("Taking back a tick that was reviewed asks, and says that the review went with it; u brings both back")
    func untickReviewed() throws {
        var desk = try desk(at: "CC1.1-01")
        desk.press(" ")
        #expect(desk.work("CC1.1-01").status == .reviewed)
        #expect(desk.screen.contains("Take back 1 tick and 1 review?"))
        desk.press("y")
        #expect(desk.work("CC1.1-01").status == .todo)
        #expect(desk.footer.contains("Took back 1 tick and 1 review, 1 of them by others; u takes it back."))
        desk.press("u")
        #expect(desk.work("CC1.1-01").status == .reviewed)
    }

    @Test("What is done to several items is said, because not all of them need be in sight")
    func severalDone() throws {
        var desk = try desk(at: "CC6.1-04")
        desk.press("x", "x", "o")
        desk.type("ben")
        desk.press(.enter)
        #expect(desk.work("CC6.1-04").owner.value == "ben")
        #expect(desk.footer.contains("Gave 2 items to Ben Okafor; u takes it back."))
    }

    @Test("The cursor goes to an item that one adds, and the footer says its id")
    func added() throws {
        var desk = try desk(at: "CC6.1-02")
        desk.press("A")
        desk.type("Badges are collected on the last day")
        desk.press(.enter)
        let item = try #require(desk.item)
        #expect(desk.state.engagement?.items.first { $0.id == item }?.title == "Badges are collected on the last day")
        #expect(desk.footer.contains("Added \(item); u takes it back."))
        desk.press("k")
        #expect(desk.footer.contains("space"), "it is said once")
    }
}
