@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Clocks: a hostile one is refused, and does not have honest ones refused after it")
struct ClockTests {
    private let folder = FilePath("/acme")
    private let cho = WriterID("cho", tag: 3)

    private func disk() throws -> Notebook {
        let disk = MemoryFiles()
        try WorkspaceFolder.create(at: folder, name: "Acme", id: "clocks-and-more", files: disk)
        let notebook = Notebook(folder: folder, files: disk)
        var store = try notebook.open()
        try store.write([Notebook.engagement])
        try store.write((0..<200).map { .note("\($0)") })
        return notebook
    }

    /// Puts a journal of one entry with some clock into the workspace.
    private func put(clock: Int, of writer: WriterID, text: String, in notebook: Notebook) throws {
        let entry = Entry(
            stamp: Stamp(clock: clock, entry: EntryID(writer, 1)), at: Notebook.noon(), by: "x", action: .note(text), batch: 1)
        let bytes = try WorkspaceFolder.journal(of: writer, in: folder, entries: [entry], files: notebook.files)
        try notebook.files.replace(folder.appending("journal").appending("\(writer).jsonl"), with: bytes)
    }

    @Test(
        "A clock further ahead than any honest one can be is refused, by file and line; nothing is written meanwhile",
        arguments: [1_000_000, Int.max - 1_000_300])
    func refused(excess: Int) throws {
        let notebook = try disk()
        var early = try notebook.open()
        // 202 entries with Ana's name, and the hostile one itself.
        try put(clock: 203 + JournalReader.clockSlack + excess, of: cho, text: "hostile", in: notebook)
        _ = try early.refresh()
        for var store in [early, try notebook.open()] {
            #expect(store.damage.map(\.file) == ["journal/cho-00000003.jsonl"])
            #expect(store.damage.first?.line == 1)
            #expect(store.damage.first?.reason.description.contains("further ahead than any honest one can be") == true)
            #expect(store.entries.count == 202)
            #expect(throws: WorkspaceError.readOnly(store.damage)) { try store.write([.note("no")]) }
        }
    }

    @Test(
        "One just within the bound is accepted by all, and so is every honest entry after it, in whatever order journals are read"
    )
    func accepted() throws {
        let notebook = try disk()
        var early = try notebook.open()
        try put(clock: 203 + JournalReader.clockSlack, of: cho, text: "far ahead", in: notebook)
        _ = try early.refresh()
        #expect(early.damage.isEmpty)
        // An honest entry, in a journal that is short and is read first.
        var honest = try notebook.open(as: "Aaron First")
        try honest.write([.note("honest")])
        _ = try early.refresh()
        for store in [early, try notebook.open(as: "Late Comer")] {
            #expect(store.damage.isEmpty)
            #expect(store.entries.last?.action.noteText == "honest")
        }
    }

    @Test("What one's own clock says changes nothing but the times that are shown")
    func wallClocks() throws {
        let disk = MemoryFiles()
        try WorkspaceFolder.create(at: folder, name: "Acme", files: disk)
        // A clock that jumps: back by an hour at the end of summer time, over a leap second, into the years 1970 and 9999.
        let times = [
            "2026-10-25T02:59:59Z", "2026-10-25T02:00:00Z", "2016-12-31T23:59:60Z", "1970-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z", "2026-11-23T10:00:00Z",
        ]
        for (number, time) in times.enumerated() {
            let at = try #require(Timestamp(iso: time))
            var store = try WorkspaceStore(
                opening: folder, author: Author(name: ["Ana Ruiz", "Ben Okafor"][number % 2]), catalogs: [:],
                today: Day(ordinal: 20_780),
                now: { at }, files: disk)
            if number == 0 { try store.write([Notebook.engagement]) }
            try store.write([.note("\(number)")])
            #expect(store.entries.compactMap(\.action.noteText) == (0...number).map(String.init))
        }
    }
}
