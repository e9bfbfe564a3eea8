@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Reports
@testable import Store
import SystemPackage
import Testing

/// A workspace in a scratch folder that is taken away when the test is over.
final class StoredWorkspace {
    /// Where workspaces of each format are kept as they were written.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Stored")

    let path: FilePath
    private let url: URL

    /// Writes files into a new folder.
    init(_ files: [String: [UInt8]], links: [String: String] = [:], in place: URL? = nil) throws {
        url = (place ?? FileManager.default.temporaryDirectory).appending(path: "tickmark-\(UUID().uuidString.prefix(8))/house")
        path = FilePath(url.path)
        try Self.write(files, to: url)
        for (name, target) in links {
            try FileManager.default.createSymbolicLink(
                atPath: url.appending(path: name).path, withDestinationPath: target)
        }
    }

    deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }

    /// Every file that is there now, by its name; links are what they lead to.
    func files() throws -> [String: [UInt8]] { try Self.files(in: url) }

    /// Beside the folder, for a second one.
    var beside: FilePath { path.parent }

    /// Reads the files below a folder.
    static func files(in url: URL) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
            var isFolder: ObjCBool = false
            let path = url.appending(path: name).path
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            files[name] = Array(try Data(contentsOf: URL(filePath: path)))
        }
        return files
    }

    /// Writes files below a folder.
    static func write(_ files: [String: [UInt8]], to url: URL) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, bytes) in files {
            let file = url.appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }
}

/// The folder of stored workspaces, each with the messages that it must give. `TICKMARK_RECORD=1` writes them anew.
enum Damaged {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Damaged")

    static var isRecording: Bool { ProcessInfo.processInfo.environment["TICKMARK_RECORD"] == "1" }

    /// The files of a kind, as they are stored.
    ///
    /// Names that begin with a point are stored as `dot-…`, so that git neither ignores nor obeys them.
    static func files(of kind: DamagedKind) throws -> [String: [UInt8]] {
        if kind.isMadeAtRunTime { return kind.files }
        let url = folder.appending(path: kind.name).appending(path: "workspace")
        if isRecording {
            try? FileManager.default.removeItem(at: url)
            try StoredWorkspace.write(renamed(kind.files, from: ".", to: "dot-"), to: url)
        }
        return renamed(try StoredWorkspace.files(in: url), from: "dot-", to: ".")
    }

    private static func renamed(_ files: [String: [UInt8]], from: String, to: String) -> [String: [UInt8]] {
        var renamed: [String: [UInt8]] = [:]
        for (name, bytes) in files {
            let parts = name.split(separator: "/").map { $0.hasPrefix(from) ? to + $0.dropFirst(from.count) : String($0) }
            renamed[parts.joined(separator: "/")] = bytes
        }
        return renamed
    }

    /// Holds a text against the messages that are stored for a kind.
    static func expect(_ text: String, isStoredFor kind: DamagedKind, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: kind.name).appending(path: "messages.txt")
        if isRecording {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let stored = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let (now, then) = (text.split(separator: "\n"), stored.split(separator: "\n"))
        let difference = zip(now, then).first { $0 != $1 }
        #expect(
            stored == text,
            "\(kind.name): \(difference.map { "\"\($0)\" was \"\($1)\"" } ?? "\(now.count) lines were \(then.count)")",
            sourceLocation: sourceLocation)
    }
}

/// The pages below `Documentation/`.
enum Documentation {
    static func page(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return String(decoding: try Data(contentsOf: root.appending(path: "Documentation/\(name)")), as: UTF8.self)
    }
}
