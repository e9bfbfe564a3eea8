import Catalogs
@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import RealTerminals
import Reports
import Soaking
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Many processes write in one folder, and everybody sees everything")
struct ManyProcessesTests {
    @Test("Eight processes of three people write while two stores watch: all entries, whole chains, equal states")
    func eightProcesses() throws {
        let goes = Soak.cases(short: 40, full: 2_000)
        // On a real disk: flushing is what a commit mostly waits for.
        let scratch = try Scratch(in: NSTemporaryDirectory())
        try WorkspaceFolder.create(at: scratch.path, name: "Acme")
        let notebook = Notebook(folder: scratch.path)
        let catalogs = BuiltInCatalogs.all
        var first = try notebook.open(catalogs: catalogs)
        try first.write([Notebook.engagement])
        var watchers = [first, try notebook.open(as: "Dee Watches", catalogs: catalogs)]
        var seen = [Set<String>](repeating: [], count: watchers.count)
        let people = ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", "Ben Okafor", "Ben Okafor", "Cho Minseo", "Cho Minseo", "Cho Minseo"]
        let hammers = try people.enumerated().map { number, person in
            try Spawned(hammerPath, [scratch.path.string, person, "p\(number)", "\(goes)"])
        }
        let began = Date()
        var acknowledged: Set<String> = []
        var running = Array(hammers.indices)
        while !running.isEmpty {
            var waits = running.map { pollfd(fd: hammers[$0].output, events: Int16(POLLIN), revents: 0) }
            guard poll(&waits, nfds_t(waits.count), 60_000) > 0 else {
                Issue.record("nobody wrote anything for a minute")
                break
            }
            var news: [String] = []
            var ended: Set<Int> = []
            for (index, wait) in waits.enumerated() where wait.revents != 0 {
                guard let lines = hammers[running[index]].lines() else {
                    ended.insert(running[index])
                    continue
                }
                for line in lines {
                    let go = Int(line.split(separator: "-").last ?? "") ?? 0
                    news += (1...(go % 3 + 1)).map { "\(line)-\($0)" }
                }
            }
            running.removeAll(where: ended.contains)
            acknowledged.formUnion(news)
            // What one was told is saved, everybody sees.
            for index in watchers.indices {
                for entry in try watchers[index].refresh() { if let text = entry.action.noteText { seen[index].insert(text) } }
                let unseen = news.filter { !seen[index].contains($0) }
                #expect(unseen.isEmpty, "watcher \(index)")
            }
        }
        for hammer in hammers { #expect(hammer.wait() == 0) }
        let duration = Date().timeIntervalSince(began)
        let notes = (1...goes).reduce(0) { $0 + $1 % 3 + 1 } * people.count
        #expect(acknowledged.count == notes)
        try notebook.expect(acknowledged, "eight processes")
        try notebook.expectWholeChains("eight processes")
        let fresh = try notebook.open(as: "Eve Comes Late", catalogs: catalogs)
        for watcher in watchers {
            #expect(watcher.state.record == fresh.state.record)
            #expect(watcher.state.engagements.map(\.tally) == fresh.state.engagements.map(\.tally))
            #expect(watcher.entries == fresh.entries)
            #expect(watcher.heads == fresh.heads)
        }
        print("eight processes: \(goes * people.count) goes, \(notes) entries in \(duration) s")
    }

    @Test("A commit that meets others' entries shows them, and the next look tells of them")
    func metInPassing() throws {
        let scratch = try Scratch()
        try WorkspaceFolder.create(at: scratch.path, name: "Acme")
        let notebook = Notebook(folder: scratch.path)
        let catalogs = BuiltInCatalogs.all
        var ana = try notebook.open(catalogs: catalogs)
        try ana.write([Notebook.engagement])
        var ben = try notebook.open(as: "Ben Okafor", catalogs: catalogs)
        try ben.write([.status(Notebook.item, to: .ready, was: .todo, reason: "")])
        let other = ItemAddress("soc2", "CC6.1-02")
        try ana.write([.status(other, to: .ready, was: .todo, reason: "")])
        // The figures count Ben's tick, which Ana's store has read only in passing.
        #expect(ana.state.engagements[0].tally.ticked == 2)
        let told = try ana.refresh()
        #expect(told.contains { $0.action.item == Notebook.item })
        #expect(try ana.refresh().isEmpty)
    }

    @Test("Two who make a workspace in one folder at the same moment make one")
    func twoBeginnings() throws {
        let scratch = try Scratch()
        /// Lets another process make the workspace just before this one takes the lock.
        let folder = scratch.path
        let calls = BeforeLock(POSIXFileCalls()) {
            try? WorkspaceFolder.create(at: folder, name: "First", id: "the-first-of-two")
        }
        #expect(throws: WorkspaceError.exists(scratch.path)) {
            try WorkspaceFolder.create(at: scratch.path, name: "Second", files: calls)
        }
        #expect(try Notebook(folder: scratch.path).open().id == "the-first-of-two")
    }
}
