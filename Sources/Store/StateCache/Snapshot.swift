import Digests
import Files
import HashTreeCollections
import Journal
import Readiness
import StrictJSON
import SystemPackage

/// What the journals come to, kept in `.tickmark/state.json` so that a start folds only what is new.
///
/// It is derived and safe to delete. It counts only in the folder and the very file that it was written in, so that
/// what git or a copying program brings is believed nothing, and only as far as the journals bear it out: each must
/// still be at least as long as it was, and the line that ended it then must still stand there, in a chain that was
/// checked.
package struct Snapshot: Sendable {
    /// The largest that is read or written, in bytes.
    package static let sizeLimit = 256 << 20
    /// How much may stand around the state.
    static let headLimit = 4096
    /// The version of the file. A file of another version is passed over.
    private static let format = 12

    /// Where each journal was read to: one of each writer.
    package var journals: [(writer: WriterID, position: JournalPosition)]
    /// What they came to. The work on items is read when somebody asks for it.
    package var record: WorkspaceRecord
    /// Tells whether some of that is not what this program writes.
    let flaw: KeptFlaw

    package init(journals: [(writer: WriterID, position: JournalPosition)], record: WorkspaceRecord) {
        (self.journals, self.record, flaw) = (journals, record, KeptFlaw())
    }

    /// The file of a workspace.
    package static func path(in folder: FilePath) -> FilePath { WorkspaceLayout(folder).state }

    /// What is refused for its size alone.
    static let limits = JSONLimits(bytes: sizeLimit, depth: 16)

    /// Reads what was kept; nil where there is no file that can be used. Whatever is wrong with it, the journals say
    /// the same, so nothing is said of it.
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
        let text = StateText(file.bytes)
        let root = try JSONDocument(text.rest, limits: Self.limits).root
        guard try root.required("format").integer() == Self.format else { throw root.error("another version wrote it") }
        guard try root.required("workspace").string() == workspace else { throw root.error("it is of another workspace") }
        guard try root.required("place").string() == place, try root.required("file").string() == file.identity else {
            throw root.error("it was not written here")
        }
        let state = try root.required("state")
        // A file that is not flushed may come out of a power cut with a hole in it. That is all that it is held against
        // here: a digest would be a fifth of a start.
        let (start, end) = (state.bytes.startIndex, state.bytes.endIndex + file.bytes.count - text.rest.count)
        guard try root.required("checksum").integer() == Int(Checksum(of: file.bytes[start..<end]).value) else {
            throw state.error("it is not as it was written")
        }
        let flaw = KeptFlaw()
        try self.init(state, text.works.map { WorkLines(file.bytes, starts: $0, flaw) }, flaw)
    }

    /// Hands over the bytes of a file piece by piece: which file it is, and where, is part of them. What was folded of
    /// very many items is never in memory as a text.
    ///
    /// - Throws: What `write` throws, and ``FileFailure`` where the file would be larger than any may be.
    package func write(
        workspace: String, place: String, file: String, at path: FilePath, _ write: ([UInt8]) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        var pieces = JSONPieces()
        pieces.beginObject()
        pieces.member("format", .integer(Self.format))
        pieces.member("workspace", .string(workspace))
        pieces.member("place", .string(place))
        pieces.member("file", .string(file))
        pieces.key("state")
        let head = pieces.take()
        try write(head)
        var (checksum, length) = (Checksum(), head.count)
        func pass(_ bytes: [UInt8]) throws(FileFailure) {
            length += bytes.count
            guard length <= Self.sizeLimit - Self.headLimit else { throw FileFailure(.write, path, .tooLarge) }
            checksum.add(bytes)
            try write(bytes)
        }
        try writeState(to: &pieces, pass)
        try pass(pieces.take())
        // The state stands in the file as it was summed up.
        pieces.member("checksum", .integer(Int(checksum.value)))
        pieces.endObject()
        try write(pieces.take() + [UInt8(ascii: "\n")])
    }

    /// The bytes of a file, for what is small.
    package func encoded(workspace: String, place: String, file: String) -> [UInt8] {
        var bytes: [UInt8] = []
        try? write(workspace: workspace, place: place, file: file, at: "state.json") { bytes += $0 }
        return bytes
    }
}

extension Snapshot {
    /// Writes what was folded, and hands over what there is whenever that is enough to be worth it.
    private func writeState(
        to pieces: inout JSONPieces, _ pass: ([UInt8]) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        pieces.beginObject()
        let journals = journals.sorted { $0.writer < $1.writer }.map { writer, position -> JSONValue in
            [
                "writer": .string(writer.description), "length": .integer(position.length), "head": .string(position.head),
                "sequence": .integer(position.sequence), "clock": .integer(position.clock),
            ]
        }
        pieces.member("journals", .array(journals))
        for member in record.members { pieces.member(member.key, member.value) }
        pieces.key("engagements")
        pieces.beginArray()
        for engagement in record.engagements {
            pieces.beginElement()
            pieces.beginObject()
            for member in engagement.members { pieces.member(member.key, member.value) }
            pieces.key("work")
            pieces.beginArray()
            // Sorted, so that the same state makes the same bytes.
            let work = engagement.work.all
            try pieces.elements(of: work.keys.sorted()) { id in
                work[id].map { .object([.init("item", .string(id.text))] + $0.members) }
            } pass: { (pieces) throws(FileFailure) in
                if pieces.bytes.count >= Self.pieceLength { try pass(pieces.take()) }
            }
            pieces.endArray()
            pieces.endObject()
        }
        pieces.endArray()
        pieces.endObject()
    }

    /// How many bytes are worth a write.
    private static let pieceLength = 1 << 20

    /// Reads what was folded, but for the work on items.
    private init(_ node: JSONNode, _ works: [WorkLines], _ flaw: KeptFlaw) throws(JSONError) {
        self.flaw = flaw
        journals = []
        for journal in try node.required("journals").elements() {
            let position = JournalPosition(
                length: try journal.required("length").integer(), sequence: try journal.required("sequence").integer(),
                clock: try journal.required("clock").integer(), head: try journal.required("head").string())
            guard position.length >= 0, position.sequence >= 0, position.clock >= 0 else { throw journal.error("no position") }
            let writer = try journal.writer("writer")
            guard !journals.contains(where: { $0.writer == writer }) else { throw journal.error("duplicate writer") }
            journals.append((writer, position))
        }
        record = try WorkspaceRecord(node, works)
    }
}
