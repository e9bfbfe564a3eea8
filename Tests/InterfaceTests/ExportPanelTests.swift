import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("The export panel")
struct ExportPanelTests {
    private func draft(_ desk: Desk) throws -> ExportDraft { try #require(desk.state.panel as? ExportPanel).draft }

    @Test("r takes one report after the other, i everything, what Items shows, or an area, d the end of a day, x codes for names")
    func choices() throws {
        var desk = try Desk()
        desk.press("2", "/")
        desk.type("access")
        desk.press(.enter, "E")
        #expect(try draft(desk) == ExportDraft(ExportChoice(.markdown)))
        #expect(desk.screen.contains("every report") && desk.screen.contains("all items") && desk.screen.contains("with names"))
        desk.press("r")
        #expect(try draft(desk).report == desk.engagements.first?.id)
        desk.press("i")
        guard case .shown(let filter) = try draft(desk).items else {
            Issue.record("what Items shows is not offered")
            return
        }
        #expect(filter.text.text == "access" && desk.screen.contains("what Items shows"))
        desk.press("i")
        #expect(try draft(desk).filter.areas.count == 1 && desk.screen.contains("area CC1"))
        desk.press("x")
        #expect(try draft(desk).isRedacted && desk.screen.contains("redacted"))
        desk.press("d")
        desk.type("2 nov")
        #expect(desk.screen.contains("Mon 2 Nov 2026"))
        desk.press(.enter)
        #expect(try draft(desk).day == Northwind.day("2026-11-02") && desk.screen.contains("at the end of 2 Nov 2026"))
        desk.press(.enter)
        let written = desk.asked.last { if case .export = $0 { true } else { false } }
        guard case .export(let wish, _, false) = written else {
            Issue.record("nothing is written")
            return
        }
        #expect(wish.isRedacted && wish.day == Northwind.day("2026-11-02") && wish.report != nil)
    }

    @Test("Words that are looked for would look into what redacting takes out: that is refused in the panel")
    func redactedWords() throws {
        var desk = try Desk()
        desk.press("2", "/")
        desk.type("access")
        desk.press(.enter, "E", "i", "x")
        #expect(try !draft(desk).isRedacted && desk.screen.contains("i takes other items"))
    }

    @Test("Only a package is signed, and what cannot be filtered says so")
    func signing() throws {
        var desk = try Desk()
        desk.press("E", "s")
        #expect(desk.screen.contains("Only a package is signed"))
        while try draft(desk).choice.format != .package { desk.press(.tab) }
        desk.press("s")
        #expect(try draft(desk).isSigned && desk.screen.contains("signed"))
        desk.press("i")
        #expect(desk.screen.contains("is made of everything"))
    }

    @Test("What is being written shows how far it is, here and at the top; esc gives it up, enter lets it go on behind")
    func packing() throws {
        var desk = try Desk()
        desk.press("E")
        desk.send(.packing(done: 30, total: 100))
        #expect(desk.screen.contains("30%") && desk.screen.contains("esc gives it up"))
        desk.press("x", "w")
        #expect(!desk.asked.contains { if case .export = $0 { true } else { false } }, "other keys wait")
        desk.press(.escape)
        #expect(desk.asked.last == .cancelExport)
        desk.send(.exportRefused("It was given up, and nothing of it is left."))
        #expect(desk.screen.contains("nothing of it is left"))
        desk.send(.packing(done: 0, total: 0))
        desk.press(.enter)
        #expect(desk.state.panel == nil && desk.screen.contains("writing …"))
        desk.press("2", .down)
        desk.send(.packing(done: 99, total: 100))
        #expect(desk.screen.contains("writing 99%"))
        desk.send(.exported(path: "audit.zip", more: "Signed: audit.zip.sig."))
        #expect(desk.footer.contains("Exported to audit.zip. Signed") && !desk.screen.contains("writing"))
    }

    @Test("An export that was sent behind closes no other panel when it is done")
    func behind() throws {
        var desk = try Desk()
        desk.press("E")
        desk.send(.packing(done: 1, total: 100))
        desk.press(.enter, "?")
        desk.send(.exported(path: "audit.zip", more: ""))
        #expect(desk.state.panel is HelpPanel)
    }

    @Test("From a day that is looked back to, that day is exported")
    func past() throws {
        var desk = try Desk()
        desk.press("@")
        desk.type("2 nov")
        desk.press(.enter, "E")
        #expect(try draft(desk).day == Northwind.day("2026-11-02"))
    }

    @Test("The title says what is exported, and the keys what escape does", arguments: [60, 80, 120])
    func title(width: Int) throws {
        var desk = try Desk(size: Size(width: width, height: 24))
        desk.press("E")
        #expect(desk.screen.contains("Export a summary to be read") && desk.screen.contains("esc closes"))
        for _ in 0..<5 { desk.press(.tab) }
        #expect(desk.screen.contains("Export criteria by controls"), "\(desk.screen)")
    }
}
