@testable import Checking
@testable import Digests
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store

/// The files of a small sound workspace, before something happens to it: two writers, a catalog of the team's own.
enum House {
    static let id = "house-of-cards-0001"
    static let ana = WriterID("ana", tag: 0x4f1c_90ab)
    static let ben = WriterID("ben", tag: 0x90ab_33d7)
    static let anasJournal = "journal/ana-4f1c90ab.jsonl"
    static let bensJournal = "journal/ben-90ab33d7.jsonl"

    /// All files, by their names from the workspace's folder.
    static let files: [String: [UInt8]] = [
        "tickmark.json": Array("{\"format\": 1, \"id\": \"\(id)\", \"name\": \"House\"}\n".utf8),
        ".gitignore": Array(".tickmark/\n".utf8),
        ".gitattributes": Array("journal/*.jsonl -text merge=union\ntickmark.json -text\n".utf8),
        "catalogs/house.json": Array(catalog.utf8),
        anasJournal: journal(of: ana, anasActions, clock: 0),
        bensJournal: journal(of: ben, bensActions, clock: anasActions.count),
    ]

    /// The heads that an export printed while all was well.
    static let heads = [head(of: ana, anasJournal), head(of: ben, bensJournal)]

    private static func head(of writer: WriterID, _ file: String) -> JournalHead {
        let lines = JournalLines(files[file] ?? [], of: writer).lines
        return JournalHead(writer: writer, entries: lines.count, digest: lines.last?.digest ?? "")
    }

    // MARK: Journals

    /// A journal of some actions, each an entry.
    ///
    /// - Parameters:
    ///   - seconds: How long after each other they were made.
    ///   - reversal: What an entry takes back, by its place from 0.
    static func journal(
        of writer: WriterID, _ actions: [Action], clock: Int, workspace: String = id, every seconds: Int = 60,
        reversal: (Int) -> Reversal? = { _ in nil }
    ) -> [UInt8] {
        var head = JournalPosition(beginningOf: writer, in: workspace).head
        var bytes: [UInt8] = []
        for (index, action) in actions.enumerated() {
            let made = entry(
                writer, index + 1, action, clock: clock + index + 1, every: seconds, reversal: reversal(index))
            let line = made.line(after: head)
            head = Digest.sha256(line)
            bytes += line + [UInt8(ascii: "\n")]
        }
        return bytes
    }

    /// A line without its end.
    static func line(_ writer: WriterID, _ number: Int, _ action: Action, clock: Int, after head: String) -> [UInt8] {
        entry(writer, number, action, clock: clock).line(after: head)
    }

    private static func entry(
        _ writer: WriterID, _ number: Int, _ action: Action, clock: Int, every seconds: Int = 60, reversal: Reversal? = nil
    ) -> Entry {
        Entry(
            stamp: Stamp(clock: clock, entry: EntryID(writer, number)), at: Timestamp(seconds: 1_795_000_000 + seconds * clock),
            by: writer == ana ? "Ana Ruiz" : "Ben Okafor", action: action, batch: number, reversal: reversal)
    }

    /// `soc2/HC1-01`.
    static func item(_ number: Int) -> ItemAddress { ItemAddress("house", ItemID("HC1-0\(number)")) }

    static let anasActions: [Action] = [
        .person("ana", name: "Ana Ruiz", was: nil),
        .engage(
            EngagementSetup(
                id: "house", report: .soc2, catalog: "house", type: .type2(day("2027-01-01")...day("2027-06-30")),
                organization: "House of Cards", service: "Cards", areas: [])),
        .status(item(1), to: .ready, was: .todo, reason: ""),
        .owner(item(2), to: "ben", was: nil),
        .note(item(2), text: "The list is in the wiki"),
        .due(item(3), to: day("2026-12-15"), was: nil),
        .blocked(item(3), to: "The vendor has not answered", was: nil),
        .status(item(4), to: .notApplicable, was: .todo, reason: "There is no office"),
    ]

    private static let bensActions: [Action] = [
        .person("ben", name: "Ben Okafor", was: nil),
        .status(item(1), to: .reviewed, was: .ready, reason: ""),
        .status(item(2), to: .inProgress, was: .todo, reason: ""),
        .note(item(2), text: "Half of it is done"),
        .status(item(2), to: .ready, was: .inProgress, reason: ""),
    ]

    static func day(_ text: String) -> Day { Day(iso: text) ?? Day.range.lowerBound }

    // MARK: The catalog

    private static let catalog = """
        {
          "format": 1, "id": "house", "report": "soc2", "title": "House rules", "version": "1",
          "areas": [
            {
              "id": "HC", "title": "House", "category": "Security", "required": true, "summary": "What the house asks for.",
              "criteria": [
                {
                  "id": "HC1", "title": "The house stands",
                  "items": [
        \((1...4).map(itemText).joined(separator: ",\n"))
                  ]
                }
              ]
            }
          ]
        }

        """

    private static func itemText(_ number: Int) -> String {
        """
                    {
                      "id": "HC1-0\(number)", "title": "Floor \(number) is swept", "guidance": "Look at the floor. Sweep it.",
                      "evidence": ["A picture of the floor"], "cadence": "once", "effort": 1, "role": "Keeper", "types": [1, 2],
                      "crosswalk": {"iso27001": [], "csf": []}
                    }
        """
    }
}
