import HashTreeCollections
import Readiness
import Soaking
import Testing

@Suite("What is corrected or taken back is found among very many things")
struct ManyCorrectionsTests {
    private static let count = 12_000

    /// Entries of one writer, each behind the one before.
    private static func entries(_ actions: [Action]) -> [Entry] {
        actions.enumerated().map { place, action in
            Entry(
                stamp: Stamp(clock: place + 1, entry: EntryID(Acme.ana, place + 1)), at: Timestamp(startOf: Acme.today),
                by: "Ana",
                action: action, batch: place + 1)
        }
    }

    @Test(
        "Notes on many items, and items of the team's own, are corrected, taken back and told in time that grows with their number",
        arguments: [true, false])
    func many(areNotes: Bool) throws {
        let added: [Action] = (1...Self.count).map {
            areNotes ? .note(Acme.item(ItemID("CC9.9-\($0)")), text: "n") : .item("soc2", criterion: "CC6.1", title: "n")
        }
        // The first entry begins the report, so what the second added is the first of them.
        let targets = (2...(Self.count + 1)).map { EntryID(Acme.ana, $0) }
        let corrected: [Action] = targets.map { .correct("soc2", $0, to: "m", was: "n") }
        let withdrawn: [Action] = targets.map { .withdraw("soc2", $0, to: true, was: false) }
        let entries = Self.entries([.engage(Acme.setup())] + added + corrected + withdrawn)
        var told: Set<String> = []
        let (record, seconds) = timed {
            var record = WorkspaceRecord()
            record.apply(entries)
            let state = WorkspaceState(name: "Acme", record: record, catalogs: ["mini": Acme.catalog], today: Acme.today)
            for entry in entries { told.insert(entry.action.sentence(in: state)) }
            return record
        }
        // Quadratic time would take minutes here.
        #expect(seconds < 30)
        let engagement = try #require(record.engagement("soc2"))
        if areNotes {
            #expect(engagement.work.all.values.allSatisfy { $0.allNotes.allSatisfy { $0.text == "m" && $0.isWithdrawn.value } })
            #expect(told.contains("corrected a note on CC9.9-7: m") || told.contains { $0.contains("a note on CC9.9-7") })
        } else {
            #expect(engagement.items.count == Self.count)
            #expect(engagement.items.allSatisfy { $0.title == "m" && $0.isWithdrawn.value })
            #expect(Set(engagement.items.map(\.id)).count == Self.count)
        }
    }
}
