import Readiness
import Testing

@Suite("What actions would take away")
struct ConsequencesTests {
    /// An office where Ana ticked four items and Ben reviewed two of them.
    private func office() throws -> Office {
        var office = Office()
        for item in ["CC6.1-01", "CC6.1-02", "CC6.2-01", "CC6.2-02"] as [ItemID] { try office.act(.tick, on: item, by: Acme.ana) }
        for item in ["CC6.1-01", "CC6.1-02"] as [ItemID] { try office.act(.review, on: item, by: Acme.ben) }
        return office
    }

    private func consequences(
        _ intent: ItemIntent, on items: [ItemID], in office: Office, by writer: WriterID
    ) throws -> Consequences {
        let actions = try items.map { try office.state.decide(intent, on: Acme.item($0), by: writer.handle) }
        return Consequences(of: actions, in: office.state, by: writer.handle)
    }

    @Test("A single tick of one's own is taken back without a question")
    func own() throws {
        let office = try office()
        let one = try consequences(.untick, on: ["CC6.2-01"], in: office, by: Acme.ana)
        #expect(!one.needsYes && !one.destroys && !one.isWorthTelling)
        #expect(one.told == "Took back 1 tick.")
        let none = try consequences(.tick, on: ["CC6.1-03"], in: office, by: Acme.ana)
        #expect(!none.needsYes && none.told == "Ticked 1 item.")
    }

    @Test("A tick or a review of somebody else asks, however few they are")
    func others() throws {
        let office = try office()
        let tick = try consequences(.untick, on: ["CC6.2-01"], in: office, by: Acme.ben)
        #expect(tick.needsYes)
        #expect(tick.question == ["Take back 1 tick?", "It is by somebody else."])
        #expect(tick.told == "Took back 1 tick, by somebody else.")
        // Ana's own tick, but Ben's review goes with it.
        let review = try consequences(.untick, on: ["CC6.1-01"], in: office, by: Acme.ana)
        #expect(review.needsYes)
        #expect(review.question == ["Take back 1 tick and 1 review?", "1 of them is by others."])
        #expect(review.foretold == "Would take back 1 tick and 1 review, 1 of them by others.")
        let excluded = try consequences(.exclude(reason: "Not ours"), on: ["CC6.1-01"], in: office, by: Acme.cho)
        #expect(excluded.needsYes)
        #expect(excluded.question == ["Mark 1 item Not applicable?", "That takes back 1 tick and 1 review, all by others."])
    }

    @Test("More than one item asks, in numbers, with whose they are")
    func several() throws {
        let office = try office()
        let all: [ItemID] = ["CC6.1-01", "CC6.1-02", "CC6.2-01", "CC6.2-02"]
        let taken = try consequences(.untick, on: all, in: office, by: Acme.ana)
        #expect(taken.question == ["Take back 4 ticks and 2 reviews?", "2 of them are by others."])
        #expect(taken.told == "Took back 4 ticks and 2 reviews, 2 of them by others.")
        let own = try consequences(.untick, on: ["CC6.2-01", "CC6.2-02"], in: office, by: Acme.ana)
        #expect(own.needsYes && own.question == ["Take back 2 ticks?"])
    }

    @Test("Signing for more than five items at once asks; five do not", arguments: [5, 6])
    func many(count: Int) throws {
        let items = Array(Acme.catalog.items.map(\.id).prefix(count))
        for intent in [ItemIntent.tick, .exclude(reason: "Not ours")] {
            let many = try consequences(intent, on: items, in: Office(), by: Acme.ana)
            #expect(many.needsYes == (count > Consequences.askedBeyond) && !many.destroys)
        }
        var office = Office()
        for item in items { try office.act(.tick, on: item, by: Acme.ana) }
        let reviews = try consequences(.review, on: items, in: office, by: Acme.ben)
        #expect(reviews.needsYes == (count > Consequences.askedBeyond))
        #expect(reviews.question == ["Review \(count) items?"])
    }

    @Test("What undoes nothing that was signed never asks")
    func harmless() throws {
        let office = try office()
        let items = Acme.catalog.items.map(\.id)
        for intent in [ItemIntent.assign("ben"), .due(Acme.day("2027-01-15")), .note("Seen")] {
            let harmless = try consequences(intent, on: items, in: office, by: Acme.ben)
            #expect(!harmless.needsYes && harmless.isWorthTelling)
            #expect(harmless.told.contains("7 items"))
        }
    }

    @Test("Dropping a report asks by its name, and counts what goes with it; so does undoing its beginning")
    func dropping() throws {
        let office = try office()
        let drop = Consequences(of: [try office.state.decide(.drop, on: "soc2")], in: office.state, by: "ben")
        #expect(drop.needsYes)
        #expect(drop.question == ["Drop SOC 2 Type 2?", "That takes back 4 ticks and 2 reviews, 4 of them by others."])
        #expect(drop.told == "Dropped SOC 2 Type 2; took back 4 ticks and 2 reviews, 4 of them by others.")
        let begun = Office()
        let (actions, _) = try Undoing(begun.journal, of: "ana").undo(in: begun.state)
        #expect(Consequences(of: actions, in: begun.state, by: "ana").question == ["Drop SOC 2 Type 2?"])
    }

    @Test("Leaving an area out says how many items go with it, and how many of them are ticked")
    func leavingOut() throws {
        var office = try office()
        try office.act(.tick, on: "A1.1-01", by: Acme.ana)
        let action = try office.state.decide(.scope(target: "A", isIn: false, reason: "Nobody asks for it"), on: "soc2")
        let left = Consequences(of: [action], in: office.state, by: "ben")
        #expect(left.foretold == "Would leave 1 area or objective out of scope. 2 items, 1 of them ticked, go with it.")
    }

    @Test("Taking back an item of the team's own takes its tick along")
    func ownItem() throws {
        var office = Office()
        try office.act(.addItem(criterion: "CC6.1", title: "The vault has two keys"), by: Acme.ana)
        let own = try #require(office.state.engagements[0].items.first { Acme.catalog.position(of: $0.id) == nil })
        try office.act(.tick, on: own.id, by: Acme.ben)
        let (actions, _) = try Undoing(office.journal, of: "ana").undo(in: office.state)
        let taken = Consequences(of: actions, in: office.state, by: "ana")
        #expect(taken.needsYes && taken.ticks == 1 && taken.byOthers == 1)
    }

    @Test("Giving away what more than five have already asks, with how many of them that are; five do not", arguments: [5, 6])
    func replacing(count: Int) throws {
        let items = Array(Acme.catalog.items.map(\.id).prefix(count))
        var office = Office()
        for item in items {
            try office.act(.assign("ana"), on: item, by: Acme.ana)
            try office.act(.due(Acme.day("2027-01-15")), on: item, by: Acme.ana)
        }
        let given = try consequences(.assign("ben"), on: items, in: office, by: Acme.ana)
        #expect(given.needsYes == (count > Consequences.askedBeyond) && !given.destroys)
        #expect(given.question.last == "All of them have another owner now." && given.yes == "give them")
        let taken = try consequences(.assign(nil), on: items, in: office, by: Acme.ana)
        #expect(taken.needsYes == given.needsYes && taken.yes == "take them")
        let newcomer = Action.person("dora", name: "Dora Lind", was: nil)
        let actions = try items.map { try office.state.decide(.assign("dora"), on: Acme.item($0), by: "ana") }
        let dora = Consequences(of: [newcomer] + actions, in: office.state, by: "ana")
        #expect(dora.question.first == "Give \(count) items to Dora Lind?", "who comes in with them is no entry to count")
        #expect(Consequences(of: [newcomer], in: office.state, by: "ana").told == "Wrote 1 entry.")
        let due = try consequences(.due(Acme.day("2027-02-15")), on: items, in: office, by: Acme.ana)
        #expect(due.needsYes == given.needsYes && due.question.last == "All of them have another due date now.")
    }
}
