import Readiness
import Testing

@Suite("A second person sends an item back, and its owner sees why")
struct ReturnTests {
    private let item: ItemID = "CC6.1-01"

    private func ticked(reviewed: Bool = false) throws -> Office {
        var office = Office()
        try office.act(.assign("ana"), on: item, by: Acme.ana)
        try office.act(.tick, on: item, by: Acme.ana)
        if reviewed { try office.act(.review, on: item, by: Acme.cho) }
        return office
    }

    @Test("An item that is ticked or reviewed goes to In progress, marked with who, when and why", arguments: [false, true])
    func returned(reviewed: Bool) throws {
        var office = try ticked(reviewed: reviewed)
        try office.act(.sendBack(reason: " The list lacks contractors "), on: item, by: Acme.ben)
        let work = office.work(item)
        #expect(work.status == .inProgress && work.returned?.by == "ben" && work.returned?.reason == "The list lacks contractors")
        #expect(work.review == nil && office.state.engagements[0].tally.ticked == 0)
        let sentence = try #require(office.journal.last).sentence(in: office.state)
        #expect(sentence == "returned CC6.1-01 Item CC6.1-01 is há done: The list lacks contractors")
    }

    @Test("The mark stands until the item is ticked again, also where its owner stops and starts in between")
    func mark() throws {
        var office = try ticked()
        try office.act(.sendBack(reason: "No date"), on: item, by: Acme.ben)
        try office.act(.stop, on: item, by: Acme.ana)
        #expect(office.work(item).returned != nil)
        try office.act(.tick, on: item, by: Acme.ana)
        #expect(office.work(item).returned == nil)
        try office.act(.untick, on: item, by: Acme.ana)
        #expect(office.work(item).returned == nil, "that it was returned once is history")
        try office.act(.tick, on: item, by: Acme.ana)
        try office.act(.sendBack(reason: "Again"), on: item, by: Acme.ben)
        #expect(office.work(item).returned?.reason == "Again")
    }

    @Test("Undo brings back tick and review, and redo the mark with its reason", arguments: [false, true])
    func reversals(reviewed: Bool) throws {
        var office = try ticked(reviewed: reviewed)
        let before = office.work(item)
        try office.act(.sendBack(reason: "No date"), on: item, by: Acme.ben)
        try office.undo(by: Acme.ben)
        #expect(office.work(item).status == before.status && office.work(item).tick == before.tick)
        #expect(office.work(item).review == before.review && office.work(item).returned == nil)
        #expect(office.journal.last?.sentence(in: office.state).hasPrefix("undid: returned CC6.1-01") == true)
        try office.redo(by: Acme.ben)
        #expect(office.work(item).status == .inProgress && office.work(item).returned?.reason == "No date")
        #expect(office.journal.last?.sentence(in: office.state).hasPrefix("redid: returned CC6.1-01") == true)
    }

    @Test("The rules refuse before anybody types a reason, and a reason is wanted all the same")
    func refusals() throws {
        var office = try ticked()
        let other = Acme.item("CC6.1-02")
        #expect(throws: Refusal.notTicked(other, .todo)) { try office.act(.sendBack(reason: "x"), on: "CC6.1-02", by: Acme.ben) }
        #expect(throws: Refusal.returnNeedsReason) { try office.act(.sendBack(reason: "  "), on: item, by: Acme.ben) }
        func early(_ intent: ItemIntent, _ address: ItemAddress) -> Refusal? {
            office.state.refusalBeforeText(of: intent, on: address, by: "ben")
        }
        #expect(early(.sendBack(reason: ""), other) == .notTicked(other, .todo))
        #expect(early(.block(reason: ""), Acme.item(item)) == .tickedCannotBeBlocked(Acme.item(item)))
        #expect(early(.reviewSaying(""), other) == .notTicked(other, .todo))
        #expect(early(.sendBack(reason: ""), Acme.item(item)) == nil)
        #expect(early(.block(reason: ""), other) == nil && early(.exclude(reason: ""), other) == nil)
        #expect(early(.note(""), other) == nil)
    }

    @Test("What was returned comes first of all that somebody should look at")
    func attention() throws {
        var office = try ticked()
        try office.act(.due(Acme.today.advanced(by: -1)), on: item, by: Acme.ana)
        try office.act(.sendBack(reason: "No date"), on: item, by: Acme.ben)
        #expect(Attention.allCases.first == .returned)
        var filter = Attention.returned.filter(on: Acme.today)
        filter.owner = .person("ana")
        let engagement = office.state.engagements[0]
        #expect(engagement.items.filter { filter.passes($0, in: engagement) }.map(\.id) == [item])
        #expect(engagement.itemsToLookAt(for: [.returned]).map(\.count) == [1])
    }

    @Test("Returning what others ticked is what a second person is for, and asks nothing; a third person's review counts")
    func consequences() throws {
        let back = { (office: Office) in
            let action = try office.state.decide(.sendBack(reason: "x"), on: Acme.item(item), by: "ben")
            return Consequences(of: [action], in: office.state, by: "ben")
        }
        #expect(try !back(try ticked()).destroys)
        let reviewed = try back(try ticked(reviewed: true))
        #expect(reviewed.byOthers == 1 && reviewed.told == "Returned 1 item; took back 1 review, by somebody else.")
    }

    @Test("A review may say what was looked at; undo and redo keep the words")
    func comments() throws {
        var office = try ticked()
        try office.act(.reviewSaying("The list of 12 Nov, all 40 rows"), on: item, by: Acme.ben)
        #expect(office.work(item).review?.comment == "The list of 12 Nov, all 40 rows")
        #expect(office.journal.last?.sentence(in: office.state).hasSuffix(": The list of 12 Nov, all 40 rows") == true)
        try office.undo(by: Acme.ben)
        #expect(office.work(item).review == nil)
        try office.redo(by: Acme.ben)
        #expect(office.work(item).review?.comment == "The list of 12 Nov, all 40 rows")
    }

    @Test("Two people who did the same without seeing each other have nothing to settle")
    func same() throws {
        var office = Office()
        let clock = 50
        for writer in [Acme.ana, Acme.ben] {
            office.write(
                [
                    .status(Acme.item(item), to: .ready, was: .todo, reason: ""), .owner(Acme.item(item), to: "cho", was: nil),
                    .due(Acme.item(item), to: Acme.today, was: nil),
                ], by: writer, clock: clock)
        }
        #expect(!office.work(item).isContested && office.work(item).status == .ready)
        office.write([.owner(Acme.item(item), to: "ana", was: nil)], by: Acme.cho, clock: clock)
        #expect(office.work(item).isContested)
    }
}

@Suite("Notes and items of one's own can be put in other words, and withdrawn")
struct CorrectionTests {
    private let item: ItemID = "CC6.1-01"

    @Test("A note is corrected and withdrawn by its author alone; history keeps the earlier words")
    func notes() throws {
        var office = Office()
        try office.act(.note("Seen on Mondy"), on: item, by: Acme.ana)
        let note = try #require(office.work(item).notes.first).id
        #expect(throws: Refusal.self) { try office.act(.correctNote(note, "mine"), on: item, by: Acme.ben) }
        #expect(throws: Refusal.self) { try office.act(.withdrawNote(note), on: item, by: Acme.ben) }
        try office.act(.correctNote(note, "Seen on Monday"), on: item, by: Acme.ana)
        #expect(office.work(item).notes.map(\.text) == ["Seen on Monday"] && office.work(item).notes[0].words.at != nil)
        #expect(throws: Refusal.unchanged("The note says that")) {
            try office.act(.correctNote(note, "Seen on Monday"), on: item, by: Acme.ana)
        }
        let sentences = office.journal.map { $0.sentence(in: office.state) }
        #expect(sentences.contains("noted on CC6.1-01: Seen on Mondy"))
        #expect(sentences.last == "corrected a note on CC6.1-01: Seen on Monday")
        #expect(office.journal.suffix(2).allSatisfy { office.state.isAbout(Acme.item(item), $0.action) })
        try office.undo(by: Acme.ana)
        #expect(office.work(item).notes.map(\.text) == ["Seen on Mondy"])
        try office.redo(by: Acme.ana)
        try office.act(.withdrawNote(note), on: item, by: Acme.ana)
        #expect(office.work(item).notes.isEmpty)
        #expect(throws: Refusal.noSuchNote(Acme.item(item), count: 0)) {
            try office.act(.withdrawNote(note), on: item, by: Acme.ana)
        }
    }

    @Test("An item of the team's own is reworded and dropped, and its id is never given again")
    func ownItems() throws {
        var office = Office()
        try office.act(.addItem(criterion: "CC6.1", title: "Badges are cuonted"), by: Acme.ana)
        let own = try #require(office.state.engagements[0].items.first { $0.catalogPosition == nil })
        try office.act(.editItem(own.id, title: "Badges are counted"), by: Acme.ben)
        #expect(office.state.engagements[0].items.first { $0.id == own.id }?.title == "Badges are counted")
        try office.undo(by: Acme.ben)
        #expect(office.state.engagements[0].items.first { $0.id == own.id }?.title == "Badges are cuonted")
        #expect(throws: Refusal.notOwnItem(Acme.item(item))) { try office.act(.editItem(item, title: "x"), by: Acme.ana) }
        #expect(throws: Refusal.notOwnItem(Acme.item(item))) { try office.act(.dropItem(item), by: Acme.ana) }
        try office.act(.dropItem(own.id), by: Acme.ana)
        #expect(office.state.engagements[0].position(of: own.id) == nil)
        try office.act(.addItem(criterion: "CC6.1", title: "Badges"), by: Acme.ana)
        #expect(!office.state.engagements[0].items.contains { $0.id == own.id })
    }

    @Test("The workspace has the name that was given last, and undo brings back the first")
    func workspaceName() throws {
        var office = Office()
        #expect(office.state.name == "Acme")
        office.write([try office.state.decideName("Acme Analytics, Inc.")], by: Acme.ana)
        #expect(office.state.name == "Acme Analytics, Inc.")
        #expect(throws: Refusal.self) { _ = try office.state.decideName("Acme Analytics, Inc.") }
        #expect(office.journal.last?.sentence(in: office.state) == "named the workspace Acme Analytics, Inc.")
        try office.undo(by: Acme.ana)
        #expect(office.state.name == "Acme")
    }
}

@Suite("Reports, areas and items go by the names that people have for them")
struct TypedNameTests {
    @Test("A report goes by its id, or by its kind where only one is of that kind")
    func reports() throws {
        let office = Office(setups: [Acme.setup("first"), Acme.setup("other", report: .soc1)])
        #expect(try office.state.report(named: "first").id == "first")
        #expect(try office.state.report(named: "SOC2").id == "first" && office.state.report(named: "soc1").id == "other")
        let two = Office(setups: [Acme.setup("first"), Acme.setup("second")])
        #expect(throws: Refusal.self) { _ = try two.state.report(named: "soc2") }
    }

    @Test("An item's id alone means the one that is open, where only one report has it open")
    func items() throws {
        var office = Office(setups: [Acme.setup("soc2"), Acme.setup("soc2-2028")])
        #expect(throws: Refusal.self) { _ = try office.state.item(named: "CC6.1-01") }
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        #expect(try office.state.item(named: "cc6.1-01") == ItemAddress("soc2-2028", "CC6.1-01"))
        #expect(try office.state.item(named: "soc2/CC6.1-01") == ItemAddress("soc2", "CC6.1-01"))
    }

    @Test("Sentences end in one period")
    func periods() {
        #expect("for Acme Inc.".endedSentence == "for Acme Inc." && "for Acme".endedSentence == "for Acme.")
        #expect("Processing Integrity".slug == "processing-integrity")
    }
}
