import Catalogs
import Checking
import Files
import Foundation
import GitSync
@testable import Interface
import Journal
import Readiness
import Reports
@testable import Runner
import Store
import SystemPackage
import TerminalUI
import Testing

/// A workspace in a folder of its own, and the program at it; removed with it.
final class Office {
    let folder: FilePath
    let catalogs: [String: Catalog]
    private let url: URL

    static let clock = DayClock(standingAt: Day(ordinal: 20_780))
    static let item = ItemAddress("soc2", "CC1.1-01")

    /// Makes a workspace with an engagement, or an empty folder.
    init(isEmpty: Bool = false) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "tickmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = FilePath(url.path)
        catalogs = BuiltInCatalogs.all
        guard !isEmpty else { return }
        try WorkspaceFolder.create(at: folder, name: "Acme")
        var store = try open()
        try store.write([.engage(Self.setup)])
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    static let setup = EngagementSetup(
        id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: Day(ordinal: 20_900)), organization: "Acme",
        service: "Payments", areas: [])

    /// Calls that do not wait long for a lock. A program that another test starts has this one's lock, too, until it
    /// has become that program, which takes a while where many start.
    static let impatient = POSIXFileCalls(patience: .milliseconds(500))

    /// Opens the workspace as somebody who does not wait long for locks.
    func open(as person: String = "Ana Ruiz") throws -> WorkspaceStore {
        try WorkspaceStore(
            opening: folder, author: Author(name: person), catalogs: catalogs, today: Self.clock.today,
            now: { Self.clock.now }, files: Self.impatient)
    }

    /// The program, with the workspace open where there is one.
    ///
    /// - Parameters:
    ///   - person: Who sits there, when that is asked.
    ///   - remembered: Who is taken to sit there until then.
    ///   - clock: What day it is there.
    ///   - day: The day that is shown first, as it was at its end.
    func program(
        at terminal: PlayedTerminal, as person: String = "Ana Ruiz", remembered: String? = nil,
        clock: Runner.DayClock = Office.clock, day: Day? = nil
    ) throws -> Program {
        let author = Author(name: person)
        let shown = remembered.map(Author.init(name:)) ?? author
        let isThere = WorkspaceFolder.find(from: folder) == folder
        return Program(
            Launch(
                folder: folder, workspace: isThere ? folder : nil, inquiry: AuthorResolver(in: folder) { { .known(author) } },
                clock: clock, isASCII: false, day: day),
            author: shown, isToBeAsked: remembered != nil, at: terminal, theme: "night", catalogs: catalogs,
            store: isThere ? try open(as: shown.name) : nil)
    }

    /// Lets the program run while acts are played, to its end.
    ///
    /// - Returns: The program as it ended, its exit status, and the terminal.
    @discardableResult
    func play(
        _ acts: PlayedTerminal.Act..., endsWith status: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> (program: Program, terminal: PlayedTerminal) {
        let terminal = PlayedTerminal(acts)
        var program = try program(at: terminal)
        let watch = terminal.hangUpInTime()
        let ended = program.loop()
        watch.cancel()
        #expect(terminal.waitsFor == nil, sourceLocation: sourceLocation)
        #expect(ended == status, sourceLocation: sourceLocation)
        return (program, terminal)
    }

    // MARK: What is on disk

    /// Every entry on disk, read by a store that has seen nothing of what came before.
    var entries: [Entry] {
        get throws {
            let store = try open(as: "Somebody Else")
            #expect(store.damage.isEmpty)
            return store.entries
        }
    }

    /// Expects the statuses that were written for the first item of the list, the oldest first.
    func expectStatuses(_ expected: [Status], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let statuses = try entries.compactMap { entry in
            if case .status(Self.item, let to, _, _) = entry.action { to } else { nil }
        }
        #expect(statuses == expected, sourceLocation: sourceLocation)
    }

    /// A file of the workspace.
    func text(_ name: String) throws -> String {
        try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    /// The names of what is in a folder of the workspace.
    func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path)
    }

    /// Writes a file of the workspace.
    func put(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: url.appending(path: name)) }

    /// Takes the lock that every commit takes, as another program does; closing gives it back.
    func takeLock() throws -> FileDescriptor {
        let files = POSIXFileCalls()
        let path = folder.appending(".tickmark").appending("lock")
        let lock = try files.open(path, .lock)
        try files.lock(lock, path)
        return lock
    }
}

extension State {
    /// The row of the Items screen that the cursor is on.
    var itemsCursor: Int? { screens.lazy.compactMap { $0 as? ItemsScreen }.first?.window.cursor }
}

extension Program {
    /// Waits until the export that is being written behind the screen is written, or is not.
    mutating func finishPacking() {
        let deadline = ContinuousClock.now.advanced(by: .seconds(30))
        while packing.isUnderWay, ContinuousClock.now < deadline {
            var waiting = pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&waiting, 1, 100)
            takeLetters()
        }
        #expect(!packing.isUnderWay, "the export came to no end")
    }
}
