import Checking
import Files
import Foundation
import GitSync
import Journal
import Readiness
import Reports
import Store
import SystemPackage
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What can stand where a file is expected.
enum Impostor: String, CaseIterable {
    case link
    case danglingLink
    case pipe
    case socket
    case folder

    /// Puts one in a place, in which nothing may be.
    func put(at url: URL, leadingTo target: URL) throws {
        try? FileManager.default.removeItem(at: url)
        switch self {
        case .link: try FileManager.default.createSymbolicLink(at: url, withDestinationURL: target)
        case .danglingLink:
            try FileManager.default.createSymbolicLink(at: url, withDestinationURL: target.appendingPathExtension("gone"))
        case .pipe: try #require(mkfifo(url.path, 0o600) == 0)
        case .folder: try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        case .socket: try #require(bindSocket(at: url.path))
        }
    }
}

/// Binds a socket to a path. Theirs are short, so it is made elsewhere and moved.
private func bindSocket(at path: String) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    let short = "/tmp/tm\(UInt32.random(in: 0 ... .max))"
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: short.utf8) }
    let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
    return bound == 0 && rename(short, path) == 0
}

@Suite("Links and special files within a workspace are refused, and nothing outside is read or written")
struct SpecialFilesTests {
    /// A workspace with an entry, and a folder outside that must stay as it is.
    private struct House {
        let scratch: Scratch
        var folder: FilePath { scratch.path.appending("w") }
        var outside: URL { scratch.at("outside") }

        init() throws {
            scratch = try Scratch()
            try HostileWorkspace.write("Acme", to: scratch.path.appending("w"))
            try scratch.write("SECRET", to: "outside/file")
        }

        func at(_ path: String) -> URL { scratch.at("w/\(path)") }

        /// doctor does not call a workspace well in which nothing can be written, and says what to do.
        func expectObstructed(_ file: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
            let examination = try Examination(of: folder)
            #expect(
                examination.findings.filter { $0.kind == .obstructed }.map(\.file) == [file], sourceLocation: sourceLocation)
            #expect(examination.lines().contains { $0.contains("Remove it") }, sourceLocation: sourceLocation)
        }

        func expectOutsideUntouched(sourceLocation: SourceLocation = #_sourceLocation) throws {
            let names = try FileManager.default.subpathsOfDirectory(atPath: outside.path).sorted()
            #expect(names == ["file"], sourceLocation: sourceLocation)
            #expect(
                try String(contentsOf: outside.appendingPathComponent("file"), encoding: .utf8) == "SECRET",
                sourceLocation: sourceLocation)
        }
    }

    @Test("As tickmark.json: the workspace does not open, and the message says why", arguments: Impostor.allCases)
    func manifest(impostor: Impostor) throws {
        let house = try House()
        try FileManager.default.copyItem(at: house.at("tickmark.json"), to: house.scratch.at("outside-manifest"))
        try impostor.put(at: house.at("tickmark.json"), leadingTo: house.scratch.at("outside-manifest"))
        #expect(
            WorkspaceFolder.find(from: house.folder) == house.folder, "it is found, so that what is wrong with it can be said")
        #expect { try HostileWorkspace.open(house.folder) } throws: { error in
            let message = "\(error)"
            return message.contains("tickmark.json")
                && (message.contains("symbolic link") || message.contains("not a regular file"))
        }
        #expect(throws: WorkspaceError.exists(house.folder)) { try WorkspaceFolder.create(at: house.folder, name: "X") }
    }

    @Test("As a journal: it is named as damage, and nothing is written", arguments: Impostor.allCases)
    func journal(impostor: Impostor) throws {
        let house = try House()
        try impostor.put(at: house.at("journal/cho-00000001.jsonl"), leadingTo: house.outside.appendingPathComponent("file"))
        var store = try HostileWorkspace.open(house.folder)
        #expect(store.damage.map(\.file) == ["journal/cho-00000001.jsonl"])
        #expect(store.entries.count == HostileWorkspace.entries("Acme").count, "the others are read")
        #expect(throws: WorkspaceError.self) { try store.write([.note(HostileWorkspace.item, text: "x")]) }
        try house.expectOutsideUntouched()
    }

    @Test(
        "As the folder of journals: nothing is read through it, and nothing is written",
        arguments: [Impostor.link, .danglingLink, .pipe, .socket])
    func journals(impostor: Impostor) throws {
        let house = try House()
        let moved = house.scratch.at("moved")
        try FileManager.default.moveItem(at: house.at("journal"), to: moved)
        try impostor.put(at: house.at("journal"), leadingTo: moved)
        #expect(throws: WorkspaceError.self) { try HostileWorkspace.open(house.folder) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: moved.path) == ["ana-4f1c90ab.jsonl"])
    }

    @Test("As a catalog: it is not used, and a notice says why", arguments: Impostor.allCases)
    func catalog(impostor: Impostor) throws {
        let house = try House()
        try house.scratch.write(HostileWorkspace.catalog("Own"), to: "outside-own.json")
        try impostor.put(at: house.at("catalogs/own.json"), leadingTo: house.scratch.at("outside-own.json"))
        var store = try HostileWorkspace.open(house.folder)
        #expect(store.state.catalogs["own"] == nil)
        #expect(store.takeNoticeSentences().contains { $0.contains("own.json") })
    }

    @Test(
        "As the folder of catalogs: none is used, and a notice says why",
        arguments: [Impostor.link, .danglingLink, .pipe, .socket])
    func catalogs(impostor: Impostor) throws {
        let house = try House()
        try house.scratch.write(HostileWorkspace.catalog("Own"), to: "elsewhere/own.json")
        try impostor.put(at: house.at("catalogs"), leadingTo: house.scratch.at("elsewhere"))
        var store = try HostileWorkspace.open(house.folder)
        #expect(store.state.catalogs["own"] == nil)
        #expect(store.takeNoticeSentences().contains { $0.contains("catalogs") })
    }

    @Test(
        "As .tickmark: nothing is written, neither here nor where it leads",
        arguments: [Impostor.link, .danglingLink, .pipe, .socket])
    func machineFolder(impostor: Impostor) throws {
        let house = try House()
        try impostor.put(at: house.at(".tickmark"), leadingTo: house.outside)
        var store = try HostileWorkspace.open(house.folder)
        let before = try Data(contentsOf: house.at("journal/ana-4f1c90ab.jsonl"))
        #expect(throws: WorkspaceError.self) { try store.write([.note(HostileWorkspace.item, text: "x")]) }
        #expect(try Data(contentsOf: house.at("journal/ana-4f1c90ab.jsonl")) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: house.at("journal").path).count == 1)
        try house.expectObstructed(".tickmark")
        try house.expectOutsideUntouched()
    }

    @Test(
        "As the lock nothing is written; as the record of writers it counts for none, and is replaced where that can be",
        arguments: Impostor.allCases,
        ["lock", "writers-\(geteuid()).json"])
    func machineFiles(impostor: Impostor, name: String) throws {
        let house = try House()
        try impostor.put(at: house.at(".tickmark/\(name)"), leadingTo: house.outside.appendingPathComponent("file"))
        var store = try HostileWorkspace.open(house.folder)
        if name == "lock" || impostor == .folder {
            #expect(throws: WorkspaceError.self) { try store.write([.note(HostileWorkspace.item, text: "x")]) }
            if name == "lock" {
                try house.expectObstructed(".tickmark/lock")
                // What doctor says helps.
                try FileManager.default.removeItem(at: house.at(".tickmark/lock"))
                try store.write([.note(HostileWorkspace.item, text: "x")])
            }
        } else {
            // The entry goes into a new journal, and what stood there is replaced, neither followed nor waited for.
            try store.write([.note(HostileWorkspace.item, text: "x")])
        }
        try house.expectOutsideUntouched()
    }

    @Test("As .gitignore, init says so instead of losing what it leads to", arguments: Impostor.allCases)
    func gitignore(impostor: Impostor) throws {
        let scratch = try Scratch()
        try scratch.write("target\n", to: "elsewhere")
        try impostor.put(at: scratch.at(".gitignore"), leadingTo: scratch.at("elsewhere"))
        #expect(throws: WorkspaceError.self) { try WorkspaceFolder.create(at: scratch.path, name: "Acme") }
        #expect(try String(contentsOf: scratch.at("elsewhere"), encoding: .utf8) == "target\n")
        #expect(!FileManager.default.fileExists(atPath: scratch.at("tickmark.json").path))
    }
}
