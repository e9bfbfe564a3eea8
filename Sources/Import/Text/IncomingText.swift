/// How the characters of a text were written as bytes.
public enum TextEncoding: Hashable, Sendable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// What spreadsheets on Windows write as plain CSV in western countries.
    case windows1252
}

/// A text from outside as UTF-8, whatever it was written in.
public struct IncomingText: Hashable, Sendable {
    /// The text as UTF-8, without a byte order mark.
    public let bytes: [UInt8]
    /// What it was written in.
    public let encoding: TextEncoding
    /// Whether characters of it were not whole and became U+FFFD.
    public let isRepaired: Bool

    /// Finds out what a text is written in, and decodes it: UTF-8 and UTF-16 with or without a byte order mark, else
    /// Windows-1252.
    ///
    /// - Throws: An ``ImportError`` where the bytes are no text, are two encodings at once, or are more than the limit.
    public init(_ bytes: [UInt8], limits: ImportLimits = ImportLimits()) throws(ImportError) {
        guard bytes.count <= limits.bytes else { throw ImportError(.tooManyBytes(limit: limits.bytes)) }
        switch Self.encoding(of: bytes) {
        case (.utf16LittleEndian, let mark): self = try Self.utf16(bytes.dropFirst(mark), .utf16LittleEndian)
        case (.utf16BigEndian, let mark): self = try Self.utf16(bytes.dropFirst(mark), .utf16BigEndian)
        case (_, let mark):
            let text = mark > 0 ? Array(bytes.dropFirst(mark)) : bytes
            if Self.holdsZero(text) { throw ImportError(.notText) }
            if String(validating: text, as: UTF8.self) != nil {
                (self.bytes, encoding, isRepaired) = (text, .utf8, false)
            } else if mark > 0 || Self.holdsCharacters(text) {
                throw ImportError(.mixedEncodings, at: SheetPlace(row: Self.lineOfFirstBrokenByte(text)))
            } else {
                (self.bytes, encoding, isRepaired) = (Self.windows1252(text), .windows1252, false)
            }
        }
    }

    private init(bytes: [UInt8], encoding: TextEncoding, isRepaired: Bool) {
        (self.bytes, self.encoding, self.isRepaired) = (bytes, encoding, isRepaired)
    }

    /// What the first bytes say, and how long the byte order mark is.
    private static func encoding(of bytes: [UInt8]) -> (TextEncoding, mark: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        // Without a mark: what is mostly ASCII has a zero in every second byte.
        let sample = bytes.prefix(512)
        guard sample.count >= 4, bytes.count.isMultiple(of: 2) else { return (.utf8, 0) }
        var zeros = [0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        let most = sample.count / 4
        if zeros[0] == 0, zeros[1] > most { return (.utf16LittleEndian, 0) }
        if zeros[1] == 0, zeros[0] > most { return (.utf16BigEndian, 0) }
        return (.utf8, 0)
    }

    /// Whether a byte of zero is among them, which no text in UTF-8 has. By pointers, because a hostile file may be
    /// long.
    private static func holdsZero(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            var index = 0
            while index < bytes.count {
                if base[index] == 0 { return true }
                index &+= 1
            }
            return false
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) throws(ImportError) -> Self {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(encoding == .utf16BigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        if units.contains(0) { throw ImportError(.notText) }
        let isWhole = bytes.count.isMultiple(of: 2) && String(validating: units, as: UTF16.self) != nil
        return Self(bytes: Array(String(decoding: units, as: UTF16.self).utf8), encoding: encoding, isRepaired: !isWhole)
    }

    /// Whether there is a character of more than one byte in UTF-8: by chance, Windows-1252 has hardly ever one.
    private static func holdsCharacters(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { !$0.isASCII && $0 != "\u{FFFD}" }
    }

    private static func lineOfFirstBrokenByte(_ bytes: [UInt8]) -> Int {
        let before = String(decoding: bytes, as: UTF8.self).utf8.prefix { _ in true }
        // Up to the first replacement the bytes are the same.
        let same = zip(before, bytes).prefix { $0 == $1 }.count
        return bytes.prefix(same).count { $0 == UInt8(ascii: "\n") } + 1
    }

    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80..<0xA0).contains(byte) ? windows1252Upper[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }

    /// Bytes 80 to 9F (<https://encoding.spec.whatwg.org/index-windows-1252.txt>).
    private static let windows1252Upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
        0x0178,
    ]
}
