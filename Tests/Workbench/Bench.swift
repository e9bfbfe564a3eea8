@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
import HashTreeCollections
@testable import Journal
import Readiness
import RealTerminals
import Reports
import Soaking
@testable import Store
import SystemPackage
import Testing

/// A folder for one test, removed with it, and short ways to do what the tests of the workspace do again and again.
final class Bench: Sendable {
    /// Holds the workspace and whatever the test puts beside it.
    let root: URL
    /// The workspace.
    let folder: FilePath

    static let id = "acme-acme-acme-acme"
    static let now = Timestamp(seconds: 1_800_000_000)
    static let today = now.day
    static let item = ItemAddress("soc2", "CC6.1-04")
    static let setup = EngagementSetup(
        id: "soc2", report: .soc2, catalog: "none", type: .type1(asOf: today), organization: "Acme", service: "Payments",
        areas: [])

    /// Makes a folder with an empty workspace in it.
    ///
    /// - Parameters:
    ///   - isEmpty: Whether to make no workspace.
    ///   - isBare: Whether to make just what a clone without journals has, which is quicker: nothing is flushed.
    init(isEmpty: Bool = false, isBare: Bool = false) throws {
        let base = URL(filePath: ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp", directoryHint: .isDirectory)
        root = base.appending(path: "workspace-\(UUID().uuidString.prefix(8))")
        folder = FilePath("\(root.path)/acme")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        if isBare {
            for name in ["journal", ".tickmark"] {
                try FileManager.default.createDirectory(atPath: path(name).string, withIntermediateDirectories: true)
            }
            try Data(Manifest(id: Bench.id, name: "Acme").encoded).write(to: URL(filePath: path("tickmark.json").string))
        } else if !isEmpty {
            try WorkspaceFolder.create(at: folder, name: "Acme", id: Bench.id)
        }
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// Opens the workspace, or a copy of it beside it.
    func open(
        _ name: String = "acme", as person: String = "Ana Ruiz", readsAtOnce: Bool = true,
        _ files: any FileCalls = POSIXFileCalls()
    ) throws -> WorkspaceStore {
        var store = try WorkspaceStore(
            opening: FilePath("\(root.path)/\(name)"), author: Author(name: person), catalogs: [:], today: Bench.today,
            now: { Bench.now }, readsAtOnce: readsAtOnce, files: files)
        // The engagement of these tests has no catalog, so that nothing has to be joined with one.
        store.notices.removeAll { "\($0)".contains("needs the catalog") }
        return store
    }

    /// Opens the workspace and writes notes, one entry each, the engagement before the first.
    @discardableResult
    func note(_ texts: String..., in name: String = "acme", as person: String = "Ana Ruiz") throws -> WorkspaceStore {
        var store = try open(name, as: person)
        for text in texts { try store.note(text) }
        return store
    }

    /// The path of something in the workspace.
    func path(_ name: String, in copy: String = "acme") -> FilePath {
        FilePath("\(root.path)/\(copy)/\(name)")
    }

    /// The bytes of a file, as text.
    func text(_ name: String, in copy: String = "acme") throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path(name, in: copy).string)), as: UTF8.self)
    }

    /// Writes a file in place, as an editor or an attacker would.
    func put(_ text: String, _ name: String, in copy: String = "acme") throws {
        try Data(text.utf8).write(to: URL(filePath: path(name, in: copy).string))
    }

    /// The names in a folder of the workspace.
    func names(_ name: String, in copy: String = "acme") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(name, in: copy).string)) ?? []).sorted()
    }

    /// The one journal whose name begins so.
    func journal(of handle: String, in copy: String = "acme") throws -> String {
        let names = names("journal", in: copy).filter { $0.hasPrefix(handle + "-") }
        return "journal/\(try #require(names.first))"
    }

    /// Runs a command of the system in the root, and expects it to succeed.
    @discardableResult
    func shell(_ command: String) throws -> String {
        let (status, text) = try Spawned.shell(
            command, in: root.path,
            [
                "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": root.path,
                "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ana Ruiz", "GIT_AUTHOR_EMAIL": "ana@acme.example",
                "GIT_COMMITTER_NAME": "Ana Ruiz", "GIT_COMMITTER_EMAIL": "ana@acme.example",
            ])
        #expect(status == 0, "\(command): \(text)")
        return text
    }
}

extension WorkspaceStore {
    /// Writes a note, the engagement before it where there is none.
    mutating func note(_ text: String) throws {
        if folded.record.engagements.isEmpty { try write([.engage(Bench.setup)]) }
        try write([.note(Bench.item, text: text)])
    }

    /// The notes that are shown, the oldest first.
    var notes: [String] { state.record.engagements.first?.work[Bench.item.item]?.notes.map(\.text) ?? [] }

    /// The notes of the entries, the oldest first.
    var notedEntries: [String] {
        entries.compactMap {
            if case .note(_, let text) = $0.action { text } else { nil }
        }
    }

    /// Which journal this person's entries stand in, the last one last.
    var writers: [String] { heads.map { $0.writer.description } }
}
