import Checking
import Files
import Foundation
import GitSync
import HashTreeCollections
import Journal
import Readiness
import Reports
import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Who writes, through git and copies", .serialized)
struct IdentityThroughGitTests {
    private static let item = ItemAddress(EngagementID("soc2"), ItemID("CC6.1-01"))
    private let scratch: URL
    private let ana: GitClone

    init() throws {
        scratch = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-identity-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        try GitClone.git(["init", "--quiet", "--bare", "-b", "main", "hub.git"], in: scratch)
        try GitClone.git(["clone", "--quiet", "hub.git", "ana"], in: scratch)
        ana = GitClone(at: scratch.appendingPathComponent("ana"), person: "Ana")
        try WorkspaceFolder.create(at: FilePath(ana.folder.path), name: "Acme")
        try note("first", in: ana)
        try commit(ana)
        try GitClone.git(["push", "--quiet", "-u", "origin", "HEAD:main"], in: ana.folder)
    }

    @discardableResult
    private func note(_ text: String, in clone: GitClone) throws -> WriterID {
        let entries = try clone.write { _ in [.note(Self.item, text: text)] }
        return try #require(entries.last).id.writer
    }

    private func commit(_ clone: GitClone) throws {
        try GitClone.git(["add", "--all"], in: clone.folder)
        try GitClone.git(["commit", "--quiet", "-m", "work"], in: clone.folder)
    }

    private func git(_ clone: GitClone, _ arguments: String...) throws {
        let (status, output) = try GitClone.git(arguments, in: clone.folder)
        #expect(status == 0, "git \(arguments): \(output)")
    }

    private func remove() { try? FileManager.default.removeItem(at: scratch) }

    @Test("The same person's clone on another machine writes a journal of its own")
    func cloned() throws {
        defer { remove() }
        try GitClone.git(["clone", "--quiet", "hub.git", "laptop"], in: scratch)
        let laptop = GitClone(at: scratch.appendingPathComponent("laptop"), person: "Ana")
        let (here, there) = (try note("here", in: ana), try note("there", in: laptop))
        #expect(here != there && here.handle == there.handle)
        #expect(try note("again", in: laptop) == there)
    }

    @Test("A copied folder, with .tickmark/ inside, forks; the original goes on as before")
    func copied() throws {
        defer { remove() }
        let writer = try note("before", in: ana)
        let copy = GitClone(at: scratch.appendingPathComponent("copy"), person: "Ana")
        try FileManager.default.copyItem(at: ana.folder, to: copy.folder)
        #expect(try note("in the copy", in: copy) != writer)
        #expect(try note("in the original", in: ana) == writer)
        try commit(copy)
        try commit(ana)
        try GitClone.git(["pull", "--quiet", "--no-rebase", "../copy", "HEAD"], in: ana.folder, as: "Ana")
        #expect(try ana.open().damage.isEmpty)
        #expect(try ana.open().entries.count { if case .note = $0.action { true } else { false } } == 4)
    }

    @Test("A folder that was moved is the same folder")
    func moved() throws {
        defer { remove() }
        let writer = try note("before", in: ana)
        let moved = GitClone(at: scratch.appendingPathComponent("moved"), person: "Ana")
        try FileManager.default.moveItem(at: ana.folder, to: moved.folder)
        #expect(try note("after", in: moved) == writer)
    }

    @Test("A branch from before one's last entry gets a new journal, and the old branch goes on with the old one")
    func branches() throws {
        defer { remove() }
        try git(ana, "branch", "older")
        let writer = try note("on main", in: ana)
        try commit(ana)
        try git(ana, "switch", "--quiet", "older")
        let other = try note("on older", in: ana)
        #expect(other != writer)
        try commit(ana)
        try git(ana, "switch", "--quiet", "main")
        #expect(try note("on main again", in: ana) == writer)
        try commit(ana)
        try git(ana, "merge", "--quiet", "-m", "merge", "older")
        #expect(try ana.open().damage.isEmpty)
    }

    @Test(
        "After a reset by one entry or several, and where the journal is not there at all, nothing is written a second time",
        arguments: 1...3)
    func resets(depth: Int) throws {
        defer { remove() }
        try GitClone.git(["clone", "--quiet", "hub.git", "ben"], in: scratch)
        let ben = GitClone(at: scratch.appendingPathComponent("ben"), person: "Ben")
        var writer = try note("1", in: ben)
        for number in 2...3 {
            try commit(ben)
            writer = try note("\(number)", in: ben)
        }
        try commit(ben)
        try git(ben, "branch", "kept")
        try git(ben, "reset", "--quiet", "--hard", "HEAD~\(depth)")
        #expect(try note("after the reset", in: ben) != writer)
        try commit(ben)
        try git(ben, "merge", "--quiet", "-m", "merge", "kept")
        #expect(try ben.open().damage.isEmpty)
        #expect(try ben.open().entries.count { if case .note = $0.action { true } else { false } } == 5)
    }

    @Test("A squash, and more work on the branch that was squashed, do not conflict", arguments: [true, false])
    func squashed(isPicked: Bool) throws {
        defer { remove() }
        try git(ana, "switch", "--quiet", "-c", "topic")
        for text in ["one", "two"] {
            try note(text, in: ana)
            try commit(ana)
        }
        try git(ana, "switch", "--quiet", "main")
        if isPicked {
            try git(ana, "cherry-pick", "main..topic")
        } else {
            try git(ana, "merge", "--quiet", "--squash", "topic")
            try commit(ana)
        }
        try git(ana, "switch", "--quiet", "topic")
        try note("three", in: ana)
        try commit(ana)
        try git(ana, "merge", "--quiet", "-m", "merge", "main")
        try git(ana, "switch", "--quiet", "main")
        try note("on main", in: ana)
        try commit(ana)
        try git(ana, "merge", "--quiet", "-m", "merge", "topic")
        let store = try ana.open()
        #expect(store.damage.isEmpty)
        #expect(store.entries.count { if case .note = $0.action { true } else { false } } == 5)
    }

    @Test("A rebase of work that others rebased already does not conflict")
    func rebased() throws {
        defer { remove() }
        try GitClone.git(["clone", "--quiet", "hub.git", "ben"], in: scratch)
        let ben = GitClone(at: scratch.appendingPathComponent("ben"), person: "Ben")
        for clone in [ana, ben] {
            for text in ["one", "two"] {
                try note(text, in: clone)
                try commit(clone)
            }
        }
        try git(ana, "push", "--quiet", "origin", "HEAD:main")
        try git(ben, "pull", "--quiet", "--rebase")
        try git(ben, "push", "--quiet", "origin", "HEAD:main")
        try note("three", in: ana)
        try commit(ana)
        try git(ana, "pull", "--quiet", "--rebase")
        #expect(try ana.open().damage.isEmpty)
        #expect(try ana.open().entries.count { if case .note = $0.action { true } else { false } } == 6)
    }
}
