@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Interface
@testable import Journal
import Readiness
import Reports
@testable import Runner
@testable import Store
import SystemPackage
import TerminalUI
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("What others do in the folder comes to the screen by itself", .timeLimit(.minutes(2)))
struct WatchingTests {
    @Test("Somebody's tick is told by name, and the cursor and what is being typed stay where they are")
    func others() throws {
        let office = try Office()
        var ben = try office.open(as: "Ben Okafor")
        let (program, _) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", .down, .down, "e"),
            .at("What should others know?", "h", "a", "l", "f"),
            .at("half") { try ben.write([.status(Office.item, to: .ready, was: .todo, reason: "")]) },
            .at("Ben Okafor ticked CC1.1-01", " ", "d", "o", "n", "e", .enter),
            .at(" saved", "q"))
        #expect(program.state.itemsCursor == 3)
        let notes = try office.entries.compactMap { if case .note(_, let text) = $0.action { text } else { nil } }
        #expect(notes == ["half done"])
        try office.expectStatuses([.ready])
    }

    @Test("A watch says nothing until something is written, made, renamed or removed; taken, it is silent again")
    func watch() throws {
        let office = try Office()
        let watch = FolderWatch(office.folder.appending("journal"))
        let descriptor = try #require(watch.descriptor)
        #expect(!isReady(descriptor, within: 0))
        let changes: [(String, () throws -> Void)] = [
            ("made", { try office.put("1", "journal/a") }),
            ("written", { try office.put("2", "journal/a") }),
            ("renamed", { _ = rename("\(office.folder)/journal/a", "\(office.folder)/journal/b") }),
            ("removed", { _ = unlink("\(office.folder)/journal/b") }),
        ]
        for (change, make) in changes {
            try make()
            #expect(isReady(descriptor, within: 5_000), "\(change)")
            watch.drain()
            #expect(!isReady(descriptor, within: 0), "\(change)")
            #expect(!watch.isOver, "\(change)")
        }
    }

    @Test("A watch knows when its folder is no more: removed, or moved away", arguments: [true, false])
    func over(isRemoved: Bool) throws {
        let office = try Office()
        let watch = FolderWatch(office.folder.appending("journal"))
        let descriptor = try #require(watch.descriptor)
        if isRemoved {
            try FileManager.default.removeItem(atPath: "\(office.folder)/journal")
        } else {
            try FileManager.default.moveItem(atPath: "\(office.folder)/journal", toPath: "\(office.folder)/aside")
        }
        #expect(isReady(descriptor, within: 5_000))
        watch.drain()
        #expect(watch.isOver)
    }

    @Test("A folder that is not there is not watched, and that is known")
    func nowhere() throws {
        #expect(FolderWatch(try Office(isEmpty: true).folder.appending("journal")).descriptor == nil)
    }

    @Test("Letters from the background wake the loop, come in the order that each was posted, and none is lost")
    func letters() async throws {
        let inbox = Inbox()
        #expect(!isReady(inbox.descriptor, within: 0))
        // More than a pipe holds bytes for: posting must never wait.
        let count = 30_000
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for number in 0..<count {
                        inbox.post(.stopped(SyncStopped(obstacle: .overtaken(times: number), commit: "\(writer)")))
                    }
                }
            }
        }
        #expect(isReady(inbox.descriptor, within: 0))
        var numbers: [String: [Int]] = [:]
        for letter in inbox.take() {
            guard case .stopped(let stopped) = letter, case .overtaken(let number) = stopped.obstacle else { continue }
            numbers[stopped.commit ?? "", default: []].append(number)
        }
        #expect(numbers.count == 4)
        for (writer, numbers) in numbers { #expect(numbers == Array(0..<count), "writer \(writer)") }
        #expect(!isReady(inbox.descriptor, within: 0))
        #expect(inbox.take().isEmpty)
    }

    /// Whether there is something to be read within some milliseconds.
    private func isReady(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, milliseconds) > 0
    }
}
