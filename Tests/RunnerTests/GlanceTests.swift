import Foundation
import Readiness
import Store
import SystemPackage
import Testing

@testable import Interface
@testable import Runner

@Suite("Files of evidence are looked at behind the first whole frame", .timeLimit(.minutes(2)))
struct GlanceTests {
    /// What a file is called by; nobody reads it here.
    private static let digest = String(repeating: "5e", count: 32)

    @Test("Nothing is drawn again where every file is as it was attached; where one is gone, that is", arguments: [true, false])
    func glance(isThere: Bool) throws {
        let office = try Office()
        var store = try office.open()
        let day = Office.clock.today
        try store.write([
            .attach(
                EvidenceSetup(
                    title: "Access review", content: .file(digest: Self.digest, size: 3, name: "review.csv"), covers: day...day,
                    performed: day, collected: day, targets: [.control("access-review")]))
        ])
        if isThere {
            let folder = URL(filePath: office.folder.string).appending(path: "evidence")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try office.put("a,b", "evidence/\(Self.digest)-review.csv")
        }
        let (program, terminal) = try office.play(.at("What to do next", "q"))
        // The overview, and the same with what an undo would take back.
        #expect(terminal.frames.count == (isThere ? 2 : 3))
        #expect(program.state.workspace?.brokenEvidence.count == (isThere ? 0 : 1))
    }
}
