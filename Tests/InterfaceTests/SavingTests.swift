import Catalogs
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("What could not be saved is said, kept, tried again on request, and not left behind by mistake")
struct SavingTests {
    private let reason =
        "Tickmark cannot write journal/ana-00000001.jsonl: No space left on device. It is kept here; ctrl-r tries again."

    /// The screens of a workspace with one engagement, on the items.
    private func items() throws -> State {
        let catalog = try BuiltInCatalogs.catalog(for: .soc2)
        let today = Day(ordinal: 20_780)
        var record = WorkspaceRecord()
        let setup = EngagementSetup(
            id: "soc2", report: .soc2, catalog: catalog.id, type: .type1(asOf: Day(ordinal: 20_900)), organization: "Acme",
            service: "",
            areas: [])
        record.apply(
            Entry(
                stamp: Stamp(clock: 1, entry: EntryID(WriterID("ana", tag: 1), 1)), at: Timestamp(startOf: today), by: "Ana Ruiz",
                action: .engage(setup), batch: 1))
        var state = State(
            workspace: WorkspaceState(name: "Acme", record: record, catalogs: [catalog.id: catalog], today: today),
            person: CurrentPerson(handle: "ana", name: "Ana Ruiz"), catalogs: [catalog], today: today, folder: "/acme",
            size: Size(width: 120, height: 40), glyphs: .unicode)
        _ = press(.character("2"), &state)
        return state
    }

    private func press(_ key: Key, _ state: inout State) -> [Effect] { update(&state, .terminal(.key(key))) }

    private func frame(_ state: State) -> String {
        var canvas = Canvas(state.size, glyphs: state.glyphs)
        view(state, into: &canvas)
        return canvas.description
    }

    /// Ticks the item at the cursor, and is told that it could not be written.
    private func failed() throws -> State {
        var state = try items()
        let effects = press(.character(" "), &state)
        #expect(effects.count == 1)
        guard case .write? = effects.first else {
            Issue.record("space asks for \(effects)")
            return state
        }
        #expect(state.saving == .pending)
        #expect(!frame(state).contains("saved"), "not before it is")
        #expect(update(&state, .notSaved(reason: reason)).isEmpty)
        return state
    }

    @Test("A tick is called saved only when it is")
    func saved() throws {
        var state = try items()
        _ = press(.character(" "), &state)
        #expect(frame(state).contains("saving"))
        _ = update(&state, .saved)
        #expect(frame(state).contains(" saved"))
    }

    @Test("A failed write shows NOT SAVED and why, for as long as it is so")
    func notSaved() throws {
        var state = try failed()
        #expect(state.saving == .failed(reason))
        #expect(frame(state).contains("NOT SAVED"))
        #expect(frame(state).contains("No space left on device"))
        for key in [Key.down, .character("1"), .character("2"), .character("?"), .escape, .up] { _ = press(key, &state) }
        #expect(frame(state).contains("NOT SAVED"))
        #expect(!frame(state).contains(" saved"))
        #expect(frame(state).contains("save again") && frame(state).contains("give up"), "the footer says what can be done")
    }

    @Test("Ctrl-r tries again, and only success ends it")
    func retry() throws {
        var state = try failed()
        #expect(press(.control("r"), &state) == [.retry])
        #expect(state.saving == .pending)
        _ = update(&state, .notSaved(reason: reason))
        #expect(frame(state).contains("NOT SAVED"))
        #expect(press(.control("r"), &state) == [.retry])
        _ = update(&state, .saved)
        #expect(state.saving == .saved)
        #expect(press(.control("r"), &state) == [.redo], "ctrl-r is redo again")
    }

    @Test("Ctrl-x gives it up")
    func discard() throws {
        var state = try failed()
        #expect(press(.control("x"), &state) == [.discard])
    }

    @Test(
        "Undo and redo wait until it is saved: nothing is called saved by undoing something else",
        arguments: [ShellCommand.undo, .redo])
    func undo(command: ShellCommand) throws {
        var state = try failed()
        #expect(state.perform(command).isEmpty)
        #expect(state.saving == .failed(reason))
        #expect(frame(state).contains("ctrl-r saves it"))
    }

    @Test("Quitting asks first; no goes back, yes leaves", arguments: [Key.character("q"), .control("c")])
    func quit(key: Key) throws {
        var state = try failed()
        #expect(press(key, &state).isEmpty)
        #expect(frame(state).contains("Not everything is saved"))
        #expect(frame(state).contains("No space left on"))
        #expect(press(.escape, &state).isEmpty)
        #expect(state.panel == nil)
        #expect(frame(state).contains("NOT SAVED"))
        _ = press(key, &state)
        #expect(press(.character("y"), &state) == [.quit])
    }

    @Test("With everything saved, quitting quits")
    func quitSaved() throws {
        var state = try items()
        #expect(press(.character("q"), &state) == [.quit])
    }

    @Test("What is done while nothing can be saved asks to be written, too")
    func more() throws {
        var state = try failed()
        _ = press(.down, &state)
        let effects = press(.character(" "), &state)
        guard case .write? = effects.first else {
            Issue.record("space asks for \(effects)")
            return
        }
    }
}
