import Files
import Platform
import StrictJSON

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
