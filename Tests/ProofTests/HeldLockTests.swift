@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import RealTerminals
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("A lock that another program does not give back", .timeLimit(.minutes(2)))
struct HeldLockTests {
    /// What becomes of the program that holds the lock.
    enum End: CaseIterable {
        case goesOn, isKilled
    }

    @Test(
        "While a stopped program holds it, a commit says so and keeps the change; afterwards everything is there, each once",
        arguments: End.allCases)
    func stopped(end: End) throws {
        let scratch = try Scratch()
        try WorkspaceFolder.create(at: scratch.path, name: "Acme")
        let notebook = Notebook(folder: scratch.path)
        var store = try notebook.open(through: POSIXFileCalls(patience: .milliseconds(300)))
        try store.write([Notebook.engagement])
        let holder = try Spawned(hammerPath, [scratch.path.string, "Ben Okafor", "held", "1", "lock"])
        try #require(holder.waitUntilStopped())
        store.stage([.note("mine")])
        let lock = scratch.path.appending(".tickmark").appending("lock")
        // Twice: nothing that an earlier attempt leaves behind may take the lock for itself.
        for _ in 0..<2 {
            #expect(throws: WorkspaceError.unwritable(FileFailure(.lock, lock, .timedOut))) { try store.commit() }
        }
        #expect(store.hasStaged && store.shownTexts == ["mine"])
        #expect(try notebook.texts() == [], "reading needs no lock")
        switch end {
        case .goesOn:
            holder.goOn()
            #expect(holder.rest() == ["held-1"] && holder.wait() == 0)
        case .isKilled:
            holder.slay()
            #expect(holder.wait() == -SIGKILL)
        }
        try store.commit()
        #expect(!store.hasStaged)
        try notebook.expect(["mine"] + (end == .goesOn ? ["held-1-1", "held-1-2"] : []), "\(end)")
        try notebook.expectWholeChains("\(end)")
    }

    @Test("However often a lock is asked for in vain, one thread waits for it; the next who asks gets it, or it is given back")
    func oneRequest() throws {
        let scratch = try Scratch()
        let path = scratch.path.appending("lock")
        let files = POSIXFileCalls(patience: .milliseconds(5))
        let requests = LockRequests()
        func open() throws -> FileDescriptor { try files.open(path, .lock) }
        let holder = try open()
        #expect(try files.tryLock(holder, path))
        #expect(try !files.tryLock(open(), path))
        for _ in 0..<5 {
            let file = try open()
            #expect(requests.lock(file, "lock", for: .milliseconds(5)) == .timedOut)
            files.close(file)
            #expect(requests.count == 1)
        }
        // Whoever waits when it comes free gets it, by the request of one who went away.
        let next = try open()
        let isFreed = Thread { files.close(holder) }
        isFreed.start()
        #expect(requests.lock(next, "lock", for: .seconds(20)) == nil)
        #expect(requests.count == 0)
        let other = try open()
        #expect(try !files.tryLock(other, path), "it is locked")
        // And where nobody waits when it comes free, it is given back.
        #expect(requests.lock(other, "lock", for: .milliseconds(5)) == .timedOut)
        files.close(other)
        files.close(next)
        let last = try open()
        let deadline = ContinuousClock.now + .seconds(20)
        while requests.count > 0, ContinuousClock.now < deadline { Thread.sleep(forTimeInterval: 0.002) }
        while try !files.tryLock(last, path), ContinuousClock.now < deadline { Thread.sleep(forTimeInterval: 0.002) }
        #expect(ContinuousClock.now < deadline)
        files.close(last)
    }

    @Test("What is said names the file, what was kept and what to do")
    func message() {
        let said = WorkspaceError.unwritable(FileFailure(.lock, "acme/.tickmark/lock", .timedOut)).description
        #expect(
            said
                == "Tickmark cannot lock acme/.tickmark/lock: another program holds it and does not give it back. Nothing was written. "
                + "It may have been stopped, or hang (`fuser -v acme/.tickmark/lock` names it): let it go on or end it, then try again."
        )
        #expect(!FileFailure(.read, "acme/tickmark.json", .timedOut).description.contains("another program"))
    }

    /// What else takes the lock, by its command.
    enum Door: CaseIterable {
        case `init`, doctorMend, doctorSnapshot, sync
    }

    @Test("Nothing that needs the lock waits for it for ever, and nothing is changed without it", arguments: Door.allCases)
    func doors(door: Door) throws {
        let bench = try Bench()
        let store = try bench.note("one")
        if door == .`init` { try bench.shell("rm acme/tickmark.json") }
        if door == .doctorMend { try bench.shell("rm acme/.gitignore") }
        let before = try bench.shell("find . -type f -exec sha256sum {} + | sort")
        let calls = POSIXFileCalls(patience: .milliseconds(20))
        let path = bench.path(".tickmark/lock")
        let held = try POSIXFileCalls().lockFile(at: path)
        defer { POSIXFileCalls().close(held) }
        let failure = FileFailure(.lock, path, .timedOut)
        switch door {
        case .`init`:
            #expect(throws: WorkspaceError.unwritable(failure)) {
                try WorkspaceFolder.create(at: bench.folder, name: "Again", files: calls)
            }
        case .doctorMend: #expect(throws: WorkspaceError.unwritable(failure)) { try Mending(bench.folder, files: calls) }
        case .doctorSnapshot:
            let archive = FilePath(bench.root.path).appending("acme.tar")
            #expect(throws: ArchiveError.workspace(.unwritable(failure))) {
                try SnapshotArchive.write(bench.folder, to: archive, files: calls)
            }
        case .sync:
            let sync = Sync(of: try bench.open("acme", as: "Ana Ruiz", calls))
            #expect(throws: SyncError.locked(failure)) { try sync.takeLock() }
        }
        #expect(try bench.shell("find . -type f -exec sha256sum {} + | sort") == before)
        #expect(store.notes == ["one"])
    }

    @Test("An unfinished line is shown as one, however long the program that may be writing it has been stopped")
    func tornMeanwhile() throws {
        let bench = try Bench()
        try bench.note("one")
        let name = try bench.journal(of: "ana")
        try bench.put(try bench.text(name) + "{\"seq\":", name)
        let held = try POSIXFileCalls().lockFile(at: bench.path(".tickmark/lock"))
        defer { POSIXFileCalls().close(held) }
        var store = try bench.open("acme", as: "Ben Okafor", POSIXFileCalls(patience: .milliseconds(20)))
        #expect(store.notes == ["one"])
        #expect(store.takeNoticeSentences().contains { $0.contains("or is going on") })
    }
}
