import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Menus")
struct MenuTests {
    @Test("Typing narrows a menu to the rows that hold what is typed, with their headings; esc shows all, and again closes")
    func narrowing() throws {
        var desk = try Desk()
        desk.press("2", "f")
        let before = desk.screen.split(separator: "\n").count { $0.contains("│") }
        desk.type("taro")
        desk.press(.backspace, .backspace, .backspace, .backspace)
        desk.type("山田")
        #expect(desk.screen.contains("Owner") && !desk.screen.contains("Blocked"))
        #expect(desk.screen.split(separator: "\n").count { $0.contains("│") } == before, "nothing jumps")
        desk.press(.enter)
        #expect(desk.state.items.filter.owner == .person("taro"))
        desk.press("f")
        desk.type("block")
        desk.press(.escape)
        #expect(desk.state.panel != nil && desk.screen.contains("In progress"))
        desk.press(.escape)
        #expect(desk.state.panel == nil)
    }

    @Test("A letter that no row holds is not taken, so that a menu is never empty")
    func nothing() throws {
        var desk = try Desk()
        desk.press("T")
        desk.type("zzz")
        #expect(desk.screen.contains("Night, for dark terminals") && desk.screen.contains("Day, for light terminals"))
        desk.type("day")
        #expect(!desk.screen.contains("Night, for dark"))
        #expect(desk.asked.last == .theme("day"), "what is found is tried on")
    }
}
