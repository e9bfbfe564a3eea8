import Checking
import Files
import Foundation
import GitSync
import Journal
import Readiness
import Reports
@testable import Runner
import Store
import Synchronization
import SystemPackage
import TerminalUI
import Testing

@Suite("Who sits here is shown at once, and known before anything is written")
struct SittingTests {
    private func play(_ office: Office, as person: String, remembered: String?, _ acts: PlayedTerminal.Act...) throws -> [String]
    {
        let terminal = PlayedTerminal(acts)
        var program = try office.program(at: terminal, as: person, remembered: remembered)
        let watch = terminal.hangUpInTime()
        #expect(program.loop() == 0)
        watch.cancel()
        #expect(terminal.waitsFor == nil)
        return terminal.frames
    }

    private func remembered(in office: Office) -> String? {
        AuthorResolver(in: office.folder) { { .unknown(.failed) } }.remembered?.name
    }

    @Test("Where somebody else sits here than is remembered, the screen says so, and keys that came before are that person's")
    func corrected() throws {
        let office = try Office()
        let frames = try play(
            office, as: "Ben Carter", remembered: "Old Hand", .at(" old ", "2", " "), .at(" ben ", "q"))
        #expect(frames[0].contains(" old ") && !frames[0].contains(" ben "))
        // The answer comes when it comes; from then on nobody else is shown.
        let answered = frames.drop { $0.contains(" old ") }
        #expect(!answered.isEmpty && answered.allSatisfy { $0.contains(" ben ") && !$0.contains(" old ") })
        let people = try office.entries.map(\.by)
        #expect(people.last == "Ben Carter" && !people.contains("Old Hand"))
        #expect(remembered(in: office) == "Ben Carter", "and is so for the next start")
    }

    @Test("Where the same person sits here, nothing changes on the screen")
    func same() throws {
        let office = try Office()
        let frames = try play(office, as: "Ana Ruiz", remembered: "Ana Ruiz", .at(" ana ", "q"))
        // What an undo would take back is looked up behind the first frame.
        let withoutFooter = frames.map { $0.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
        #expect(Set(withoutFooter).count == 1)
    }

    /// An office whose git answers when it is let.
    private func slow(_ office: Office, _ answers: [AuthorAnswer], shown: Author, at terminal: PlayedTerminal) throws -> (
        program: Program, answer: @Sendable () -> Void
    ) {
        let gate = DispatchSemaphore(value: 0)
        let rest = Mutex(answers)
        let inquiry = AuthorResolver(in: nil) {
            {
                gate.wait()
                return rest.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? .unknown(.failed) }
            }
        }
        let program = Program(
            Launch(folder: office.folder, workspace: office.folder, inquiry: inquiry, clock: Office.clock, isASCII: false),
            author: shown, isToBeAsked: true, at: terminal, theme: "night", catalogs: office.catalogs,
            store: try WorkspaceStore(
                opening: office.folder, author: shown, catalogs: office.catalogs, today: Office.clock.today,
                now: { Office.clock.now }, files: Office.impatient))
        return (program, { gate.signal() })
    }

    private func statuses(in office: Office) throws -> [String] {
        try office.entries.compactMap { entry in
            if case .status(_, let to, _, _) = entry.action { "\(entry.by): \(to.rawValue)" } else { nil }
        }
    }

    private func expectNothing(in office: Office) throws {
        let written = try statuses(in: office)
        #expect(written.isEmpty)
    }

    @Test("While git does not answer, keys go on working, and what they change is shown and not written; then it is, in order")
    func waits() throws {
        let office = try Office()
        let box = Mutex<(@Sendable () -> Void)?>(nil)
        let terminal = PlayedTerminal([
            .at(" ana ", "2", " "),
            .at("<1% ticked", press: "6", after: { try self.expectNothing(in: office) }),
            .at("Who did what", press: "2", "u", after: { try self.expectNothing(in: office) }),
            .at("One moment", after: { box.withLock { $0 }?() }),
            .at("Undid: ", "q"),
        ])
        var (program, answer) = try slow(
            office, [.known(Author(name: "Ana Ruiz"))], shown: Author(name: "Ana Ruiz"), at: terminal)
        box.withLock { $0 = answer }
        let watch = terminal.hangUpInTime()
        #expect(program.loop() == 0)
        watch.cancel()
        #expect(terminal.waitsFor == nil)
        #expect(try statuses(in: office) == ["Ana Ruiz: ready", "Ana Ruiz: todo"])
    }

    @Test("Where git cannot say who sits here, nothing is written, the change is kept, and trying again asks again")
    func refused() throws {
        let office = try Office()
        let box = Mutex<(@Sendable () -> Void)?>(nil)
        let terminal = PlayedTerminal([
            .at("Overview", "2", " "),
            .at("saving", after: { box.withLock { $0 }?() }),
            .at(
                "Not saved", press: .control("r"),
                after: {
                    try self.expectNothing(in: office)
                    box.withLock { $0 }?()
                }),
            .at(" ben ", "q"),
        ])
        var (program, answer) = try slow(
            office, [.unknown(.late(seconds: 5)), .known(Author(name: "Ben Carter"))], shown: .nobody, at: terminal)
        box.withLock { $0 = answer }
        let watch = terminal.hangUpInTime()
        #expect(program.loop() == 0)
        watch.cancel()
        #expect(terminal.waitsFor == nil)
        #expect(terminal.frames.contains { $0.contains("git did not say within 5 seconds who you are") })
        #expect(try statuses(in: office) == ["Ben Carter: ready"])
    }

    @Test("A review that was pressed before it was known who presses is not done as somebody else's")
    func reviewIsNobodyElses() throws {
        let office = try Office()
        var ana = try office.open()
        try ana.write([.status(Office.item, to: .ready, was: .todo, reason: "")])
        let box = Mutex<(@Sendable () -> Void)?>(nil)
        let terminal = PlayedTerminal([
            .at(" old ", "2", "r", .enter),
            .at("saving", after: { box.withLock { $0 }?() }),
            .at("You are Ana Ruiz", "q"),
        ])
        var (program, answer) = try slow(
            office, [.known(Author(name: "Ana Ruiz"))], shown: Author(name: "Old Hand"), at: terminal)
        box.withLock { $0 = answer }
        let watch = terminal.hangUpInTime()
        #expect(program.loop() == 0)
        watch.cancel()
        #expect(terminal.waitsFor == nil)
        #expect(try statuses(in: office) == ["Ana Ruiz: ready"])
    }

    @Test("Who leaves while git is asked leaves when what was done is written")
    func leaves() throws {
        let office = try Office()
        let box = Mutex<(@Sendable () -> Void)?>(nil)
        let terminal = PlayedTerminal([
            .at(" ana ", "2", " "), .at("<1% ticked", "q"), .at("then Tickmark closes", after: { box.withLock { $0 }?() }),
        ])
        var (program, answer) = try slow(
            office, [.known(Author(name: "Ana Ruiz"))], shown: Author(name: "Ana Ruiz"), at: terminal)
        box.withLock { $0 = answer }
        let watch = terminal.hangUpInTime()
        #expect(program.loop() == 0)
        watch.cancel()
        #expect(terminal.waitsFor == nil)
        #expect(try statuses(in: office) == ["Ana Ruiz: ready"])
    }

    @Test("A namesake of somebody in the workspace gets a handle of their own, remembered or not")
    func namesake() throws {
        let office = try Office()
        let frames = try play(office, as: "Ana Stone", remembered: "Ana Ruiz", .at(" ana ", "2", " "), .at(" ana-stone ", "q"))
        #expect(frames.last?.contains(" ana-stone ") ?? false, "\(frames.last ?? "")")
        #expect(try office.entries.last?.by == "Ana Stone")
        #expect(try office.entries.last?.id.writer.handle == "ana-stone")
    }
}
