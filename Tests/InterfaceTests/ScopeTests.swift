import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("On the Scope screen")
struct ScopeTests {
    /// A desk at the Scope screen, with the cursor on the row that shows a text.
    private func desk(at text: String, soc1: Bool = false) throws -> Desk {
        var desk = try Desk(size: Size(width: 160, height: 40))
        if soc1 { desk.press("]") }
        desk.press(.to(.scope))
        try desk.click(on: text)
        return desk
    }

    @Test("Before an area comes in one sees what it adds, and enter commits to it; u takes it back")
    func bringIn() throws {
        var desk = try desk(at: "C    Confidentiality")
        #expect(desk.screen.contains("+2 items, about 2 days"))
        desk.press(" ")
        #expect(desk.screen.contains("Bring Confidentiality in: +2 items, about 2 days"))
        desk.press(.enter)
        #expect(desk.state.engagement?.areas.first { $0.id == "C" }?.isInScope == true)
        desk.press("u")
        #expect(desk.state.engagement?.areas.first { $0.id == "C" }?.isInScope == false)
    }

    @Test("An area is left out for a reason, and not without one")
    func leaveOut() throws {
        var desk = try desk(at: "A    Availability")
        desk.press(" ")
        #expect(desk.screen.contains("3 items leave the count."))
        desk.press(.enter)
        #expect(desk.state.panel != nil, "a reason is needed")
        desk.type("No promise is made")
        desk.press(.enter)
        #expect(desk.state.engagement?.areas.first { $0.id == "A" }?.isInScope == false)
        #expect(desk.screen.contains("No promise is made"))
    }

    @Test("What every report has cannot be left out, and it says so")
    func required() throws {
        var desk = try desk(at: "CC6  Logical")
        desk.press(" ")
        #expect(desk.state.panel == nil)
        #expect(desk.footer.contains("is part of every such report and cannot be left out"))
    }

    @Test("The cursor goes to an objective that one adds, and the footer says what comes next")
    func ownObjective() throws {
        var desk = try desk(at: "PY   ", soc1: true)
        desk.press("A")
        desk.type("Controls provide reasonable assurance that payslips reach the right people")
        desk.press(.enter)
        guard case .objective(let index) = desk.state.scope.row else {
            return #expect(Bool(false), "the cursor is on an objective")
        }
        let objective = try #require(desk.state.engagement?.criteria[index])
        #expect(objective.title.contains("payslips"))
        #expect(desk.footer.contains("Added \(objective.id). It has no items yet: i adds one."))
    }

    @Test("Enter shows the items of an area, and says why not for one out of scope")
    func items() throws {
        var desk = try desk(at: "CC7  System")
        desk.press(.enter)
        #expect(desk.state.tab == .items && desk.state.items.filter.areas == ["CC7"])
        var out = try self.desk(at: "C    Confidentiality")
        out.press(.enter)
        #expect(out.state.tab == .scope)
        #expect(out.footer.contains("is out of scope; space brings it in"))
    }

    @Test("A SOC 1 report takes objectives and items of one's own, and other words for the catalog's")
    func ownObjectives() throws {
        var desk = try desk(at: "☑ PY1 Pay is", soc1: true)
        desk.press("w", .control("u"))
        desk.type("Controls make sure that pay is right.")
        desk.press(.enter)
        #expect(desk.screen.contains("your words") && desk.screen.contains("Controls make sure that pay is right."))
        desk.press("i")
        desk.type("Pay slips are checked")
        desk.press(.enter)
        #expect(desk.screen.contains("3 items"))
        desk.press("A")
        desk.type("Controls make sure that taxes are paid.")
        desk.press(.enter)
        #expect(desk.screen.contains("your own"))
        desk.press(" ")
        desk.type("It is done by the bank")
        desk.press(.enter)
        #expect(desk.screen.contains("left out") && desk.screen.contains("Left out: It is done by the bank"))
    }

    @Test("A SOC 2 report has no objectives of one's own: the keys are not there")
    func noObjectives() throws {
        var desk = try desk(at: "CC7  System")
        desk.press("w")
        #expect(desk.footer.contains("does nothing here"))
    }

    @Test("c shows the four differences side by side, and below each other where there is no room")
    func differences() throws {
        var desk = try desk(at: "CC7  System")
        desk.press("c")
        #expect(Difference.all.allSatisfy { desk.screen.contains($0.title) })
        desk.press("x")
        #expect(desk.state.panel == nil)
        var small = try Desk(size: Size(width: 60, height: 16))
        small.press(.to(.scope), "c")
        var seen = small.screen
        for _ in 0..<6 {
            small.press(.pageDown)
            seen += small.screen
        }
        #expect(Difference.all.allSatisfy { seen.contains($0.title) })
        #expect(small.state.panel != nil)
    }

    @Test("→ goes to the text about the area, which then scrolls; ← goes back")
    func reading() throws {
        var desk = try Desk(size: Size(width: 60, height: 16))
        desk.press(.to(.scope), .right, .end)
        #expect(desk.screen.contains("CC1.2 Oversight by the board"))
        desk.press(.home, .left, .down)
        #expect(!desk.screen.contains("CC1.2 Oversight by the board") && desk.screen.contains("╭ CC6 "))
    }

    @Test("The cursor never stands on a category")
    func categories() throws {
        var desk = try desk(at: "CC1  Control")
        for key in [Key.up, .home, .end, .down, .pageUp, .pageDown, "k", "j", "g", "G"] {
            for _ in 0..<3 { desk.press(key) }
            if case .category = desk.state.scope.row { #expect(Bool(false), "\(key)") }
        }
        try desk.click(on: "Security")
        guard case .area = desk.state.scope.row else { return #expect(Bool(false), "a category leads to its first area") }
    }
}
