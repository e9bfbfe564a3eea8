import Digests
import Readiness

/// A place in a journal behind a whole line: how far it was read, and what the next line must follow.
public struct JournalPosition: Hashable, Sendable {
    /// Bytes before it.
    public var length: Int
    /// The number of the last entry before it; 0 at the beginning.
    public var sequence: Int
    /// The clock of that entry; 0 at the beginning.
    public var clock: Int
    /// The SHA-256 of the last line, which the next one must hold.
    public var head: String

    package init(length: Int, sequence: Int, clock: Int, head: String) {
        self.length = length
        self.sequence = sequence
        self.clock = clock
        self.head = head
    }

    /// The beginning of a writer's journal. Its digest binds the first line to the workspace and the writer, so that a journal cannot be
    /// passed off as another's.
    package init(beginningOf writer: WriterID, in workspace: String) {
        self.init(length: 0, sequence: 0, clock: 0, head: Digest.sha256("tickmark journal 1 \(workspace) \(writer)".utf8))
    }
}

/// How far a writer's history goes: what an export prints, and `tickmark verify` holds against the journals.
public struct JournalHead: Hashable, Sendable {
    /// The writer.
    public let writer: WriterID
    /// How many entries there are.
    public let entries: Int
    /// The SHA-256 of the last line.
    public let digest: String

    package init(writer: WriterID, entries: Int, digest: String) {
        self.writer = writer
        self.entries = entries
        self.digest = digest
    }
}

/// Something in a journal that is not as it was written.
public struct Damage: Hashable, Sendable, CustomStringConvertible {
    /// The file, from the workspace's folder.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What is wrong.
    public let reason: String

    package init(file: String, line: Int, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// What is said of a file among the journals that is none.
    package static let noJournal = "this is no journal; a journal is called like ana-4f1c90ab.jsonl"

    /// What is said of a line that this version does not understand.
    static let ofNewer = "written by a newer Tickmark"

    /// Whether nothing is wrong with the line but that this version does not understand it.
    package var isOfNewerTickmark: Bool { reason.hasSuffix("\(Self.ofNewer))") }

    /// "journal/ana-4f1c90ab.jsonl, line 12: the line before it was changed or removed."
    public var description: String { line > 0 ? "\(file), line \(line): \(reason)." : "\(file): \(reason)." }
}
