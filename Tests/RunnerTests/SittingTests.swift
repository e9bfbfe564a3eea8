import Foundation
import Readiness
import SystemPackage
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

    private func remembered(in office: Office) -> String? { RememberedLine.person(in: office.folder).text }

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

    @Test("Somebody who sits here for the first time is asked for first, and remembered")
    func first() throws {
        let office = try Office()
        #expect(remembered(in: office) == nil)
        let frames = try play(office, as: "Zoë Åsgård", remembered: nil, .at(" zoe ", "q"))
        #expect(frames.count == 1 && remembered(in: office) == "Zoë Åsgård")
    }

    @Test("A namesake of somebody in the workspace gets a handle of their own, remembered or not")
    func namesake() throws {
        let office = try Office()
        let frames = try play(office, as: "Ana Stone", remembered: "Ana Ruiz", .at(" ana ", "2", " "), .at("<1% ticked", "q"))
        #expect(frames.last?.contains(" ana-stone ") ?? false)
        #expect(try office.entries.last?.by == "Ana Stone")
        #expect(try office.entries.last?.id.writer.handle == "ana-stone")
    }

    @Test("What is remembered can be missing, empty, endless, a link or no text, and harms nobody")
    func oddities() throws {
        let office = try Office()
        let name = ".tickmark/person-\(geteuid())"
        try office.put("", name)
        #expect(remembered(in: office) == nil)
        try office.put("\n", name)
        #expect(remembered(in: office) == nil)
        try office.put(String(repeating: "x", count: 100_000), name)
        #expect(try #require(remembered(in: office)).utf8.count == 1024)
        try office.put("Ana\u{1B}[2J\u{202E}Ruiz\nBen", name)
        let frames = try play(
            office, as: "Ana Ruiz", remembered: remembered(in: office), .at("Areas in scope", "q"))
        #expect(frames.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("\u{202E}") })
        let path = office.folder.appending(".tickmark").appending("person-\(geteuid())").string
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
        #expect(remembered(in: office) == nil)
    }
}
