import Files
import Foundation
import Readiness
import Store
import SystemPackage
import TerminalUI
import Testing

@testable import Interface
@testable import Runner

@Suite("A start in a large workspace begins with the frame that the last one foresaw", .timeLimit(.minutes(5)))
struct FirstFrameTests {
    /// A workspace that takes a while to read: a catalog of more than a megabyte, nearly all of it blanks.
    private func office() throws -> Office {
        let office = try Office()
        try put(catalog: "team", blanks: StartConditions.leastWeight, in: office)
        return office
    }

    private func put(catalog id: String, blanks: Int, in office: Office) throws {
        let folder = URL(filePath: office.folder.string).appending(path: "catalogs")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = """
            {"format": 1, "id": "\(id)", "report": "soc2", "title": "Own", "version": "2026.11", "areas": [
            {"id": "A1", "title": "Area", "category": "Security", "required": true, "summary": "One.", "criteria": [
            {"id": "A1.1", "title": "Criterion", "items": [{"id": "A1.1-01", "title": "Somebody does something",
            "guidance": "Why. How.", "evidence": ["A record"], "cadence": "once", "effort": 1, "role": "Lead", "types": [1, 2]}]}
            ]}]}
            """
        try office.put(text + String(repeating: " ", count: blanks), "catalogs/\(id).json")
    }

    /// Lets a program run as acts are played, and end as a program does that keeps what the next start needs.
    private func sit(in office: Office, as name: String = "Ana Ruiz", _ acts: [PlayedTerminal.Act] = [.at("quit", "q")]) throws {
        // Who sits there is remembered by the time that the program ends.
        _ = AuthorResolver(in: office.folder) { { .known(Author(name: name)) } }.ask()()
        let terminal = PlayedTerminal(acts)
        var program = try office.program(at: terminal, as: name, remembered: name)
        let watch = terminal.hangUpInTime()
        _ = program.loop()
        watch.cancel()
        #expect(terminal.waitsFor == nil)
        program.store?.keepState(ifNewEntries: 1)
        program.keepFirstFrame()
    }

    /// What a start shows before it has read the workspace, and what it shows then.
    private func start(
        in office: Office, as name: String = "Ana Ruiz", size: Size = Size(width: 120, height: 40),
        clock: DayClock = Office.clock,
        change: (inout Launch) -> Void = { _ in }
    ) throws -> (kept: String?, read: String) {
        let terminal = PlayedTerminal([.at("quit", "q")], size: size)
        var program = try office.program(at: PlayedTerminal(), as: name, remembered: name, clock: clock)
        var launch = program.launch
        change(&launch)
        let theme = launch.startTheme.id
        Program.showKeptFrame(of: launch, person: Author(name: name), at: terminal, theme: theme)
        let kept = terminal.frames.last
        let begun = PlayedTerminal([.at("quit", "q")], size: size)
        program = try office.program(at: begun, as: name, remembered: name, clock: clock)
        _ = program.loop()
        return (kept, try #require(begun.frames.first))
    }

    @Test(
        "It is the frame that is drawn when the workspace has been read, wherever somebody was and whatever they did",
        arguments: Tab.allCases.indices, [false, true])
    func same(tab: Int, ticks: Bool) throws {
        let office = try office()
        var acts: [PlayedTerminal.Act] = []
        if ticks { acts += [.at("Overview", "2"), .at("CC1.1-01", "j", "j", " "), .at("✔", "1")] }
        try sit(in: office, acts + [.at("saved", .character(Character("\(tab + 1)"))), .at("quit", "q")])
        let frames = try start(in: office)
        #expect(frames.kept == frames.read)
        #expect(frames.kept != nil)
    }

    @Test("Where anything has changed that it follows from, it is passed over")
    func changed() throws {
        let office = try office()
        try sit(in: office)
        #expect(try start(in: office).kept != nil)
        #expect(try start(in: office, size: Size(width: 100, height: 40)).kept == nil)
        #expect(try start(in: office, clock: DayClock(standingAt: Day(ordinal: 20_781))).kept == nil)
        #expect(try start(in: office) { $0.theme = "day" }.kept == nil)
        #expect(try start(in: office) { $0.isASCII = true }.kept == nil)
        #expect(try start(in: office) { $0.view = "items" }.kept == nil)
        #expect(try start(in: office) { $0.version = "another" }.kept == nil)
        #expect(try start(in: office).kept != nil, "looking at it changes nothing")
        try put(catalog: "team", blanks: StartConditions.leastWeight + 1, in: office)
        #expect(try start(in: office).kept == nil)
        try sit(in: office)
        #expect(try start(in: office).kept != nil)
        try put(catalog: "other", blanks: 0, in: office)
        #expect(try start(in: office).kept == nil)
        try sit(in: office)
        var store = try office.open(as: "Ben Okafor")
        try store.write([.note(Office.item, text: "Asked for it.")])
        #expect(try start(in: office).kept == nil)
    }

    @Test("Somebody who goes by another handle comes back where they were, too")
    func otherHandle() throws {
        let office = try office()
        var store = try office.open(as: "Ben Okafor")
        try store.write([.person("cho", name: "Chong Ho", was: nil)])
        let name = "Cho Minseo"
        // With the first tick they have a handle, and from then on no start has anything to say.
        try sit(in: office, as: name, [.at("Overview", "2"), .at("CC1.1-01", " "), .at("✔", "q")])
        try sit(in: office, as: name, [.at("CC1.1-01", "q")])
        #expect(try start(in: office, as: name).kept?.contains("CC1.1-01") == true)
        try sit(in: office, as: name, [.at("CC1.1-01", "1"), .at("What to do next", "q")])
        let frames = try start(in: office, as: name)
        #expect(frames.kept == frames.read)
        #expect(frames.kept?.contains("What to do next") == true)
    }

    @Test("What others wrote while the program ran, and it has not seen, is in it")
    func unseen() throws {
        let office = try office()
        try sit(in: office)
        var program = try office.program(at: PlayedTerminal([.at("quit", "q")]), remembered: "Ana Ruiz")
        _ = program.loop()
        var store = try office.open(as: "Ben Okafor")
        try store.write([.status(Office.item, to: .inProgress, was: .todo, reason: "")])
        program.keepFirstFrame()
        let frames = try start(in: office)
        #expect(frames.kept == frames.read)
        #expect(frames.kept != nil)
    }

    @Test("A catalog that was changed while the program ran is not what the program drew")
    func otherCatalog() throws {
        let office = try office()
        try sit(in: office)
        var program = try office.program(at: PlayedTerminal([.at("quit", "q")]), remembered: "Ana Ruiz")
        _ = program.loop()
        program.keepFirstFrame()
        #expect(try start(in: office).kept != nil)
        try put(catalog: "team", blanks: StartConditions.leastWeight + 7, in: office)
        program.keepFirstFrame()
        #expect(try start(in: office).kept == nil)
    }

    @Test("None is kept where nobody would wait, and where a start has something to say")
    func none() throws {
        let small = try Office()
        try sit(in: small)
        #expect(try !small.names(".tickmark").contains("frame.json"))
        let told = try office()
        try sit(in: told)
        #expect(try told.names(".tickmark").contains("frame.json"))
        try told.put("{}", "catalogs/broken.json")
        try sit(in: told, [.at("not used", "q")])
        #expect(try !told.names(".tickmark").contains("frame.json"), "the next start says once more that a catalog is refused")
    }

    @Test("A program that is ended from outside leaves the frame that there is, and draws none")
    func ended() throws {
        let office = try office()
        func end() throws {
            let terminal = PlayedTerminal()
            var program = try office.program(at: terminal, remembered: "Ana Ruiz")
            terminal.hangUp()
            #expect(program.loop() != 0)
            program.keepFirstFrame()
        }
        try end()
        #expect(try !office.names(".tickmark").contains("frame.json"))
        try sit(in: office)
        try end()
        #expect(try start(in: office).kept != nil)
    }

    @Test("Evidence whose file is gone is in it as a start shows it, which looks at files behind its first frame")
    func goneEvidence() throws {
        let office = try office()
        var store = try office.open()
        let day = Office.clock.today
        try store.write([
            .attach(
                EvidenceSetup(
                    title: "Access review",
                    content: .file(digest: String(repeating: "5e", count: 32), size: 3, name: "review.csv"), covers: day...day,
                    performed: day, collected: day, targets: [.control("access-review")]))
        ])
        try sit(in: office, [.at("quit", "3"), .at("quit", "q")])
        var program = try office.program(at: PlayedTerminal([.at("quit", "q")]), remembered: "Ana Ruiz")
        program.seeBrokenEvidence()
        #expect(program.store?.state.brokenEvidence.count == 1)
        _ = program.loop()
        program.keepFirstFrame()
        let frames = try start(in: office)
        #expect(frames.kept == frames.read)
        #expect(frames.kept != nil)
    }

    @Test("A frame that somebody else wrote is not believed, and a copy of it is not")
    func foreign() throws {
        let office = try office()
        try sit(in: office)
        let own = URL(filePath: office.folder.string).appending(path: ".tickmark/frame.json")
        let bytes = try Data(contentsOf: own)
        try FileManager.default.removeItem(at: own)
        try bytes.write(to: own)
        #expect(try start(in: office).kept == nil, "another file with the same bytes")
        for broken in ["", "{}", "[1", "{\"format\":1}"] {
            try Data(broken.utf8).write(to: own)
            #expect(try start(in: office).kept == nil)
        }
        try FileManager.default.removeItem(at: own)
        let elsewhere = office.folder.string + ".frame"
        defer { try? FileManager.default.removeItem(atPath: elsewhere) }
        try bytes.write(to: URL(filePath: elsewhere))
        try FileManager.default.createSymbolicLink(atPath: own.path, withDestinationPath: elsewhere)
        #expect(try start(in: office).kept == nil, "a link")
        try sit(in: office)
        #expect(try Data(contentsOf: URL(filePath: elsewhere)) == bytes, "nothing is written through a link")
    }
}
