import Digests
@testable import Files
import Foundation
import HashTreeCollections
@testable import Journal
import Readiness
@testable import Store
import StrictJSON
import SystemPackage
import Testing
@testable import Workbench

@Suite("What was kept of the work on items is read when somebody asks for it")
struct ReadingLaterTests {
    /// Writes bytes into the file of the kept state as it is, with the checksum that they need to be believed.
    private static func put(_ change: (String) -> String, in bench: Bench) throws {
        let text = try bench.text(".tickmark/state.json")
        let changed = change(text)
        #expect(changed != text)
        let start = try #require(changed.range(of: "\"state\": ")).upperBound
        let end = try #require(changed.range(of: ",\n\"checksum\": ", options: .backwards))
        let checksum = Checksum(of: Array(changed[start..<end.lowerBound].utf8)).value
        let file = try FileHandle(forWritingTo: URL(filePath: bench.path(".tickmark/state.json").string))
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data((changed[..<end.upperBound] + "\(checksum)\n}\n").utf8))
        try file.close()
    }

    private static func items(_ count: Int, in bench: Bench) throws -> WorkspaceStore {
        var store = try bench.note("one")
        for number in 0..<count { try store.write([.note(ItemAddress("soc2", ItemID("X\(number)")), text: "about \(number)")]) }
        store.keepState(ifNewEntries: 1)
        return store
    }

    @Test("A line that this program does not write is found when it is asked for: nothing is written then, and the file goes")
    func flawed() throws {
        let bench = try Bench()
        let store = try Self.items(8, in: bench)
        let journal = try bench.text(try bench.journal(of: "ana"))
        let break5 = { (text: String) in text.replacingOccurrences(of: "\"text\":\"about 5\"", with: "\"text\":5") }
        try Self.put(break5, in: bench)
        // Who reads all passes it over.
        #expect(try bench.open().earlier == nil && bench.open().state.record == store.state.record)
        // Who asks for another item need not know.
        var other = try bench.open(readsAtOnce: false)
        #expect(other.earlier != nil)
        try other.write([.note(ItemAddress("soc2", "X4"), text: "more")])
        // It is not left out of what is kept next.
        other.keepState(ifNewEntries: 1)
        #expect(try bench.open().state.record.engagements[0].work["X5"]?.notes.map(\.text) == ["about 5"])
        var asking = try bench.open(readsAtOnce: false)
        let item = ItemAddress("soc2", "X5")
        #expect(asking.state.record.engagements[0].work[item.item] == nil)
        #expect(throws: WorkspaceError.keptStateFlawed(file: bench.path(".tickmark/state.json"))) {
            try asking.write([.note(item, text: "more")])
        }
        #expect(!bench.names(".tickmark").contains("state.json") && !asking.hasStaged)
        let lines = try bench.text(try bench.journal(of: "ana")).components(separatedBy: "\n").count
        #expect(lines == journal.components(separatedBy: "\n").count + 1)
        // The same again, from the journals.
        var again = try bench.open(readsAtOnce: false)
        try again.write([.note(item, text: "more")])
        #expect(again.state.record.engagements[0].work[item.item]?.notes.map(\.text) == ["about 5", "more"])
        again.keepState(ifNewEntries: 1)
        #expect(try bench.open(readsAtOnce: false).earlier != nil)
    }

    @Test(
        "What looks like a line, an entry or a member in somebody's words is none",
        arguments: [
            "\n]\n", "\"void\":[", "\n\"work\": [\n", "\"ana-4f1c90ab:1\"", "{\"item\":\"X1\"", "],\n[", "\\\",\"void\":[",
        ])
    func words(text: String) throws {
        let bench = try Bench()
        var store = try bench.note(text, "\(text)\(text)")
        for id in [text, "\"\(text)", "X1"] { try store.write([.note(ItemAddress("soc2", ItemID(id)), text: text)]) }
        store.keepState(ifNewEntries: 1)
        let asking = try bench.open(readsAtOnce: false)
        #expect(asking.earlier != nil)
        let (work, expected) = (asking.state.record.engagements[0].work, store.state.record.engagements[0].work)
        #expect(Set(work.items) == Set(expected.all.keys))
        for item in expected.all.keys { #expect(work[item] == expected[item], "\(item)") }
        #expect(work == expected)
    }

    @Test("A note of long ago is undone, and a review that counts for nothing is told, from what was kept")
    func found() throws {
        let bench = try Bench()
        var store = try Self.items(20, in: bench)
        let item = ItemAddress("soc2", "X3")
        try store.write([.status(item, to: .reviewed, was: .todo, reason: "")])
        store.keepState(ifNewEntries: 1)
        let note = try #require(store.state.record.engagements[0].work[item.item]?.notes.first)
        var asking = try bench.open(readsAtOnce: false)
        let void = try #require(VoidEntries(knownTo: asking.state.record))
        let review = try #require(store.entries.last)
        #expect(void.reason(of: review, in: asking.state) == "a review of what nobody ticked does not count")
        try asking.write([.withdraw("soc2", note.id, to: true, was: false)])
        #expect(asking.state.record.engagements[0].work[item.item]?.notes.isEmpty == true)
        #expect(try bench.open().state.record == asking.state.record)
    }
}
