import HashTreeCollections
import Readiness
import Soaking
import Testing

@Suite("Undo and redo write the opposite, and never take back another person's work")
struct UndoTests {
    @Test("Each kind of action is undone and done again")
    func everyKind() throws {
        let intents: [ItemIntent] = [
            .tick, .start, .exclude(reason: "none"), .block(reason: "vendor"), .assign("cho"), .due(Acme.today), .note("hello"),
        ]
        for intent in intents {
            var office = Office()
            let before = shown(office)
            try office.act(intent, on: "CC6.1-01", by: Acme.ana)
            let after = shown(office)
            #expect(before != after, "\(intent)")
            try office.undo(by: Acme.ana)
            #expect(shown(office) == before, "\(intent)")
            try office.redo(by: Acme.ana)
            #expect(shown(office) == after, "\(intent)")
        }
    }

    @Test("Several steps go back and forth, and a new action ends what could be done again")
    func steps() throws {
        var office = Office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        try office.act(.tick, on: "CC6.1-02", by: Acme.ana)
        try office.undo(by: Acme.ana)
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements[0].tally.ticked == 0)
        try office.redo(by: Acme.ana)
        #expect(office.work("CC6.1-01").status == .ready && office.work("CC6.1-02").status == .todo)
        try office.act(.start, on: "CC6.2-01", by: Acme.ana)
        #expect(throws: Refusal.nothingToRedo) { try office.redo(by: Acme.ana) }
        try office.undo(by: Acme.ana)
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements[0].tally.ticked == 0)
    }

    @Test("What somebody else has changed since is not undone")
    func changedSince() throws {
        var office = Office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        try office.act(.untick, on: "CC6.1-01", by: Acme.ben)
        #expect(throws: Refusal.changedSince(what: "CC6.1-01", by: "ben")) { try office.undo(by: Acme.ana) }
    }

    @Test("Undo reaches only one's own actions, and the first of them begins the engagement")
    func own() throws {
        var office = Office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ben)
        #expect(throws: Refusal.nothingToUndo) { try office.undo(by: Acme.cho) }
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements.isEmpty)
        #expect(throws: Refusal.nothingToUndo) { try office.undo(by: Acme.ana) }
    }

    @Test("A go is undone as a whole")
    func batches() throws {
        var office = Office()
        let items: [ItemID] = ["CC6.1-01", "CC6.1-02", "CC6.1-03"]
        let actions = try items.map { try office.state.decide(.tick, on: Acme.item($0), by: "ana") }
        office.write(actions, by: Acme.ana)
        #expect(office.state.engagements[0].tally.ticked == 3)
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements[0].tally.ticked == 0)
    }

    @Test("Nobody becomes the ticker or the reviewer of an item by undoing")
    func signatures() throws {
        var office = Office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        try office.act(.review, on: "CC6.1-01", by: Acme.cho)
        try office.act(.untick, on: "CC6.1-01", by: Acme.ben)
        try office.undo(by: Acme.ben)
        #expect(office.work("CC6.1-01").status == .reviewed)
        #expect(office.work("CC6.1-01").tick?.by == "ana")
        #expect(office.work("CC6.1-01").review?.by == "cho")
        try office.act(.untick, on: "CC6.1-01", by: Acme.ben)
        try office.act(.tick, on: "CC6.1-01", by: Acme.ben)
        #expect(office.work("CC6.1-01").tick?.by == "ben")
        try office.undo(by: Acme.ben)
        try office.undo(by: Acme.ben)
        #expect(office.work("CC6.1-01").tick?.by == "ana")
        #expect(office.work("CC6.1-01").review?.by == "cho")
    }

    @Test("A reason comes back with what it was the reason for")
    func reasons() throws {
        var office = Office()
        try office.act(.exclude(reason: "fully remote"), on: "CC6.1-01", by: Acme.ana)
        try office.act(.include, on: "CC6.1-01", by: Acme.ana)
        try office.undo(by: Acme.ana)
        #expect(office.work("CC6.1-01").reason == "fully remote")
        try office.act(.scope(target: "A", isIn: false, reason: "no promise"), by: Acme.ana)
        try office.act(.scope(target: "A", isIn: true, reason: "we promise it now"), by: Acme.ana)
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements[0].areas[1].decision?.reason == "no promise")
    }

    private func shown(_ office: Office) -> [String] {
        let work = office.work("CC6.1-01")
        return [
            work.status.title, work.reason, work.blocked.value ?? "-", work.owner.value?.text ?? "-",
            work.due.value?.description ?? "-",
        ] + work.notes.map(\.text)
    }
}

@Suite("Two people who did not see each other are told so, until somebody looks")
struct ClashTests {
    @Test("The later entry stands on every machine, both are kept, and the item says so until it is settled")
    func clash() throws {
        var office = Office()
        let item = Acme.item("CC6.1-01")
        // Both saw To do: their clocks are the same, so the order of their writers decides.
        office.write([.status(item, to: .notApplicable, was: .todo, reason: "no office")], by: Acme.ben, clock: 7)
        office.write([.status(item, to: .ready, was: .todo, reason: "")], by: Acme.ana, clock: 7)
        #expect(office.work("CC6.1-01").status == .notApplicable)
        #expect(office.work("CC6.1-01").clashes == [Clash(earlier: EntryID(Acme.ana, 2), later: EntryID(Acme.ben, 1))])
        #expect(office.state.engagements[0].tally.contested == 1)
        try office.act(.settle, on: "CC6.1-01", by: Acme.cho)
        #expect(!office.work("CC6.1-01").isContested)
        #expect(throws: Refusal.nothingToSettle(item)) { try office.act(.settle, on: "CC6.1-01", by: Acme.cho) }
    }

    @Test("Changing different things of one item is no clash")
    func differentFields() {
        var office = Office()
        let item = Acme.item("CC6.1-01")
        office.write([.owner(item, to: "cho", was: nil)], by: Acme.ben, clock: 7)
        office.write([.status(item, to: .ready, was: .todo, reason: "")], by: Acme.ana, clock: 7)
        #expect(!office.work("CC6.1-01").isContested)
    }

    @Test("A later change that did see the value does not hide that an earlier one did not")
    func laterChange() throws {
        var office = Office()
        let item = Acme.item("CC6.1-01")
        office.write([.status(item, to: .inProgress, was: .todo, reason: "")], by: Acme.ana, clock: 7)
        office.write([.status(item, to: .notApplicable, was: .todo, reason: "x")], by: Acme.ben, clock: 8)
        office.write([.status(item, to: .todo, was: .notApplicable, reason: "")], by: Acme.ben, clock: 9)
        #expect(office.work("CC6.1-01").isContested)
    }
}

@Suite("Folding gives one record, whatever way the entries came")
struct FoldTests {
    @Test("Any order, any grouping and any repetition of arrival give the same record")
    func convergence() {
        var random = Soak.random(for: "any order of arrival")
        for round in 0..<300 {
            let entries = randomHistory(using: &random)
            let expected = FoldedHistory(folding: entries).record
            var shuffled = FoldedHistory()
            var rest = entries.shuffled(using: &random)
            while !rest.isEmpty {
                let portion = rest.prefix(Int.random(in: 1...max(1, rest.count), using: &random))
                shuffled.insert(Array(portion))
                rest.removeFirst(portion.count)
            }
            #expect(shuffled.record == expected, "seed \(random.seed), round \(round)")
        }
    }

    @Test("Entries later than a thousand others are still put in their place, and older ones are reported")
    func depth() {
        let writers = [Acme.ana, Acme.ben]
        var entries: [Entry] = []
        for index in 1...4000 {
            let writer = writers[index % 2]
            let stamp = Stamp(clock: index, entry: EntryID(writer, (index + 1) / 2))
            let action = index == 1 ? Action.engage(Acme.setup()) : .note(Acme.item("CC6.1-01"), text: "\(index)")
            entries.append(Entry(stamp: stamp, at: Timestamp(seconds: 0), by: "x", action: action, batch: (index + 1) / 2))
        }
        var history = FoldedHistory(folding: entries.dropLast(500) + entries.suffix(499))
        let isInserted = history.insert([entries[3500]])
        #expect(isInserted)
        #expect(history.record == FoldedHistory(folding: entries).record)
        let late = Entry(
            stamp: Stamp(clock: 5, entry: EntryID(Acme.cho, 1)), at: Timestamp(seconds: 0), by: "x",
            action: .note(Acme.item("CC6.1-01"), text: "late"), batch: 1)
        let before = history.record
        let isLateInserted = history.insert([late])
        #expect(!isLateInserted)
        #expect(history.record == before)
    }
}

/// A history of three people who see each other's work only now and then.
func randomHistory(using random: inout SeededRandom) -> [Entry] {
    let writers = [Acme.ana, Acme.ben, Acme.cho]
    var entries: [Entry] = []
    var clocks = [0, 0, 0]
    var sequences = [0, 0, 0]
    for step in 0..<Int.random(in: 1..<50, using: &random) {
        let who = step == 0 ? 0 : Int.random(in: 0..<3, using: &random)
        if Bool.random(using: &random) { clocks[who] = clocks.max() ?? 0 }
        clocks[who] += 1
        sequences[who] += 1
        let item = Acme.item(Acme.catalog.items.randomElement(using: &random)?.id ?? "CC6.1-01")
        let seen = FoldedHistory(folding: entries.filter { $0.stamp.clock < clocks[who] }).record
        let work = seen.engagement("soc2")?.work[item.item] ?? ItemWork()
        let action: Action =
            switch step == 0 ? 9 : Int.random(in: 0..<9, using: &random) {
            case 9: .engage(Acme.setup())
            case 0: .note(item, text: "note \(step)")
            case 1: .settle(item, work.clashes)
            case 2: .objective("soc2", area: "A", title: "objective \(step)")
            case 3: .scope("soc2", target: "A", to: Bool.random(using: &random), was: true, reason: "r\(step)")
            default: randomAction(on: item, work, using: &random)
            }
        let stamp = Stamp(clock: clocks[who], entry: EntryID(writers[who], sequences[who]))
        entries.append(
            Entry(stamp: stamp, at: Timestamp(seconds: step), by: writers[who].handle.text, action: action, batch: sequences[who])
        )
    }
    return entries
}
