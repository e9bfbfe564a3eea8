import Digests
import Journal
import Readiness
import SystemPackage

/// What was checked of a journal's file: that its lines follow each other without a break, from the first on.
package struct JournalCheck: Hashable, Sendable {
    /// The beginning of a journal that was read line by line, and is known again by its bytes alone.
    struct Base: Hashable, Sendable {
        /// Where it ends.
        var position: JournalPosition
        /// The SHA-256 of all bytes before that.
        var digest: String

        /// The beginning that nothing stands before.
        init(beginningOf writer: WriterID, in workspace: String) {
            self.init(JournalPosition(beginningOf: writer, in: workspace), digest: Digest.sha256([]))
        }

        init(_ position: JournalPosition, digest: String) {
            self.position = position
            self.digest = digest
        }

        /// The digest of bytes that begin as this beginning does, to be gone on with; nil where they begin otherwise.
        func digest(ifBeginning bytes: [UInt8]) -> IncrementalSHA256? {
            guard position.length <= bytes.count else { return nil }
            var running = IncrementalSHA256()
            running.add(bytes, in: 0..<position.length)
            return running.text == digest ? running : nil
        }
    }

    /// What need not be read line by line again.
    var base: Base
    /// The version of the file that was checked from its first byte to its last.
    var version: String
    /// Whether another version cannot look like that one. Where it can, because the file was written a moment ago, the
    /// bytes are looked at again.
    var isSettled: Bool
}

/// Where a journal ended: what tells anybody later whether all that was there then is there still.
package struct JournalEnd: Hashable, Sendable {
    /// How many entries.
    package var entries: Int
    /// How many bytes.
    package var length: Int
    /// The SHA-256 of the last line.
    package var head: String
}

extension JournalEnd {
    package init(_ position: JournalPosition) {
        self.init(entries: position.sequence, length: position.length, head: position.head)
    }

    /// The place behind the last entry, as far as it has to be known to look whether the line is there.
    package var position: JournalPosition { JournalPosition(length: length, sequence: entries, clock: 0, head: head) }
}

extension IncrementalSHA256 {
    /// Adds a part of some bytes.
    package mutating func add(_ bytes: [UInt8], in range: Range<Int>) {
        bytes.withUnsafeBufferPointer { add(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
