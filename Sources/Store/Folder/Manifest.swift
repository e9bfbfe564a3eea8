import Files
import StrictJSON
import SystemPackage

/// What `tickmark.json` says: that this folder is a workspace, and which.
package struct Manifest: Hashable, Sendable {
    /// The largest that is read, in bytes.
    package static let sizeLimit = 64 * 1024

    /// A random id, for ever: journals are bound to it.
    package var id: String
    /// The workspace's name.
    package var name: String
    /// The format that its journals may be of.
    package var format = Self.format

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    /// The format that this version writes; it reads all from 1. Every line of format 1 is one of format 2, too: what
    /// format 2 adds are keys and verbs.
    package static let format = 2

    /// Reads a workspace's manifest.
    ///
    /// - Throws: ``WorkspaceError`` where there is none, or none that this version can read.
    package init(in folder: FilePath, _ files: some FileCalls) throws(WorkspaceError) {
        let path = WorkspaceLayout(folder).manifest
        let bytes: [UInt8]
        do throws(WorkspaceError) {
            bytes = try files.contents(of: path, upTo: Self.sizeLimit)
        } catch {
            if case .unreadable(let failure) = error, failure.isAbsence { throw .notFound(folder) }
            throw error
        }
        try self.init(bytes, of: path)
    }

    /// Reads the bytes of a manifest; `path` is for messages.
    package init(_ bytes: [UInt8], of path: FilePath) throws(WorkspaceError) {
        do throws(JSONError) {
            let root = try JSONDocument(bytes).root
            let format = try root.required("format").integer()
            guard (1...Self.format).contains(format) else {
                throw try root.required("format").error("a format is a number from 1")
            }
            self.format = format
            id = try root.required("id").string()
            name = try root.required("name").string()
            guard (8...64).contains(id.utf8.count), id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw try root.required("id").error("an id has 8 to 64 plain characters")
            }
            guard name.utf8.count <= 4000 else { throw try root.required("name").error("the name is too long") }
        } catch {
            if let format = (try? JSONDocument(bytes).root["format"]?.integer()) ?? nil, format > Self.format {
                throw .newerFormat(file: path, format: format)
            }
            throw .badManifest(file: path, line: error.line, reason: error.reason)
        }
    }

    /// The file.
    package var encoded: [UInt8] {
        JSONValue.object([.init("format", .integer(format)), .init("id", .string(id)), .init("name", .string(name))])
            .encoded(.pages)
    }

    /// The bytes of a manifest of an earlier format as one of this: everything else stays as it stands, keys that mean
    /// nothing here among it.
    package static func raised(_ bytes: [UInt8], of path: FilePath) throws(WorkspaceError) -> [UInt8] {
        do throws(JSONError) {
            let format = try JSONDocument(bytes).root.required("format").bytes
            return Array(bytes[..<format.startIndex]) + Array(String(Self.format).utf8) + Array(bytes[format.endIndex...])
        } catch {
            throw .badManifest(file: path, line: error.line, reason: error.reason)
        }
    }
}

extension FileFailure {
    /// Whether there is no such file.
    var isAbsence: Bool { error == .noSuchFileOrDirectory || error == .notDirectory }
}
