import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Controls on the Scope screen")
struct ControlBoardTests {
    /// A desk at the controls, by criteria or by controls.
    private func desk(
        _ view: ScopeView, size: Size = Size(width: 160, height: 40), story: (inout Desk) -> Void = { _ in }
    ) throws -> Desk {
        var desk = try Desk(size: size) { desk in
            try desk.tell()
            story(&desk)
        }
        desk.press(desk.state.context.key(of: .scope), "v", .down)
        if view == .controls { desk.press(.down) }
        desk.press(.enter)
        return desk
    }

    private func record(_ desk: Desk, _ key: String) -> ControlRecord {
        desk.state.workspace?.record.controls[key] ?? ControlRecord()
    }

    @Test("By criteria: holes first, then each criterion with the controls that serve it", arguments: [80, 160])
    func byCriteria(width: Int) throws {
        let desk = try desk(.criteria, size: Size(width: width, height: 40))
        #expect(desk.screen.contains("By criterion · 3 controls, 4 criteria with none"))
        #expect(desk.screen.contains("4 criteria with none"))
        let rows = desk.screen.split(separator: "\n").map(String.init)
        let criterion = try #require(rows.firstIndex { $0.contains("CC6.2 Users are registered") })
        #expect(rows[criterion + 1].contains("☐ Access rights are reviewed"))
        #expect(desk.screen.contains("1 control that serves nothing in scope") && desk.screen.contains("Restores are tried"))
    }

    @Test("By controls: what each serves here, and that it serves the other report, too")
    func byControls() throws {
        let desk = try desk(.controls)
        let row = try #require(desk.screen.split(separator: "\n").first { $0.contains("☐ Access rights are reviewed") })
        #expect(row.contains("CC6.1 CC6.2") && row.contains("Quarterly") && row.contains("+ SOC 1"))
        #expect(desk.screen.contains("Also         SOC 1: LA1"))
        #expect(desk.screen.contains("The system's owner reviews who has access to all production"))
    }

    @Test("A control is adopted, reworded, given an owner, a rhythm, a value and a population, each undone by u")
    func decisions() throws {
        var desk = try desk(.controls)
        desk.press("y")
        #expect(record(desk, "access-review").isAdopted.value)
        #expect(desk.footer.contains("You adopted the control access-review."))
        desk.press("u")
        #expect(!record(desk, "access-review").isAdopted.value)
        desk.press("o")
        desk.type("Ben Okafor")
        desk.press(.enter)
        #expect(record(desk, "access-review").owner.value == "ben")
        desk.press("f")
        desk.type("annually 30 jun from 1 mar 2027")
        #expect(desk.screen.contains("annually, ends on 30 Jun, from 1 Mar 2027"))
        desk.press(.enter)
        #expect(
            record(desk, "access-review").schedule.value?.latest
                == ControlSchedule.Rhythm(.annually, anchor: .monthAndDay(6, 30), since: Northwind.day("2027-03-01")))
        desk.press("p")
        desk.type("the ledger")
        desk.press(.enter)
        #expect(desk.screen.contains("reviews who has access to the ledger"))
        desk.press("P", .control("u"))
        desk.type("Accounts, from Okta")
        desk.press(.enter)
        #expect(record(desk, "access-review").population.value == "Accounts, from Okta")
        desk.press("w", .control("a"), .control("k"))
        desk.type("Ben looks at {systems} each June.")
        desk.press(.enter)
        #expect(desk.screen.contains("Ben looks at the ledger each June."))
        #expect(desk.screen.contains("Adopted, in your own words."))
        desk.press(.right, .end)
        #expect(desk.screen.contains("Until 23 Nov 2026: The system's owner reviews"))
    }

    @Test("A control is set aside for a reason, and taken up again; without a reason it is not")
    func setAside() throws {
        var desk = try desk(.controls)
        desk.press(" ", .enter)
        #expect(desk.state.panel != nil)
        desk.type("We have no systems")
        desk.press(.enter)
        #expect(record(desk, "access-review").exclusion.value == "We have no systems")
        #expect(desk.screen.contains("1 control set aside") && desk.screen.contains("Set aside: We have no systems"))
        desk.press(" ")
        #expect(record(desk, "access-review").exclusion.value == nil)
    }

    @Test("A control of one's own is added for the criterion under the cursor, and fills its hole")
    func own() throws {
        var desk = try desk(.criteria)
        #expect(desk.screen.contains("No control serves it: A adds one of your own"))
        desk.press("A")
        desk.type("Board minutes")
        desk.press(.enter)
        desk.type("The board looks at security twice a year, and minutes say so.")
        desk.press(.tab)
        desk.type("twice a year")
        desk.press(.enter)
        let own = try #require(record(desk, "board-minutes").definition)
        #expect(own.frequency == .semiannually && own.criteria.map(\.description) == ["soc2/CC7.2"])
        #expect(desk.footer.contains("Added the control board-minutes"))
        #expect(desk.screen.contains("3 criteria without a control"))
        desk.press("u")
        #expect(desk.screen.contains("4 criteria with none"))
    }

    @Test("A control of one's own can be dropped, after a question")
    func drop() throws {
        var desk = try desk(.controls) { desk in
            let own = OwnControl(
                key: "own-control", title: "Our own", statement: "We look.", nature: .manual, frequency: .monthly,
                criteria: [CatalogReference("soc2", "CC7.2")])
            desk.record([.define(own)], by: Desk.ana, at: Northwind.today)
        }
        try desk.click(on: "Our own")
        desk.press("D")
        #expect(desk.screen.contains("Drop the control?"))
        desk.press("y")
        #expect(record(desk, "own-control").isDropped.value && !desk.screen.contains("Our own"))
    }

    @Test("What two people decided at once is shown with both sides, and settled by taking either", arguments: [true, false])
    func clash(keeps: Bool) throws {
        var desk = try desk(.controls) { desk in
            desk.record([.control("access-review", .owner(to: "ben", was: nil))], by: Desk.ben, at: Northwind.today)
            desk.record([.control("access-review", .owner(to: "taro", was: nil))], by: Desk.taro, at: Northwind.today)
        }
        #expect(desk.screen.contains("≠ Access rights") && desk.screen.contains("Two people decided this without seeing"))
        #expect(desk.screen.contains("Ben Okafor gave the control access-review to Ben Okafor"))
        desk.press("s")
        if !keeps { desk.press(.down) }
        desk.press(.enter)
        #expect(record(desk, "access-review").owner.value == (keeps ? "taro" : "ben"))
        #expect(!desk.screen.contains("Two people decided this"))
    }

    @Test("Enter on a criterion shows its items, and on a control the first that belongs to it")
    func items() throws {
        var desk = try desk(.criteria)
        try desk.click(on: "CC6.2 Users are", twice: true)
        #expect(desk.state.tab == .items && desk.state.items.filter.criterion == "CC6.2")
        desk = try self.desk(.controls)
        desk.press(.enter)
        #expect(desk.item == "CC6.1-01")
    }

    @Test(
        "A rhythm is read as people write it",
        arguments: [
            ("quarterly", "quarterly"), ("monthly 15", "monthly, ends on 15"),
            ("Monthly, ends on the 15th", "monthly, ends on 15"),
            ("weekly friday", "weekly, ends on Friday"), ("every quarter from 2027-01-01", "quarterly, from 1 Jan 2027"),
            ("twice a year", "twice a year"), ("each time it happens", "each time it happens"),
            ("annually 30 jun", "annually, ends on 30 Jun"),
        ])
    func rhythm(text: String, words: String) throws {
        let rhythm = try WrittenRhythm(text, today: Northwind.today)
        #expect(rhythm.words(over: ControlSchedule(.once)) == words)
    }

    @Test("What is no rhythm is refused with how to write it", arguments: ["", "often", "monthly foo", "quarterly from soonish"])
    func noRhythm(text: String) {
        #expect(throws: WrittenRhythm.Unreadable.self) { try WrittenRhythm(text, today: Northwind.today) }
    }

    @Test("A key is made from a title, whatever stands in it, and none is given twice")
    func keys() {
        for title in [
            "Board minutes", "Überprüfung der Rechte", "", "2FA for everybody", String(repeating: "very long ", count: 20),
        ] {
            let key = ControlPanel.key(of: title) { _ in true }
            #expect(Control.isKey(key), "\(title): \(key)")
            #expect(ControlPanel.key(of: title) { $0 != key } != key)
        }
    }
}
