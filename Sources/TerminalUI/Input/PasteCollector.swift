/// Takes what stands between the marks of a bracketed paste (xterm, *ctlseqs*, "Bracketed Paste Mode"), in time that
/// grows with its length.
struct PasteCollector: Sendable {
    /// What ends a paste: `ESC [ 2 0 1 ~`.
    static let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private var bytes: [UInt8] = []
    /// How much of the end mark has come.
    private var matched = 0
    /// Whether it was longer than what is kept.
    private(set) var isCut = false

    /// What was pasted; bytes that are no UTF-8 become U+FFFD.
    var text: String { String(decoding: isCut ? bytes.wholeCharacters : bytes[...], as: UTF8.self) }

    /// Takes a byte.
    ///
    /// - Returns: Whether it was the last one of the end mark.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte == Self.end[matched] {
            matched += 1
            return matched == Self.end.count
        }
        // ESC stands in the mark only at its beginning, so that nothing is looked at twice.
        for mark in Self.end[..<matched] { keep(mark) }
        matched = byte == Self.end[0] ? 1 : 0
        if matched == 0 { keep(byte) }
        return false
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count < InputParser.pasteLimit { bytes.append(byte) } else { isCut = true }
    }
}

extension [UInt8] {
    /// Without the bytes of a character that was cut off at the end.
    fileprivate var wholeCharacters: ArraySlice<UInt8> {
        let tail = suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? endIndex
        guard tail < endIndex else { return self[...] }
        let length = self[tail] < 0x80 ? 1 : self[tail] >= 0xF0 ? 4 : self[tail] >= 0xE0 ? 3 : 2
        return endIndex - tail < length ? self[..<tail] : self[...]
    }
}
