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

@Suite("Who sits at this machine")
struct AuthorResolverTests {
    /// A folder that is gone when the test is.
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tickmark-author-\(UInt32.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test("TICKMARK_USER says it, and git is not asked")
    func variable() {
        let inquiry = AuthorResolver(environment: { ["TICKMARK_USER": "Ana  Ruiz", "USER": "root"][$0] }, folder: "/nowhere")
        #expect(inquiry.ask()() == .known(Author(name: "Ana Ruiz")))
    }

    @Test("The repository's own user.name is what git answers in its folder")
    func repository() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let git = folder.appending(path: ".git")
        for name in ["objects", "refs"] {
            try FileManager.default.createDirectory(at: git.appending(path: name), withIntermediateDirectories: true)
        }
        try Data("ref: refs/heads/main\n".utf8).write(to: git.appending(path: "HEAD"))
        try Data("[user]\n\tname = Zoë   Åsgård\n".utf8).write(to: git.appending(path: "config"))
        let answer = AuthorResolver(environment: { ["USER": "somebody"][$0] }, folder: FilePath(folder.path)).ask()()
        #expect(answer == .known(Author(name: "Zoë Åsgård")))
        #expect(Author(name: "Zoë Åsgård").handle == "zoe")
    }

    @Test("That git knows no name is an answer; that it fails, says too much or takes too long is none")
    func answers() {
        #expect(GitConfigReader(asking: ["config", "--get", "no.such-key"], in: nil).answer() == .nothing)
        #expect(GitConfigReader(asking: ["help", "-a"], in: nil).answer() == .failed)
        // A configuration that cannot be read: git ends with 128, not with 1.
        #expect(GitConfigReader(asking: ["-c", "=", "config", "user.name"], in: nil).answer() == .failed)
        if case .said(let text) = GitConfigReader(asking: ["version"], in: nil).answer() {
            #expect(text.hasPrefix("git version"))
        } else {
            Issue.record("git did not say its version")
        }
        // What waits for its input, which is empty, ends at once; what waits for a clock is ended.
        let asked = ContinuousClock.now
        let late = GitConfigReader(
            asking: ["-c", "alias.wait=!exec sleep 60", "wait"], in: nil, patience: .milliseconds(50))
        #expect(late.answer() == .late)
        #expect(asked.duration(to: .now) < .seconds(20))
    }

    @Test("Who is not known to git goes by the login: as the environment says, else as /etc/passwd says, else by number")
    func login() throws {
        let bench = try Bench(isBare: true)
        try bench.put("root:x:0:0::/root:/bin/sh\nsato:x:1000:1000:花子:/home/sato:/bin/sh\nbroken\n:x:1001:1001:::\n", "accounts")
        let accounts = bench.path("accounts")
        let none: (String) -> String? = { _ in nil }
        #expect(LoginName.of(1000, environment: none, accounts: accounts) == "sato")
        #expect(LoginName.of(1000, environment: { ["LOGNAME": " ", "USER": "ben"][$0] }, accounts: accounts) == "ben")
        for number in [1001, 1002] as [UInt32] {
            #expect(LoginName.of(number, environment: none, accounts: accounts) == "uid-\(number)")
        }
        #expect(LoginName.of(7, environment: none, accounts: bench.path("none")) == "uid-7")
    }

    // MARK: What is remembered

    private func inquiry(in bench: Bench, answers name: String) -> AuthorResolver {
        AuthorResolver(in: bench.folder) { { .known(Author(name: name)) } }
    }

    @Test("Whoever answered last is remembered in the workspace, and nobody before")
    func remembered() throws {
        let bench = try Bench(isBare: true)
        let inquiry = inquiry(in: bench, answers: "Zoë Åsgård")
        #expect(inquiry.remembered == nil && inquiry.known == nil)
        #expect(inquiry.ask()() == .known(Author(name: "Zoë Åsgård")))
        #expect(inquiry.remembered == Author(name: "Zoë Åsgård"))
        #expect(self.inquiry(in: bench, answers: "Ben Carter").ask()() == .known(Author(name: "Ben Carter")))
        #expect(inquiry.remembered?.name == "Ben Carter")
        #expect(try self.inquiry(in: Bench(isBare: true), answers: "x").remembered == nil, "in that workspace only")
    }

    @Test("Where TICKMARK_USER says it, nothing is remembered; where there is no workspace, nothing is made")
    func notRemembered() throws {
        let bench = try Bench(isBare: true)
        _ = AuthorResolver(environment: { ["TICKMARK_USER": "Ana Ruiz"][$0] }, folder: bench.folder).ask()()
        #expect(bench.names(".tickmark").isEmpty)
        let empty = try Bench(isEmpty: true)
        _ = inquiry(in: empty, answers: "Ana Ruiz").ask()()
        #expect(!FileManager.default.fileExists(atPath: empty.folder.string))
    }

    @Test(
        "Where git cannot answer, the name that it said here before stands for it, and a copied, restored or foreign one never does"
    )
    func standsIn() throws {
        let bench = try Bench(isBare: true)
        let silent = AuthorResolver(in: bench.folder) { { .unknown(.failed) } }
        #expect(silent.ask()() == .unknown(.failed), "nothing was said before")
        _ = inquiry(in: bench, answers: "Ana Ruiz").ask()()
        #expect(silent.ask()() == .known(Author(name: "Ana Ruiz")))
        let name = ".tickmark/person-\(geteuid())"
        // A copy of the folder, as a backup or a colleague's archive brings it.
        try bench.shell("cp -a acme copy")
        let copied = AuthorResolver(in: bench.folder.removingLastComponent().appending("copy")) { { .unknown(.failed) } }
        #expect(copied.remembered?.name == "Ana Ruiz")
        #expect(copied.ask()() == .unknown(.failed))
        // The same bytes in another file, as git or somebody else puts them there.
        try bench.shell("cp acme/\(name) kept && rm acme/\(name) && cp kept acme/\(name)")
        #expect(silent.ask()() == .unknown(.failed))
        // A line of an earlier version, or of anybody.
        try bench.put("Mallory\n", name)
        #expect(silent.remembered?.name == "Mallory")
        #expect(silent.ask()() == .unknown(.failed))
        // Another home is another configuration.
        let memory = RememberedPerson(in: bench.folder, environment: { ["HOME": "/home/ana"][$0] })
        memory.remember("Ana Ruiz")
        #expect(memory.certainName == "Ana Ruiz")
        #expect(RememberedPerson(in: bench.folder, environment: { ["HOME": "/home/ben"][$0] }).certainName == nil)
    }

    @Test("Where it is not known who writes, nothing is written, and the message says what to do")
    func unknown() throws {
        let bench = try Bench()
        var store = try WorkspaceStore(
            opening: bench.folder, author: .nobody, catalogs: [:], today: Bench.today, now: { Bench.now })
        store.setAuthor(.unknown(.late(seconds: 5)))
        #expect(throws: WorkspaceError.authorUnknown(.late(seconds: 5))) { try store.note("whose?") }
        #expect(bench.names("journal").isEmpty && !store.hasStaged)
        let words = WorkspaceError.authorUnknown(.late(seconds: 5)).description
        #expect(words.contains("5 seconds") && words.contains("TICKMARK_USER") && words.contains("user.name"))
        store.setAuthor(.known(Author(name: "Ana Ruiz")))
        try store.note("hers")
        #expect(store.entries.allSatisfy { $0.by == "Ana Ruiz" })
    }

    @Test("What is remembered can be empty, endless, a link or no text, and harms nobody")
    func oddities() throws {
        let bench = try Bench(isBare: true)
        let name = ".tickmark/person-\(geteuid())"
        let inquiry = inquiry(in: bench, answers: "Ana Ruiz")
        for nothing in ["", "\n", "\nBen Carter\n"] {
            try bench.put(nothing, name)
            #expect(inquiry.remembered == nil)
        }
        try bench.put(String(repeating: "x", count: 100_000), name)
        #expect(try #require(inquiry.remembered).name.utf8.count <= 1024)
        try Data([0x41, 0xFF, 0xFE, 0x0A]).write(to: URL(filePath: bench.path(name).string))
        #expect(inquiry.remembered != nil)
        try bench.shell("rm acme/\(name); ln -s /etc/hostname acme/\(name)")
        #expect(inquiry.remembered == nil)
        #expect(inquiry.ask()() == .known(Author(name: "Ana Ruiz")))
        #expect(inquiry.remembered?.name == "Ana Ruiz", "the link was replaced, and not written through")
        try bench.shell("rm -r acme/.tickmark; mkdir elsewhere; ln -s ../elsewhere acme/.tickmark")
        _ = inquiry.ask()()
        #expect(inquiry.remembered == nil && bench.names("elsewhere").isEmpty)
        try bench.shell("test -z \"$(ls elsewhere)\"")
    }
}
