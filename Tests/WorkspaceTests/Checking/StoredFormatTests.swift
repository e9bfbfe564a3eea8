import Foundation
import Readiness
import SystemPackage
import Testing

@testable import Workspace

/// Workspaces as versions of Tickmark wrote them, kept for ever. `Tests/EndToEndTests/TrustTests.swift` holds what `status --json` says of them.
@Suite("Stored workspaces of each format")
struct StoredFormatTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "Stored")

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

    @Test("A workspace of format 2 is refused, by everything, and is not touched")
    func second() throws {
        let workspace = try StoredWorkspace(try files(2))
        let expected = WorkspaceError.newerFormat(file: workspace.path.appending("tickmark.json"), format: 2)
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
        #expect(try now == files(2))
    }
}

/// A history that holds every kind of entry, in which two people changed the same thing without seeing each other, settled it, undid and did again.
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
