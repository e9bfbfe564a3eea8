@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Damaged workspaces")
struct DamagedTests {
    @Test(
        "Each says what is damaged, what it means and what can be done, in the words that are stored", arguments: DamagedKind.all)
    func messages(kind: DamagedKind) throws {
        let workspace = try StoredWorkspace(try Damaged.files(of: kind), links: kind.links)
        var text = ""
        func tell(_ heading: String, _ lines: [String]) {
            text += "== \(heading)\n" + lines.map { $0.replacing(workspace.path.string, with: "FOLDER") + "\n" }.joined() + "\n"
        }
        tell("opening it", opening(workspace.path))
        tell("tickmark verify", verifying(workspace.path, against: []))
        tell("tickmark verify, with the heads from before", verifying(workspace.path, against: House.heads))
        tell("tickmark doctor", try Examination(of: workspace.path).lines())
        tell("tickmark doctor --mend", try Mending(workspace.path).lines())
        tell("opening it then", opening(workspace.path))
        tell("tickmark verify then, with the heads from before", verifying(workspace.path, against: House.heads))
        try Damaged.expect(text, isStoredFor: kind)
    }

    @Test(
        "Mending loses nothing: files that it touches are kept, and every entry that could be read can be read",
        arguments: DamagedKind.all)
    func keeps(kind: DamagedKind) throws {
        let workspace = try StoredWorkspace(try Damaged.files(of: kind), links: kind.links)
        try expectNothingLost(in: workspace, cutting: [], links: kind.links)
    }

    @Test("Cutting keeps the whole file aside, and the workspace opens then", arguments: DamagedKind.all)
    func cuts(kind: DamagedKind) throws {
        let workspace = try StoredWorkspace(try Damaged.files(of: kind), links: kind.links)
        let damaged = Set(try Examination(of: workspace.path).findings.filter { $0.kind.isSerious }.map(\.file))
        try expectNothingLost(in: workspace, cutting: Array(damaged), links: kind.links)
        let after = try Examination(of: workspace.path)
        let isHopeless = ["manifest-without-id", "manifest-of-format-3", "newer-action", "linked-journal-folder"].contains(
            kind.name)
        #expect(after.isSound != isHopeless, "\(after.findings)")
        guard !isHopeless else { return }
        var store = try open(workspace.path)
        let name = store.author.name
        try store.write([.person(store.author.handle, name: name + " II", was: name)])
        #expect(try Examination(of: workspace.path).entries > after.entries)
        #expect(try Verification(of: workspace.path).isSound)
    }

    @Test(
        "A changed past stays changed: where heads from before speak against it, they do so after mending, or every byte is back")
    func honesty() throws {
        for kind in DamagedKind.all {
            let workspace = try StoredWorkspace(try Damaged.files(of: kind), links: kind.links)
            let before = try? Verification(of: workspace.path, against: House.heads)
            if kind.isTampered { #expect(!(before?.isSound ?? false), "\(kind.name)") }
            _ = try Mending(workspace.path)
            let after = try? Verification(of: workspace.path, against: House.heads)
            guard after?.isSound ?? false else { continue }
            #expect(!kind.isTampered || kind.name == "journal-of-another-writer", "\(kind.name)")
            let files = try workspace.files()
            for journal in [House.anasJournal, House.bensJournal] {
                #expect(files[journal] == House.files[journal], "\(kind.name)")
            }
        }
    }

    @Test("Mending a second time does nothing", arguments: DamagedKind.all)
    func again(kind: DamagedKind) throws {
        let workspace = try StoredWorkspace(try Damaged.files(of: kind), links: kind.links)
        _ = try Mending(workspace.path)
        let files = try workspace.files()
        let second = try Mending(workspace.path)
        #expect(second.done.isEmpty && second.kept == nil)
        #expect(try workspace.files() == files)
    }

    @Test("Without --mend nothing is changed", arguments: DamagedKind.all)
    func looks(kind: DamagedKind) throws {
        let workspace = try StoredWorkspace(try Damaged.files(of: kind), links: kind.links)
        var before = try workspace.files()
        _ = try Examination(of: workspace.path).lines()
        _ = try? Verification(of: workspace.path, against: House.heads)
        // Looking at an unfinished line again takes the lock.
        before[".tickmark/lock"] = try workspace.files()[".tickmark/lock"]
        #expect(try workspace.files() == before)
    }

    @Test("The stored files are what the list of kinds makes of a sound workspace", arguments: DamagedKind.all)
    func stored(kind: DamagedKind) throws {
        #expect(try Damaged.files(of: kind) == kind.files)
    }

    @Test("A file of nothing but line ends costs little, and is damaged")
    func lineEnds() throws {
        var files = House.files
        files[House.bensJournal] = [UInt8](repeating: UInt8(ascii: "\n"), count: 5_000_000)
        let workspace = try StoredWorkspace(files)
        let examination = try Examination(of: workspace.path)
        #expect(!examination.isSound && examination.findings.count <= JournalChain.findingLimit + 1)
        #expect(JournalLines(files[House.bensJournal] ?? [], of: House.ben).lines.count <= JournalLines.strayLimit + 1)
        #expect(try Mending(workspace.path).done.isEmpty)
    }

    @Test("Where .tickmark is a link, nothing is kept, and nothing is mended")
    func linkedMachineFolder() throws {
        let damaged = try #require(DamagedKind.all.first { $0.name == "line-ends" })
        var files = damaged.files
        files["elsewhere/lock"] = []
        let workspace = try StoredWorkspace(files, links: [".tickmark": "elsewhere"])
        #expect(throws: WorkspaceError.self) { try Mending(workspace.path) }
        #expect(try workspace.files()[House.anasJournal] == files[House.anasJournal])
    }

    // MARK: Helpers

    private func expectNothingLost(
        in workspace: StoredWorkspace, cutting: [String], links: [String: String]
    ) throws {
        let before = try workspace.files()
        let readable = try Examination(of: workspace.path)
        let mending = try Mending(workspace.path, cutting: cutting)
        let after = try workspace.files()
        for (name, bytes) in before where name != ".tickmark/lock" && links[name] == nil {
            let kept = mending.kept.flatMap { after["\($0)/\(name)"] }
            #expect(after[name] == bytes || kept == bytes, "\(name)")
        }
        // Cutting may give up an entry that was put in; it is kept aside with its file.
        guard readable.id != nil, cutting.isEmpty else { return }
        for journal in readable.journals where journal.entries > 0 {
            let now = mending.after.journals.first { $0.writer == journal.writer }
            #expect((now?.entries ?? 0) >= journal.entries, "\(journal.file)")
            #expect(now?.digests.starts(with: journal.digests.prefix(journal.entries)) ?? false)
        }
    }

    private func open(_ folder: FilePath) throws -> WorkspaceStore {
        try WorkspaceStore(
            opening: folder, author: Author(name: "Dee Keeper"), catalogs: [:], today: House.day("2026-11-24"),
            now: { Timestamp(seconds: 1_795_600_000) })
    }

    private func opening(_ folder: FilePath) -> [String] {
        do {
            var store = try open(folder)
            let state = store.isReadOnly ? store.readOnlyReason ?? "" : "It opens, with \(store.entries.count) entries."
            return store.takeNoticeSentences() + [state]
        } catch {
            return ["\(error)"]
        }
    }

    private func verifying(_ folder: FilePath, against heads: [JournalHead]) -> [String] {
        do {
            return try Verification(of: folder, against: heads).lines
        } catch {
            return ["\(error)"]
        }
    }
}
