import Foundation
import Readiness
import Testing
import Workspace

@testable import Runner

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
        AuthorInquiry(in: office.folder) { { Author(name: "") } }.remembered?.name
    }

    @Test("Where somebody else sits here than is remembered, the screen says so, and keys that came before are that person's")
    func corrected() throws {
        let office = try Office()
        let frames = try play(
            office, as: "Ben Carter", remembered: "Old Hand", .at(" old ", "2", " "), .at("<1% ticked", "q"))
        #expect(frames[0].contains(" old ") && !frames[0].contains(" ben "))
        #expect(frames[1...].allSatisfy { $0.contains(" ben ") && !$0.contains(" old ") })
        let people = try office.entries.map(\.by)
        #expect(people.last == "Ben Carter" && !people.contains("Old Hand"))
        #expect(remembered(in: office) == "Ben Carter")
    }

    @Test("Where the same person sits here, nothing is drawn twice")
    func same() throws {
        let office = try Office()
        let frames = try play(office, as: "Ana Ruiz", remembered: "Ana Ruiz", .at(" ana ", "q"))
        #expect(frames.count == 1)
        #expect(remembered(in: office) == "Ana Ruiz")
    }

    @Test("A namesake of somebody in the workspace gets a handle of their own, remembered or not")
    func namesake() throws {
        let office = try Office()
        let frames = try play(office, as: "Ana Stone", remembered: "Ana Ruiz", .at(" ana ", "2", " "), .at("<1% ticked", "q"))
        #expect(frames.last?.contains(" ana-stone ") ?? false)
        #expect(try office.entries.last?.by == "Ana Stone")
        #expect(try office.entries.last?.id.writer.handle == "ana-stone")
    }
}
