@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import Testing

@Suite("What is shared, and what a commit is called")
struct SharedFilesTests {
    @Test(
        "The workspace's own files are shared",
        arguments: [
            "tickmark.json", ".gitignore", ".gitattributes", "journal/ana-4f1c90ab.jsonl", "catalogs/acme.json",
            "evidence/ab12-policy.pdf",
            "evidence/2027/ab12.pdf", "policy.json", "allowed_signers",
        ])
    func shared(path: String) { #expect(SharedFiles.contains(path)) }

    @Test(
        "Nothing else is",
        arguments: [
            "notes.txt", ".tickmark/state.json", "journal/notes.txt", "journal/.ana-4f1c90ab.jsonl.12.new", "journal/ana.jsonl",
            "journal/deep/ana-4f1c90ab.jsonl", "catalogs/.acme.json", "catalogs/acme.txt", "evidence/.DS_Store",
            "evidence/.git/config",
            "src/tickmark.json", "catalogs/policy.txt", "src/policy.json", "allowed_signers/x", "../tickmark.json",
            "evidence/../secret", "",
        ])
    func notShared(path: String) { #expect(!SharedFiles.contains(path)) }

    @Test("git's counts of lines are read, and what is no count is passed over")
    func lineCounts() {
        let counts = LineCounts(
            Array("3\t0\tjournal/ana-4f1c90ab.jsonl\u{0}1\t1\ttickmark.json\u{0}-\t-\tevidence/a.pdf\u{0}nonsense\u{0}".utf8))
        #expect(counts.entries == 3)
        #expect(counts.files.map(\.added) == [3, 1, 0])
        #expect(counts.files.map(\.removed) == [0, 1, 0])
    }

    // MARK: Messages

    private static let item = ItemAddress(EngagementID("soc2"), ItemID("CC6.1-01"))

    private func entries(_ actions: [(String, Action)], reversal: Reversal? = nil) -> [Entry] {
        actions.enumerated().map { index, done in
            Entry(
                stamp: Stamp(clock: index + 1, entry: EntryID(WriterID(Handle(done.0), tag: 1), index + 1)),
                at: Timestamp(seconds: 0),
                by: done.0, action: done.1, batch: index + 1, reversal: reversal)
        }
    }

    @Test("A message counts by person and kind, whoever syncs first, the most frequent first")
    func message() {
        let tick = Action.status(Self.item, to: .ready, was: .todo, reason: "")
        let note = Action.note(Self.item, text: "a\u{1B}[31m note")
        let told = entries([
            ("ben", .status(Self.item, to: .reviewed, was: .ready, reason: "")),
            ("ana", .person(Handle("ana"), name: "Ana", was: nil)),
            ("ana", note), ("ana", tick), ("ana", tick), ("ana", tick), ("ana", tick),
        ])
        #expect(CommitMessage(for: told, files: [], by: Handle("ana")).text == "ana: 4 ticked, 1 note; ben: 1 reviewed")
        #expect(CommitMessage(for: entries([("ana", note)]), files: [], by: Handle("ana")).text == "ana: 1 note")
    }

    @Test("Files without entries are counted, and an undo is called one")
    func files() {
        let files = ["catalogs/acme.json", "evidence/a.pdf", "evidence/b.pdf"]
        #expect(CommitMessage(for: [], files: files, by: Handle("ana")).text == "ana: 2 evidence files, 1 catalog")
        #expect(CommitMessage(for: [], files: ["tickmark.json"], by: Handle("ana")).text == "ana: workspace files")
        let undone = entries(
            [("ana", .status(Self.item, to: .todo, was: .ready, reason: ""))],
            reversal: .undo(EntryID(WriterID(Handle("ana"), tag: 1), 1)))
        #expect(CommitMessage(for: undone, files: [], by: Handle("ana")).text == "ana: 1 undone")
    }

    @Test("However many people and kinds there are, a message stays a line")
    func long() {
        let many = (0..<40).flatMap { number in entries([("person\(number)", .note(Self.item, text: ""))]) }
        let text = CommitMessage(for: many, files: [], by: Handle("ana")).text
        #expect(text.hasSuffix("; 35 more people") && text.count < 160, "\(text)")
    }
}
