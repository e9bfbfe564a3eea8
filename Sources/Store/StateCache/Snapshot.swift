import Digests
import Files
import Journal
import Readiness
import StrictJSON
import SystemPackage

/// What the journals come to, kept in `.tickmark/state.json` so that a start folds only what is new.
///
/// It is derived and safe to delete. It counts only in the folder and the very file that it was written in, so that what git or a copying program
/// brings is believed nothing, and only as far as the journals bear it out: each must still be at least as long as it was, and the line that ended it
/// then must still stand there, in a chain that was checked.
package struct Snapshot: Sendable {
    /// The largest that is read or written, in bytes.
    package static let sizeLimit = 256 << 20
    /// How much may stand around the state.
    static let headLimit = 4096
    /// The version of the file. A file of another version is passed over.
    private static let format = 8

    /// Where each journal was read to: one of each writer.
    package var journals: [(writer: WriterID, position: JournalPosition)]
    /// What they came to.
    package var record: WorkspaceRecord

    /// The file of a workspace.
    package static func path(in folder: FilePath) -> FilePath { WorkspaceLayout(folder).state }

    /// Reads what was kept; nil where there is no file that can be used. Whatever is wrong with it, the journals say the same, so nothing is said of it.
    package static func read(in folder: FilePath, place: String, workspace: String, _ files: some FileCalls) -> Snapshot? {
        guard let file = MachineFile(at: path(in: folder), upTo: sizeLimit, files) else { return nil }
        return try? Snapshot(file, place: place, workspace: workspace)
    }

}

extension Snapshot {
    /// Reads a file.
    ///
    /// - Throws: `JSONError` where it is broken, was not written here, or is of another workspace or version.
    package init(_ file: MachineFile, place: String, workspace: String) throws(JSONError) {
        let root = try JSONDocument(file.bytes, limits: JSONLimits(bytes: Self.sizeLimit, depth: 16)).root
        guard try root.required("format").integer() == Self.format else { throw root.error("another version wrote it") }
        guard try root.required("workspace").string() == workspace else { throw root.error("it is of another workspace") }
        guard try root.required("place").string() == place, try root.required("file").string() == file.identity else {
            throw root.error("it was not written here")
        }
        let state = try root.required("state")
        // A file that is not flushed may come out of a power cut with a hole in it.
        guard try root.required("digest").string() == Digest.sha256(state.bytes) else {
            throw state.error("it is not as it was written")
        }
        self = try Snapshot(state)
    }

    /// The bytes of the state itself.
    package var state: [UInt8] {
        var state = JSONValue.object(members).encoded(.pages)
        state.removeLast()
        return state
    }

    /// The bytes of a file: which one it is, and where, is part of them.
    package static func encoded(_ state: [UInt8], workspace: String, place: String, file: String) -> [UInt8] {
        func quoted(_ text: String) -> String { String(decoding: JSONValue.string(text).encoded(.line), as: UTF8.self) }
        // The state stands in the file as it was digested.
        let head = """
            {
              "format": \(format),
              "workspace": \(quoted(workspace)),
              "place": \(quoted(place)),
              "file": \(quoted(file)),
              "digest": "\(Digest.sha256(state))",
              "state":\(" ")
            """
        return Array(head.utf8) + state + Array("\n}\n".utf8)
    }
}

extension Snapshot {
    /// What was folded, as members of an object.
    private var members: [JSONValue.Member] {
        let journals = journals.sorted { $0.writer < $1.writer }.map { writer, position -> JSONValue in
            [
                "writer": .string(writer.description), "length": .integer(position.length), "head": .string(position.head),
                "sequence": .integer(position.sequence), "clock": .integer(position.clock),
            ]
        }
        return [.init("journals", .array(journals))] + record.members
    }

    /// Reads what was folded.
    private init(_ node: JSONNode) throws(JSONError) {
        journals = []
        for journal in try node.required("journals").elements() {
            let position = JournalPosition(
                length: try journal.required("length").integer(), sequence: try journal.required("sequence").integer(),
                clock: try journal.required("clock").integer(), head: try journal.required("head").string())
            guard position.length >= 0, position.sequence >= 0, position.clock >= 0 else { throw journal.error("no position") }
            let writer = try journal.writer("writer")
            guard !journals.contains(where: { $0.writer == writer }) else { throw journal.error("the writer stands here twice") }
            journals.append((writer, position))
        }
        record = try WorkspaceRecord(node)
    }
}
