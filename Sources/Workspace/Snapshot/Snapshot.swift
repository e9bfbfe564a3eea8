import Readiness
import StrictJSON
import SystemPackage

/// What the journals come to, kept in `.tickmark/state.json` so that a start folds only what is new.
///
/// It is derived and safe to delete, and it is believed only as far as the journals bear it out: each must still be at least as long as it was, and
/// the line that ended it then must still stand there.
struct Snapshot: Sendable {
    /// The file's name, in `.tickmark/`.
    static let fileName = "state.json"
    /// The largest that is read or written, in bytes: with anything longer a start had better fold.
    static let sizeLimit = 64 << 20

    /// Where each journal was read to: one of each writer.
    var journals: [(writer: WriterID, position: JournalPosition)]
    /// What they came to.
    var record: WorkspaceRecord

    /// What a file holds: which journals were seen, and what they came to. Nothing where there is no file that can be used.
    struct File: Sendable {
        var known = KnownJournals()
        var snapshot: Snapshot?
    }

    /// The file of a workspace.
    static func path(in folder: FilePath) -> FilePath { folder.appending(MachineFolder.name).appending(fileName) }

    /// Reads what was kept. Whatever is wrong with it, the journals say the same, so nothing is said of it.
    static func read(in folder: FilePath, workspace: String, _ files: some FileCalls) -> File {
        guard (try? files.refuseLink(folder.appending(MachineFolder.name))) != nil,
            let bytes = try? files.contents(of: path(in: folder), upTo: sizeLimit)
        else { return File() }
        return (try? File(bytes, workspace: workspace)) ?? File()
    }
}

extension Snapshot.File {
    /// The version of the file. A file of another version is passed over.
    private static let format = 2

    /// Reads a file.
    ///
    /// - Throws: `JSONError` where it is broken, or of another workspace or version.
    init(_ bytes: [UInt8], workspace: String) throws(JSONError) {
        let root = try JSONDocument(bytes, limits: JSONLimits(bytes: Snapshot.sizeLimit, depth: 16)).root
        guard try root.required("format").integer() == Self.format else { throw root.error("another version wrote it") }
        guard try root.required("workspace").string() == workspace else { throw root.error("it is of another workspace") }
        let state = try root.required("state")
        // A file that is not flushed may come out of a power cut with a hole in it.
        guard try root.required("digest").string() == Digest.sha256(state.bytes) else {
            throw state.error("it is not as it was written")
        }
        for node in try state.required("known").elements() {
            known.journals["\(try node.writer("writer")).jsonl"] = .init(
                entries: try node.required("entries").integer(), told: try node["told"]?.integer())
        }
        snapshot = try Snapshot(state)
    }

    /// The bytes of a file.
    static func encoded(_ snapshot: Snapshot, known: KnownJournals, workspace: String) -> [UInt8] {
        let known = known.journals.sorted { $0.key < $1.key }.map { name, known -> JSONValue in
            var members = [
                JSONValue.Member("writer", .string(String(name.dropLast(".jsonl".count)))),
                JSONValue.Member("entries", .integer(known.entries)),
            ]
            if let told = known.told { members.append(.init("told", .integer(told))) }
            return .object(members)
        }
        var state = JSONValue.object([.init("known", .array(known))] + snapshot.members).encoded(.pages)
        state.removeLast()
        // The state stands in the file as it was digested.
        let head = """
            {
              "format": \(format),
              "workspace": \(String(decoding: JSONValue.string(workspace).encoded(.line), as: UTF8.self)),
              "digest": "\(Digest.sha256(state))",
              "state":\(" ")
            """
        return Array(head.utf8) + state + Array("\n}\n".utf8)
    }
}

extension Snapshot {
    /// What was folded, as members of an object.
    fileprivate var members: [JSONValue.Member] {
        let journals = journals.sorted { $0.writer < $1.writer }.map { writer, position -> JSONValue in
            [
                "writer": .string(writer.description), "length": .integer(position.length), "head": .string(position.head),
                "sequence": .integer(position.sequence), "clock": .integer(position.clock),
            ]
        }
        return [.init("journals", .array(journals))] + record.members
    }

    /// Reads what was folded.
    fileprivate init(_ node: JSONNode) throws(JSONError) {
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
