import Files
import Platform
import StrictJSON

extension JSONPieces {
    /// How many are encoded in one go.
    private static var share: Int { 256 }

    /// Writes the elements of an array, of long ones several parts at once. The bytes are those that they have one by
    /// one.
    ///
    /// - Parameters:
    ///   - value: What an element is written as; nil leaves it out.
    ///   - pass: Is given the chance to take bytes away, each time that there are more.
    mutating func elements<Element: Sendable, Failure: Error>(
        of list: [Element], as value: @escaping @Sendable (Element) -> JSONValue?,
        pass: (inout JSONPieces) throws(Failure) -> Void
    ) throws(Failure) {
        // A few shares at a time, so that what is written is never all in memory.
        for start in stride(from: 0, to: list.count, by: 16 * Self.share) {
            let end = Swift.min(start + 16 * Self.share, list.count)
            let shares = stride(from: start, to: end, by: Self.share).map { list[$0..<Swift.min($0 + Self.share, end)] }
            for encoded in Parallel.map(shares, { Self.encoded($0.lazy.compactMap(value)) }) where !encoded.isEmpty {
                elements(encoded)
                try pass(&self)
            }
        }
    }
}

extension [JSONNode] {
    /// How many are decoded in one go.
    private static var share: Int { 256 }

    /// Decodes elements, of long lists several at once, and hands each over in order.
    ///
    /// - Throws: What `value` throws of the first that cannot be decoded.
    func decode<Value: Sendable>(
        _ value: @escaping @Sendable (JSONNode) throws(JSONError) -> Value, each: (Value) -> Void
    ) throws(JSONError) {
        // A few shares at a time, so that a list is never in memory twice.
        for start in stride(from: 0, to: count, by: 16 * Self.share) {
            let end = Swift.min(start + 16 * Self.share, count)
            let shares = stride(from: start, to: end, by: Self.share).map { self[$0..<Swift.min($0 + Self.share, end)] }
            let decoded = Parallel.map(shares) { share in
                Result { () throws(JSONError) in
                    var values: [Value] = []
                    for node in share { values.append(try value(node)) }
                    return values
                }
            }
            for values in decoded { for value in try values.get() { each(value) } }
        }
    }
}
