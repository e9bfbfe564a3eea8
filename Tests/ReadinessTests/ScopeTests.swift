import Readiness
import Testing

@Suite("Scope decides what counts, and a decision has a reason")
struct ScopeTests {
    @Test("An area goes out with a reason and comes back, and the figures follow")
    func area() throws {
        var office = Office()
        #expect(office.state.engagements[0].tally.total == 7)
        #expect(throws: Refusal.reasonMissing(for: .leavingArea)) {
            try office.act(.scope(target: "A", isIn: false, reason: " "), by: Acme.ana)
        }
        try office.act(.scope(target: "availability", isIn: false, reason: "no promise"), by: Acme.ana)
        #expect(office.state.engagements[0].tally.total == 5)
        #expect(office.state.engagements[0].areas[1].decision?.reason == "no promise")
        #expect(throws: Refusal.self) { try office.act(.scope(target: "A", isIn: false, reason: "x"), by: Acme.ana) }
        try office.act(.scope(target: "A", isIn: true, reason: ""), by: Acme.ana)
        #expect(office.state.engagements[0].tally.total == 7)
    }

    @Test("A required area cannot be left out, nor a criterion of SOC 2, and an unknown area suggests the nearest")
    func required() {
        var office = Office()
        #expect(throws: Refusal.requiredArea("CC6", title: "Access")) {
            try office.act(.scope(target: "CC6", isIn: false, reason: "x"), by: Acme.ana)
        }
        #expect(throws: Refusal.fixedCriterion("CC6.1")) {
            try office.act(.scope(target: "CC6.1", isIn: false, reason: "x"), by: Acme.ana)
        }
        #expect(throws: Refusal.unknownArea("Avalability", nearest: ["Availability"])) {
            try office.act(.scope(target: "Avalability", isIn: false, reason: "x"), by: Acme.ana)
        }
    }

    @Test("A SOC 1 team adds, rewords and drops objectives and adds items of its own")
    func objectives() throws {
        var office = Office(setups: [Acme.setup(report: .soc1)])
        try office.act(.addObjective(area: "A", title: "Claims are paid once"), by: Acme.ana)
        let own = try #require(office.state.engagements[0].criteria.last)
        #expect(own.title == "Claims are paid once" && own.id.hasPrefix("A-x"))
        try office.act(.addItem(criterion: own.id, title: "Duplicate payments are found each day"), by: Acme.ben)
        let item = try #require(office.state.engagements[0].items.last)
        #expect(item.title == "Duplicate payments are found each day")
        try office.act(.tick, on: item.id, by: Acme.ben)
        #expect(office.state.engagements[0].tally.ticked == 1)
        try office.act(.reword(criterion: "CC6.1", "Controls keep strangers out"), by: Acme.ana)
        #expect(office.state.engagements[0].criteria[0].objective == "Controls keep strangers out")
        try office.act(.scope(target: "CC6.1", isIn: false, reason: "the host does it"), by: Acme.ana)
        #expect(office.state.engagements[0].tally.total == 5)
        try office.undo(by: Acme.ana)
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements[0].criteria[0].objective == "")
        #expect(office.state.engagements[0].tally.total == 8)
    }

    @Test("An item that today's catalog has dropped stays while it holds work")
    func retired() throws {
        var office = Office()
        office.write([.status(Acme.item("CC6.1-99"), to: .ready, was: .todo, reason: "")], by: Acme.ana)
        let engagement = office.state.engagements[0]
        let position = try #require(engagement.position(of: "CC6.1-99"))
        #expect(engagement.criteria[engagement.items[position].criterion].id == "CC6.1")
        #expect(engagement.tally.total == 8 && engagement.tally.ticked == 1)
    }

    @Test("What an area adds is known before it is in scope")
    func estimate() {
        let estimate = ScopeEstimate(of: [Acme.catalog.areas[1]], in: Acme.catalog, type: .type1)
        #expect(estimate.text == "2 items, about 4 days")
    }

    @Test(
        "Engagements are refused with impossible dates, ids or areas",
        arguments: [
            Acme.setup("Soc 2"), Acme.setup("soc2"), Acme.setup("next", areas: ["B"]),
            Acme.setup("next", type: .type2(Acme.day("2020-01-01")...Acme.day("2026-01-01"))),
        ])
    func refusedSetups(setup: EngagementSetup) {
        #expect(throws: Refusal.self) { try Office().state.decideToBegin(setup) }
    }

    @Test("A period cannot end before it begins")
    func backwards() {
        #expect(throws: Refusal.periodBackwards(from: Acme.day("2027-06-30"), to: Acme.day("2027-01-01"))) {
            try ReportType.period(from: Acme.day("2027-06-30"), to: Acme.day("2027-01-01"))
        }
    }

    @Test("A dropped engagement is gone from the screens and its id is not given again")
    func drop() throws {
        var office = Office()
        try office.act(.drop, by: Acme.ana)
        #expect(office.state.engagements.isEmpty)
        #expect(throws: Refusal.engagementExists("soc2")) { try office.state.decideToBegin(Acme.setup()) }
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements.count == 1)
    }
}
