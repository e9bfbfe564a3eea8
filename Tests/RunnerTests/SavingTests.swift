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

@Suite("What is pressed is on disk before it is called saved, and what cannot be is kept", .timeLimit(.minutes(2)))
struct SavingTests {
    @Test("A tick is shown at once, as saving; saved stands there only when the line is on disk")
    func order() throws {
        let office = try Office()
        try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", " "),
            .at(" saving") { try office.expectStatuses([]) },
            .at(" saved") { try office.expectStatuses([.ready]) },
            .at(" saved", "q"))
    }

    @Test("What cannot be saved stays on the screen, quitting asks first, and trying again writes it once")
    func again() throws {
        let office = try Office()
        var lock: FileDescriptor?
        let (program, _) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", press: " ") { lock = try office.takeLock() },
            .at("NOT SAVED", "q"),
            .at("Not everything is saved", .escape),
            .without("Not everything is saved", .control("r")),
            .at("Not saved: Tickmark cannot lock .tickmark/lock") { try office.expectStatuses([]) },
            .at("NOT SAVED", press: .control("r")) { try lock?.close() },
            .without("NOT SAVED", "q"))
        #expect(program.state.saving == .saved)
        try office.expectStatuses([.ready])
    }

    @Test("What cannot be saved can be given up: then the screen shows what is on disk")
    func givenUp() throws {
        let office = try Office()
        let lock = try office.takeLock()
        let (program, _) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", " "),
            .at("NOT SAVED", .control("x")),
            .at("was given up", "q"))
        try lock.close()
        #expect(program.state.workspace?.engagement("soc2")?.work(on: "CC1.1-01").status == .todo)
        try office.expectStatuses([])
    }

    @Test("Keys that came together are done in their order: the second undoes what the first did")
    func batch() throws {
        let office = try Office()
        let (program, _) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", " ", "u"),
            .at("Undid: ", "q"))
        #expect(program.state.workspace?.engagement("soc2")?.work(on: "CC1.1-01").status == .todo)
        try office.expectStatuses([.ready, .todo])
    }

    @Test("An undo that came together with the change before it is not called saved when only that change is")
    func undoInBatch() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        program.perform(.write([.status(Office.item, to: .ready, was: .todo, reason: "")]))
        program.perform(.undo)
        #expect(program.store?.hasStaged == true && program.state.saving == .pending)
        program.commit()
        #expect(program.state.saving == .saved)
        try office.expectStatuses([.ready, .todo])
    }

    @Test("What was pressed together with the key that quits is not lost")
    func quitting() throws {
        let office = try Office()
        try office.play(.at("What to do next", "2"), .at("What an auditor accepts", " ", "q"))
        try office.expectStatuses([.ready])
    }

    @Test("A terminal that goes away ends the program, with a status that says so")
    func gone() throws {
        let office = try Office()
        let terminal = PlayedTerminal()
        var program = try office.program(at: terminal)
        terminal.hangUp()
        #expect(program.loop() == 1)
    }

    @Test("Five hundred keys at once are drawn once")
    func manyKeys() throws {
        let office = try Office()
        let there: [Key] = Array(repeating: .down, count: 120) + Array(repeating: .up, count: 118)
        let keys = there + (0..<262).map { $0.isMultiple(of: 2) ? .down : .up }
        let (program, terminal) = try office.play(
            .at("What to do next", "2"),
            PlayedTerminal.Act(isSeen: { $0.contains("What an auditor accepts") }, sight: "the items") { keys.map { .key($0) } },
            .at("What an auditor accepts", "q"))
        // The overview, the same with what an undo would take back, the items, and the items after all the keys.
        #expect(terminal.frames.count == 4)
        #expect(program.state.itemsCursor == 3)
    }
}
