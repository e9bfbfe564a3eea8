import Platform

/// The fields of a line of a ``CatalogIndex``, from left to right.
struct IndexFields {
    private var rest: Slice<UnsafeBufferPointer<UInt8>>
    /// Whether all were read.
    private(set) var isAtEnd = false

    init(_ line: Slice<UnsafeBufferPointer<UInt8>>) { rest = line }

    /// The next field, or nil where the line has ended.
    mutating func next() -> String? {
        nextBytes().map { String(decoding: UnsafeBufferPointer(rebasing: $0), as: UTF8.self) }
    }

    /// The bytes of the next field, where they lie.
    mutating func nextBytes() -> Slice<UnsafeBufferPointer<UInt8>>? {
        guard !isAtEnd else { return nil }
        guard let end = UnsafeRawBufferPointer(rest.base).offset(of: UInt8(ascii: "\t"), in: rest.startIndex..<rest.endIndex)
        else {
            isAtEnd = true
            return rest
        }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// Passes over the next field, where it is this one.
    mutating func skip(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard !isAtEnd, rest.count >= count else { return false }
        for index in 0..<count where rest[rest.startIndex + index] != word.utf8Start[index] { return false }
        let end = rest.startIndex + count
        guard end == rest.endIndex || rest[end] == UInt8(ascii: "\t") else { return false }
        isAtEnd = end == rest.endIndex
        rest = rest[min(end + 1, rest.endIndex)...]
        return true
    }
}

/// A few texts that come again and again, each made once.
struct RepeatedTexts {
    private var known: [String] = []
    private static let limit = 16

    /// The next field as a text, or nil where the line has ended.
    mutating func text(_ fields: inout IndexFields) -> String? {
        guard let bytes = fields.nextBytes() else { return nil }
        for text in known where text.utf8.count == bytes.count && text.utf8.elementsEqual(bytes) { return text }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
        if known.count < Self.limit { known.append(text) }
        return text
    }
}
