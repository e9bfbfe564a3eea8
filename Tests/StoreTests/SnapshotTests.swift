@testable import Checking
import Digests
@testable import Files
import Foundation
import HashTreeCollections
@testable import GitSync
@testable import Journal
import Readiness
import Reports
import Soaking
@testable import Store
import StrictJSON
import SystemPackage
import Testing
@testable import Workbench

@Suite("The kept state makes a start short, and never says anything that the journals do not")
struct SnapshotTests {
    /// What must be the same however the workspace was opened.
    private struct Seen: Equatable {
        var record: WorkspaceRecord
        var heads: [JournalHead]
        var entries: [Entry]
        var notices: [String]
        var damage: [Damage]

        init(_ store: WorkspaceStore) {
            var store = store
            (record, heads, entries, damage) = (store.state.record, store.heads, store.entries, store.damage)
            notices = store.takeNoticeSentences()
        }
    }

    private func put(_ entries: [Entry], of writers: [WriterID], in bench: Bench) throws {
        for writer in writers {
            let bytes = try WorkspaceFolder.journal(
                of: writer, in: bench.folder, entries: entries.filter { $0.id.writer == writer })
            if !bytes.isEmpty {
                try Data(bytes).write(to: URL(filePath: bench.path("journal/\(writer).jsonl").string))
            }
        }
    }

    @Test("Whatever the history and whatever part of it was kept, a start with it is a start without it")
    func anyPrefix() throws {
        let seed = Soak.random(for: "starts with a part of any history").seed
        var used = 0
        for round in 0..<Soak.cases(short: 120, full: 20_000) {
            let bench = try Bench(isBare: true)
            var history = RandomHistory(seed: seed &+ UInt64(round), length: 3 + round % 70)
            let part = history.cut()
            try put(part, of: history.writers, in: bench)
            var early = try bench.open()
            early.keepState(ifNewEntries: 1)
            try put(history.entries, of: history.writers, in: bench)
            let with = try bench.open()
            if with.earlier != nil { used += 1 }
            // The work on items may be read when somebody asks for it.
            let asking = try bench.open(readsAtOnce: false)
            // What was kept stays usable while one goes on from it.
            var later = with
            later.keepState(ifNewEntries: 1)
            let again = try bench.open()
            try FileManager.default.removeItem(atPath: bench.path(".tickmark/state.json").string)
            let without = try bench.open()
            let comment: Comment = "seed \(seed), round \(round)"
            #expect(Seen(with) == Seen(without), comment)
            #expect(Seen(again) == Seen(without), comment)
            for (item, work) in without.state.record.engagements.first?.work ?? ItemWorks() {
                #expect(asking.state.record.engagements.first?.work[item] == work, comment)
            }
            #expect(Seen(asking) == Seen(without), comment)
            #expect(without.entries.count == history.entries.count, comment)
            #expect(again.earlier != nil, comment)
        }
        #expect(used > 16)
    }

    @Test("A start that has checked this version of a journal before reads nothing of it but what is new, and the line before it")
    func readsOnlyWhatIsNew() throws {
        let bench = try Bench()
        // Files that were left alone for a while: one that was written a moment ago is looked at again.
        let calls = RecordedCalls()
        calls.age(by: 60)
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        for number in 0..<400 { try store.note("\(number) " + String(repeating: "x", count: 200)) }
        store.keepState(ifNewEntries: 1)
        try store.note("last")
        var checking = try bench.open("acme", as: "Ana Ruiz", calls)
        checking.keepSeen()
        let before = calls.journalBytes
        let opened = try bench.open("acme", as: "Ana Ruiz", calls)
        #expect(opened.notes.last == "last" && opened.notes.count == 401)
        #expect(calls.journalBytes - before < 3000)
        #expect(opened.notedEntries.count == 401)
        #expect(calls.journalBytes - before > 80_000)
    }

    @Test("A journal that was changed since it was checked is read again from its first byte to its last")
    func readsWhatChanged() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        calls.age(by: 60)
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        for text in ["one", "two", "three"] { try store.note(text) }
        store.keepState(ifNewEntries: 1)
        var checking = try bench.open("acme", as: "Ana Ruiz", calls)
        checking.keepSeen()
        let name = try bench.journal(of: "ana")
        let good = try bench.text(name)
        // As long as before, in the same file, and with the same date.
        let path = bench.path(name).string
        let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        try overwrite(path, with: good.replacing("\"one\"", with: "\"0ne\""))
        try FileManager.default.setAttributes([.modificationDate: try #require(date)], ofItemAtPath: path)
        #expect(try bench.open("acme", as: "Ana Ruiz", calls).damage.map(\.line) == [4])
        try overwrite(path, with: good)
        #expect(try bench.open("acme", as: "Ana Ruiz", calls).damage == [])
    }

    /// Writes over a file in place, so that it stays the same file.
    private func overwrite(_ path: String, with text: String) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    @Test("What is broken, of another workspace or of another version is passed over")
    func misfits() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two", "three")
        store.keepState(ifNewEntries: 1)
        let good = try bench.text(".tickmark/state.json")
        #expect(try bench.open().earlier != nil)
        let misfits = [
            "", "{", "[]", "null", String(good.dropLast(40)), good.replacing("\"format\": 12", with: "\"format\": 11"),
            good.replacing(Bench.id, with: "other-other-other-other"), good.replacing("three", with: "thr33"),
            good.replacing("\"count\": 5", with: "\"count\": 9"), String(repeating: "[", count: 100_000),
            good + "x", String(decoding: Array(good.utf8.prefix(300)) + [UInt8](repeating: 0, count: 300), as: UTF8.self),
        ]
        for (number, misfit) in misfits.enumerated() {
            #expect(misfit != good)
            try bench.put(misfit, ".tickmark/state.json")
            var opened = try bench.open()
            #expect(opened.earlier == nil, "\(number)")
            #expect(opened.notes == ["one", "two", "three"], "\(number)")
            #expect(opened.takeNoticeSentences() == [], "\(number)")
        }
    }

    @Test("One byte changed anywhere in it changes nothing that is shown")
    func flippedBytes() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        store.keepState(ifNewEntries: 1)
        let good = Array(try bench.text(".tickmark/state.json").utf8)
        let expected = Seen(store)
        var random = Soak.random(for: "flipped bytes of state.json")
        for _ in 0..<Soak.cases(short: 200, full: 20_000) {
            var bytes = good
            let offset = Int.random(in: bytes.indices, using: &random)
            bytes[offset] = UInt8.random(in: 0...255, using: &random)
            try Data(bytes).write(to: URL(filePath: bench.path(".tickmark/state.json").string))
            #expect(Seen(try bench.open()) == expected, "byte \(offset), seed \(random.seed)")
        }
    }

    @Test("What says that it was written in another file or another folder is believed nothing, whatever its digest")
    func forged() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        store.keepState(ifNewEntries: 1)
        let (state, seen) = (try bench.text(".tickmark/state.json"), try bench.text(".tickmark/seen.json"))
        #expect(try bench.open().earlier != nil)
        // The same bytes in another file.
        for name in ["state.json", "seen.json"] { try bench.shell("cp acme/.tickmark/\(name) x && mv x acme/.tickmark/\(name)") }
        #expect(try bench.text(".tickmark/state.json") == state && bench.text(".tickmark/seen.json") == seen)
        let copied = try bench.open()
        #expect(copied.earlier == nil && copied.seen == SeenJournals())
        // And a copy of the folder, with all that belongs to the machine.
        try bench.shell("cp -a acme copy")
        let elsewhere = try bench.open("copy")
        #expect(elsewhere.earlier == nil && elsewhere.seen == SeenJournals() && elsewhere.notes == ["one", "two"])
    }

    @Test("A store that is asked to folds from the journals alone, and shows the same")
    func anew() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        store.keepState(ifNewEntries: 1)
        let anew = try WorkspaceStore(
            opening: bench.folder, author: Author(name: "Ana Ruiz"), catalogs: [:], today: Bench.today, now: { Bench.now },
            foldsAnew: true)
        #expect(anew.earlier == nil && anew.state.record == store.state.record && anew.heads == store.heads)
        var running = try bench.open()
        #expect(running.earlier != nil)
        try running.foldAnew()
        #expect(running.earlier == nil && running.state.record == store.state.record)
        #expect(try running.refresh() == [], "what was read before is no news")
        try running.note("three")
        #expect(running.notes == ["one", "two", "three"])
    }

    @Test(
        "An edit in the middle of what was folded earlier makes the workspace read-only at once, though the last line is as it was"
    )
    func earlierEdit() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two", "three")
        store.keepState(ifNewEntries: 1)
        let name = try bench.journal(of: "ana")
        try bench.put(try bench.text(name).replacing("\"one\"", with: "\"0ne\""), name)
        var opened = try bench.open()
        #expect(opened.damage.map(\.line) == [4])
        #expect(opened.isReadOnly)
        #expect(opened.notes == ["0ne"])
        #expect(opened.damage.map(\.line) == [4])
        #expect(throws: WorkspaceError.readOnly(opened.damage)) { try opened.write([.note(Bench.item, text: "four")]) }
        opened.keepState(ifNewEntries: 0)
        #expect(try bench.open().notes == ["0ne"], "a damaged history is not kept")
    }

    @Test("A program that runs finds an edit in the middle before it writes, and goes on when it is mended")
    func editWhileRunning() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two", "three")
        let name = try bench.journal(of: "ana")
        let good = try bench.text(name)
        try bench.put(good.replacing("\"one\"", with: "\"0ne\""), name)
        store.stage([.note(Bench.item, text: "four")])
        #expect(throws: WorkspaceError.self) { try store.commit() }
        #expect(store.damage.map(\.line) == [4] && store.hasStaged)
        #expect(try bench.text(name).split(separator: "\n").count == good.split(separator: "\n").count)
        try bench.put(good, name)
        try store.commit()
        #expect(try bench.open().notes == ["one", "two", "three", "four"])
    }

    @Test("A line that ended a journal when it was kept, and does not now, folds all anew and is spoken of")
    func lastLineEdited() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        store.keepState(ifNewEntries: 1)
        let name = try bench.journal(of: "ana")
        try bench.put(try bench.text(name).replacing("\"two\"", with: "\"tw0\""), name)
        var opened = try bench.open()
        #expect(opened.earlier == nil)
        #expect(opened.notes == ["one", "tw0"])
        #expect(opened.losses.map(\.file) == [name] && !opened.isWhole && !opened.isReadOnly)
        let sentence = "\(name) is not as it was in this folder: its entry 4 is another now"
        #expect(opened.takeNoticeSentences().map { $0.hasPrefix(sentence) } == [true])
    }

    @Test("It is written only where that is worth it, and never while a journal is damaged")
    func worth() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        calls.age(by: 60)
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        try store.note("one")
        store.keepState()
        #expect(!bench.names(".tickmark").contains("state.json"))
        for number in 0..<WorkspaceStore.worthKeeping { try store.note("\(number)") }
        store.keepState()
        let first = try bench.text(".tickmark/state.json")
        try store.note("two")
        store.keepState()
        #expect(try bench.text(".tickmark/state.json") == first)
        store.keepState(ifNewEntries: 1)
        #expect(try bench.text(".tickmark/state.json") != first)
        // A start takes note of what it has checked, and the next has nothing to note.
        var noting = try bench.open("acme", as: "Ana Ruiz", calls)
        noting.keepState()
        var quiet = try bench.open("acme", as: "Ana Ruiz", calls)
        calls.forget()
        quiet.keepState(ifNewEntries: 1)
        #expect(calls.calledInOrder == [])
    }

    @Test("Where it cannot be written nothing else suffers, and it is never flushed")
    func failing() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        try store.note("one")
        calls.fail("write state", .noSpace)
        store.keepState(ifNewEntries: 1)
        #expect(!bench.names(".tickmark").contains { $0.contains("state") })
        calls.fail("write state", nil)
        calls.forget()
        store.keepState(ifNewEntries: 1)
        #expect(calls.calledInOrder.contains("rename state"))
        #expect(!calls.calledInOrder.contains { $0.hasPrefix("flush") })
        try store.note("two")
        #expect(store.notes == ["one", "two"])
    }

    @Test("A state that has a journal twice is none, since its history would be told twice")
    func twice() throws {
        let writer = try #require(WriterID("ana-4f1c90ab"))
        let once = [(writer: writer, position: JournalPosition(length: 0, sequence: 0, clock: 0, head: ""))]
        for (journals, isRead) in [(once, true), (once + once, false)] {
            let bytes = Snapshot(journals: journals, record: WorkspaceRecord())
                .encoded(workspace: Bench.id, place: "here", file: "this")
            for (identity, place) in [("this", "here"), ("that", "here"), ("this", "there")] {
                let file = MachineFile(bytes: bytes, identity: identity, modified: 0)
                let isOwn = identity == "this" && place == "here"
                #expect(((try? Snapshot(file, place: place, workspace: Bench.id)) != nil) == (isRead && isOwn))
            }
        }
    }

    @Test("It can be read by people: one item, its status and who set it stand together")
    func readable() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        try store.write([.status(Bench.item, to: .ready, was: .todo, reason: "")])
        store.keepState(ifNewEntries: 1)
        let text = try bench.text(".tickmark/state.json")
        let writer = try #require(store.writers.first)
        let status = #""status":{"is":"ready","stamp":"4 \#(writer):4","at":"\#(Bench.now)"}"#
        #expect(text.split(separator: "\n").contains { $0.hasPrefix(#"{"item":"CC6.1-04",\#(status)"#) })
        #expect(text.contains(#""sequence":4"#) && text.contains(#""clock":4"#))
    }

    @Test("The words that were signed again and again on an item are written once, and each signature has its own again")
    func wordsOnce() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        let (first, second) = (SignedWords(title: "First words", digest: Digest.sha256([1])), SignedWords(title: "Second words"))
        var work = ItemWork()
        for words in [first, first, second, first, nil, second] {
            work.ticks.append(Signature(by: "ana", at: Bench.now, words: words))
        }
        work.reviews.append(Signature(by: "ben", at: Bench.now, words: second))
        work.reviews[0].keeps.append(Keep(entry: try #require(EntryID("ana-4f1c90ab:3")), words: first, at: Bench.now))
        let value = JSONValue.object(work.members)
        let text = String(decoding: value.encoded(.pages), as: UTF8.self)
        #expect(text.components(separatedBy: "First words").count == 2 && text.components(separatedBy: "Second words").count == 2)
        #expect(try ItemWork(JSONDocument(Array(text.utf8)).root) == work)
        let stray = text.replacing(#""words": 1"#, with: #""words": 2"#)
        #expect(stray != text)
        #expect(throws: JSONError.self) { try ItemWork(JSONDocument(Array(stray.utf8)).root) }
        // In a workspace, too.
        try store.write([.status(Bench.item, to: .ready, was: .todo, reason: "")])
        try store.write([.status(Bench.item, to: .todo, was: .ready, reason: "")])
        try store.write([.status(Bench.item, to: .ready, was: .todo, reason: "")])
        store.keepState(ifNewEntries: 1)
        #expect(try bench.open().state.record == store.state.record)
    }

    @Test("What folds anew leaves a state that is there as it is, and makes one where there is none")
    func foldedAnew() throws {
        let bench = try Bench()
        _ = try bench.note("one", "two")
        func openAnew() throws -> WorkspaceStore {
            try WorkspaceStore(
                opening: bench.folder, author: Author(name: "Ana Ruiz"), catalogs: [:], today: Bench.today,
                now: { Bench.now }, foldsAnew: true)
        }
        let file = ".tickmark/state.json"
        #expect(!bench.names(".tickmark").contains("state.json"))
        var store = try openAnew()
        store.keepState(ifNewEntries: 1)
        #expect(bench.names(".tickmark").contains("state.json"))
        // It names the very file that it was written in, so that one that is written anew is another text.
        let first = try bench.text(file)
        var again = try openAnew()
        again.keepState(ifNewEntries: 1)
        #expect(try bench.text(file) == first)
        // A start that reads it adds what is new.
        try again.note("three")
        var start = try bench.open()
        start.keepState(ifNewEntries: 1)
        #expect(try bench.text(file) != first)
        #expect(start.notes == ["one", "two", "three"])
    }

    @Test("Copies of a store share the history that was loaded, and go on apart")
    func copies() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        store.keepState(ifNewEntries: 1)
        var (first, second) = (try bench.open(), try bench.open())
        second = first
        #expect(first.notedEntries == ["one"])
        try first.note("two")
        #expect(second.notedEntries == ["one"])
        _ = try second.refresh()
        #expect(second.notedEntries == ["one", "two"])
    }
}
