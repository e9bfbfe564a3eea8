import Readiness
import TerminalUI
import SystemPackage
import Testing

@testable import Interface
@testable import Runner

/// A line that stalls delivers many keys at once; they mean what they would have meant one by one.
@Suite("Keys that come together each see what the one before did", .timeLimit(.minutes(2)))
struct TogetherTests {
    private func ticked(_ program: Program) -> [String] {
        guard let engagement = program.state.workspace?.engagement("soc2") else { return [] }
        return engagement.items.filter { engagement.work(on: $0.id).status.isTicked }.map(\.id.text)
    }

    @Test(
        "In a list of what is to do, what was ticked stays where it is, however fast the keys come: three items, each ticked once"
    )
    func narrowed() throws {
        let office = try Office()
        let (program, _) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", "f"),
            .at("Filter:", " ", .enter),
            .without("Filter:", " ", .down, " ", .down, " "),
            .at(" saved", "q"))
        #expect(ticked(program).count == 3)
        let entries = try office.entries.filter { if case .status = $0.action { true } else { false } }
        #expect(entries.count == 3)
    }

    @Test("Undoing thrice and doing again thrice leaves what was")
    func redo() throws {
        let office = try Office()
        let (program, _) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", " ", .down, " ", .down, " "),
            .at(" saved", "u", "u", "u", .control("r"), .control("r"), .control("r")),
            .at("Redone: ", "q"))
        #expect(ticked(program).count == 3)
    }

    @Test("Where saving fails among them, ctrl-r does not begin to mean another thing before anybody can see it")
    func failure() throws {
        let office = try Office()
        let lock = try office.takeLock()
        let (program, terminal) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", " ", "u", .control("x"), .control("r")),
            .at("NOT SAVED", press: .control("r")) { try lock.close() },
            .without("NOT SAVED", "q"))
        #expect(program.state.saving == .saved)
        #expect(!terminal.frames.contains { $0.contains("was given up") })
        try office.expectStatuses([.ready])
    }

    @Test("A yes that came together with the key that asks answers nothing")
    func unseen() throws {
        let office = try Office()
        let lock = try office.takeLock()
        let (_, terminal) = try office.play(
            .at("What to do next", "2"),
            .at("What an auditor accepts", " "),
            .at("NOT SAVED", "q", "y"),
            .at("Not everything is saved", press: .escape) { try lock.close() },
            .without("Not everything is saved", .control("r")),
            .without("NOT SAVED", "q"))
        #expect(terminal.waitsFor == nil)
        try office.expectStatuses([.ready])
    }
}
