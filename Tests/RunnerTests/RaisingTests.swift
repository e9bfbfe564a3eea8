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
import Testing

@Suite("A workspace of an earlier format is raised by the first write, and somebody is asked before")
struct RaisingTests {
    @Test("Nothing is shown or written before a yes; with it the entry is written, and nobody is asked again")
    func asks() throws {
        let office = try Office()
        let now = try office.text("tickmark.json")
        try office.put(now.replacing("\"format\": 2", with: "\"format\": 1"), "tickmark.json")
        let before = try office.entries.count
        var program = try office.program(at: PlayedTerminal())
        let effect = Effect.write([.status(Office.item, to: .ready, was: .todo, reason: "")])
        program.perform(effect)
        guard let question = program.state.panel as? Question else {
            Issue.record("nobody is asked")
            return
        }
        #expect(question.lines.contains { $0.contains("Colleagues need this version") })
        #expect(!(program.store?.hasStaged ?? true) && program.state.saving == .saved)
        #expect(try office.text("tickmark.json").contains("\"format\": 1"))
        program.perform(.raise(effect))
        program.commit()
        #expect(try office.text("tickmark.json") == now)
        #expect(try office.entries.count == before + 1 && office.entries.last?.words?.title.isEmpty == false)
        program.state.panel = nil
        program.perform(.write([.note(Office.item, text: "again")]))
        #expect(program.state.panel == nil && program.store?.hasStaged ?? false)
    }
}
