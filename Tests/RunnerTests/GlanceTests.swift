import Foundation
import Readiness
import Store
import SystemPackage
import TerminalUI
import Testing

@testable import Interface
@testable import Runner

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Files of evidence are looked at behind the first frame", .timeLimit(.minutes(2)))
struct GlanceTests {
    /// What a file is called by; nobody reads it here.
    private static let digest = String(repeating: "5e", count: 32)

    /// An office with one piece of evidence, whose file is there or gone.
    private func office(isThere: Bool) throws -> Office {
        let office = try Office()
        var store = try office.open()
        let day = Office.clock.today
        try store.write([
            .attach(
                EvidenceSetup(
                    title: "Access review", content: .file(digest: Self.digest, size: 3, name: "review.csv"), covers: day...day,
                    performed: day, collected: day, targets: [.control("access-review")]))
        ])
        if isThere { try put(in: office) }
        return office
    }

    private func put(in office: Office) throws {
        let folder = URL(filePath: office.folder.string).appending(path: "evidence")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try office.put("a,b", "evidence/\(Self.digest)-review.csv")
    }

    @Test("Nobody waits for it; what is gone is known when the look is over", arguments: [true, false])
    func glance(isThere: Bool) throws {
        let office = try office(isThere: isThere)
        var program = try office.program(at: PlayedTerminal())
        program.glanceAtEvidence()
        #expect(program.state.workspace?.brokenEvidence.isEmpty == true, "it goes on without the answer")
        var waiting = pollfd(fd: program.inbox.descriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&waiting, 1, 60_000) == 1)
        program.takeLetters()
        #expect(program.state.workspace?.brokenEvidence.count == (isThere ? 0 : 1))
    }

    @Test("A file that came behind the glance, and was seen since, is not taken for gone when the glance arrives")
    func late() throws {
        let office = try office(isThere: false)
        var program = try office.program(at: PlayedTerminal())
        let broken = try #require(program.store).brokenEvidence(try #require(program.store).glanceAtEvidence())
        #expect(broken.count == 1)
        try put(in: office)
        program.seeBrokenEvidence()
        program.take(broken)
        #expect(program.state.workspace?.brokenEvidence.isEmpty == true)
        #expect(program.store?.state.brokenEvidence.isEmpty == true)
    }

    @Test("Who begins at a day of the past sees there what is gone, and back in today, too")
    func past() throws {
        let office = try office(isThere: false)
        let terminal = PlayedTerminal([.at("What to do next", .escape), .without("as it was", "q")])
        var program = try office.program(at: terminal, day: Office.clock.today)
        let watch = terminal.hangUpInTime()
        #expect(program.loop() == 0)
        watch.cancel()
        #expect(program.state.workspace?.brokenEvidence.count == 1)
    }
}
