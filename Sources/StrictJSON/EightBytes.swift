/// Eight bytes of a text that are looked at together; nearly all of a catalog is text in which nothing has to be done.
///
/// A byte is less than n where subtracting n from it borrows and its own high bit is not set, and equal to another
/// where the exclusive or of both is less than 1 (Warren, "Hacker's Delight", 6–1). A borrow reaches only bytes behind
/// one that is found, so that the first one found is always right.
struct EightBytes {
    private let word: UInt64
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The bytes at a place of some bytes; nil where fewer than eight are left.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
        guard place + 8 <= bytes.count else { return nil }
        word = UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// How many bytes, up to 8, stand before the first that ends a string, begins an escape or is a control character.
    var plainInString: Int {
        let (quote, backslash) = (word ^ Self.eight(UInt8(ascii: "\"")), word ^ Self.eight(UInt8(ascii: "\\")))
        let found = (word &- Self.eight(0x20)) & ~word | (quote &- Self.ones) & ~quote | (backslash &- Self.ones) & ~backslash
        return (found & Self.highBits).trailingZeroBitCount / 8
    }

    /// How many bytes, up to 8, are spaces before the first that is none.
    var spaces: Int { (word ^ Self.eight(0x20)).trailingZeroBitCount / 8 }

    /// Whether all bytes are printable ASCII.
    var isPrintable: Bool { ((word &- Self.eight(0x20)) | (word &+ Self.ones) | word) & Self.highBits == 0 }

    /// Whether one of the first bytes is no ASCII.
    func isBeyondASCII(first count: Int) -> Bool {
        // A shift by the whole width leaves nothing, and eight bytes less eight shift by nothing.
        (word & Self.highBits) << UInt64(64 - 8 * count) != 0
    }

    private static func eight(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }
}
