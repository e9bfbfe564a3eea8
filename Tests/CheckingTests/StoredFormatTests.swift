@testable import Checking
@testable import Digests
@testable import Files
import Foundation
@testable import GitSync
import HashTreeCollections
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

/// Workspaces as versions of Tickmark wrote them, kept for ever. `Tests/EndToEndTests/TrustTests.swift` holds what
/// `status --json` says of them.
@Suite("Stored workspaces of each format")
struct StoredFormatTests {
    private static let folder = StoredWorkspace.folder

    /// The files of a stored workspace.
    private func files(_ format: Int) throws -> [String: [UInt8]] {
        try StoredWorkspace.files(in: Self.folder.appending(path: "format-\(format)/workspace"))
    }

    @Test("A workspace of format 1 is whole, and every kind of entry in it is read")
    func first() throws {
        // Written once. A later version must not write it anew, or nothing would be shown.
        let url = Self.folder.appending(path: "format-1/workspace")
        if Damaged.isRecording, !FileManager.default.fileExists(atPath: url.path) {
            try StoredWorkspace.write(Chronicle.files, to: url)
        }
        let workspace = try StoredWorkspace(try files(1))
        let verification = try Verification(of: workspace.path)
        #expect(verification.isSound && verification.entries == 25, "\(verification.findings)")
        let store = try WorkspaceStore(
            opening: workspace.path, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
            now: { Timestamp(seconds: 1_795_600_000) })
        let journals = try files(1).filter { $0.key.hasPrefix("journal/") }.values.map { String(decoding: $0, as: UTF8.self) }
        let verbs = [
            "person", "engage", "amend", "drop", "scope", "objective", "reword", "item", "status", "blocked", "owner", "due",
            "note",
            "withdraw", "settle",
        ]
        for verb in verbs { #expect(journals.contains { $0.contains("\"do\":\"\(verb)\"") }, "\(verb)") }
        #expect(store.entries.count == 25 && !store.isReadOnly)
        #expect(store.state.engagements.count == 1)
    }

    @Test("A workspace of format 2 is whole; what was signed has its words, and who looked at others is known")
    func second() throws {
        let url = Self.folder.appending(path: "format-2/workspace")
        if Damaged.isRecording, !FileManager.default.fileExists(atPath: url.path) {
            try StoredWorkspace.write(ChronicleOfWords.files, to: url)
        }
        let workspace = try StoredWorkspace(try files(2))
        let verification = try Verification(of: workspace.path)
        #expect(verification.isSound && verification.entries == 12 && verification.wordless == 1, "\(verification.findings)")
        let store = try WorkspaceStore(
            opening: workspace.path, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
            now: { Timestamp(seconds: 1_795_600_000) })
        #expect(store.entries.count == 12 && !store.isReadOnly && !store.isOfEarlierFormat)
        let work = try #require(store.state.record.engagement("house")?.work)
        #expect(work["HC1-01"]?.tick?.words == ChronicleOfWords.old)
        #expect(work["HC1-01"]?.tick?.standingWords == ChronicleOfWords.new)
        #expect(work["HC1-01"]?.review?.standingWords == ChronicleOfWords.old)
        #expect(work["HC1-02"]?.tick?.words == ChronicleOfWords.old)
        #expect(work["HC1-03"]?.tick?.words == nil)
        #expect(work["HC1-04"]?.exclusions.last?.words == ChronicleOfWords.other)
    }

    @Test("A clone whose tickmark.json is of format 1 while its journals hold lines of format 2 is read")
    func mixed() throws {
        var mixed = try files(2)
        mixed["tickmark.json"] = try files(1)["tickmark.json"]
        let workspace = try StoredWorkspace(mixed)
        #expect(try Verification(of: workspace.path).isSound)
        let store = try WorkspaceStore(
            opening: workspace.path, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
            now: { Timestamp(seconds: 1_795_600_000) })
        #expect(store.entries.count == 12 && !store.isReadOnly && store.isOfEarlierFormat)
    }

    @Test(
        "The first write raises the format and changes nothing else of tickmark.json; one that another program raised is left as it is"
    )
    func raise() throws {
        var first = try files(1)
        first["tickmark.json"] = Array(
            "{\n  \"later\": [1, {\"format\": 1}],\n  \"name\": \"A, B\",\"format\" :1,\n \"id\": \"\(House.id)\"}".utf8)
        let workspace = try StoredWorkspace(first)
        func open(_ name: String) throws -> WorkspaceStore {
            try WorkspaceStore(
                opening: workspace.path, author: Author(name: name), catalogs: [:], today: House.day("2026-11-24"),
                now: { Timestamp(seconds: 1_795_600_000) })
        }
        var (dee, eve) = (try open("Dee Keeper"), try open("Eve Other"))
        _ = dee.takeNoticeSentences()
        dee.stage([.note(House.item(2), text: "Staged")])
        #expect(dee.isOfEarlierFormat)
        #expect(try workspace.files()["tickmark.json"] == first["tickmark.json"])
        try dee.commit()
        let raised = try workspace.files()["tickmark.json"]
        #expect(
            raised
                == Array(
                    "{\n  \"later\": [1, {\"format\": 1}],\n  \"name\": \"A, B\",\"format\" :2,\n \"id\": \"\(House.id)\"}".utf8))
        #expect(!dee.isOfEarlierFormat && dee.takeNoticeSentences().contains { $0.contains("is of format 2 now") })
        _ = eve.takeNoticeSentences()
        try eve.write([.note(House.item(2), text: "Behind her")])
        #expect(try workspace.files()["tickmark.json"] == raised)
        #expect(!eve.isOfEarlierFormat && !eve.takeNoticeSentences().contains { $0.contains("format 2") })
        #expect(try Verification(of: workspace.path).isSound)
    }

    @Test("A verb that nobody knows yet makes the workspace read-only, and says that a newer Tickmark wrote it")
    func newerVerb() throws {
        var files = try files(2)
        let name = House.bensJournal
        let lines = JournalLines(files[name] ?? [], of: House.ben).lines
        let line =
            "{\"seq\":\(lines.count + 1),\"clock\":90,\"at\":\"2026-11-24T10:00:00Z\",\"by\":\"Ben Okafor\",\"do\":\"dance\",\"prev\":\"\(lines.last?.digest ?? "")\"}\n"
        files[name, default: []] += Array(line.utf8)
        let workspace = try StoredWorkspace(files)
        var store = try WorkspaceStore(
            opening: workspace.path, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
            now: { Timestamp(seconds: 1_795_600_000) })
        #expect(store.entries.count == 12 && store.isReadOnly)
        #expect(store.readOnlyReason?.contains("written by a newer Tickmark") ?? false, "\(store.readOnlyReason ?? "")")
        #expect(throws: WorkspaceError.self) { try store.write([.note(House.item(2), text: "No")]) }
        #expect(try workspace.files()[name] == files[name])
    }

    @Test("A workspace of a later format is refused, by everything, and is not touched")
    func third() throws {
        let workspace = try StoredWorkspace(try files(3))
        let expected = WorkspaceError.newerFormat(file: workspace.path.appending("tickmark.json"), format: 3)
        #expect(throws: expected) { try Verification(of: workspace.path) }
        #expect(throws: expected) {
            try WorkspaceStore(
                opening: workspace.path, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
                now: { Timestamp(seconds: 1_795_600_000) })
        }
        let examination = try Examination(of: workspace.path)
        #expect(examination.findings.map(\.kind) == [.newerFormat] && examination.plan().isEmpty)
        #expect(try Mending(workspace.path, cutting: [House.anasJournal]).done.isEmpty)
        #expect(throws: ArchiveError.self) {
            try SnapshotArchive.write(workspace.path, to: workspace.beside.appending("house.tar"))
        }
        var now = try workspace.files()
        now[".tickmark/lock"] = nil
        #expect(try now == files(3))
    }
}

/// A history that holds every kind of entry, in which two people changed the same thing without seeing each other,
/// settled it, undid and did again.
private enum Chronicle {
    static var files: [String: [UInt8]] {
        var files = House.files
        files["catalogs/house.json"] = Array(
            String(decoding: files["catalogs/house.json"] ?? [], as: UTF8.self).replacing(
                "\"areas\": [", with: "\"areas\": [\(yard),"
            ).utf8)
        files[House.anasJournal] = journal(of: House.ana, ana)
        files[House.bensJournal] = journal(of: House.ben, ben)
        return files
    }

    private static let yard = """
        {
              "id": "YD", "title": "Yard", "category": "Availability", "required": false, "summary": "What lies around the house.",
              "criteria": [{"id": "YD1", "title": "The gate opens", "items": [
                {"id": "YD1-01", "title": "The gate is oiled", "guidance": "Look at it. Oil it.", "evidence": ["A sound"], "cadence": "quarterly",
                 "effort": 0.5, "role": "Gardener", "types": [2], "crosswalk": {"iso27001": [], "csf": []}}]}]
            }
        """

    private static let type = ReportType.type2(House.day("2027-01-01")...House.day("2027-06-30"))

    private static let ana: [(clock: Int, action: Action, reversal: Reversal?)] = [
        (1, .person("ana", name: "Ana Ruiz", was: nil), nil),
        (2, engage("house", organization: "House of Card"), nil),
        (3, .amend("house", .organization(to: "House of Cards", was: "House of Card")), nil),
        (4, .amend("house", .type(to: .type1(asOf: House.day("2027-03-31")), was: type)), nil),
        (5, .amend("house", .type(to: type, was: .type1(asOf: House.day("2027-03-31")))), .undo(EntryID(House.ana, 4))),
        (6, .scope("house", target: "YD", to: true, was: false, reason: "Clients use the gate"), nil),
        (7, .objective("house", area: "YD", title: "The fence stands"), nil),
        (8, .item("house", criterion: "HC1", title: "The roof is dry"), nil),
        (9, .reword("house", criterion: "HC1", to: "The house stands upright", was: nil), nil),
        (10, .status(House.item(1), to: .ready, was: .todo, reason: ""), nil),
        (11, .owner(House.item(2), to: "ana", was: nil), nil),
        (12, .due(House.item(3), to: House.day("2026-11-01"), was: nil), nil),
        (13, .blocked(House.item(3), to: "The broom is away", was: nil), nil),
        (14, .status(House.item(4), to: .notApplicable, was: .todo, reason: "There is no fourth floor"), nil),
        (20, .settle(House.item(2), [Clash(earlier: EntryID(House.ana, 11), later: EntryID(House.ben, 3))]), nil),
    ]

    private static let ben: [(clock: Int, action: Action, reversal: Reversal?)] = [
        (10, .person("ben", name: "Ben Okafor", was: nil), nil),
        (11, .status(House.item(1), to: .reviewed, was: .ready, reason: ""), nil),
        (12, .owner(House.item(2), to: "ben", was: nil), nil),
        (13, .note(House.item(2), text: "Søren said: \u{202E}look\u{1B}[2J behind it"), nil),
        (14, .note(House.item(2), text: "A mistake"), nil),
        (15, .withdraw("house", EntryID(House.ben, 5), to: true, was: false), nil),
        (16, engage("house-2028", organization: "House of Cards"), nil),
        (17, .drop("house-2028", to: true, was: false), nil),
        (18, .status(House.item(2), to: .inProgress, was: .todo, reason: ""), nil),
        (19, .amend("house", .service(to: "Cards and dice", was: "Cards")), nil),
    ]

    private static func engage(_ id: EngagementID, organization: String) -> Action {
        .engage(
            EngagementSetup(
                id: id, report: .soc2, catalog: "house", type: type, organization: organization, service: "Cards", areas: []))
    }

    private static func journal(
        of writer: WriterID, _ history: [(clock: Int, action: Action, reversal: Reversal?)]
    ) -> [UInt8] {
        var head = JournalPosition(beginningOf: writer, in: House.id).head
        var bytes: [UInt8] = []
        for (index, line) in history.enumerated() {
            let entry = Entry(
                stamp: Stamp(clock: line.clock, entry: EntryID(writer, index + 1)),
                at: Timestamp(seconds: 1_795_000_000 + 3600 * line.clock), by: writer == House.ana ? "Ana Ruiz" : "Ben Okafor",
                action: line.action, batch: index == 12 ? 12 : index + 1, reversal: line.reversal)
            let written = entry.line(after: head)
            head = Digest.sha256(written)
            bytes += written + [UInt8(ascii: "\n")]
        }
        return bytes
    }
}

/// A history in which people signed words that changed: one kept, one only looked, one brought a tick back, and one
/// tick is from before.
private enum ChronicleOfWords {
    static let old = SignedWords(title: "The door is locked", digest: String(repeating: "4f1c90ab", count: 8))
    static let new = SignedWords(title: "The door is locked at night", digest: String(repeating: "90ab33d7", count: 8))
    static let other = SignedWords(title: "The fourth floor is swept")

    static var files: [String: [UInt8]] {
        var files = House.files
        files["tickmark.json"] = Array("{\"format\": 2, \"id\": \"\(House.id)\", \"name\": \"House of Cards\"}\n".utf8)
        files[House.anasJournal] = journal(of: House.ana, ana)
        files[House.bensJournal] = journal(of: House.ben, ben)
        return files
    }

    private typealias Line = (clock: Int, action: Action, words: SignedWords?, reversal: Reversal?)

    private static let ana: [Line] = [
        (1, .person("ana", name: "Ana Ruiz", was: nil), nil, nil),
        (2, House.anasActions[1], nil, nil),
        (3, .status(House.item(1), to: .ready, was: .todo, reason: ""), old, nil),
        (4, .status(House.item(2), to: .ready, was: .todo, reason: ""), old, nil),
        (5, .status(House.item(2), to: .todo, was: .ready, reason: ""), old, nil),
        (6, .status(House.item(2), to: .ready, was: .todo, reason: ""), old, .undo(EntryID(House.ana, 5))),
        (7, .status(House.item(3), to: .ready, was: .todo, reason: ""), nil, nil),
        (8, .status(House.item(4), to: .notApplicable, was: .todo, reason: "There is no fourth floor"), other, nil),
        (21, .keep(House.item(1)), new, nil),
    ]

    private static let ben: [Line] = [
        (10, .person("ben", name: "Ben Okafor", was: nil), nil, nil),
        (11, .status(House.item(1), to: .reviewed, was: .ready, reason: ""), old, nil),
        (20, .keep(House.item(2)), new, nil),
    ]

    private static func journal(of writer: WriterID, _ history: [Line]) -> [UInt8] {
        var head = JournalPosition(beginningOf: writer, in: House.id).head
        var bytes: [UInt8] = []
        for (index, line) in history.enumerated() {
            let entry = Entry(
                stamp: Stamp(clock: line.clock, entry: EntryID(writer, index + 1)),
                at: Timestamp(seconds: 1_795_000_000 + 3600 * line.clock), by: writer == House.ana ? "Ana Ruiz" : "Ben Okafor",
                action: line.action, batch: index + 1, reversal: line.reversal, words: line.words)
            let written = entry.line(after: head)
            head = Digest.sha256(written)
            bytes += written + [UInt8(ascii: "\n")]
        }
        return bytes
    }
}
