@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing

@Suite("What is in the folder is read as it is: damage is shown by file and line, and nothing is written until it is mended")
struct ReadingTests {
    @Test("A damaged journal makes the workspace read-only, and what can be read is shown")
    func readOnly() throws {
        let bench = try Bench()
        try bench.note("one", "two", "three")
        try bench.note("from ben", as: "Ben Okafor")
        let name = try bench.journal(of: "ana")
        let good = try bench.text(name)
        try bench.put(good.replacing("\"two\"", with: "\"tw0\""), name)
        var store = try bench.open()
        #expect(store.isReadOnly && store.damage.map(\.file) == [name] && store.damage.map(\.line) == [5])
        #expect(store.notes == ["one", "tw0", "from ben"])
        #expect(throws: WorkspaceError.readOnly(store.damage)) { try store.note("four") }
        #expect(store.readOnlyReason?.contains("\(name), line 5") == true)
        // The file comes back from git or a backup: one goes on without starting anew.
        try bench.put(good, name)
        _ = try store.refresh()
        #expect(!store.isReadOnly && store.notes == ["one", "two", "three", "from ben"])
        try store.note("four")
    }

    @Test("A damaged end is seen by a program that runs, too, and stays seen")
    func damagedEnd() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        let name = try bench.journal(of: "ana")
        try bench.shell("echo hello >>acme/\(name)")
        for _ in 0..<3 {
            #expect(try store.refresh() == [])
            #expect(store.damage.map(\.line) == [4])
        }
        #expect(throws: WorkspaceError.self) { try store.note("two") }
    }

    @Test(
        "A file that is no journal by its name is reported, whatever the name",
        arguments: ["ana.jsonl", "Ana-4f1c90ab.jsonl", "ana-4f1c90ab.JSONL", "-.jsonl", "x\u{1B}[2J.jsonl"])
    func names(name: String) throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.put("hello\n", "journal/\(name)")
        let store = try bench.open()
        #expect(store.damage.map(\.file) == ["journal/\(name)"])
        #expect(store.damage[0].reason == .noJournal)
        #expect(store.notes == ["one"])
        try bench.shell("mv 'acme/journal/\(name)' 'acme/journal/.\(name)'")
        #expect(try bench.open().damage == [], "hidden files are nobody's")
    }

    @Test(
        "What an editor or git left among the journals is passed over, and said once",
        arguments: ["ana-4f1c90ab.jsonl~", "x.jsonl.orig", "readme"])
    func strangers(name: String) throws {
        let bench = try Bench()
        try bench.put("hello", "journal/\(name)")
        var store = try bench.note("one")
        #expect(store.damage == [] && store.notes == ["one"])
        #expect(store.takeNoticeSentences() == ["journal/\(name) is no journal (those end in .jsonl) and is passed over."])
    }

    @Test("A torn end of one's own is reported, set aside before the next entry, and kept")
    func tornOwn() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        let name = try bench.journal(of: "ana")
        try bench.shell("printf '{\"seq\":4,\"clo' >>acme/\(name)")
        _ = try store.refresh()
        #expect(
            store.takeNoticeSentences() == [
                "\(name) ends in an unfinished line, which is not read: a write was cut off there, or is going on."
            ])
        _ = try store.refresh()
        #expect(store.takeNoticeSentences() == [], "it is said once")
        try store.note("two")
        let kept = try #require(bench.names(".tickmark").first { $0.hasPrefix("torn-") })
        #expect(try bench.text(".tickmark/\(kept)") == "{\"seq\":4,\"clo")
        #expect(store.takeNoticeSentences().contains { $0.contains("(13 bytes) was set aside as .tickmark/\(kept)") })
        #expect(try bench.open().notes == ["one", "two"])
        #expect(bench.names("journal").count == 1)
    }

    @Test("A torn end of another person's, or of one's own from another machine, is left to them")
    func tornOthers() throws {
        let bench = try Bench()
        try bench.shell("mkdir laptop && cp -r acme/tickmark.json acme/journal laptop/")
        try bench.note("one", in: "laptop", as: "Ben Okafor")
        try bench.note("on the laptop", in: "laptop")
        try bench.shell("cp laptop/journal/* acme/journal/")
        let names = try [bench.journal(of: "ana"), bench.journal(of: "ben")]
        for name in names { try bench.shell("printf '{\"seq\"' >>acme/\(name)") }
        let before = try names.map { try bench.text($0) }
        var store = try bench.open()
        #expect(store.takeNoticeSentences().count == 2)
        try store.note("two")
        #expect(try names.map { try bench.text($0) } == before)
        #expect(bench.names("journal").count == 3)
        #expect(!bench.names(".tickmark").contains { $0.hasPrefix("torn-") })
    }

    @Test("A line that is being written by another program is waited for, and not called torn")
    func beingWritten() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        let name = try bench.journal(of: "ana")
        let (whole, path) = (try bench.text(name), bench.path(name).string)
        try bench.note("two")
        let line = try bench.text(name).dropFirst(whole.count)
        // Half a line is there when it is read first; the rest comes before the lock is given.
        try bench.put(whole + line.prefix(20), name)
        let calls = RecordedCalls()
        calls.before("lock lock") {
            let file = FileHandle(forWritingAtPath: path)
            _ = try? file?.seekToEnd()
            try? file?.write(contentsOf: Data(line.dropFirst(20).utf8))
            try? file?.close()
        }
        store = try bench.open("acme", as: "Ana Ruiz", calls)
        #expect(store.notes == ["one", "two"] && store.takeNoticeSentences() == [])
    }

    @Test("Two stores in one folder see each other's work, once each, in the order of all")
    func refresh() throws {
        let bench = try Bench()
        var ana = try bench.note("one")
        var ben = try bench.open("acme", as: "Ben Okafor")
        #expect(ben.notes == ["one"])
        try ben.note("two")
        try ben.note("three")
        #expect(try ana.refresh().count == 3)
        #expect(ana.notes == ["one", "two", "three"] && ana.state.record == ben.state.record && ana.heads == ben.heads)
        #expect(try ana.refresh() == [])
        ana.stage([.note(Bench.item, text: "staged")])
        try ben.note("four")
        #expect(try ana.refresh().count == 1)
        #expect(ana.notes == ["one", "two", "three", "four", "staged"] && ana.hasStaged)
    }

    @Test("A journal that git replaced by a longer one of the same beginning is read on, without a word")
    func replacedByLonger() throws {
        let bench = try Bench()
        try bench.note("one", as: "Ben Okafor")
        var ana = try bench.open()
        try bench.shell("cp -r acme clone")
        try bench.note("two", in: "clone", as: "Ben Okafor")
        let mine = try bench.journal(of: "ben")
        // Ben's own folder goes on with the same journal; a pull brings the longer file as a new one.
        try bench.note("three", as: "Ben Okafor")
        try bench.shell("cp acme/\(mine) longer && mv longer acme/\(mine)")
        #expect(try ana.refresh().count == 1)
        #expect(ana.takeNoticeSentences() == [] && ana.notes == ["one", "three"])
    }

    @Test("An entry that belongs before what was folded finds its place, on either side of the kept state")
    func late() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("cp -r acme clone")
        try bench.note("early", in: "clone", as: "Ben Okafor")
        for number in 0..<10 { try bench.note("late \(number)") }
        var store = try bench.open()
        store.keepState(ifNewEntries: 1)
        var second = try bench.open()
        try bench.shell("cp clone/journal/ben-* acme/journal/")
        #expect(try store.refresh().count == 2)
        #expect(try second.refresh().count == 2, "only what is new is told, though all was folded anew")
        let third = try bench.open()
        #expect(store.notes.firstIndex(of: "early") == 3 && store.state.record == third.state.record)
        #expect(second.state.record == third.state.record && second.entries == third.entries)
        #expect(second.earlier == nil && third.earlier == nil)
    }

    @Test("An honest clock is never taken for a hostile one, however the journals are called and whichever is missing")
    func clocks() throws {
        let bench = try Bench()
        // A long history whose writer is read last, and a short one that saw all of it and is read first.
        let (long, short) = (WriterID("zoe", tag: 1), WriterID("abe", tag: 1))
        func put(_ writer: WriterID, _ entries: [Entry]) throws {
            let bytes = try WorkspaceFolder.journal(of: writer, in: bench.folder, entries: entries)
            try Data(bytes).write(to: URL(filePath: bench.path("journal/\(writer).jsonl").string))
        }
        func entry(_ writer: WriterID, _ number: Int, clock: Int) -> Entry {
            Entry(
                stamp: Stamp(clock: clock, entry: EntryID(writer, number)), at: Bench.now, by: "x",
                action: .note(Bench.item, text: "x"), batch: number)
        }
        try put(long, (1...300).map { entry(long, $0, clock: $0) })
        let far = 300 * 100 + JournalReader.clockSlack
        try put(short, [entry(short, 1, clock: far)])
        #expect(try bench.open().damage == [])
        try put(short, [entry(short, 1, clock: far * 2)])
        #expect(try bench.open().damage.map(\.file) == ["journal/\(short).jsonl"])
        try bench.shell("rm acme/journal/zoe*")
        try put(short, [entry(short, 1, clock: 300_000)])
        #expect(try bench.open().damage == [], "what it saw is on another branch")
    }

    @Test("A journal larger than any may be is refused by its length, unread")
    func huge() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("truncate -s 2G acme/journal/ben-00000001.jsonl")
        let store = try bench.open()
        #expect(store.damage.map(\.description) == ["journal/ben-00000001.jsonl: this is not a regular file of up to 1 GiB."])
    }
}
