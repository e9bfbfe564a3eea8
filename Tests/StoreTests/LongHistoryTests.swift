import Foundation
import Readiness
import Reports
import Soaking
import SystemPackage
import Testing
import Files
import Journal
@testable import Store
@testable import Workbench

@Suite("A history that is too long to be held says what one that is held says")
struct LongHistoryTests {
    private func put(_ history: RandomHistory, in bench: Bench) throws {
        for writer in history.writers {
            let bytes = try WorkspaceFolder.journal(
                of: writer, in: bench.folder, entries: history.entries.filter { $0.id.writer == writer })
            if !bytes.isEmpty { try Data(bytes).write(to: URL(filePath: bench.path("journal/\(writer).jsonl").string)) }
        }
    }

    private func open(_ bench: Bench, holding heldBytes: Int, as handle: String = "ana") throws -> WorkspaceStore {
        let store = try WorkspaceStore(
            opening: bench.folder, author: Author(name: handle), catalogs: [:], today: Bench.today, now: { Bench.now },
            heldBytes: heldBytes)
        return store
    }

    /// What undoing and doing again come to, or why they do not.
    private func outcome(_ undoing: Undoing, _ direction: Undoing.Direction, in state: WorkspaceState) -> String {
        do throws(Refusal) {
            switch direction {
            case .undo: return "\(try undoing.undo(in: state))"
            case .redo: return "\(try undoing.redo(in: state))"
            }
        } catch {
            return error.description
        }
    }

    /// The journals of two people who wrote in turns, each several times as long as the part of a file that is read at
    /// a time.
    private func putLong(in bench: Bench, lines: Int = 4_400) throws -> [WriterID] {
        let writers = [WriterID("ana", tag: 1), WriterID("ben", tag: 2)]
        let setup = EngagementSetup(
            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: Bench.today), organization: "Acme",
            service: "Payments",
            areas: [])
        for (place, writer) in writers.enumerated() {
            let entries = (1...lines).map { number in
                // In sittings of forty, so that one journal's next lines come before the other's.
                let clock = (number - 1) / 40 * 80 + (number - 1) % 40 + 40 * place + 1
                return Entry(
                    stamp: Stamp(clock: clock, entry: EntryID(writer, number)), at: Timestamp(seconds: clock),
                    by: writer.handle.text,
                    action: number == 1 && place == 0
                        ? .engage(setup) : .note(Bench.item, text: "\(clock) " + String(repeating: "x", count: 120)),
                    batch: number)
            }
            let bytes = try WorkspaceFolder.journal(of: writer, in: bench.folder, entries: entries)
            try Data(bytes).write(to: URL(filePath: bench.path("journal/\(writer).jsonl").string))
        }
        return writers
    }

    @Test("Journals longer than what is read at a time come to the same, with the same checked of them")
    func inParts() throws {
        let bench = try Bench(isBare: true)
        let writers = try putLong(in: bench)
        let (held, long) = (try open(bench, holding: .max), try open(bench, holding: 0))
        #expect(held.earlier == nil && long.earlier != nil && held.entries.count == 8_800)
        #expect(long.state.record == held.state.record && long.heads == held.heads && long.damage.isEmpty)
        for (name, journal) in held.journalsByFile {
            let (whole, parts) = (try #require(journal.check), try #require(long.journalsByFile[name]?.check))
            #expect(parts.base == whole.base && parts.version == whole.version)
        }
        // Damaged far behind the first part of one.
        let name = "journal/\(writers[1]).jsonl"
        try bench.put(try bench.text(name).replacing("\"7010 ", with: "\"7011 "), name)
        let (heldDamaged, longDamaged) = (try open(bench, holding: .max), try open(bench, holding: 0))
        #expect(heldDamaged.damage.count == 1 && longDamaged.damage == heldDamaged.damage)
        #expect(longDamaged.state.record == heldDamaged.state.record && longDamaged.heads == heldDamaged.heads)
        #expect(longDamaged.earlier != nil)
        // And without its end.
        try bench.put(String(try bench.text(name).replacing("\"7011 ", with: "\"7010 ").dropLast(20)), name)
        var (heldTorn, longTorn) = (try open(bench, holding: .max), try open(bench, holding: 0))
        #expect(longTorn.state.record == heldTorn.state.record && longTorn.damage == heldTorn.damage)
        #expect(longTorn.takeNoticeSentences() == heldTorn.takeNoticeSentences())
    }

    @Test("A journal that git replaces between two parts of it is read again as it is then")
    func replacedBetweenParts() throws {
        let bench = try Bench(isBare: true)
        let writers = try putLong(in: bench)
        let path = bench.path("journal/\(writers[0]).jsonl").string
        let longer = try Data(contentsOf: URL(filePath: path))
        let end = try #require(longer.dropLast().lastIndex(of: UInt8(ascii: "\n")))
        // The same inode cannot be had again while it is open: another name is put in its place.
        try longer[...end].write(to: URL(filePath: path))
        let calls = RecordedCalls()
        calls.before("read entries") {
            try? longer.write(to: URL(filePath: path + ".new"))
            _ = try? FileManager.default.replaceItemAt(URL(filePath: path), withItemAt: URL(filePath: path + ".new"))
        }
        let store = try WorkspaceStore(
            opening: bench.folder, author: Author(name: "ana"), catalogs: [:], today: Bench.today, now: { Bench.now },
            heldBytes: 0, files: calls)
        #expect(store.damage.isEmpty && store.heads.first?.entries == 4_400)
        #expect(store.state.record == (try open(bench, holding: .max)).state.record)
    }

    @Test("Whatever the history: folded without being held, told from its end, and undone from its end, it is the same")
    func anyHistory() throws {
        let seed = Soak.random(for: "long histories").seed
        var found = 0
        for round in 0..<Soak.cases(short: 80, full: 5_000) {
            let bench = try Bench(isBare: true)
            let history = RandomHistory(seed: seed &+ UInt64(round), length: 3 + round * 3 % 400)
            try put(history, in: bench)
            let comment: Comment = "seed \(seed), round \(round)"
            for handle in ["ana", "ben"] {
                let (held, long) = (
                    try open(bench, holding: .max, as: handle), try open(bench, holding: 0, as: handle)
                )
                #expect(held.earlier == nil && long.earlier != nil && long.history.isEmpty, comment)
                #expect(long.state.record == held.state.record && long.heads == held.heads, comment)
                #expect(long.damage == held.damage, comment)
                #expect(long.entries == held.entries && long.entries.count == history.entries.count, comment)
                var backward = long.historyBackward()
                var told: [Entry] = []
                while let entry = backward.next() { told.append(entry) }
                #expect(told == held.entries.reversed() && backward.damage == nil, comment)
                #expect(long.latestEntries(20) == Array(held.entries.suffix(20)), comment)
                #expect(held.latestEntries(20) == Array(held.entries.suffix(20)), comment)
                for direction in [Undoing.Direction.undo, .redo] {
                    let whole = outcome(
                        Undoing(held.entries, of: held.author.handle, in: held.state.record), direction, in: held.state)
                    #expect(outcome(long.undoing(direction), direction, in: long.state) == whole, comment)
                    found += whole.contains("actions") ? 1 : 0
                }
            }
        }
        #expect(found > 20, "some of it could be undone")
    }

    @Test("The last entries of a person are enough to tell what can be undone, wherever they are cut")
    func anyEnd() throws {
        let seed = Soak.random(for: "ends of histories").seed
        var enough = 0
        for round in 0..<Soak.cases(short: 150, full: 5_000) {
            let bench = try Bench(isBare: true)
            let history = RandomHistory(seed: seed &+ UInt64(round), length: 3 + round % 60)
            try put(history, in: bench)
            let store = try open(bench, holding: .max)
            let (record, handle) = (store.state.record, store.author.handle)
            let own = store.entries.filter { record.areOne($0.stamp.handle, handle) }
            for cut in own.indices {
                let undoing = Undoing(latest: Array(own[cut...]), of: handle, in: record)
                for direction in [Undoing.Direction.undo, .redo] where undoing.knows(direction) {
                    enough += 1
                    let whole = outcome(Undoing(own, of: handle, in: record), direction, in: store.state)
                    #expect(outcome(undoing, direction, in: store.state) == whole, "seed \(seed), round \(round), cut \(cut)")
                }
            }
        }
        #expect(enough > 100)
    }

    @Test("Which reviews are void is told by the record as by going through the history")
    func voidReviews() {
        let seed = Soak.random(for: "void reviews").seed
        var (told, void) = (0, 0)
        for round in 0..<Soak.cases(short: 400, full: 5_000) {
            // Where handles were joined the record alone does not tell.
            // Neither does it where entries are about reports that nobody began.
            var begun: Set<EngagementID> = []
            let entries = RandomHistory(seed: seed &+ UInt64(round), length: 10 + round % 120).entries
                .sorted { $0.stamp < $1.stamp }
                .filter { entry in
                    if case .same = entry.action { return false }
                    if case .engage(let setup) = entry.action { begun.insert(setup.id) }
                    return entry.action.engagement.map(begun.contains) ?? true
                }
            var record = WorkspaceRecord()
            record.apply(entries)
            let state = WorkspaceState(name: "Acme", record: record, catalogs: [:], today: Bench.today)
            guard let known = VoidEntries(knownTo: record) else { continue }
            told += 1
            let gone = VoidEntries(of: entries, in: state.record)
            for entry in entries {
                #expect(known.reason(of: entry, in: state) == gone.reason(of: entry, in: state), "seed \(seed), round \(round)")
                void += gone.reason(of: entry, in: state) == nil ? 0 : 1
            }
        }
        #expect(told > 40 && void > 30, "\(told) histories, \(void) void entries")
    }

    @Test("A line that is not as it was when it was read ends the history there, and is named")
    func changedBehindTheBack() throws {
        let bench = try Bench()
        let store = try bench.note("one", "two", "three", "four")
        let name = try bench.journal(of: "ana")
        try bench.put(try bench.text(name).replacing("two", with: "tw0"), name)
        var backward = store.historyBackward()
        var told: [Entry] = []
        while let entry = backward.next() { told.append(entry) }
        #expect(told.count == 2 && backward.damage?.file == name && backward.damage?.line == 4)
    }

    @Test("Undoing reads the end of one's own journals, and nothing of the rest")
    func readsLittle() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        calls.age(by: 60)
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        for number in 0..<1200 { try store.note("\(number) " + String(repeating: "x", count: 300)) }
        store.keepState(ifNewEntries: 1)
        store = try bench.open("acme", as: "Ana Ruiz", calls)
        store.keepSeen()
        var opened = try bench.open("acme", as: "Ana Ruiz", calls)
        let before = calls.journalBytes
        let (actions, reversal) = try opened.undoing(.undo).undo(in: opened.state)
        #expect(calls.journalBytes - before < 100_000)
        try opened.write(actions, reversal: reversal)
        #expect(opened.notes.last?.hasPrefix("1198 ") ?? false)
    }
}
