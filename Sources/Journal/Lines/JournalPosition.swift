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

    /// The beginning of a writer's journal. Its digest binds the first line to the workspace and the writer, so that a
    /// journal cannot be passed off as another's.
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
