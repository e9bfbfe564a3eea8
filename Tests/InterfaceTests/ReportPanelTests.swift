import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Correcting what was said of a report")
struct ReportPanelTests {
    @Test("The organization's name takes three keys without the text, from Scope; two from the Overview")
    func organization() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press(desk.state.context.key(of: .scope), "e")
        desk.type("Brightwater, Inc.")
        desk.press(.enter)
        #expect(desk.state.engagement?.record.organization.value == "Brightwater, Inc.")
        #expect(desk.screen.contains("Brightwater, Inc.") && desk.footer.contains("u takes it back"))
        desk.press("1", "e")
        desk.type("Brightwater")
        desk.press(.enter)
        #expect(desk.state.engagement?.record.organization.value == "Brightwater")
        desk.press("u")
        #expect(desk.state.engagement?.record.organization.value == "Brightwater, Inc.")
    }

    @Test("Service, workspace name, type and dates are changed where they are shown")
    func all() throws {
        var desk = try Desk()
        desk.press(desk.state.context.key(of: .scope))
        try desk.click(on: "Service         ")
        desk.press(.enter)
        desk.type("Ledger")
        desk.press(.tab)
        desk.type("Northwind SOC")
        desk.press(.enter)
        #expect(desk.state.engagement?.record.service.value == "Ledger")
        #expect(desk.state.workspace?.name == "Northwind SOC")
        try desk.click(on: "Type and dates")
        desk.press("e", .tab)
        desk.type("1 feb")
        #expect(desk.screen.contains("Mon 1 Feb 2027, in 70 days"))
        desk.press(.tab)
        desk.type("end of july")
        desk.press(.enter)
        #expect(desk.state.engagement?.record.type.value == .type2(Northwind.day("2027-02-01")...Northwind.day("2027-07-31")))
    }

    @Test("Another type asks first, with the items that leave the count")
    func type() throws {
        var desk = try Desk()
        desk.press(desk.state.context.key(of: .scope), "e", .down, .down, .down, .left)
        #expect(desk.screen.contains("As of"))
        desk.press(.enter)
        #expect(desk.screen.contains("Change the type?") && desk.screen.contains("becomes Type 1, as of 30 Jun 2027."))
        #expect(desk.screen.contains("1 item leaves the count"))
        desk.press("n")
        #expect(desk.screen.contains("Edit the report"), "a no goes back to what was typed")
        desk.press(.enter, "y")
        #expect(desk.state.engagement?.record.type.value == .type1(asOf: Northwind.day("2027-06-30")))
    }

    @Test("Dates before which open items are due are changed without a question; where some are due after them it asks")
    func dueAfter() throws {
        var desk = try Desk()
        desk.press(desk.state.context.key(of: .scope), "e", .down, .down, .down, .down, .down)
        desk.type("2027-01-31")
        desk.press(.enter)
        #expect(desk.screen.contains("Change the dates?") && desk.screen.contains("1 open item is due after 31 Jan 2027."))
    }

    @Test("What is no day, and a period that ends before it begins, are refused where they stand, and nothing is written")
    func refused() throws {
        var desk = try Desk()
        desk.press(desk.state.context.key(of: .scope), "e", .down, .down, .down, .down, .down)
        desk.type("2026-01-01")
        desk.press(.enter)
        #expect(desk.screen.contains("before it begins"))
        desk.type("soon")
        desk.press(.enter)
        #expect(desk.screen.contains("not a day that is understood"))
        desk.press(.escape)
        #expect(desk.state.panel == nil)
        #expect(desk.state.engagement?.record.type.value == .type2(Northwind.day("2027-01-01")...Northwind.day("2027-06-30")))
    }

    @Test("The palette finds it by the words that people look for", arguments: ["rename", "organization", "period"])
    func found(word: String) throws {
        let desk = try Desk()
        #expect(desk.state.paletteEntries(word).first?.title == ReportPanel.explanation)
    }

    @Test("A line that one comes back to is replaced by what is typed")
    func again() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press(desk.state.context.key(of: .scope), "e")
        desk.type("Bright")
        desk.press(.tab, .backTab)
        desk.type("Acme")
        desk.press(.enter)
        #expect(desk.state.engagement?.record.organization.value == "Acme")
    }
}
