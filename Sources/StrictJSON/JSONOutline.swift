/// A long JSON text of which one array is not read yet: its elements can be read each by itself, several at once, and none of them has to
/// be held while the others are.
///
/// What it says of the elements is where they begin and end, and not that they are well formed. A text whose elements are all read,
/// each as a ``JSONDocument`` with ``elementLimits``, has been checked as strictly as one that is read in one go. Where one of them is
/// refused, read the whole text: the error points into it.
public struct JSONOutline: Sendable {
    /// The text's value, in which the array has no elements.
    public let root: JSONNode
    /// The bytes of the array's elements, in their order.
    public let elements: [ArraySlice<UInt8>]
    /// The most elements that are told apart: more are pieces so small that nothing is gained, and each costs some memory.
    static let most = 4096
    /// What is left of the limits for an element.
    public let elementLimits: JSONLimits

    /// Looks through a text whose value is an object with an array of objects.
    ///
    /// - Parameters:
    ///   - bytes: The whole text, in UTF-8.
    ///   - key: The key of the array.
    ///   - limits: What is refused for its size alone.
    /// - Returns: nil where the text is no such object, the array has no elements or more than ``most``,
    ///   or anything else is wrong with it.
    public init?(_ bytes: [UInt8], leaving key: StaticString, limits: JSONLimits) {
        guard bytes.count <= limits.bytes else { return nil }
        let read = bytes.withUnsafeBufferPointer { buffer -> (nodes: [Node], left: [Range<Int>])? in
            var scanner = Scanner(buffer, limits: limits, leaving: key)
            guard let nodes = try? scanner.scanDocument(), !scanner.left.isEmpty else { return nil }
            return (nodes, scanner.left)
        }
        guard let read else { return nil }
        root = JSONNode(storage: JSONDocument.Storage(bytes: bytes[...], nodes: read.nodes), index: 0)
        elements = read.left.map { bytes[$0] }
        elementLimits = JSONLimits(bytes: limits.bytes, depth: limits.depth - 2)
    }
}
