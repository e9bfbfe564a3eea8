@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
import HashTreeCollections
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("What a commit returned is on the device, and what it did not return can be tried again")
struct CommitTests {
    @Test(
        "Before a line is written its end is recorded; before it is called saved it is flushed, and its folder where the file is new"
    )
    func order() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        func writes() -> [String] {
            calls.calledInOrder.filter { call in ["write", "flush", "rename", "lock"].contains { call.hasPrefix($0 + " ") } }
        }
        store.stage([.engage(Bench.setup)])
        #expect(store.state.record.engagements.count == 1 && store.hasStaged)
        calls.forget()
        try store.commit()
        #expect(!store.hasStaged)
        #expect(
            writes() == [
                "lock lock", "write own", "rename own", "write entries", "flush entries", "flush journal", "flush acme",
                "write own",
                "rename own",
            ])
        calls.forget()
        try store.note("one")
        #expect(
            writes() == ["lock lock", "write own", "rename own", "write entries", "flush entries", "write own", "rename own"])
    }

    @Test(
        "A write that fails keeps what is staged and shown, leaves no line behind, and can be made again",
        arguments: [
            "write own", "rename own", "append to entries", "write entries", "flush entries", "lock lock", "make journal",
        ])
    func failing(call: String) throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        try store.note("one")
        let before = try bench.text(bench.journal(of: "ana"))
        store.stage([.note(Bench.item, text: "two")])
        store.stage([.note(Bench.item, text: "three")])
        calls.fail(call, .noSpace)
        #expect(throws: WorkspaceError.self) { try store.commit() }
        #expect(store.hasStaged && store.notes == ["one", "two", "three"])
        #expect(store.notedEntries == ["one"])
        #expect(try bench.text(bench.journal(of: "ana")) == before)
        #expect(try bench.open().notes == ["one"])
        calls.fail(call, nil)
        #expect(try store.commit().count == 2)
        #expect(!store.hasStaged && store.notedEntries == ["one", "two", "three"])
        let reopened = try bench.open()
        #expect(reopened.notedEntries == ["one", "two", "three"] && reopened.damage == [])
        #expect(bench.names("journal").count == 1)
    }

    @Test("Lines that are on disk though the write was said to have failed are not written twice, in whole or in part")
    func writtenAfterAll() throws {
        for isPart in [false, true] {
            let bench = try Bench()
            let calls = RecordedCalls()
            var store = try bench.open("acme", as: "Ana Ruiz", calls)
            try store.note("one")
            let name = try bench.journal(of: "ana")
            store.stage([.note(Bench.item, text: "two"), .note(Bench.item, text: "three"), .note(Bench.item, text: "four")])
            calls.fail("flush entries", .ioError)
            calls.fail("cut entries", .ioError)
            #expect(throws: WorkspaceError.self) { try store.commit() }
            calls.fail("flush entries", nil)
            calls.fail("cut entries", nil)
            if isPart {
                let text = try bench.text(name)
                let end = try #require(text.firstRange(of: "four")).lowerBound
                try bench.put(String(text[..<end]), name)
                // Another window of the same person goes on behind the part.
                try bench.note("five")
            }
            let written = try store.commit()
            #expect(written.count == 3 && !store.hasStaged)
            #expect(store.notedEntries == (isPart ? ["one", "two", "three", "five", "four"] : ["one", "two", "three", "four"]))
            #expect(store.notes == store.notedEntries)
            #expect(try bench.open().notedEntries == store.notedEntries)
            #expect(bench.names("journal").count == 1)
        }
    }

    @Test("What cannot be read beside a write that succeeds is said without denying the write")
    func besideCatalogs() throws {
        let bench = try Bench()
        try bench.note("one")
        let calls = RecordedCalls()
        calls.fail("open catalogs", .tooManyOpenFiles)
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        try store.note("two")
        let notices = store.takeNoticeSentences()
        #expect(notices.contains { $0.contains("so catalogs of your own are not used") })
        #expect(!notices.contains { $0.contains("Nothing was") })
    }

    @Test("write() is all or nothing: what fails is not kept")
    func writeDiscards() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        try store.note("one")
        calls.fail("write entries", .noSpace)
        #expect(throws: WorkspaceError.self) { try store.note("two") }
        #expect(!store.hasStaged && store.notes == ["one"])
    }

    @Test("A crash between recording the end and writing the line, or within the lines, goes on with the same journal")
    func crash() throws {
        for kept in 0...3 {
            let bench = try Bench()
            let calls = RecordedCalls()
            var store = try bench.open("acme", as: "Ana Ruiz", calls)
            try store.note("one")
            let name = try bench.journal(of: "ana")
            let before = try bench.text(name)
            calls.before("write own") {
                calls.before("write own") { calls.fail("write own", .ioError) }
            }
            try store.write(["two", "three", "four"].map { .note(Bench.item, text: $0) })
            let lines = try bench.text(name).dropFirst(before.count).split(separator: "\n").map { $0 + "\n" }
            // In place, as a crash leaves it: it is the same file.
            try bench.put(before + lines.prefix(kept).joined() + (kept < 3 ? "{\"seq\":7,\"clo" : ""), name)
            var after = try bench.note("after")
            #expect(after.notes == Array(["one", "two", "three", "four"].prefix(kept + 1)) + ["after"])
            #expect(bench.names("journal").count == 1, "\(kept)")
            #expect(after.takeNoticeSentences().contains { $0.contains("was set aside") } == (kept < 3))
            #expect(bench.names(".tickmark").count { $0.hasPrefix("torn-") } == (kept < 3 ? 1 : 0))
        }
    }

    @Test("A file that git puts in the journal's place just as it is written is noticed, and nothing is called saved")
    func overtaken() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        try store.note("one")
        let name = try bench.journal(of: "ana")
        let path = bench.path(name)
        calls.before("write entries") {
            let text = try? Data(contentsOf: URL(filePath: path.string))
            try? FileManager.default.removeItem(atPath: path.string)
            try? text?.write(to: URL(filePath: path.string))
        }
        store.stage([.note(Bench.item, text: "two")])
        #expect(throws: WorkspaceError.overtaken(file: path)) { try store.commit() }
        #expect(store.hasStaged && store.notes == ["one", "two"])
        try store.commit()
        #expect(try bench.open().notedEntries == ["one", "two"])
    }

    @Test("What others wrote is shown by the commit that met it, and told by the next refresh")
    func newsInCommit() throws {
        let bench = try Bench()
        var (ana, ben) = (try bench.note("one"), try bench.open("acme", as: "Ben Okafor"))
        try ben.write([.owner(Bench.item, to: "ben", was: nil)])
        try ana.note("two")
        #expect(ana.state.record.engagements[0].work[Bench.item.item]?.owner.value == "ben")
        #expect(try ana.refresh().map(\.by) == ["Ben Okafor", "Ben Okafor"])
        #expect(try ana.refresh() == [])
    }

    @Test("Two programs of one person in one folder write one journal, in turn")
    func twoWindows() throws {
        let bench = try Bench()
        var (first, second) = (try bench.note("one"), try bench.open())
        for number in 0..<10 {
            try first.note("first \(number)")
            try second.note("second \(number)")
        }
        _ = try first.refresh()
        _ = try second.refresh()
        #expect(first.notedEntries == second.notedEntries && first.notedEntries.count == 21)
        #expect(bench.names("journal").count == 1 && first.damage == [])
    }

    @Test("An entry that would be longer than a line may be is refused, and nothing is written")
    func tooLong() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        let before = try bench.text(bench.journal(of: "ana"))
        #expect(throws: WorkspaceError.tooLong(limit: JournalReader.lineLimit)) {
            try store.note(String(repeating: "x", count: JournalReader.lineLimit))
        }
        #expect(try bench.text(bench.journal(of: "ana")) == before)
        try store.note(String(repeating: "x", count: JournalReader.lineLimit - 400))
        #expect(try bench.open().damage == [])
    }

    @Test(
        "An entry that no reader would take, or as something else, is refused, and nothing is written: it would end all writing here"
    )
    func notReadBack() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        let before = try bench.text(bench.journal(of: "ana"))
        for action in [Action.control("No Key", .owner(to: "ana", was: nil)), .person("Not A Handle", name: "Ben", was: nil)] {
            let error = #expect(throws: WorkspaceError.self) { try store.write([action]) }
            guard case .notReadBack = error else {
                Issue.record("\(action): \(error?.description ?? "written")")
                continue
            }
        }
        #expect(try bench.text(bench.journal(of: "ana")) == before)
        try store.note("two")
        #expect(try bench.open().damage == [])
    }

    @Test("Files are made with what the umask leaves")
    func umask() throws {
        let bench = try Bench(isEmpty: true)
        // The umask belongs to the process, so that a shell sets it for a copy of what a workspace consists of.
        try WorkspaceFolder.create(at: bench.folder, name: "Acme", id: Bench.id)
        try bench.note("one")
        let probe = bench.root.appending(path: "probe").path
        try bench.shell("touch probe && mkdir probes")
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        let (file, folder) = (try mode(probe), try mode(bench.root.appending(path: "probes").path))
        for name in ["tickmark.json", ".gitignore", try bench.journal(of: "ana"), ".tickmark/lock"] {
            #expect(try mode(bench.path(name).string) == file, "\(name)")
        }
        for name in ["journal", ".tickmark", "catalogs"] { #expect(try mode(bench.path(name).string) == folder, "\(name)") }
    }
}
