/// Puts characters together from bytes of UTF-8 (RFC 3629), one byte at a time.
struct CharacterDecoder: Sendable {
    /// What a byte has come to.
    enum Result: Hashable {
        /// It is the beginning of a character, or goes on with one.
        case more
        /// A character is whole.
        case scalar(Unicode.Scalar)
        /// It belongs to no character. What came before it of one is given up.
        case invalid(UInt8)
    }

    private var pending: [UInt8] = []
    private var wanted = 0

    /// Whether no character is unfinished.
    var isIdle: Bool { pending.isEmpty }

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) -> Result {
        if pending.isEmpty {
            switch byte {
            case ..<0x80: return .scalar(Unicode.Scalar(byte))
            case 0xC2...0xDF: wanted = 2
            case 0xE0...0xEF: wanted = 3
            case 0xF0...0xF4: wanted = 4
            default: return .invalid(byte)
            }
            pending = [byte]
            return .more
        }
        guard byte & 0xC0 == 0x80 else {
            // The character breaks off, and this may begin another.
            pending = []
            return byte < 0x80 ? .scalar(Unicode.Scalar(byte)) : take(byte)
        }
        pending.append(byte)
        guard pending.count == wanted else { return .more }
        defer { pending = [] }
        // Checks for overlong forms and surrogates.
        guard let text = String(validating: pending, as: UTF8.self), let scalar = text.unicodeScalars.first else {
            return .invalid(0xFF)
        }
        return .scalar(scalar)
    }
}
