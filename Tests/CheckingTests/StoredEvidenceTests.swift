@testable import Checking
@testable import Digests
@testable import Files
import Foundation
import HashTreeCollections
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

/// A workspace of format 2 with evidence, decisions about controls and a request, kept for ever.
@Suite("A stored workspace with evidence and controls is read as it was written")
struct StoredEvidenceTests {
    private static let url = StoredWorkspace.folder.appending(path: "format-2-evidence/workspace")
    private static let number = RequestNumber("R-001") ?? Samples.number
    private static let bytes = Array("key,holder\r\n1,Ana\r\n2,Ben\r\n".utf8)
    private static let year = House.day("2027-01-01")...House.day("2027-06-30")
    private static let march = House.day("2027-03-31")...House.day("2027-03-31")

    private static func setup(
        _ title: String, _ kind: EvidenceKind, _ content: EvidenceContent, _ covers: ClosedRange<Day>, _ targets: [EvidenceTarget]
    ) -> EvidenceSetup {
        EvidenceSetup(
            title: title, kind: kind, content: content, covers: covers, performed: covers.upperBound,
            collected: House.day("2027-07-08"), targets: targets)
    }

    private static let file: EvidenceSetup = {
        var setup = Self.setup(
            "Keys counted", .record, .file(digest: Digest.sha256(bytes), size: bytes.count, name: "Keys \u{1B}[31m.csv"), march,
            [.control("key-count"), .item(House.item(2))])
        (setup.source, setup.method, setup.count) = ("The cupboard", "count", 2)
        return setup
    }()

    private static let population: EvidenceSetup = {
        var setup = Self.setup(
            "All visitors", .population, .link("https://house.example/visitors", digest: nil), year, [.control("visits")])
        (setup.count, setup.method) = (40, "select * from visitors")
        setup.sample = EvidenceSample(size: 5, how: "seed 7", exceptions: 1)
        return setup
    }()

    private static let scan: EvidenceSetup = {
        var setup = Self.setup("Scan of the door", .setting, .text("The door was open."), march, [.control("doors")])
        setup.result = .fail
        setup.tool = EvidenceTool(name: "prowler", version: "5.1")
        return setup
    }()

    private static func piece(_ number: Int) -> EntryID { EntryID(House.ana, number) }

    private static let ana: [Action] = {
        var again = file
        (again.title, again.replaces) = ("Keys counted again", piece(3))
        return [
            .person("ana", name: "Ana Ruiz", was: nil), House.anasActions[1],
            .attach(file), .attach(population), .attach(scan), .attach(again),
            .evidence(piece(6), .retired(to: true, was: false)),
            .evidence(piece(3), .covers(to: year, was: march)),
            .evidence(piece(3), .title(to: "All keys counted", was: "Keys counted")),
            .evidence(piece(5), .result(to: nil, was: .fail)),
            .control("key-count", .owner(to: "ana", was: nil)),
            .control("key-count", .statement(to: "Ana counts the keys.", was: nil)),
            .control("key-count", .schedule(to: ControlSchedule(.monthly), was: nil)),
            .control("key-count", .population(to: "All keys of the cupboard", was: nil)),
            .control("doors", .excluded(to: "There is no door", was: nil)), .control("visits", .adopted(to: true, was: false)),
            .define(
                OwnControl(
                    key: "cash-count", title: "Cash is counted", statement: "Ben counts the cash each day.", nature: .manual,
                    frequency: .daily, criteria: [CatalogReference("house", "HC1")])),
            .rule(.grace(to: 10, was: 0)), .rule(.holidays(to: [House.day("2027-01-01")], was: [])),
            .request("house", number, .added(AskedRequest(text: "All keys", targets: [.control("key-count")]))),
            .request("house", number, .evidence(piece(3), to: true, was: false)),
        ]
    }()

    private static let ben: [Action] = [
        .person("ben", name: "Ben Okafor", was: nil),
        .evidence(piece(4), .opinion(to: .returned(reason: "No date on it"), was: nil, seen: piece(4))),
        .evidence(piece(3), .opinion(to: .accepted, was: nil, seen: piece(9))),
        .evidence(piece(5), .shows(.control("visits"), to: true, was: false)),
        .control("key-count", .owner(to: "ben", was: nil)),
    ]

    private static var files: [String: [UInt8]] {
        var files = House.files
        files["tickmark.json"] = Array("{\"format\": 2, \"id\": \"\(House.id)\", \"name\": \"House of Cards\"}\n".utf8)
        files[House.anasJournal] = House.journal(of: House.ana, ana, clock: 0, every: 3600) { index in
            // What was attached last was undone.
            index == 6 ? .undo(piece(6)) : nil
        }
        files[House.bensJournal] = House.journal(of: House.ben, ben, clock: 29, every: 3600)
        let name = EvidenceName.name(digest: Digest.sha256(bytes), title: "Keys counted", original: "Keys.csv")
        files["evidence/\(name)"] = bytes
        return files
    }

    private func open(_ workspace: StoredWorkspace) throws -> WorkspaceStore {
        try WorkspaceStore(
            opening: workspace.path, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
            now: { Timestamp(seconds: 1_795_600_000) })
    }

    @Test("It is whole; every piece says what it said, with its verdict; what was decided about controls stands, and is disputed")
    func stored() throws {
        // Written once. A later version must not write it anew, or nothing would be shown.
        if Damaged.isRecording, !FileManager.default.fileExists(atPath: Self.url.path) {
            try StoredWorkspace.write(Self.files, to: Self.url)
        }
        let workspace = try StoredWorkspace(try StoredWorkspace.files(in: Self.url))
        let verification = try Verification(of: workspace.path)
        #expect(verification.isSound && verification.entries == 26, "\(verification.findings)")
        let record = try open(workspace).state.record
        #expect(record.strays == 0 && record.evidence.count == 4)
        let file = try #require(record.evidence[Self.piece(3)]?.piece)
        #expect(file.title == "All keys counted" && file.covers == Self.year && file.performed == Self.march.upperBound)
        #expect(file.content == .file(digest: Digest.sha256(Self.bytes), size: 26, name: "Keys \u{1B}[31m.csv"))
        #expect(file.controls == ["key-count"] && file.items == [House.item(2)] && file.verdict == .accepted(by: "ben"))
        #expect(file.source == "The cupboard" && file.method == "count" && file.count == 2)
        let population = try #require(record.evidence[Self.piece(4)]?.piece)
        #expect(population.kind == .population && population.sample == EvidenceSample(size: 5, how: "seed 7", exceptions: 1))
        #expect(population.verdict == .returned(by: "ben", reason: "No date on it"))
        let scan = try #require(record.evidence[Self.piece(5)]?.piece)
        #expect(scan.result == nil && scan.tool == EvidenceTool(name: "prowler", version: "5.1"))
        #expect(scan.controls == ["doors", "visits"])
        let undone = try #require(record.evidence[Self.piece(6)]?.piece)
        #expect(undone.isRetired && undone.isUndone && undone.replaces == Self.piece(3))
        #expect(EvidenceSuccession(of: record.evidence.pieces).successor(of: Self.piece(3)) == nil)
        let control = try #require(record.controls["key-count"])
        #expect(control.owner.value == "ben" && control.statement.value == "Ana counts the keys.")
        #expect(control.schedule.value == ControlSchedule(.monthly) && control.population.value == "All keys of the cupboard")
        #expect(record.disputes.map(\.subject) == [.control("key-count")])
        #expect(record.controls["doors"]?.exclusion.value == "There is no door")
        #expect(record.controls["cash-count"]?.definition?.frequency == .daily)
        #expect(record.rules.graceDays == 10 && record.rules.holidays == [House.day("2027-01-01")])
        #expect(record.engagement("house")?.requests[Self.number]?.evidence == [Self.piece(3)])
    }

    @Test("What is kept of it for a quick start says the same; a changed file is named")
    func kept() throws {
        let workspace = try StoredWorkspace(try StoredWorkspace.files(in: Self.url))
        var store = try open(workspace)
        store.keepState()
        let again = try open(workspace)
        #expect(again.state.record == store.state.record)
        let name = try #require(try workspace.files().keys.first { $0.hasPrefix("evidence/") && !$0.hasSuffix(".gitattributes") })
        try StoredWorkspace.write([name: Array("key,holder\n".utf8)], to: URL(filePath: workspace.path.string))
        #expect(try !Verification(of: workspace.path).isSound)
    }
}
