import Readiness
import StrictJSON
import SystemPackage

/// What this person on this machine last wrote, journal by journal, kept in `.tickmark/`.
///
/// A journal is appended to only where its end on disk is one that is recorded here. That keeps two lines of history out of one file when people
/// switch branches, copy folders, reset or restore.
struct OwnJournals: Hashable, Sendable {
    /// A journal's end.
    struct End: Hashable, Sendable {
        /// Bytes.
        var length: Int
        /// The SHA-256 of the last line.
        var head: String
    }

    /// A journal of one's own: where it ended, and where it was about to end when that was recorded.
    struct Own: Hashable, Sendable {
        var writer: WriterID
        /// The ends that the file may have, the latest last: the one before the last append, and the one after it.
        var ends: [End]
    }

    /// What tells this folder from a copy of it: device and number of the manifest. A copy begins writers of its own.
    var place: String
    /// One's own journals, the one that was written last at the end.
    var journals: [Own] = []

    /// The file, by user: two people may share one machine and one folder.
    static func path(in folder: FilePath, user: UInt32) -> FilePath {
        folder.appending(MachineFolder.name).appending("writers-\(user).json")
    }

    /// Begins with nothing recorded.
    init(place: String) { self.place = place }

    /// Reads what was recorded; nothing where there is no file, or where it was recorded of another folder.
    init(at path: FilePath, place: String, _ files: some FileCalls) throws(WorkspaceError) {
        guard files.exists(path) else {
            self.init(place: place)
            return
        }
        try self.init(try files.contents(of: path, upTo: 16 << 20), of: path, place: place)
    }

    /// Reads the bytes of a record; `path` is for messages.
    init(_ bytes: [UInt8], of path: FilePath, place: String) throws(WorkspaceError) {
        self.place = place
        do throws(JSONError) {
            let root = try JSONDocument(bytes).root
            guard try root.required("place").string() == place else { return }
            for node in try root.required("journals").elements() {
                let name = try node.required("writer")
                guard let writer = WriterID(try name.string()) else { throw name.error("no writer's name") }
                var ends: [End] = []
                for end in try node.required("ends").elements() {
                    ends.append(End(length: try end.required("length").integer(), head: try end.required("head").string()))
                }
                journals.append(Own(writer: writer, ends: ends))
            }
        } catch {
            throw .badIdentity(file: path, reason: error.description)
        }
    }

    /// Records that a journal, which ends in one way, is about to end in another.
    mutating func record(_ writer: WriterID, from: End, to: End) {
        journals.removeAll { $0.writer == writer }
        journals.append(Own(writer: writer, ends: [from, to]))
    }

    var encoded: [UInt8] {
        let own = journals.map { own -> JSONValue in
            [
                "writer": .string(own.writer.description),
                "ends": .array(own.ends.map { ["length": .integer($0.length), "head": .string($0.head)] }),
            ]
        }
        return JSONValue.object([.init("format", 1), .init("place", .string(place)), .init("journals", .array(own))]).encoded(
            .pages)
    }
}
