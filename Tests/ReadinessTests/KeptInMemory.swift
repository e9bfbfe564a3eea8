import HashTreeCollections
import Readiness
import Synchronization

/// Work on items that was kept, and what was asked of it.
final class KeptInMemory: KeptWork {
    private let works: [ItemID: ItemWork]
    private let log = Mutex<(items: [ItemID], all: Int)>(([], 0))

    init(_ works: ItemWorks) { self.works = Dictionary(uniqueKeysWithValues: works.map { ($0.key, $0.value) }) }

    /// The items that were read one by one.
    var read: [ItemID] { log.withLock { $0.items } }
    /// How often all were.
    var timesReadAll: Int { log.withLock { $0.all } }

    var isEmpty: Bool { works.isEmpty }
    var items: [ItemID] { Array(works.keys) }

    func read(_ item: ItemID) -> ItemWork? {
        log.withLock { $0.items.append(item) }
        return works[item]
    }

    func readAll() -> [(item: ItemID, work: ItemWork)] {
        log.withLock { $0.all += 1 }
        return works.map { ($0.key, $0.value) }
    }

    func items(mentioning entry: EntryID) -> [ItemID] {
        works.filter { _, work in
            work.allNotes.contains { $0.id == entry }
                || (work.ticks + work.reviews + work.exclusions).contains { $0.keeps.contains { $0.entry == entry } }
        }.map(\.key)
    }

    var itemsWithVoidReviews: [ItemID] { works.filter { !$0.value.voidReviews.isEmpty }.map(\.key) }
}

extension WorkspaceRecord {
    /// The same record as a start takes it up, which reads the work on items when somebody asks for it; with what it
    /// would be read from.
    var kept: (record: WorkspaceRecord, sources: [KeptInMemory]) {
        var sources: [KeptInMemory] = []
        let engagements = engagements.map { engagement in
            var kept = engagement
            let source = KeptInMemory(engagement.work)
            sources.append(source)
            kept.work = ItemWorks(source)
            return kept
        }
        let record = WorkspaceRecord(
            people: people, samePeople: samePeople, engagements: engagements, controls: controls, evidence: evidence, last: last,
            count: count, strays: strays, name: name, graceDays: graceDays, holidays: holidays, checks: checks)
        return (record, sources)
    }
}
