@testable import Catalogs
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

@Suite("The index of a team's catalog spares a start the reading of it, and never says anything that the catalog does not")
struct KeptIndexTests {
    /// A workspace with a catalog that has been there for a minute.
    private struct Library {
        let bench: Bench
        let calls = RecordedCalls()

        init() throws {
            bench = try Bench(isBare: true)
            calls.age(by: 60)
            try FileManager.default.createDirectory(
                atPath: bench.path("catalogs").string, withIntermediateDirectories: true)
            try bench.put(Library.text, "catalogs/theirs.json")
        }

        /// Opens the workspace, and keeps what there is to keep.
        @discardableResult
        func start() throws -> WorkspaceStore {
            calls.forget()
            var store = try bench.open("acme", calls)
            store.keepState()
            return store
        }

        /// Whether the catalog was read since the last start, whole or in part.
        var wasRead: Bool { calls.calledInOrder.contains("read theirs.json") }

        var index: URL { URL(filePath: bench.path(".tickmark/theirs.index").string) }

        static let text = """
            {"format": 1, "id": "theirs", "report": "soc1", "title": "Theirs", "version": "1", "areas": [
              {"id": "X", "title": "Extra", "category": "Own", "required": true, "summary": "Größer.", "criteria": [
                {"id": "X1", "title": "One", "objective": "It is so.", "items": [
                  {"id": "X1-01", "title": "It is so", "guidance": "Because.", "evidence": ["A list"], "cadence": "annually",
                   "effort": 0.5, "role": "Owner", "types": [1, 2], "control": "ours", "priority": "core", "also": ["MFA"],
                   "type1": ["A setting"], "nothingOccurred": "An empty list", "crosswalk": {"iso27001": ["A.5.1"], "csf": []}},
                  {"id": "X1-02", "title": "日本", "guidance": "Daher.", "evidence": ["B", "C"], "cadence": "once",
                   "effort": 3, "role": "Engineering lead", "types": [2]}]},
                {"id": "X2", "title": "Two", "items": [
                  {"id": "X2-01", "title": "Third", "guidance": "Why.", "evidence": ["D"], "cadence": "weekly",
                   "effort": 10, "role": "Owner", "types": [1]}]}]},
              {"id": "Y", "title": "Next", "category": "Own", "required": false, "summary": "More.", "criteria": [
                {"id": "Y1", "title": "Three", "items": [
                  {"id": "Y1-01", "title": "Last", "guidance": "Last of all.", "evidence": ["E"], "cadence": "once",
                   "effort": 1, "role": "Owner", "types": [1, 2]}]}]}],
              "controls": [{"key": "ours", "title": "Ours is so", "statement": "The owner signs the list.", "nature": "manual",
                "kind": "preventive", "frequency": "annually", "type1": ["One"], "type2": ["Größer"],
                "population": {"what": "Lists", "system": "Tool", "secondSource": "Other"}, "role": "Owner",
                "effort": {"setupDays": 1, "hoursEach": 1}, "items": ["theirs/X1-01"], "criteria": ["theirs/X1"],
                "crosswalk": {"iso27001": [], "csf": []}}],
              "presets": [{"id": "p", "title": "P", "summary": "S", "areas": ["Y", "X"]}]}
            """
    }

    /// Expects a store to show the catalog as its file says it, with every long text.
    private func expectWhole(_ store: WorkspaceStore, _ text: String = Library.text) throws {
        let shown = try #require(store.state.catalogs["theirs"])
        let whole = try CatalogReader.read(Array(text.utf8), file: "theirs.json")
        #expect(shown.id == whole.id && shown.report == whole.report && shown.title == whole.title)
        #expect(shown.version == whole.version && shown.areas == whole.areas && shown.criteria == whole.criteria)
        #expect(shown.items == whole.items && shown.presets == whole.presets)
        for position in -1...whole.items.count {
            #expect(shown.details.detail(at: position) == whole.details.detail(at: position))
        }
        #expect(shown.details.controls() == whole.details.controls() && !whole.details.controls().isEmpty)
        for item in whole.items { #expect(shown.position(of: item.id) == whole.position(of: item.id)) }
    }

    @Test("The second start does not read the catalog, and shows all of it")
    func secondStart() throws {
        let library = try Library()
        let first = try library.start()
        #expect(library.wasRead && FileManager.default.fileExists(atPath: library.index.path))
        try expectWhole(first)
        let second = try library.start()
        #expect(!library.wasRead && library.calls.calledInOrder.contains("read theirs.index"))
        try expectWhole(second)
        #expect(library.wasRead, "the long texts are read from the file when they are asked for")
    }

    @Test("A catalog that was changed is read anew, also where its length and its date are as before")
    func changed() throws {
        let library = try Library()
        try library.start()
        let path = library.bench.path("catalogs/theirs.json").string
        let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        let other = Library.text.replacing("It is so\"", with: "It is no\"")
        // In place: the file is the same one.
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.write(contentsOf: Data(other.utf8))
        try file.close()
        try FileManager.default.setAttributes([.modificationDate: try #require(date)], ofItemAtPath: path)
        let third = try library.start()
        #expect(library.wasRead)
        try expectWhole(third, other)
        try library.start()
        #expect(!library.wasRead)
        // And where another file takes its place, as git does it.
        try FileManager.default.removeItem(atPath: path)
        try library.bench.put(Library.text, "catalogs/theirs.json")
        let last = try library.start()
        #expect(library.wasRead)
        try expectWhole(last)
    }

    @Test("An index is trusted only where the catalog was left alone for longer than the coarsest clock of a file system ticks")
    func settled() throws {
        let second: Int64 = 1_000_000_000
        let version = CatalogVersion(
            FileStatus(length: 1, isRegular: true, identity: "1", modified: 5 * second, changed: 100 * second))
        #expect(!version.isSettled(at: 90 * second) && !version.isSettled(at: 102 * second))
        #expect(version.isSettled(at: 103 * second))
        let exact = CatalogVersion(
            FileStatus(length: 1, isRegular: true, identity: "1", modified: 5, changed: 100 * second + 1_000_000))
        #expect(!exact.isSettled(at: 100 * second + 101_000_000) && exact.isSettled(at: 100 * second + 102_000_000))
        let unknown = CatalogVersion(FileStatus(length: 1, isRegular: true, identity: "1", modified: 0, changed: 0))
        #expect(!unknown.isSettled(at: 1000 * second), "a file system that does not say when a file was changed")
        // A catalog that will have been written in a minute: no index is made of it.
        let library = try Library()
        library.calls.age(by: -60)
        try library.start()
        #expect(library.wasRead && !FileManager.default.fileExists(atPath: library.index.path))
    }

    @Test("An index that was cut, has a hole, was moved here or is another version's is passed over and made anew")
    func broken() throws {
        let library = try Library()
        try library.start()
        let whole = try Data(contentsOf: library.index)
        let head = try #require(whole.firstIndex(of: UInt8(ascii: "\n")))
        var hole = whole
        hole.replaceSubrange((whole.count - 8)..<(whole.count - 4), with: Data(count: 4))
        let later = Data(String(decoding: whole, as: UTF8.self).replacing("catalog index 2", with: "catalog index 3").utf8)
        let broken = [
            Data(), whole.prefix(head), whole.prefix(whole.count - 10), whole + Data("preset\ta\tb\tc\td\n".utf8), hole, later,
            Data(count: whole.count), Data(whole.reversed()),
        ]
        for (number, bytes) in broken.enumerated() {
            try bytes.write(to: library.index)
            let store = try library.start()
            #expect(library.wasRead, "\(number)")
            try expectWhole(store)
            try library.start()
            let anew = try Data(contentsOf: library.index)
            // All but the first line, which says what file it stands in.
            let table = whole[(head + 1)...]
            #expect(!library.wasRead && anew.count > table.count && anew.suffix(table.count) == table, "\(number)")
        }
        // A copy of the workspace has other files, so that the index that came along is of none of them.
        try library.bench.shell("cp -a acme copy")
        library.calls.forget()
        _ = try library.bench.open("copy", library.calls)
        #expect(library.wasRead)
    }

    @Test("An index never stands for a built-in catalog, nor for one that is not there")
    func noIndexAlone() throws {
        let library = try Library()
        try library.start()
        let other = library.index.deletingLastPathComponent().appending(path: "soc2.index")
        try FileManager.default.copyItem(at: library.index, to: other)
        try FileManager.default.removeItem(atPath: library.bench.path("catalogs/theirs.json").string)
        let store = try library.start()
        #expect(store.state.catalogs.isEmpty && !library.calls.calledInOrder.contains("read soc2.index"))
    }

    @Test("A link in the place of an index, or of the folder that it is in, is not followed")
    func links() throws {
        let library = try Library()
        try library.start()
        try library.bench.shell("mv acme/.tickmark/theirs.index elsewhere; ln -s ../../elsewhere acme/.tickmark/theirs.index")
        let store = try library.start()
        #expect(library.wasRead)
        try expectWhole(store)
        try library.bench.shell(
            "rm -r acme/.tickmark; mkdir machine; mv elsewhere machine/theirs.index; ln -s ../machine acme/.tickmark")
        let other = try library.start()
        #expect(library.wasRead)
        try expectWhole(other)
    }

    @Test("A catalog that changes while somebody looks at it says so where its text would stand")
    func changesMeanwhile() throws {
        let library = try Library()
        try library.start()
        let store = try library.start()
        let details = try #require(store.state.catalogs["theirs"]).details
        #expect(details.detail(at: 0).guidance == "Because.")
        try library.bench.put(Library.text.replacing("Because", with: "Otherwise"), "catalogs/theirs.json")
        #expect(details.detail(at: 1).guidance.contains("catalogs/theirs.json was changed"))
        try FileManager.default.removeItem(atPath: library.bench.path("catalogs/theirs.json").string)
        #expect(details.detail(at: 0).guidance.contains("Start it again"))
    }

    @Test("Where nothing can be written, a start goes on as before")
    func unwritable() throws {
        let library = try Library()
        library.calls.fail("rename theirs.index", .noSpace)
        for _ in 0..<2 {
            let store = try library.start()
            #expect(library.wasRead)
            try expectWhole(store)
        }
        #expect(library.bench.names(".tickmark").allSatisfy { !$0.contains("theirs") }, "no draft is left")
    }

    @Test("`doctor` finds an index that says something else than its catalog, and sets it aside")
    func examined() throws {
        let library = try Library()
        try library.start()
        let examination = { try Examination(of: library.bench.folder, files: library.calls) }
        #expect(try examination().findings.allSatisfy { $0.kind != .state })
        let text = String(decoding: try Data(contentsOf: library.index), as: UTF8.self)
        try Data(text.replacing("Third", with: "Fifth").utf8).write(to: library.index)
        let found = try examination()
        #expect(found.findings.contains { $0.kind == .state && $0.file == ".tickmark/theirs.index" })
        #expect(found.remedies.contains { $0.file == ".tickmark/theirs.index" && $0.deed == .setAside })
    }
}
