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
}
