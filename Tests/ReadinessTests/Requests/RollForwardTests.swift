import Readiness
import Testing

@Suite("A report rolls forward: what people decided stays, what they did does not")
struct RollForwardTests {
    private let next = ReportType.type2(Acme.day("2028-01-01")...Acme.day("2028-06-30"))

    private func worked() throws -> Office {
        var office = Office()
        office.recordsWords = true
        try office.act(.scope(target: "A", isIn: false, reason: "Nothing is promised"), by: Acme.ana)
        try office.act(.addItem(criterion: "CC6.1", title: "Keys are kept"), by: Acme.ana)
        try office.act(.assign("ben"), on: "CC6.1-01", by: Acme.ana)
        try office.act(.due(Acme.day("2027-02-28")), on: "CC6.1-01", by: Acme.ana)
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        try office.act(.review, on: "CC6.1-01", by: Acme.cho)
        try office.act(.note("Ask Ben"), on: "CC6.1-02", by: Acme.ana)
        try office.act(.exclude(reason: "No office"), on: "CC6.2-01", by: Acme.ana)
        try office.act(.again(Acme.day("2028-03-01")), on: "CC6.2-01", by: Acme.ana)
        return office
    }

    @Test("Scope, own items, owners, due dates and exclusions go along; ticks, reviews and notes do not; old and new stand apart")
    func kept() throws {
        var office = try worked()
        let old = office.state.engagements[0]
        let roll = try office.state.rollForward("soc2", to: next)
        #expect(roll.id == "soc2-2028" && roll.owners == 1 && roll.due == 1 && roll.notApplicable == 1 && roll.leftBehind == 2)
        office.write(roll.actions, by: Acme.ben)
        let new = try #require(office.state.engagement("soc2-2028"))
        #expect(new.record.rolledFrom == "soc2" && new.record.type.value == next)
        #expect(
            new.areas.map(\.isInScope) == old.areas.map(\.isInScope) && new.record.scopeReason(of: "A") == "Nothing is promised")
        let own = try #require(old.record.items.first)
        #expect(
            new.record.items.map(\.id) == [own.id] && new.position(of: own.id) != nil, "an item of the team's own keeps its id")
        let work = new.work(on: "CC6.1-01")
        #expect(
            work.ownerPerson == "ben" && work.due.value == Acme.day("2028-02-28") && work.status == .todo && work.ticks.isEmpty)
        #expect(new.work(on: "CC6.1-02").notes.isEmpty)
        let excluded = new.work(on: "CC6.2-01")
        #expect(excluded.status == .notApplicable && excluded.reason == "No office" && excluded.confirmation == .wanted)
        #expect(excluded.lookAgain.value == Acme.day("2028-03-01"))
        #expect(office.state.engagements[0].tally == old.tally, "the old report is as it was")
    }

    @Test("It is one step: undo drops the new report, and redo brings it back with all that it kept")
    func oneStep() throws {
        var office = try worked()
        office.write(try office.state.rollForward("soc2", to: next).actions, by: Acme.ben)
        let before = try #require(office.state.record.engagement("soc2-2028"))
        try office.undo(by: Acme.ben)
        #expect(office.state.engagements.map(\.id) == ["soc2"])
        try office.redo(by: Acme.ben)
        let after = try #require(office.state.engagement("soc2-2028"))
        #expect(after.work(on: "CC6.1-01").ownerPerson == "ben" && after.work(on: "CC6.2-01").confirmation == .wanted)
        #expect(after.record.items.map(\.id) == before.items.map(\.id) && after.position(of: after.record.items[0].id) != nil)
    }

    @Test(
        "Due dates move by whole months where the beginnings allow it, else by days",
        arguments: [
            ("2027-01-01", "2027-06-30", "2028-01-01", "2028-06-30", "2027-02-28", "2028-02-28"),
            ("2027-01-01", "2027-06-30", "2027-07-01", "2027-12-31", "2027-03-31", "2027-09-30"),
            ("2027-01-01", "2027-06-30", "2027-07-15", "2028-01-14", "2027-02-01", "2027-08-15"),
        ])
    func dates(from: String, to: String, nextFrom: String, nextTo: String, due: String, expected: String) throws {
        var office = Office(setups: [Acme.setup(type: .type2(Acme.day(from)...Acme.day(to)))])
        try office.act(.due(Acme.day(due)), on: "CC6.1-01", by: Acme.ana)
        let roll = try office.state.rollForward("soc2", to: .type2(Acme.day(nextFrom)...Acme.day(nextTo)), as: "next")
        office.write(roll.actions, by: Acme.ana)
        #expect(office.state.engagement("next")?.work(on: "CC6.1-01").due.value == Acme.day(expected))
    }

    @Test("The next report ends later, and its id is new")
    func refused() throws {
        let office = try worked()
        #expect(throws: Refusal.rollsBackwards(Acme.day("2027-06-30"))) {
            _ = try office.state.rollForward("soc2", to: .type1(asOf: Acme.day("2027-06-30")))
        }
        #expect(throws: Refusal.engagementExists("soc2")) { _ = try office.state.rollForward("soc2", to: next, as: "soc2") }
        #expect(throws: Refusal.unknownEngagement("x", known: ["soc2"])) { _ = try office.state.rollForward("x", to: next) }
    }

    @Test("Two people who roll forward in two clones have one report, with each of their own items once")
    func twoClones() throws {
        var office = try worked()
        let actions = try office.state.rollForward("soc2", to: next).actions
        office.write(actions, by: Acme.ana, clock: 100)
        office.write(actions, by: Acme.ben, clock: 100)
        let new = try #require(office.state.engagement("soc2-2028"))
        #expect(new.record.items.count == 1 && new.work(on: "CC6.2-01").confirmation != .given)
    }
}

@Suite("Not applicable takes an optional second signature, and a day on which it is looked at again")
struct ConfirmationTests {
    private let item: ItemID = "CC6.1-01"

    private func excluded() throws -> Office {
        var office = Office()
        try office.act(.exclude(reason: "No office"), on: item, by: Acme.ana)
        return office
    }

    @Test("A second person confirms, and nobody confirms what the same person excluded, under whatever handle")
    func secondPerson() throws {
        var office = try excluded()
        #expect(throws: Refusal.ownExclusion(Acme.item(item), by: "ana")) { try office.act(.confirm, on: item, by: Acme.ana) }
        try office.act(.confirm, on: item, by: Acme.ben)
        #expect(office.work(item).confirmation == .given && office.work(item).confirmedBy == "ben")
        #expect(throws: Refusal.unchanged("CC6.1-01 is confirmed")) { try office.act(.confirm, on: item, by: Acme.cho) }
        #expect(
            office.journal.last?.sentence(in: office.state)
                == "confirmed that CC6.1-01 Item CC6.1-01 is há done is Not applicable")
        office.write([.same("ben", as: "ana", to: true, was: false)], by: Acme.cho)
        #expect(office.work(item).confirmation == .wanted && office.work(item).confirmedBy == nil)
    }

    @Test("It is of one exclusion: included and excluded again, the item is to be confirmed anew; undo brings back what stood")
    func ofOneExclusion() throws {
        var office = try excluded()
        try office.act(.confirm, on: item, by: Acme.ben)
        try office.act(.include, on: item, by: Acme.ana)
        #expect(office.work(item).confirmation == .none)
        try office.undo(by: Acme.ana)
        #expect(office.work(item).confirmation == .given)
        try office.act(.include, on: item, by: Acme.ana)
        try office.act(.exclude(reason: "Still none"), on: item, by: Acme.ana)
        #expect(office.work(item).confirmation == .none)
        try office.act(.wantConfirmation(true), on: item, by: Acme.ana)
        #expect(office.work(item).confirmation == .wanted)
        try office.act(.confirm, on: item, by: Acme.cho)
        try office.undo(by: Acme.cho)
        #expect(office.work(item).confirmation == .wanted)
        try office.act(.wantConfirmation(false), on: item, by: Acme.cho)
        #expect(office.work(item).confirmation == .none)
    }

    @Test("From its day on an excluded item is to be looked at again, and before it is not; what applies has no such day")
    func again() throws {
        var office = try excluded()
        #expect(throws: Refusal.notExcluded(Acme.item("CC6.1-02"))) {
            try office.act(.again(Acme.today), on: "CC6.1-02", by: Acme.ana)
        }
        try office.act(.again(Acme.today.advanced(by: 1)), on: item, by: Acme.ana)
        var filter = ItemFilter()
        filter.isToLookAgain = true
        #expect(office.state.engagements[0].found(filter).isEmpty)
        office.state.update(today: Acme.today.advanced(by: 1))
        #expect(office.state.engagements[0].found(filter).map { office.state.engagements[0].items[$0].id } == [item])
        #expect(office.state.engagements[0].itemsToLookAt(for: [.lookAgain]) == [[0]])
        try office.act(.again(nil), on: item, by: Acme.ana)
        #expect(office.state.engagements[0].found(filter).isEmpty)
        try office.act(.wantConfirmation(true), on: item, by: Acme.ana)
        #expect(office.state.engagements[0].found(filter).count == 1, "what waits for a second signature is to be looked at, too")
        try office.act(.include, on: item, by: Acme.ana)
        #expect(office.state.engagements[0].found(filter).isEmpty)
    }
}
