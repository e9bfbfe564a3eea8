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

@Suite("A folder is a workspace by its tickmark.json")
struct FolderTests {
    @Test("A workspace is looked for upward, as git looks for a repository, and the nearest one is taken")
    func upward() throws {
        let bench = try Bench()
        let deep = bench.path("a/" + Array(repeating: "b", count: 100).joined(separator: "/"))
        try bench.shell("mkdir -p '\(deep)'")
        #expect(WorkspaceFolder.find(from: deep) == bench.folder)
        #expect(WorkspaceFolder.find(from: bench.folder) == bench.folder)
        #expect(WorkspaceFolder.find(from: FilePath(bench.root.path)) == nil)
        try WorkspaceFolder.create(at: bench.path("a/b"), name: "Inner")
        #expect(WorkspaceFolder.find(from: deep) == bench.path("a/b"))
        #expect(WorkspaceFolder.find(from: bench.path("a")) == bench.folder)
    }

    @Test("A later format is refused and said so; what is no manifest is refused by file, line and reason")
    func manifests() throws {
        let bench = try Bench()
        try bench.note("one")
        let path = bench.path("tickmark.json")
        try bench.put("{\"format\":3,\"layout\":{\"anything\":[1]}}", "tickmark.json")
        #expect(throws: WorkspaceError.newerFormat(file: path, format: 3)) { try bench.open() }
        #expect(
            WorkspaceError.newerFormat(file: path, format: 3).description
                == "\(path) says format 3, and this version of Tickmark reads formats up to 2. Nothing was changed; get a newer Tickmark."
        )
        for (text, line, reason) in [
            ("{\"format\":0,\"id\":\"\(Bench.id)\",\"name\":\"Acme\"}", 1, "a format is a number from 1"),
            ("{\n\"format\":1,\n\"id\":\"short\",\"name\":\"A\"}", 3, "an id has 8 to 64 plain characters"),
            ("{\n\"format\":1,\n\"id\":\"\(Bench.id)\"\n}", 1, "\"name\" is missing"),
            ("{\"format\":1.5}", 1, "a whole number between \(Int.min) and \(Int.max) is expected here"),
            ("", 1, "the text ends where a value should begin"),
        ] {
            try bench.put(text, "tickmark.json")
            #expect(throws: WorkspaceError.badManifest(file: path, line: line, reason: reason)) { try bench.open() }
        }
        try bench.put("{\"format\":1,\"id\":\"\(Bench.id)\",\"name\":\"Acme\",\"later\":[1]}", "tickmark.json")
        #expect(try bench.open().notes == ["one"], "keys that mean nothing are passed over")
        try bench.put(String(repeating: " ", count: 70_000), "tickmark.json")
        #expect(throws: WorkspaceError.unreadable(FileFailure(.read, path, .tooLarge))) { try bench.open() }
        try bench.shell("rm acme/tickmark.json")
        #expect(throws: WorkspaceError.notFound(bench.folder)) { try bench.open() }
    }

    @Test("A workspace is not made over another, and lines that are in git's files already stay and are not doubled")
    func create() throws {
        let bench = try Bench()
        #expect(throws: WorkspaceError.exists(bench.folder)) { try WorkspaceFolder.create(at: bench.folder, name: "Other") }
        try bench.shell("rm acme/tickmark.json && printf 'x\\r\\n.tickmark/' >acme/.gitignore")
        try WorkspaceFolder.create(at: bench.folder, name: "Again")
        #expect(try bench.text(".gitignore") == "x\r\n.tickmark/")
        #expect(try bench.text(".gitattributes") == "journal/*.jsonl -text merge=union\ntickmark.json -text\nevidence/** -text\n")
        #expect(try bench.open().state.name == "Again")
    }

    @Test("A workspace that is reached by a link is the same workspace, with the same writer")
    func reachedByLink() throws {
        let bench = try Bench()
        try bench.shell("ln -s acme link")
        try bench.note("one", in: "link")
        try bench.note("two")
        #expect(try bench.open("link").notes == ["one", "two"])
        #expect(bench.names("journal").count == 1)
    }

    @Test("A .gitignore that cannot be read is not written over")
    func unreadableIgnore() throws {
        let bench = try Bench(isEmpty: true)
        try bench.shell("mkdir acme && printf 'secret\\n' >elsewhere && ln -s ../elsewhere acme/.gitignore")
        #expect(throws: WorkspaceError.self) { try WorkspaceFolder.create(at: bench.folder, name: "Acme") }
        #expect(try bench.shell("cat elsewhere; readlink acme/.gitignore") == "secret\n../elsewhere\n")
    }
}

@Suite("What is no plain file or folder is refused, and nothing hangs", .timeLimit(.minutes(5)))
struct SpecialFileTests {
    @Test("Symbolic links are not followed: manifest, journal, folder of journals, .tickmark, catalogs, lock, record, state")
    func links() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        store.keepState(ifNewEntries: 1)
        let name = try bench.journal(of: "ana")
        let own = try #require(bench.names(".tickmark").first { $0.hasPrefix("writers-") })
        func linked(_ path: String, _ check: () throws -> Void) throws {
            try bench.shell("mv acme/\(path) outside && ln -s \(bench.root.path)/outside acme/\(path)")
            let before = try bench.shell("find outside -type f -exec cat {} +")
            try check()
            #expect(try bench.shell("find outside -type f -exec cat {} +") == before, "\(path)")
            try bench.shell("rm -rf acme/\(path) && mv outside acme/\(path)")
        }
        try linked("tickmark.json") {
            #expect(WorkspaceFolder.find(from: bench.folder) == bench.folder)
            #expect(
                throws: WorkspaceError.unreadable(
                    FileFailure(.open, bench.path("tickmark.json"), .tooManySymbolicLinkLevels))
            ) { try bench.open() }
        }
        try linked(name) {
            var opened = try bench.open()
            #expect(opened.damage.map(\.description) == ["\(name): this is a symbolic link, which is not followed."])
            #expect(throws: WorkspaceError.self) { try opened.note("two") }
        }
        for folder in ["journal", ".tickmark"] {
            try linked(folder) {
                #expect(throws: WorkspaceError.notAFolder(bench.path(folder))) { try bench.note("two") }
                // Nobody's git or backup has this machine's own folder.
                let advice = WorkspaceError.notAFolder(bench.path(folder)).description
                #expect(advice.contains("restore it from git") == (folder == "journal"), "\(advice)")
                #expect(advice.contains("remove it or move it away") == (folder == ".tickmark"), "\(advice)")
            }
        }
        try linked("catalogs") {
            let notices = try bench.open().takingNotices()
            #expect(notices.contains { $0.contains("symbolic links are not followed") })
        }
        try linked(".tickmark/lock") { #expect(throws: WorkspaceError.self) { try bench.note("two") } }
        try linked(".tickmark/state.json") {
            let opened = try bench.open()
            #expect(opened.earlier == nil)
        }
        try linked(".tickmark/\(own)") {
            let opened = try bench.note("two")
            #expect(opened.notes == ["one", "two"])
        }
    }

    @Test("A pipe, a folder or a socket in a file's place is refused at once")
    func pipes() throws {
        for make in ["mkfifo", "mkdir"] {
            let bench = try Bench()
            var store = try bench.note("one")
            store.keepState(ifNewEntries: 1)
            let name = try bench.journal(of: "ana")
            let own = try #require(bench.names(".tickmark").first { $0.hasPrefix("writers-") })
            func replaced(_ path: String, _ check: () throws -> Void) throws {
                try bench.shell("mv acme/\(path) kept && \(make) acme/\(path)")
                try check()
                try bench.shell("rm -rf acme/\(path) && mv kept acme/\(path)")
            }
            try replaced(name) {
                let opened = try bench.open()
                #expect(opened.damage.map(\.reason.description) == ["this is not a regular file of up to 1 GiB"])
            }
            try replaced("tickmark.json") { #expect(throws: WorkspaceError.self) { try bench.open() } }
            try replaced(".tickmark/state.json") {
                let opened = try bench.open()
                #expect(opened.notes == ["one"])
            }
            try replaced(".tickmark/\(own)") {
                guard make == "mkfifo" else { return }
                let opened = try bench.note("two")
                #expect(opened.notes == ["one", "two"])
            }
            try bench.shell("\(make) acme/catalogs/theirs.json")
            #expect(try bench.open().takingNotices().contains { $0.contains("theirs.json") && $0.contains("not a regular file") })
        }
    }

    @Test("A team's catalog is joined, and a bad one is refused by name, without harm to the rest")
    func catalogs() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.put("{\"id\":\n3}", "catalogs/bad.json")
        try bench.put("not looked at", "catalogs/readme.txt")
        let notices = try bench.open().takingNotices()
        #expect(notices.count == 1 && notices[0].contains("catalogs/bad.json"))
        try bench.put(Self.catalog, "catalogs/theirs.json")
        var store = try bench.open()
        #expect(store.state.catalogs["theirs"]?.areas.count == 1)
        try bench.put(Self.catalog, "catalogs/misnamed.json")
        store = try bench.open()
        #expect(store.takingNotices().contains { $0.contains("the file must be called theirs.json") })
    }

    private static let catalog = """
        {"format": 1, "id": "theirs", "report": "soc2", "title": "Theirs", "version": "1", "areas": [
          {"id": "X", "title": "Extra", "category": "Security", "required": true, "summary": "More.", "criteria": [
            {"id": "X1", "title": "One", "items": [
              {"id": "X1-01", "title": "It is so", "guidance": "Because.", "evidence": ["A list"], "cadence": "annually",
               "effort": 1, "role": "Owner", "types": [1, 2], "crosswalk": {"iso27001": [], "csf": []}}]}]}]}
        """
}

extension WorkspaceStore {
    /// What there is to say.
    fileprivate func takingNotices() -> [String] {
        var store = self
        return store.takeNoticeSentences()
    }
}
