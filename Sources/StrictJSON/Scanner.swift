/// One pass over the bytes that checks all of them and notes where each value stands.
struct Scanner {
    struct Failure: Error {
        var reason: String
        var offset: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: JSONLimits
    private var offset = 0
    private var nodes: [Node] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        // A short text, such as a line of a journal, has more values to a byte. Of a long one the system gives no page
        // before it is written to.
        nodes.reserveCapacity(bytes.count < 4096 ? bytes.count / 8 + 4 : bytes.count / 12 + 1)
    }

    mutating func scanDocument() throws(Failure) -> [Node] {
        try scanValue(depth: 0)
        skipWhiteSpace()
        guard offset == bytes.count else {
            throw Failure(reason: "something follows the end of the value; take it out", offset: offset)
        }
        return nodes
    }

    private mutating func scanValue(depth: Int) throws(Failure) {
        skipWhiteSpace()
        guard offset < bytes.count else { throw Failure(reason: "the text ends where a value should begin", offset: offset) }
        switch bytes[offset] {
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "{"): try scanObject(depth: depth + 1)
        case UInt8(ascii: "["): try scanArray(depth: depth + 1)
        case UInt8(ascii: "t"): try scanWord("true", kind: .bool)
        case UInt8(ascii: "f"): try scanWord("false", kind: .bool)
        case UInt8(ascii: "n"): try scanWord("null", kind: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        default: throw Failure(reason: "no JSON value begins with \(quoted(bytes[offset]))", offset: offset)
        }
    }

    // MARK: Arrays and objects

    private mutating func scanArray(depth: Int) throws(Failure) {
        let index = try open(.array, depth: depth)
        skipWhiteSpace()
        if peek() == UInt8(ascii: "]") { return close(index) }
        while true {
            try scanValue(depth: depth)
            skipWhiteSpace()
            switch peek() {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "]"): return close(index)
            default: throw Failure(reason: "a comma or ] is missing", offset: offset)
            }
        }
    }

    private mutating func scanObject(depth: Int) throws(Failure) {
        let index = try open(.object, depth: depth)
        var keys = KeySet(object: index)
        skipWhiteSpace()
        if peek() == UInt8(ascii: "}") { return close(index) }
        while true {
            skipWhiteSpace()
            guard peek() == UInt8(ascii: "\"") else { throw Failure(reason: "a key in quotes is missing", offset: offset) }
            let keyOffset = offset
            try scanString()
            let key = nodes[nodes.count - 1]
            // An escaped key could spell another key's name in other bytes; no format of ours needs one.
            guard !key.hasEscapes || limits.allowsEscapedKeys else {
                throw Failure(reason: "a key may not hold escapes; write the letters themselves", offset: keyOffset)
            }
            guard keys.insert(nodes.count - 1, of: nodes, bytes) else {
                throw Failure(reason: "duplicate key; take one out", offset: keyOffset)
            }
            skipWhiteSpace()
            guard peek() == UInt8(ascii: ":") else { throw Failure(reason: "a colon is missing after the key", offset: offset) }
            offset += 1
            try scanValue(depth: depth)
            skipWhiteSpace()
            switch peek() {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "}"): return close(index)
            default: throw Failure(reason: "a comma or } is missing", offset: offset)
            }
        }
    }

    private mutating func open(_ kind: JSONKind, depth: Int) throws(Failure) -> Int {
        guard depth <= limits.depth else {
            throw Failure(reason: "nested deeper than \(limits.depth) levels", offset: offset)
        }
        nodes.append(Node(start: UInt32(offset), end: 0, next: 0, kind: kind, hasEscapes: false))
        offset += 1
        return nodes.count - 1
    }

    private mutating func close(_ index: Int) {
        offset += 1
        nodes[index].end = UInt32(offset)
        nodes[index].next = UInt32(nodes.count)
    }

    // MARK: Strings

    private mutating func scanString() throws(Failure) {
        let quote = offset
        var hasEscapes = false
        var isASCII = true
        offset += 1
        let start = offset
        while offset < bytes.count {
            skipPlainText(&isASCII)
            guard offset < bytes.count else { break }
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                if !isASCII { try checkUTF8(start..<offset) }
                append(.string, start: start, end: offset, hasEscapes: hasEscapes)
                offset += 1
                return
            } else if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try scanEscape()
            } else if byte < 0x20 {
                throw Failure(
                    reason: "the control character \(quoted(byte)) stands in a string; write it as an escape", offset: offset)
            } else {
                if byte >= 0x80 { isASCII = false }
                offset += 1
            }
        }
        throw Failure(reason: "the string that begins here does not end", offset: quote)
    }

    /// Skips bytes of a string, eight at a time, up to the first that ends it, begins an escape or is a control
    /// character.
    private mutating func skipPlainText(_ isASCII: inout Bool) {
        while let eight = EightBytes(bytes, at: offset) {
            let plain = eight.plainInString
            if eight.isBeyondASCII(first: plain) { isASCII = false }
            offset += plain
            if plain < 8 { return }
        }
    }

    private mutating func scanEscape() throws(Failure) {
        let backslash = offset
        guard offset + 1 < bytes.count else { throw Failure(reason: "the text ends in an escape", offset: offset) }
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 2
        case UInt8(ascii: "u"):
            let unit = try scanCodeUnit()
            if UTF16.isTrailSurrogate(unit) {
                throw Failure(reason: "half of a surrogate pair stands alone; write the character itself", offset: backslash)
            }
            if UTF16.isLeadSurrogate(unit) {
                guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u"),
                    UTF16.isTrailSurrogate(try scanCodeUnit())
                else {
                    throw Failure(reason: "half of a surrogate pair stands alone; write the character itself", offset: backslash)
                }
            }
        default:
            throw Failure(reason: "\\\(quoted(bytes[offset + 1])) is no escape; a backslash is written \\\\", offset: backslash)
        }
    }

    private mutating func scanCodeUnit() throws(Failure) -> UInt16 {
        let digits = bytes[min(offset + 2, bytes.count)..<min(offset + 6, bytes.count)]
        guard digits.count == 4, let unit = hexadecimal(digits) else {
            throw Failure(reason: "\\u needs four hexadecimal digits", offset: offset)
        }
        offset += 6
        return unit
    }

    private func checkUTF8(_ range: Range<Int>) throws(Failure) {
        let slice = UnsafeBufferPointer(rebasing: bytes[range])
        if String(validating: slice, as: UTF8.self) == nil {
            throw Failure(reason: "the string is not UTF-8", offset: range.lowerBound)
        }
    }

    // MARK: Numbers and words

    private mutating func scanNumber() throws(Failure) {
        let start = offset
        if peek() == UInt8(ascii: "-") { offset += 1 }
        let leadingZero = peek() == UInt8(ascii: "0")
        let digits = skipDigits()
        guard digits > 0, !leadingZero || digits == 1 else { throw Failure(reason: "this is not a number", offset: start) }
        if peek() == UInt8(ascii: ".") {
            offset += 1
            guard skipDigits() > 0 else { throw Failure(reason: "digits are missing after the point", offset: offset) }
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            offset += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { offset += 1 }
            guard skipDigits() > 0 else { throw Failure(reason: "digits are missing in the exponent", offset: offset) }
        }
        append(.number, start: start, end: offset)
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while offset < bytes.count, bytes[offset] &- UInt8(ascii: "0") < 10 { offset += 1 }
        return offset - start
    }

    private mutating func scanWord(_ word: StaticString, kind: JSONKind) throws(Failure) {
        let start = offset
        for index in 0..<word.utf8CodeUnitCount {
            guard offset < bytes.count, bytes[offset] == word.utf8Start[index] else {
                throw Failure(reason: "only true, false and null are written without quotes", offset: start)
            }
            offset += 1
        }
        append(kind, start: start, end: offset)
    }

    // MARK: Bytes

    private mutating func append(_ kind: JSONKind, start: Int, end: Int, hasEscapes: Bool = false) {
        nodes.append(
            Node(
                start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1), kind: kind, hasEscapes: hasEscapes))
    }

    private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipWhiteSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20: offset += max(1, EightBytes(bytes, at: offset)?.spaces ?? 1)
            case 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    private func quoted(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x" + String(byte, radix: 16)
    }
}

/// The value of hexadecimal digits, or nil where one of them is none or they are too many.
func hexadecimal(_ digits: some Collection<UInt8>) -> UInt16? {
    var value: UInt16 = 0
    for digit in digits {
        let nibble: UInt8
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): nibble = digit - UInt8(ascii: "A") + 10
        default: return nil
        }
        guard value < 0x1000 else { return nil }
        value = value << 4 | UInt16(nibble)
    }
    return value
}

/// The keys that one object has shown so far. A few are compared with each other where they stand; many are hashed, so
/// that a hostile object of a million keys costs no more than a million.
private struct KeySet {
    private let first: Int
    private var count = 0
    private var many: Set<[UInt8]> = []
    private static let few = 24

    /// - Parameter object: The index of the object's node, behind which its keys follow.
    init(object: Int) { first = object + 1 }

    /// Takes the key at an index of the nodes; false where it was there before.
    mutating func insert(_ index: Int, of nodes: [Node], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        count += 1
        if count > Self.few {
            if many.isEmpty { many = Set(keys(before: index, of: nodes).map { Array(text($0, bytes)) }) }
            return many.insert(Array(text(nodes[index], bytes))).inserted
        }
        let key = nodes[index]
        var other = first
        while other < index {
            let candidate = nodes[other]
            if isSame(candidate, key, bytes) { return false }
            other = Int(nodes[other + 1].next)
        }
        return true
    }

    private func isSame(_ one: Node, _ other: Node, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, otherStart, length) = (Int(one.start), Int(other.start), Int(one.end - one.start))
        guard length == Int(other.end - other.start) else { return false }
        for offset in 0..<length where bytes[start + offset] != bytes[otherStart + offset] { return false }
        return true
    }

    private func keys(before index: Int, of nodes: [Node]) -> [Node] {
        var keys: [Node] = []
        var other = first
        while other < index {
            keys.append(nodes[other])
            other = Int(nodes[other + 1].next)
        }
        return keys
    }

    private func text(_ node: Node, _ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
        bytes[Int(node.start)..<Int(node.end)]
    }
}
