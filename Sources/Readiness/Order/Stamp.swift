/// One person on one machine in one line of history: whose journal an entry stands in. Written `ana-4f1c90ab`.
public struct WriterID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The person.
    public let handle: Handle
    /// What tells this writer from the person's others: a random number, written as eight hexadecimal digits.
    public let tag: UInt32

    /// Makes a writer's id.
    public init(_ handle: Handle, tag: UInt32) {
        self.handle = handle
        self.tag = tag
    }

    /// Reads `ana-4f1c90ab`, or nil for anything else.
    public init?(_ text: some StringProtocol) {
        // By bytes: every line and every register of a workspace names a writer.
        var text = String(text)
        guard let writer = text.withUTF8({ WriterID($0[...]) }) else { return nil }
        self = writer
    }

    fileprivate init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard bytes.count > 9, bytes[bytes.endIndex - 9] == UInt8(ascii: "-") else { return nil }
        var tag: UInt32 = 0
        for digit in bytes.suffix(8) {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): tag = tag << 4 | UInt32(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): tag = tag << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        let handle = String(decoding: bytes.dropLast(9), as: UTF8.self)
        guard Handle.isValid(handle) else { return nil }
        self.init(Handle(handle), tag: tag)
    }

    /// `ana-4f1c90ab`.
    public var description: String {
        let digits = String(tag, radix: 16)
        return handle.text + "-" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Compares by handle, then by tag.
    public static func < (left: WriterID, right: WriterID) -> Bool { (left.handle, left.tag) < (right.handle, right.tag) }
}

/// Which entry: a writer and the entry's number in that writer's journal, from 1.
public struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Whose journal it stands in.
    public let writer: WriterID
    /// Its number there.
    public let sequence: Int

    /// Makes an entry's id.
    public init(_ writer: WriterID, _ sequence: Int) {
        self.writer = writer
        self.sequence = sequence
    }

    /// Reads `ana-4f1c90ab:12`, or nil for anything else.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        let entry = text.withUTF8 { bytes -> EntryID? in
            guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")), let writer = WriterID(bytes[..<colon]),
                let sequence = Int(digits: bytes[(colon + 1)...]), sequence > 0
            else { return nil }
            return EntryID(writer, sequence)
        }
        guard let entry else { return nil }
        self = entry
    }

    /// `ana-4f1c90ab:12`.
    public var description: String { "\(writer):\(sequence)" }

    /// Compares by writer, then by number.
    public static func < (left: EntryID, right: EntryID) -> Bool {
        (left.writer, left.sequence) < (right.writer, right.sequence)
    }

    /// Six letters and digits for what the entry added, distinct within a writer and, among a workspace's few hundred
    /// additions, alike for two writers about once in a million workspaces.
    var shortForm: String {
        let mixed = writer.tag &+ UInt32(truncatingIfNeeded: sequence) &* 0x9E37_79B1
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return String((0..<6).map { alphabet[Int(mixed >> (5 * $0) & 31)] })
    }
}

/// Where an entry stands in the one order that every machine agrees on: by Lamport clock, then writer, then number.
///
/// L. Lamport, *Time, Clocks, and the Ordering of Events in a Distributed System*, 1978. Wall time plays no part.
public struct Stamp: Hashable, Comparable, Sendable {
    /// The Lamport clock: one more than the highest that the writer had seen.
    public let clock: Int
    /// The entry.
    public let entry: EntryID

    /// Makes a stamp.
    public init(clock: Int, entry: EntryID) {
        self.clock = clock
        self.entry = entry
    }

    /// The person who wrote the entry.
    public var handle: Handle { entry.writer.handle }

    /// Compares by clock, then writer, then number.
    public static func < (left: Stamp, right: Stamp) -> Bool { (left.clock, left.entry) < (right.clock, right.entry) }
}
