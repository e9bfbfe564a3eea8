import Foundation
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Notes and items of one's own")
struct NoteTests {
    private func desk(at item: ItemID, _ size: Size = Size(width: 120, height: 40)) throws -> Desk {
        var desk = try Desk(size: size)
        desk.press("2")
        for _ in 0..<20 where desk.item != item { desk.press(.down) }
        return desk
    }

    @Test("Items with notes are marked, and notes stand right below the status, the newest first", arguments: [80, 120])
    func shown(width: Int) throws {
        var desk = try desk(at: "CC6.1-02", Size(width: width, height: width == 80 ? 24 : 40))
        #expect(desk.screen.contains("≡CC6.1-02"))
        desk.press("e")
        desk.type("Signed by the board")
        desk.press(.enter, .enter)
        let screen = desk.screen
        let newest = try #require(screen.range(of: "Signed by the board")).lowerBound
        let oldest = try #require(screen.range(of: "Comments until Friday")).lowerBound
        #expect(newest < oldest)
        #expect(screen.range(of: "Why and how").map { oldest < $0.lowerBound } ?? true)
    }

    @Test("c corrects a note of one's own, and says so; those of others only their authors correct")
    func corrects() throws {
        var desk = try desk(at: "CC6.1-02")
        desk.press("c")
        #expect(desk.footer.contains("There is no note of yours on CC6.1-02"))
        desk.press("e")
        desk.type("Sined")
        desk.press(.enter, "c", .enter, .control("a"), .control("k"))
        desk.type("Signed")
        desk.press(.enter)
        #expect(desk.work("CC6.1-02").notes.map(\.text).last == "Signed")
        #expect(desk.screen.contains("Ana Ruiz, 23 Nov 2026, corrected"))
        #expect(desk.state.reversible.undo == "correction")
        desk.press("u")
        #expect(desk.work("CC6.1-02").notes.map(\.text).last == "Sined")
    }

    @Test("A note can be withdrawn, and the mark goes with the last one")
    func withdraws() throws {
        var desk = try desk(at: "CC6.1-04")
        desk.press("e")
        desk.type("Wrong item")
        desk.press(.enter)
        #expect(desk.screen.contains("≡CC6.1-04"))
        desk.press("c", .down, .enter)
        #expect(desk.work("CC6.1-04").notes.isEmpty && !desk.screen.contains("≡CC6.1-04"))
        desk.press("u")
        #expect(desk.work("CC6.1-04").notes.count == 1)
    }

    @Test("An item of one's own is reworded and dropped by name, and one of the catalog is not")
    func own() throws {
        var desk = try desk(at: "CC6.1-04")
        #expect(!desk.state.paletteEntries("Drop this item").contains { $0.title == "Drop this item of your own" })
        desk.press("A")
        desk.type("Badges are colected")
        desk.press(.enter)
        let id = try #require(desk.item)
        desk.press(":")
        desk.type("other words")
        desk.press(.enter, .end)
        for _ in 0..<8 { desk.press(.backspace) }
        desk.type("collected")
        desk.press(.enter)
        #expect(desk.screen.contains("Badges are collected") && desk.item == id)
        desk.press(":")
        desk.type("drop this item")
        desk.press(.enter)
        #expect(!desk.screen.contains("Badges are") && desk.footer.contains("Dropped \(id); u takes it back."))
        desk.press("u")
        #expect(desk.screen.contains("Badges are collected"))
    }
}
