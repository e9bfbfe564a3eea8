import Readiness
import Testing

@Suite("A team decides about its controls")
struct ControlDecisionTests {
    private static let review = Control(
        key: "access-review", title: "Rights are reviewed",
        statement: ControlStatement(
            template: "Ana reviews the rights and has them removed within {days} days.",
            parameters: [ControlParameter(name: "days", standard: "5", meaning: "Days until removal.")]),
        nature: .manual, kind: .detective, frequency: .quarterly,
        population: ControlPopulation(what: "Users", system: "Sign-in service", secondSource: "Staff list"),
        type1: ["The newest list"], type2: ["All lists"], effort: ControlEffort(setupDays: 1, hoursEach: 2), role: "IT lead",
        items: [CatalogReference("mini", "CC6.1-01"), CatalogReference("other", "LA1-01")],
        criteria: [CatalogReference("mini", "CC6.1"), CatalogReference("mini", "CC6.2"), CatalogReference("other", "LA1")])
    private static let capacity = Control(
        key: "capacity", title: "Capacity is watched", statement: ControlStatement(template: "The tool watches capacity."),
        nature: .automated, kind: .detective, frequency: .continuous,
        population: ControlPopulation(what: "Alarms", system: "Monitoring", secondSource: "Mail"), type1: ["Setting"],
        type2: ["Setting"], effort: ControlEffort(setupDays: 1, hoursEach: 0), role: "IT lead",
        items: [CatalogReference("mini", "A1.1-01")], criteria: [CatalogReference("mini", "A1.1")])

    private var office = Office()

    private func controls(_ office: Office) -> WorkspaceControls {
        WorkspaceControls(library: [Self.review, Self.capacity], record: office.state.record)
    }

    private func decide(_ intent: ControlIntent, on key: String = "access-review", in office: inout Office) throws {
        office.write(try controls(office).decide(intent, on: key), by: Acme.ana)
    }

    @Test("Until somebody decides, the library's words stand; then the team's do, and the earlier sentence keeps its last day")
    func rewording() throws {
        var office = office
        #expect(try !controls(office).control("access-review").isAdopted)
        try decide(.parameter("days", "7"), in: &office)
        #expect(try controls(office).control("Access-Review").statement.hasSuffix("within 7 days."))
        try decide(.reword("Ben reviews within {days} days."), in: &office)
        let control = try controls(office).control("access-review")
        #expect(control.statement == "Ben reviews within 7 days." && control.isAdopted)
        #expect(control.earlierStatements.map(\.text) == ["Ana reviews the rights and has them removed within 7 days."])
        #expect(control.earlierStatements.map(\.lastDay) == [Acme.today])
        try office.undo(by: Acme.ana)
        #expect(try controls(office).control("access-review").earlierStatements.isEmpty)
        #expect(try controls(office).control("access-review").statement.hasPrefix("Ana reviews"))
        try office.redo(by: Acme.ana)
        #expect(try controls(office).control("access-review").statement == "Ben reviews within 7 days.")
    }

    @Test("What is so already needs no entry")
    func unchanged() throws {
        var office = office
        for intent: ControlIntent in [
            .assign("ben"), .schedule(.monthly, anchor: .day(15), since: Acme.day("2027-03-01")), .parameter("days", "7"),
            .population("All users"), .exclude(reason: "Not ours"), .adopt,
        ] {
            #expect(try controls(office).decide(intent, on: "access-review").count == 1)
            try decide(intent, in: &office)
            #expect(try controls(office).decide(intent, on: "access-review").isEmpty, "\(intent)")
        }
    }

    @Test("A frequency from a day on leaves what was in force before; one for ever takes the place of all")
    func schedule() throws {
        var office = office
        try decide(.schedule(.monthly, anchor: nil, since: Acme.day("2027-03-01")), in: &office)
        try decide(.schedule(.weekly, anchor: .weekday(5), since: Acme.day("2027-05-01")), in: &office)
        let schedule = try controls(office).control("access-review").schedule
        #expect(schedule.rhythm(on: Acme.day("2027-02-28")).frequency == .quarterly)
        #expect(schedule.rhythm(on: Acme.day("2027-03-01")).frequency == .monthly)
        #expect(schedule.rhythm(on: Acme.day("2027-06-01")) == schedule.latest && schedule.latest.anchor == .weekday(5))
        try decide(.schedule(.monthly, anchor: nil, since: nil), in: &office)
        #expect(try controls(office).control("access-review").schedule == ControlSchedule(.monthly))
    }

    @Test(
        "An anchor says where a stretch of its frequency ends, and is refused for another",
        arguments: [
            ("fri", Frequency.weekly), ("Sunday", .weekly), ("31", .monthly), ("02-29", .annually), ("06-30", .semiannually),
            ("3-31", .quarterly),
        ])
    func anchors(text: String, frequency: Frequency) throws {
        let anchor = try #require(ControlAnchor(text))
        #expect(ControlAnchor(anchor.text) == anchor && anchor.fits(frequency) && !anchor.fits(.continuous))
        #expect(throws: Refusal.self) {
            try controls(office).decide(.schedule(.daily, anchor: anchor, since: nil), on: "capacity")
        }
    }

    @Test("What is no end of a stretch is none", arguments: ["", "f", "32", "0", "13-01", "02-30", "1-2-3", "x-1", "-1", "06-"])
    func noAnchors(text: String) { #expect(ControlAnchor(text) == nil) }

    @Test("Names that do not exist, missing reasons and taken keys are refused, and nothing is written")
    func refusals() throws {
        let controls = controls(office)
        let own = OwnControl(key: "capacity", title: "T", statement: "S", nature: .manual, frequency: .weekly)
        #expect(throws: Refusal.unknownControl("acess-review", nearest: ["access-review"])) {
            try controls.control("acess-review")
        }
        #expect(throws: Refusal.unknownParameter("weeks", known: ["days"])) {
            try controls.decide(.parameter("weeks", "2"), on: "access-review")
        }
        #expect(throws: Refusal.unknownParameter("weeks", known: ["days"])) {
            try controls.decide(.reword("Within {weeks} weeks."), on: "access-review")
        }
        #expect(throws: Refusal.self) { try controls.decide(.exclude(reason: " "), on: "capacity") }
        #expect(throws: Refusal.libraryControl("capacity")) { try controls.decide(.drop, on: "capacity") }
        #expect(throws: Refusal.controlExists("capacity")) { try controls.decideToAdd(own) { _ in true } }
        var unknown = own
        (unknown.key, unknown.criteria) = ("cash", [CatalogReference("mini", "ZZ")])
        #expect(throws: Refusal.self) { try controls.decideToAdd(unknown) { _ in false } }
    }

    @Test(
        "The matrix has every criterion in scope with the controls that serve it, says what nothing serves, and what else each serves"
    )
    func matrix() throws {
        var office = office
        func matrix() -> ControlMatrix { ControlMatrix(controls(office), over: office.state.engagements[0]) }
        #expect(matrix().rows.map(\.criterion.id) == ["CC6.1", "CC6.2", "A1.1"])
        #expect(matrix().controls.map(\.key) == ["access-review", "capacity"] && matrix().holes.isEmpty)
        #expect(matrix().criteria(of: 0) == ["CC6.1", "CC6.2"])
        #expect(matrix().elsewhere(matrix().controls[0]) == [CatalogReference("other", "LA1")])
        // Set aside: its criteria are open, and it says so.
        try decide(.exclude(reason: "Nobody signs in"), in: &office)
        #expect(matrix().holes.map(\.id) == ["CC6.1", "CC6.2"] && matrix().setAside.map(\.key) == ["access-review"])
        let own = OwnControl(
            key: "desk-check", title: "Desks are checked", statement: "Ben checks.", nature: .manual, frequency: .weekly,
            criteria: [CatalogReference("mini", "CC6.2")])
        office.write([try controls(office).decideToAdd(own) { _ in true }], by: Acme.ben)
        #expect(matrix().holes.map(\.id) == ["CC6.1"] && matrix().controls.map(\.key) == ["capacity", "desk-check"])
        // An area that leaves takes its criteria and, with the last item, the control along.
        try office.act(.scope(target: "A", isIn: false, reason: "Not promised"), by: Acme.ana)
        #expect(matrix().controls.map(\.key) == ["desk-check"])
        try office.undo(by: Acme.ben)
        #expect(matrix().controls.isEmpty)
    }

    @Test("A control of which the only item does not apply is not in scope")
    func notApplicable() throws {
        var office = office
        try office.act(.exclude(reason: "No capacity"), on: "A1.1-01", by: Acme.ana)
        let matrix = ControlMatrix(controls(office), over: office.state.engagements[0])
        #expect(matrix.controls.map(\.key) == ["access-review"] && matrix.holes.map(\.id) == ["A1.1"])
    }

    @Test("What somebody else changed since cannot be undone")
    func changedSince() throws {
        var office = office
        try decide(.assign("ana"), in: &office)
        office.write(try controls(office).decide(.assign("ben"), on: "access-review"), by: Acme.ben)
        #expect(throws: Refusal.self) { try office.undo(by: Acme.ana) }
    }
}
