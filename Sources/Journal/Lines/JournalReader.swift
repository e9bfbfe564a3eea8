import Digests
import Readiness
import StrictJSON

/// Reads the lines of a journal and checks that each follows the one before it.
package struct JournalReader {
    /// The longest line, in bytes.
    package static let lineLimit = 256 * 1024
    /// The longest journal, in bytes.
    package static let sizeLimit = 1 << 30
    /// How far a clock may be ahead of the number of entries that there are. Honest clocks count entries, so a journal that is missing
    /// here (another branch) may put them ahead by its length, and by no more.
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
        var result = Result(position: position)
        var start = offset
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
                if bytes.count - start > Self.lineLimit {
                    result.damage = damage(at: result.position, "the line is longer than \(Self.lineLimit / 1024) KiB")
                } else {
                    result.torn = Array(bytes[start...])
                }
                break
            }
            let line = Array(bytes[start..<end])
            do throws(LineFailure) {
                let entry = try entry(line, after: result.position, highestClock: highestClock)
                result.entries.append(entry)
                result.position = JournalPosition(
                    length: result.position.length + line.count + 1, sequence: entry.id.sequence, clock: entry.stamp.clock,
                    head: Digest.sha256(line))
            } catch {
                result.damage = damage(at: result.position, error.reason)
                break
            }
            start = end + 1
        }
        return result
    }

    private struct LineFailure: Error {
        let reason: String
    }

    private func damage(at position: JournalPosition, _ reason: String) -> Damage {
        Damage(file: file, line: position.sequence + 1, reason: reason)
    }

    private func entry(_ line: [UInt8], after position: JournalPosition, highestClock: Int) throws(LineFailure) -> Entry {
        guard line.count <= Self.lineLimit else {
            throw LineFailure(reason: "the line is longer than \(Self.lineLimit / 1024) KiB")
        }
        let node: JSONNode
        let entry: Entry
        let previous: String
        do throws(JSONError) {
            node = try JSONDocument(line, limits: JSONLimits(bytes: Self.lineLimit, depth: 8)).root
            previous = try node.required("prev").string()
            entry = try Entry.decode(node, of: writer)
        } catch {
            throw LineFailure(reason: "it cannot be read (column \(error.column): \(error.reason))")
        }
        // Sequence before chain: a line that is missing or doubled is better known by its number.
        if entry.id.sequence <= position.sequence {
            throw LineFailure(reason: "number \(entry.id.sequence) is there a second time")
        }
        if entry.id.sequence > position.sequence + 1 {
            throw LineFailure(
                reason:
                    "number \(entry.id.sequence) stands where \(position.sequence + 1) should; entries are missing or out of order"
            )
        }
        guard previous == position.head else {
            throw LineFailure(
                reason: position.sequence == 0
                    ? "it does not begin this writer's journal of this workspace"
                    : "the line before it is not the one that was written there; a line was changed, added or removed")
        }
        guard entry.stamp.clock > position.clock else { throw LineFailure(reason: "its clock goes back") }
        guard entry.stamp.clock <= highestClock else {
            throw LineFailure(reason: "its clock, \(entry.stamp.clock), is further ahead than any honest one can be")
        }
        return entry
    }
}
