import Foundation
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("In an empty folder")
struct WelcomeTests {
    private func desk() throws -> Desk { try Desk(isEmpty: true, size: Size(width: 80, height: 24)) }

    /// A desk at the dates of a SOC 2 Type 2 report of Acme.
    private func deskAtDates() throws -> Desk {
        var desk = try desk()
        desk.press("2")
        desk.type("Acme")
        desk.press(.enter, .enter, "2")
        return desk
    }

    @Test("It says what Tickmark is for and how to look around first; a key that does nothing says so")
    func welcoming() throws {
        var desk = Desk(isEmpty: true, size: Size(width: 80, height: 24)) { _ in }
        #expect(desk.screen.contains("Tickmark keeps what has to be true before a SOC 1 or SOC 2 audit"))
        #expect(desk.screen.contains("tickmark demo DIR"))
        desk.press("z")
        #expect(desk.screen.contains("z does nothing here; enter goes on, esc goes back."))
        desk.press(.down)
        #expect(!desk.screen.contains("does nothing"))
    }

    @Test("SOC 2 Type 2 with a category begins with what was said")
    func soc2() throws {
        var desk = try desk()
        desk.press("2")
        desk.type("Acme")
        desk.press(.enter)
        desk.type("API")
        desk.press(.enter, "2")
        #expect(desk.screen.contains("1 Dec 2026 to 31 May 2027: 182 days, about 6 months."))
        desk.press(.enter, .pageUp)
        #expect(desk.screen.contains("about 7 months."))
        desk.press(.enter, " ", .enter)
        #expect(desk.screen.contains("SOC 2 Type 2 for Acme, API") && desk.screen.contains("Security, Availability"))
        desk.press(.enter)
        let engagement = try #require(desk.engagements.first)
        #expect(engagement.record.organization.value == "Acme" && engagement.record.service.value == "API")
        #expect(engagement.record.type.value == .type2(Northwind.day("2026-12-01")...Northwind.day("2027-06-30")))
        #expect(engagement.areas.filter(\.isInScope).map(\.id) == ["CC1", "CC6", "CC7", "A", "DC"])
        #expect(desk.footer.contains("SOC 2 Type 2 has begun. Press 2 for its items."))
    }

    @Test("SOC 1 Type 1 begins with the areas of a preset, less what was switched off")
    func soc1() throws {
        var desk = try desk()
        desk.press("1")
        desk.type("Acme")
        desk.press(.enter, .enter, "1", .enter)
        #expect(desk.screen.contains("Payroll processing"))
        desk.press("1", .down, " ", .enter, .enter)
        let engagement = try #require(desk.engagements.first)
        #expect(engagement.record.type.value.number == 1)
        #expect(engagement.areas.filter(\.isInScope).map(\.id) == ["PY", "LA", "MA"])
    }

    @Test("Both reports begin in one workspace")
    func both() throws {
        var desk = try desk()
        desk.press("3")
        desk.type("Acme")
        desk.press(.enter, .enter, "2", .enter, .enter, "3", .enter, "1", .enter, .enter)
        #expect(desk.screen.contains("SOC 1 Type 2 for Acme") && desk.screen.contains("SOC 2 Type 1 for Acme"))
        desk.press(.enter)
        #expect(desk.engagements.map(\.title) == ["SOC 1 Type 2", "SOC 2 Type 1"])
    }

    @Test("The advisor asks about five factors, recommends with reasons, and one goes on with what one chooses")
    func advisor() throws {
        var desk = try desk()
        desk.press("4")
        for number in 1...5 {
            #expect(desk.screen.contains("\(number) of 5"))
            desk.press("2")
        }
        #expect(desk.screen.contains("We recommend SOC 2") && desk.screen.contains("Nature of your services"))
        desk.press(.enter)
        #expect(desk.state.welcome?.reports == [.soc2])
        desk.press(.escape, .escape)
        #expect(desk.screen.contains("5 of 5"))
    }

    @Test("Esc goes back a step at a time, with what was said, and from the first leaves")
    func back() throws {
        var desk = try desk()
        desk.press("2")
        desk.type("Acme")
        desk.press(.enter, .enter, "1")
        #expect(desk.screen.contains("as of which day?"))
        desk.press(.escape)
        #expect(desk.screen.contains("Type 1 or Type 2?"))
        desk.press(.escape)
        #expect(desk.screen.contains("Acme"))
        desk.press(.escape)
        #expect(desk.screen.contains("Which report are you preparing for?"))
        desk.press(.escape)
        #expect(desk.asked == [.quit])
        #expect(desk.engagements.isEmpty)
    }

    @Test("Without a name, with a day that is none, or with a period that ends before it begins, one does not go on")
    func refused() throws {
        var desk = try desk()
        desk.press("2", .enter)
        #expect(desk.screen.contains("The organization's name is empty."))
        desk.type("Acme")
        #expect(!desk.screen.contains("is empty."))
        desk.press(.enter, .enter, "2", .control("u"))
        desk.type("2027-13-01")
        desk.press(.enter, .enter)
        #expect(desk.screen.contains("There is no such day as 2027-13-01."))
        desk.press(.control("u"))
        desk.type("2027-09-01")
        desk.press(.enter, .enter)
        #expect(desk.screen.contains("ends (31 May 2027) before it begins (1 Sep 2027)"))
        #expect(desk.screen.contains("over which period?"))
    }

    @Test("Dates are written as people say them, and typing takes the place of what is suggested")
    func spokenDates() throws {
        var desk = try deskAtDates()
        desk.type("15 jan")
        #expect(desk.screen.contains("Fri 15 Jan 2027, in 53 days"))
        desk.press(.enter)
        desk.type("end of july")
        #expect(desk.screen.contains("Sat 31 Jul 2027") && desk.screen.contains("15 Jan to 31 Jul 2027: 198 days"))
        desk.press(.enter, .enter, .enter)
        #expect(desk.engagements.first?.record.type.value == .type2(Northwind.day("2027-01-15")...Northwind.day("2027-07-31")))
    }

    @Test("What is wrong with a day brings the caret to it")
    func wrongDay() throws {
        var desk = try deskAtDates()
        desk.type("1/2/2027")
        desk.press(.enter, .enter)
        #expect(desk.screen.contains("could be 1 Feb 2027 or 2 Jan 2027"))
        desk.type("2027-02-01")
        desk.press(.enter, .enter)
        #expect(desk.screen.contains("which categories?"))
    }

    @Test("A second report is suggested the dates of the first")
    func samePeriod() throws {
        var desk = try desk()
        desk.press("3")
        desk.type("Acme")
        desk.press(.enter, .enter, "2")
        desk.type("2027-02-01")
        desk.press(.enter)
        desk.type("2027-08-31")
        desk.press(.enter, "3", .enter, "2")
        #expect(desk.screen.contains("2027-02-01") && desk.screen.contains("2027-08-31"))
        var other = try Desk()
        other.press("N", "1", .enter, .enter, "2")
        #expect(other.screen.contains("2027-01-01") && other.screen.contains("2027-06-30"))
    }

    @Test("N offers the team's own catalogs, and a report begins with the one that was chosen")
    func ownCatalog() throws {
        let own = Catalog(
            id: "pbc", report: .soc2, title: "Request list", version: "1", areas: Northwind.soc2.areas,
            criteria: Northwind.soc2.criteria, items: Northwind.soc2.items, presets: [], details: Northwind.soc2.details)
        var desk = try Desk { desk in
            try desk.tell()
            desk.join(own)
        }
        desk.press("N")
        #expect(desk.screen.contains("Request list"))
        desk.press("5", .enter, .enter, "1", .enter, .enter, .enter)
        #expect(desk.engagements.last?.record.catalog == "pbc")
    }

    @Test("A click chooses, as enter does")
    func clicks() throws {
        var desk = try desk()
        try desk.click(on: "2  SOC 2")
        desk.type("Acme")
        desk.press(.enter, .enter)
        try desk.click(on: "What most customers ask for.")
        #expect(desk.screen.contains("over which period?"))
        desk.press(.enter, .enter)
        try desk.click(on: "Confidentiality")
        #expect(desk.screen.contains("☑ Confidentiality"))
    }

    @Test("A paste goes into the field that one is in, as one line")
    func paste() throws {
        var desk = try desk()
        desk.press("2")
        desk.send(.terminal(.paste("Acme\nPayments")))
        #expect(desk.screen.contains("Acme Payments"))
    }

    @Test("On the smallest terminal every line of every step can be seen")
    func small() throws {
        var desk = try Desk(isEmpty: true, size: Size(width: 60, height: 16))
        desk.press("4", "2", "2", "2", "2", "2")
        #expect(desk.screen.contains("We recommend SOC 2") && desk.screen.contains("Go on with both"))
        var seen = ""
        for _ in 0..<4 {
            desk.press(.pageDown)
            seen += desk.screen
        }
        #expect(seen.contains("Expert advice"))
    }

    @Test("N begins another report in the workspace, and esc comes back without one")
    func another() throws {
        var desk = try Desk()
        desk.press("N")
        #expect(desk.screen.contains("Another report"))
        desk.press(.escape)
        #expect(desk.state.welcome == nil && desk.asked.isEmpty)
        desk.press("N", "2", .enter, .enter, .enter, .enter, .enter, .enter, .enter)
        #expect(desk.engagements.count == 3)
        #expect(desk.state.engagementIndex == 2)
    }

    @Test("A field that one comes back to is replaced by what is typed, as it was the first time")
    func again() throws {
        var desk = try deskAtDates()
        desk.type("15 jan")
        desk.press(.tab, .tab)
        desk.type("1 feb")
        #expect(desk.screen.contains("Mon 1 Feb 2027") && !desk.screen.contains("15 jan1"), "\(desk.screen)")
        desk.press(.escape, .escape)
        desk.type("Other")
        #expect(desk.screen.contains("Other") && !desk.screen.contains("AcmeOther"))
    }

    @Test("What is wrong with a day is said once, below it, and the keys stay", arguments: [60, 80])
    func once(width: Int) throws {
        var desk = try Desk(isEmpty: true, size: Size(width: width, height: width == 60 ? 16 : 24))
        #expect(desk.screen.contains("? words") && desk.screen.contains("esc quit"), "\(desk.screen)")
        desk.press("2")
        desk.type("Acme")
        desk.press(.enter, .enter, "2")
        desk.type("x")
        desk.press(.enter, .enter)
        #expect(desk.screen.components(separatedBy: "“x” is not a day").count == 2, "\(desk.screen)")
        #expect(desk.screen.contains("enter next") && desk.screen.contains("Write days as you say them"))
    }
}
