@testable import Checking
@testable import Files
import Foundation
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("A file of evidence that is missing or changed is broken at once; one without an entry is named")
struct EvidenceCheckTests {
    @Test("verify and doctor name what is missing, changed or attached to nothing, each as what it is")
    func kinds() throws {
        let bench = try Bench()
        var store = try bench.open()
        let ids = try ["one", "two", "three", "four"].map { try store.attach($0, title: $0) }
        try store.write([.evidence(ids[3], .retired(to: true, was: false))])
        let names = bench.names("evidence")
        func name(_ title: String) throws -> String { try #require(names.first { $0.hasSuffix("-\(title).csv") }) }
        try FileManager.default.removeItem(atPath: bench.path("evidence/\(try name("one"))").string)
        try bench.put("twO", "evidence/\(try name("two"))")
        let stray = String(repeating: "0", count: 64) + "-nobody.txt"
        try bench.put("x", "evidence/\(stray)")
        try bench.put("read me", "evidence/README")
        let examination = try Examination(of: bench.folder)
        let found = Dictionary(examination.findings.map { ($0.file, $0.kind) }, uniquingKeysWith: { first, _ in first })
        #expect(
            found == [
                "evidence/\(String(try name("one").prefix(64)))": .evidenceMissing,
                "evidence/\(try name("two"))": .evidenceChanged,
                "evidence/\(try name("four"))": .evidenceRetired, "evidence/\(stray)": .evidenceStray,
                "evidence": .evidenceForeign,
            ])
        let verification = try Verification(of: bench.folder)
        #expect(!verification.isSound && Set(verification.findings.map(\.kind)) == [.evidenceMissing, .evidenceChanged])
        #expect(Set(store.checkEvidence().byDigest.values) == [.missing, .changed(name: try name("two"))])
        let defects = store.evidenceDefects(store.checkEvidence())
        #expect(defects.count == 2 && defects.allSatisfy { $0.text.contains("is broken") })
        // Mending takes away what shows nothing, and nothing else.
        let mending = try Mending(bench.folder)
        #expect(mending.done.count == 2)
        #expect(bench.names("evidence").sorted() == ["README", try name("two"), try name("three")].sorted())
    }

    @Test("Who only glances sees that a file is missing or has another size, and knows of a changed one once it was read")
    func glance() throws {
        let bench = try Bench()
        var store = try bench.open()
        try store.attach("one")
        let name = bench.names("evidence")[0]
        #expect(store.glanceAtEvidence().isEmpty)
        try bench.put("longer", "evidence/\(name)")
        #expect(store.glanceAtEvidence().byDigest.count == 1)
        try bench.put("oNe", "evidence/\(name)")
        #expect(store.glanceAtEvidence().isEmpty, "a glance does not read")
        #expect(!store.checkEvidence().isEmpty)
        let other = try bench.open().glanceAtEvidence()
        #expect(!store.glanceAtEvidence().isEmpty && !other.isEmpty)
        #expect(store.brokenEvidence(store.glanceAtEvidence()) == Set(store.pieces.map(\.id)))
        // It can make files count for less only: a copy of what was remembered counts nowhere else, and the right bytes
        // are whole at once.
        try bench.put("one", "evidence/\(name)")
        #expect(store.glanceAtEvidence().isEmpty && store.checkEvidence().isEmpty)
        try FileManager.default.removeItem(atPath: bench.path("evidence").string)
        #expect(!store.glanceAtEvidence().isEmpty)
    }

    @Test("As long as a journal cannot be read, nothing that it may speak of is taken away")
    func damaged() throws {
        let bench = try Bench()
        var store = try bench.open()
        try store.attach("one")
        let journal = try bench.journal(of: "ana")
        try bench.put(try bench.text(journal).replacing("Access review", with: "Access revieW"), journal)
        let examination = try Examination(of: bench.folder)
        #expect(!examination.isSound)
        #expect(examination.plan().allSatisfy { !$0.file.hasPrefix("evidence/") }, "\(examination.plan().sentences)")
    }

    @Test("Two people attach at the same time in two copies: both pieces are there, and so are their files")
    func together() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("cp -R acme ben && rm -r ben/.tickmark")
        var (ana, ben) = (try bench.open(), try bench.open("ben", as: "Ben Okafor"))
        try ana.attach("same", title: "Of Ana")
        try ana.attach("hers", title: "Hers")
        try ben.attach("same", title: "Of Ben")
        try ben.attach("his", title: "His")
        // A merge is the union of files.
        try bench.shell("cp -Rn ben/journal ben/evidence acme/ && cp -R acme/journal acme/evidence ben/")
        for name in ["acme", "ben"] {
            let store = try bench.open(name)
            #expect(Set(store.pieces.map(\.title)) == ["Of Ana", "Hers", "Of Ben", "His"])
            #expect(store.checkEvidence().isEmpty)
            #expect(try Examination(of: bench.path("", in: name)).isWell, "the same bytes under two names are no harm")
        }
    }

    @Test("What the kept state says of evidence is what the journals say, and a start goes on from it")
    func state() throws {
        let bench = try Bench()
        var store = try bench.open()
        let id = try store.attach("one")
        try store.write([.evidence(id, .title(to: "Other", was: "Access review"))])
        var ben = try bench.open(as: "Ben Okafor")
        let seen = try #require(ben.state.record.evidence[id]?.words)
        try ben.write([.evidence(id, .opinion(to: .returned(reason: "No"), was: nil, seen: seen))])
        _ = try store.refresh()
        let snapshot = Snapshot(journals: [], record: store.state.record)
        let file = snapshot.encoded(workspace: Bench.id, place: "here", file: "this")
        let read = try Snapshot(MachineFile(bytes: file, identity: "this", modified: 0), place: "here", workspace: Bench.id)
        #expect(read.record.evidence == store.state.record.evidence)
        #expect(read.record.evidence[id]?.piece.verdict == .returned(by: "ben", reason: "No"))
    }
}
