import Digests
import Files
import Journal
import Readiness

/// What was read of a journal's file.
struct JournalPiece: Sendable {
    var name: String
    var writer: WriterID
    /// How long the file is.
    var length: Int
    var identity: String
    var version: FileVersion
    /// Whether another version could not look like this one when it was read.
    var isSettled: Bool
    /// Whether the bytes are all of the file; else they are what stands behind ``start``, and what stands before it was
    /// checked.
    var isWhole: Bool
    /// Nothing where the file is too long to be held.
    var bytes: [UInt8]
    /// The place that is read on from.
    var start: JournalPosition
    /// What was checked of the file before.
    var base: JournalCheck.Base
    /// The digest of the bytes that were checked before, where all were read.
    var digest = IncrementalSHA256()
}
