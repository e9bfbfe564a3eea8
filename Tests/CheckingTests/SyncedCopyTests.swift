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
@testable import Workbench

@Suite("Copies that programs for shared folders put beside a journal")
struct SyncedCopyTests {
    /// As Dropbox, browsers and file managers, Syncthing, OneDrive, Google Drive and people call them; the writer's
    /// name is put in.
    private static let names = [
        "WRITER (Ana's conflicted copy 2027-01-14).jsonl", "WRITER (1).jsonl",
        "WRITER.sync-conflict-20270114-101112-ABCDEFG.jsonl",
        "WRITER-LAPTOP.jsonl", "Copy of WRITER.jsonl", "WRITER copy.jsonl", "Kopie von WRITER.jsonl", "WRITER.jsonl~.jsonl",
    ]

    private func named(_ name: String, _ journal: String) -> String {
        "journal/" + name.replacing("WRITER", with: String(journal.dropFirst("journal/".count).dropLast(".jsonl".count)))
    }

    @Test("One that holds nothing new is said once and passed over, and one goes on writing", arguments: names)
    func nothingNew(name: String) throws {
        let bench = try Bench()
        try bench.note("one", "two")
        try bench.note("from ben", as: "Ben Okafor")
        let journal = try bench.journal(of: "ana")
        let copy = named(name, journal)
        // As it was a while ago.
        let lines = try bench.text(journal).split(separator: "\n").dropLast().map { $0 + "\n" }
        try bench.put(lines.joined(), copy)
        var store = try bench.open()
        #expect(store.damage == [])
        #expect(
            store.takeNoticeSentences().count { $0.hasPrefix("\(copy) is no journal, holds nothing that is not in one") } == 1)
        try store.note("three")
        _ = try store.refresh()
        #expect(store.takeNoticeSentences() == [] && store.damage == [], "it is said once")
        let examination = try Examination(of: bench.folder)
        #expect(examination.isSound && examination.isWell)
        #expect(examination.findings.map(\.kind) == [.copy] && examination.findings.map(\.file) == [copy])
        #expect(try Verification(of: bench.folder).isSound)
        #expect(try Mending(bench.folder).isWell)
        #expect(bench.names("journal").count == 2 && bench.names(".tickmark/before-mend-1/journal").count == 1)
    }

    @Test("One that holds an entry which is in no journal stops all writing until somebody has looked", arguments: names)
    func somethingNew(name: String) throws {
        let bench = try Bench()
        try bench.note("one", "two")
        let journal = try bench.journal(of: "ana")
        let copy = named(name, journal)
        let whole = try bench.text(journal)
        try bench.put(whole, copy)
        // What the other machine wrote, too.
        try bench.put(whole.split(separator: "\n").dropLast().map { $0 + "\n" }.joined(), journal)
        var store = try bench.open()
        #expect(store.damage.map(\.file) == [copy])
        #expect(throws: WorkspaceError.self) { try store.note("three") }
        let examination = try Examination(of: bench.folder)
        #expect(
            !examination.isSound
                && examination.findings.contains {
                    $0.file == copy && $0.reason.description.contains("1 entry that is in no journal")
                })
        #expect(examination.plan() == [], "nobody but a person can tell which of the two goes on")
    }

    @Test("One that got something new while the program runs is seen, and so is one that lost what made it one")
    func changing() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        let journal = try bench.journal(of: "ana")
        let copy = named("WRITER (1).jsonl", journal)
        try bench.put(try bench.text(journal), copy)
        _ = try store.refresh()
        #expect(store.damage == [])
        try bench.put(try bench.text(journal) + "{\"seq\":9}\n", copy)
        _ = try store.refresh()
        #expect(store.damage.map(\.file) == [copy])
        try bench.put("", copy)
        _ = try store.refresh()
        #expect(store.damage == [])
        try store.note("three")
        #expect(store.notes == ["one", "two", "three"])
    }

    @Test("A copy of damaged bytes, or of another workspace's journal, holds something new")
    func others() throws {
        let bench = try Bench()
        try bench.note("one", "two")
        let journal = try bench.journal(of: "ana")
        let copy = named("WRITER (1).jsonl", journal)
        for text in [
            try bench.text(journal).replacing("\"two\"", with: "\"tw0\""), try bench.text(journal) + "{\"seq\":", "junk\n",
            String(decoding: House.files[House.anasJournal] ?? [], as: UTF8.self),
        ] {
            try bench.put(text, copy)
            #expect(try bench.open().damage.map(\.file) == [copy])
            #expect(try !Examination(of: bench.folder).isSound)
        }
    }
}
