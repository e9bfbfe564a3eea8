import Foundation
import Readiness
import SystemPackage
import Testing

@testable import Workspace

@Suite("Who sits at this machine")
struct AuthorInquiryTests {
    /// A folder that is gone when the test is.
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tickmark-author-\(UInt32.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test("TICKMARK_USER says it, and git is not asked")
    func variable() {
        let inquiry = AuthorInquiry(environment: { ["TICKMARK_USER": "Ana  Ruiz", "USER": "root"][$0] }, folder: "/nowhere")
        #expect(inquiry.ask()() == Author(name: "Ana Ruiz"))
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
        let author = AuthorInquiry(environment: { ["USER": "somebody"][$0] }, folder: FilePath(folder.path)).ask()()
        #expect(author.name == "Zoë Åsgård")
        #expect(author.handle == "zoe")
    }

    @Test("Where git does not answer, the login name says it")
    func login() {
        let author = AuthorInquiry(environment: { ["LOGNAME": "ben"][$0] }, folder: "/this/folder/does/not/exist").ask()()
        #expect(author == Author(name: "ben"))
    }

    @Test("An answer that is too long is none, and what was asked is ended")
    func limits() {
        #expect(GitQuestion(asking: ["config", "--get-regexp", "^no-such-key$"], in: nil)?.answer() == nil)
        #expect(GitQuestion(asking: ["help", "-a"], in: nil)?.answer() == nil)
        #expect(GitQuestion(asking: ["version"], in: nil)?.answer()?.hasPrefix("git version") == true)
    }

    // MARK: What is remembered

    private func inquiry(in bench: Bench, answers name: String) -> AuthorInquiry {
        AuthorInquiry(in: bench.folder) { { Author(name: name) } }
    }

    @Test("Whoever answered last is remembered in the workspace, and nobody before")
    func remembered() throws {
        let bench = try Bench(isBare: true)
        let inquiry = inquiry(in: bench, answers: "Zoë Åsgård")
        #expect(inquiry.remembered == nil && inquiry.known == nil)
        #expect(inquiry.ask()() == Author(name: "Zoë Åsgård"))
        #expect(inquiry.remembered == Author(name: "Zoë Åsgård"))
        #expect(self.inquiry(in: bench, answers: "Ben Carter").ask()().name == "Ben Carter")
        #expect(inquiry.remembered?.name == "Ben Carter")
        #expect(try self.inquiry(in: Bench(isBare: true), answers: "x").remembered == nil, "in that workspace only")
    }

    @Test("Where TICKMARK_USER says it, nothing is remembered; where there is no workspace, nothing is made")
    func notRemembered() throws {
        let bench = try Bench(isBare: true)
        _ = AuthorInquiry(environment: { ["TICKMARK_USER": "Ana Ruiz"][$0] }, folder: bench.folder).ask()()
        #expect(bench.names(".tickmark").isEmpty)
        let empty = try Bench(isEmpty: true)
        _ = inquiry(in: empty, answers: "Ana Ruiz").ask()()
        #expect(!FileManager.default.fileExists(atPath: empty.folder.string))
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
        #expect(inquiry.ask()().name == "Ana Ruiz")
        #expect(inquiry.remembered?.name == "Ana Ruiz", "the link was replaced, and not written through")
        try bench.shell("rm -r acme/.tickmark; mkdir elsewhere; ln -s ../elsewhere acme/.tickmark")
        _ = inquiry.ask()()
        #expect(inquiry.remembered == nil && bench.names("elsewhere").isEmpty)
        try bench.shell("test -z \"$(ls elsewhere)\"")
    }
}
