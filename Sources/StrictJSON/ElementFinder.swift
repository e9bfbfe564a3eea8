/// Finds where the elements of one array stand in a text that comes piece by piece, and keeps what stands around them.
///
/// It tells strings and brackets apart and nothing else. What it finds holds only where a strict look at the rest, and
/// at each element, bears it out.
struct ElementFinder {
    private enum Place {
        /// Before the array, or where there is none.
        case before
        /// Where an element has to begin.
        case expecting
        /// In an element.
        case within
        /// Behind an element.
        case after
        /// Behind the array.
        case behind
    }

    /// The key of the array, in the outermost object.
    let key: StaticString
    /// Where the elements stand in the text.
    private(set) var elements: [Range<Int>] = []
    /// The text without the elements, and without what separates them.
    private(set) var rest: [UInt8] = []

    private var place = Place.before
    /// Where the array begins in the rest.
    private var start: Int?
    /// Where the element begins in the text.
    private var beginning = 0
    /// How many brackets are open: in an element those of the element alone.
    private var opened = 0
    private var isInString = false
    /// Whether the next byte of a string stands behind a backslash.
    private var isEscaped = false

    init(_ key: StaticString) { self.key = key }

    /// Where the array begins in the rest; nil where the text has not been passed to the array's end.
    var hole: Int? {
        guard case .behind = place else { return nil }
        return start
    }

    /// Passes over the next bytes of the text.
    ///
    /// - Parameters:
    ///   - bytes: The bytes, which follow those that were passed last.
    ///   - offset: Where they begin in the text.
    /// - Returns: Whether the array can still be one that is looked for.
    mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Bool {
        var next = 0
        while next < bytes.count {
            switch place {
            case .before: findArray(bytes, &next)
            case .expecting:
                guard let byte = byteBehindSpace(bytes, &next) else { break }
                guard byte == UInt8(ascii: "{") else { return false }
                (place, beginning, opened) = (.within, offset + next, 1)
                next += 1
            case .within:
                guard let bracket = passBracket(bytes, &next), isClosing(bracket), opened == 0 else { break }
                guard elements.count < JSONOutline.most else { return false }
                elements.append(beginning..<(offset + next))
                place = .after
            case .after:
                guard let byte = byteBehindSpace(bytes, &next) else { break }
                next += 1
                switch byte {
                case UInt8(ascii: ","): place = .expecting
                case UInt8(ascii: "]"):
                    rest.append(byte)
                    place = .behind
                default: return false
                }
            case .behind:
                rest += bytes[next...]
                next = bytes.count
            }
        }
        return true
    }

    /// Passes over what stands before the array, as far as it is here.
    private mutating func findArray(_ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int) {
        let from = next
        let bracket = passBracket(bytes, &next)
        rest += bytes[from..<next]
        guard bracket == UInt8(ascii: "["), opened == 2, endsInKey(rest.dropLast()) else { return }
        (place, start) = (.expecting, rest.count - 1)
    }

    /// Whether bytes end in the key and its colon.
    private func endsInKey(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let colon = bytes.lastIndex(where: { !Self.isSpace($0) }), bytes[colon] == UInt8(ascii: ":"),
            let quote = bytes[..<colon].lastIndex(where: { !Self.isSpace($0) }), bytes[quote] == UInt8(ascii: "\"")
        else { return false }
        let name = bytes[..<quote].suffix(key.utf8CodeUnitCount)
        return key.withUTF8Buffer { name.elementsEqual($0) }
            && bytes[..<name.startIndex].last == UInt8(ascii: "\"")
    }

    /// Passes over bytes up to and with the next bracket that does not stand in a string.
    ///
    /// - Returns: The bracket; nil where there is none in these bytes.
    private mutating func passBracket(_ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int) -> UInt8? {
        while next < bytes.count {
            if isInString {
                passString(bytes, &next)
                continue
            }
            let byte = bytes[next]
            switch byte {
            case 0x20: next += max(1, EightBytes(bytes, at: next)?.spaces ?? 1)
            case UInt8(ascii: "\""):
                isInString = true
                next += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                opened += 1
                next += 1
                return byte
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                opened -= 1
                next += 1
                return byte
            default: next += 1
            }
        }
        return nil
    }

    /// Passes over bytes of a string, up to its end or the next backslash.
    private mutating func passString(_ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int) {
        if isEscaped {
            isEscaped = false
            next += 1
        }
        while let eight = EightBytes(bytes, at: next) {
            let plain = eight.plainInString
            next += plain
            if plain < 8 { break }
        }
        guard next < bytes.count else { return }
        switch bytes[next] {
        case UInt8(ascii: "\""): isInString = false
        case UInt8(ascii: "\\"): isEscaped = true
        default: break
        }
        next += 1
    }

    /// The next byte that is no white space, which is not passed over.
    private func byteBehindSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int) -> UInt8? {
        while next < bytes.count {
            guard Self.isSpace(bytes[next]) else { return bytes[next] }
            next += 1
        }
        return nil
    }

    private func isClosing(_ bracket: UInt8) -> Bool { bracket == UInt8(ascii: "}") || bracket == UInt8(ascii: "]") }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
