import HashTreeCollections
import Readiness
import Soaking
import Testing

@Suite("The work on items is read when somebody asks for it, and says the same as if all had been read")
struct ItemWorksTests {
    /// A record in which something was done about every item, as a start takes it up.
    private static func office() throws -> (office: Office, source: KeptInMemory) {
        var office = Office()
        for item in Acme.catalog.items where item.id != "CC6.1-03" {
            try office.act(.note("about \(item.id)"), on: item.id, by: Acme.ana)
            try office.act(.tick, on: item.id, by: Acme.ana)
        }
        try office.act(.review, on: "CC6.1-02", by: Acme.ben)
        let (record, sources) = office.state.record.kept
        office.state = WorkspaceState(name: "Acme", record: record, catalogs: ["mini": Acme.catalog], today: Acme.today)
        return (office, try #require(sources.first))
    }

    /// An entry behind a record.
    private static func entry(_ action: Action, after record: WorkspaceRecord) -> Entry {
        let number = record.count + 1000
        return Entry(
            stamp: Stamp(clock: (record.last?.clock ?? 0) + 1, entry: EntryID(Acme.ana, number)),
            at: Timestamp(startOf: Acme.today),
            by: "Ana", action: action, batch: number, reversal: nil, words: nil)
    }

    @Test("Who says something of one item reads that one")
    func one() throws {
        var (office, source) = try Self.office()
        let address = Acme.item("CC6.2-01")
        let note = try office.state.decide(.note("another"), on: address, by: "ana")
        let entry = Self.entry(note, after: office.state.record)
        var record = office.state.record
        record.apply([entry])
        office.state.update(to: record, touched: [address])
        let work = try #require(office.state.engagement("soc2")).work(on: "CC6.2-01")
        #expect(work.notes.map(\.text) == ["about CC6.2-01", "another"] && work.status == .ready)
        #expect(record.engagement("soc2")?.work["CC6.2-01"]?.notes.count == 2)
        // Taken back: the note is found by what was kept.
        let undo = Action.withdraw("soc2", entry.id, to: true, was: false)
        record.apply([Self.entry(undo, after: record)])
        #expect(record.engagement("soc2")?.work["CC6.2-01"]?.notes.map(\.text) == ["about CC6.2-01"])
        #expect(Set(source.read) == ["CC6.2-01"] && source.timesReadAll == 0)
    }

    @Test("A note of long ago is taken back without reading what else was kept; who looks for many reads all once")
    func longAgo() throws {
        let office = try Self.office().office
        let notes = try #require(office.state.record.engagement("soc2")).work.all.values.flatMap { $0.allNotes.map(\.id) }
        var (record, sources) = office.state.record.kept
        for (number, note) in notes.enumerated() {
            record.apply([Self.entry(.withdraw("soc2", note, to: true, was: false), after: record)])
            #expect(sources[0].timesReadAll == 0 && sources[0].read.count <= 2 * number + 4)
        }
        #expect(record.engagement("soc2")?.work.allSatisfy { $0.value.notes.isEmpty } == true)
        (record, sources) = record.kept
        let unknown = EntryID(Acme.cho, 1)
        for _ in 0..<40 { record.apply([Self.entry(.withdraw("soc2", unknown, to: true, was: false), after: record)]) }
        #expect(sources[0].timesReadAll == 1)
    }

    @Test("Who looks at all reads them once, whoever has a copy")
    func all() throws {
        let (office, source) = try Self.office()
        let copy = office.state
        #expect(office.state.engagements[0].tally.ticked == 6 && copy.engagements[0].tally.reviewed == 1)
        #expect(copy.record.engagements[0].work.all.count == 6)
        #expect(copy.engagements[0].work(on: "CC6.1-02").status == .reviewed)
        #expect(source.timesReadAll == 1 && source.read.isEmpty)
    }

    @Test("A review that was lifted is said of the one item that is asked for, as when all are looked at")
    func lifted() throws {
        let office = try Self.office().office
        let own = ItemAddress("soc2", "CC6.1-02")
        let piece = EvidenceSetup(
            title: "Of March", kind: .record, content: .text("Done."), covers: Acme.day("2027-03-31")...Acme.day("2027-03-31"),
            performed: Acme.day("2027-03-31"), collected: Acme.day("2027-03-31"), targets: [.item(own)])
        var record = office.state.record
        record.apply([Self.entry(.attach(piece), after: record)])
        let (kept, sources) = record.kept
        let state = WorkspaceState(name: "Acme", record: kept, catalogs: ["mini": Acme.catalog], today: Acme.today)
        let alone = state.engagements[0].work(on: own.item)
        #expect(alone.status == .ready && alone.lift != nil && sources[0].timesReadAll == 0)
        #expect(state.engagements[0].tally.reviewed == 0)
        #expect(state.engagements[0].work(on: own.item) == alone && state.engagements[0].work[own.item] == alone)
        var settled = state
        settled.settle()
        #expect(settled.engagements[0].work(on: own.item) == alone)
    }

    @Test("Whatever was kept of a history and whatever comes behind it, a record that reads it later is the record")
    func anyHistory() {
        let random = Soak.random(for: "work that is read later")
        for number in 0..<Soak.cases(short: 600, full: 30_000) {
            let seed = random.seed &+ UInt64(number)
            let comment: Comment = "TICKMARK_SEED=\(seed) finds it at once"
            let history = HistoryGenerator.history(seed: seed, upTo: 30).sorted { $0.stamp < $1.stamp }
            var numbers = SeededRandom(seed: seed)
            let cut = Int.random(in: 0...history.count, using: &numbers)
            let expected = history.inOrder
            var later = Array(history[..<cut]).inOrder.kept.record
            for entry in history[cut...] {
                // Somebody may look meanwhile.
                if Int.random(in: 0..<12, using: &numbers) == 0 { _ = later.engagement("soc2")?.work.all.count }
                later.apply([entry])
            }
            let (one, other) = (Self.state(of: expected), Self.state(of: later))
            // Items one by one, in two orders, before anything is counted.
            for engagement in other.engagements {
                for item in engagement.items.shuffled(using: &numbers) {
                    #expect(engagement.work(on: item.id) == one.engagement(engagement.id)?.work(on: item.id), comment)
                }
            }
            let (void, laterVoid) = (VoidEntries(knownTo: expected), VoidEntries(knownTo: later))
            #expect((void == nil) == (laterVoid == nil), comment)
            for entry in history {
                #expect(void?.reason(of: entry, in: one) == laterVoid?.reason(of: entry, in: one), comment)
            }
            var counted = Self.state(of: expected)
            counted.settle()
            #expect(other.engagements.map(\.tally) == counted.engagements.map(\.tally), comment)
            #expect(other.engagements.map(\.work) == counted.engagements.map(\.work), comment)
            #expect(other.engagements.map(\.covered) == counted.engagements.map(\.covered), comment)
            #expect(later == expected, comment)
        }
    }

    @Test(
        "Whatever is done after another, a state that is counted when somebody asks is one that is counted each time, and one that begins anew"
    )
    func anyUpdates() {
        let random = Soak.random(for: "states that are counted later")
        for number in 0..<Soak.cases(short: 400, full: 20_000) {
            let seed = random.seed &+ UInt64(number)
            let comment: Comment = "TICKMARK_SEED=\(seed) finds it at once"
            let history = HistoryGenerator.history(seed: seed, upTo: 30).sorted { $0.stamp < $1.stamp }
            var numbers = SeededRandom(seed: seed)
            var record = WorkspaceRecord()
            var (later, settled) = (Self.state(of: record), Self.state(of: record).settled())
            for entry in history {
                record.apply([entry])
                let touched = entry.action.item.map { Set([$0]) }
                later.update(to: record, touched: touched)
                settled.update(to: record, touched: touched)
                // Somebody looks at one item, at all, or not at all.
                switch Int.random(in: 0..<6, using: &numbers) {
                case 0: for engagement in later.engagements { _ = engagement.tally }
                case 1: for engagement in later.engagements { _ = engagement.items.first.map { engagement.work(on: $0.id) } }
                default: continue
                }
            }
            let anew = Self.state(of: record)
            for state in [later, settled] {
                #expect(state.engagements.map(\.tally) == anew.engagements.map(\.tally), comment)
                #expect(state.engagements.map(\.work) == anew.engagements.map(\.work), comment)
                #expect(state.engagements.map(\.covered) == anew.engagements.map(\.covered), comment)
                #expect(state.engagements.map(\.items) == anew.engagements.map(\.items), comment)
            }
        }
    }

    private static func state(of record: WorkspaceRecord) -> WorkspaceState {
        WorkspaceState(name: "Acme", record: record, catalogs: ["mini": Acme.catalog], today: Acme.today)
    }
}
