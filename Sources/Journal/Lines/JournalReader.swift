import Digests
import Readiness

/// Reads the lines of a journal and checks that each follows the one before it.
package struct JournalReader {
    /// The longest line, in bytes.
    package static let lineLimit = 256 * 1024
    /// The longest journal, in bytes.
    package static let sizeLimit = 1 << 30
    /// How far a clock may be ahead of the number of entries that there are. Honest clocks count entries, so a journal
    /// that is missing here (another branch) may put them ahead by its length, and by no more.
    package static let clockSlack = 1_000_000

    /// What was read.
    package struct Result {
        /// The entries of the whole lines, up to the first that is damaged.
        package var entries: [Entry] = []
        /// The place behind the last of them.
        package var position: JournalPosition
        /// What is wrong with the line behind that, or nil.
        package var damage: Damage?
        /// The bytes of an unfinished last line.
        package var torn: [UInt8] = []
    }

    /// Whose journal it is.
    package let writer: WriterID
    /// The file, from the workspace's folder, for messages.
    package let file: String

    package init(writer: WriterID, file: String) {
        self.writer = writer
        self.file = file
    }

    /// Reads bytes that follow a position.
    ///
    /// - Parameters:
    ///   - offset: Where they begin, of those that are given.
    ///   - highestClock: The highest clock that an entry may have.
    package func read(_ bytes: [UInt8], from offset: Int = 0, after position: JournalPosition, highestClock: Int) -> Result {
        var scan = JournalScan(
            bytes, from: offset, of: writer, file: file, after: position, highestClock: highestClock)
        var entries: [Entry] = []
        while let entry = scan.readLine() { entries.append(entry) }
        return Result(entries: entries, position: scan.position, damage: scan.damage, torn: scan.torn)
    }
}
