import Digests
import Platform
import Readiness
import StrictJSON

/// Goes through the lines of a journal one after another and checks that each follows the one before it, without
/// holding what it has read.
package struct JournalScan: Sendable {
    /// Whose journal it is.
    let writer: WriterID
    /// The file, from the workspace's folder, for messages.
    let file: String
    /// The highest clock that an entry may have.
    let highestClock: Int
    private var bytes: [UInt8]
    /// Whether no more bytes will come.
    private var isWhole: Bool
    /// Where the next line begins.
    private var next: Int

    /// Bytes, entries and the clock before the next line, as ``JournalPosition`` has them.
    package private(set) var length: Int
    package private(set) var sequence: Int
    package private(set) var clock: Int
    /// The digest of the line before the next one; nil at the position that was begun at.
    package private(set) var digest: DigestValue?
    /// What the first line must hold.
    private let head: String

    /// What is wrong with the line that could not be read, or nil.
    package private(set) var damage: Damage?
    /// The bytes of an unfinished last line.
    package private(set) var torn: [UInt8] = []
    /// Whether there is no further line that can be read.
    package private(set) var isOver = false

    /// - Parameters:
    ///   - bytes: Bytes that follow a position.
    ///   - offset: Where they begin, of those that are given.
    package init(
        _ bytes: [UInt8], from offset: Int = 0, of writer: WriterID, file: String, after position: JournalPosition,
        highestClock: Int
    ) {
        (self.bytes, self.writer, self.file, self.highestClock, next) = (bytes, writer, file, highestClock, offset)
        isWhole = true
        (length, sequence, clock, head) = (position.length, position.sequence, position.clock, position.head)
    }

    /// Begins to read a journal whose bytes come in parts: see ``take(_:isLast:)``.
    package init(partsOf file: String, of writer: WriterID, after position: JournalPosition, highestClock: Int) {
        self.init([], of: writer, file: file, after: position, highestClock: highestClock)
        isWhole = false
    }

    /// Takes the next part of the bytes, after ``readLine()`` has come to the end of those before.
    package mutating func take(_ part: [UInt8], isLast: Bool) {
        bytes = next < bytes.count ? Array(bytes[next...]) + part : part
        next = 0
        isWhole = isLast
    }

    /// The place behind the last line that was read.
    package var position: JournalPosition {
        JournalPosition(length: length, sequence: sequence, clock: clock, head: digest?.text ?? head)
    }

    /// Reads the next line; nil where there is none, or none that can be read, or where it goes on in the next part:
    /// then ``isOver`` is false.
    package mutating func readLine() -> Entry? {
        guard !isOver else { return nil }
        guard next < bytes.count else {
            isOver = isWhole
            return nil
        }
        guard let end = bytes.newline(from: next) else {
            if bytes.count - next > JournalReader.lineLimit {
                damage = damage(.tooLong)
            } else if isWhole {
                torn = Array(bytes[next...])
            }
            isOver = isWhole || damage != nil
            return nil
        }
        let line = bytes[next..<end]
        do throws(LineFailure) {
            let entry = try entry(line)
            digest = Digest.value(of: line)
            (length, sequence, clock) = (length + line.count + 1, entry.id.sequence, entry.stamp.clock)
            next = end + 1
            return entry
        } catch {
            isOver = true
            damage = damage(error.reason)
            return nil
        }
    }

    private struct LineFailure: Error {
        let reason: Damage.Reason
    }

    private func damage(_ reason: Damage.Reason) -> Damage { Damage(file: file, line: sequence + 1, reason: reason) }

    private func entry(_ line: ArraySlice<UInt8>) throws(LineFailure) -> Entry {
        guard line.count <= JournalReader.lineLimit else {
            throw LineFailure(reason: .tooLong)
        }
        let entry: Entry
        let follows: Bool
        do throws(JSONError) {
            let node = try JSONDocument(line, limits: JSONLimits(bytes: JournalReader.lineLimit, depth: 8)).root
            let previous = try node.required("prev")
            if let digest, let named = DigestValue(hexadecimal: previous.bytes), previous.kind == .string {
                follows = named == digest
            } else {
                follows = try previous.string() == digest?.text ?? head
            }
            entry = try Entry.decode(node, of: writer)
        } catch {
            throw LineFailure(reason: .init(error))
        }
        // Sequence before chain: a line that is missing or doubled is better known by its number.
        if entry.id.sequence <= sequence {
            throw LineFailure(reason: .numberAgain(entry.id.sequence))
        }
        if entry.id.sequence > sequence + 1 {
            throw LineFailure(reason: .numberOutOfPlace(entry.id.sequence, expected: sequence + 1))
        }
        guard follows else {
            throw LineFailure(reason: sequence == 0 ? .foreignBeginning : .doesNotFollow)
        }
        guard entry.stamp.clock > clock else { throw LineFailure(reason: .clockBack) }
        guard entry.stamp.clock <= highestClock else {
            throw LineFailure(reason: .clockAhead(entry.stamp.clock))
        }
        return entry
    }
}

extension [UInt8] {
    /// Where the next newline stands, or nil.
    func newline(from start: Int) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBytes { $0.offset(of: UInt8(ascii: "\n"), in: start..<count) }
    }
}
