/// A long JSON text of which one array is not read yet: its elements can be read each by itself, several at once, and
/// none of them has to be held while the others are.
///
/// What it says of the elements is where they begin and end, and not that they are well formed. A text whose elements
/// are all read, each as a ``JSONDocument`` with ``elementLimits``, has been checked as strictly as one that is read in
/// one go. Where one of them is refused, read the whole text: the error points into it.
public struct JSONOutline: Sendable {
    /// The text's value, in which the array has no elements. What it says of lines and columns is not of the text.
    public let root: JSONNode
    /// Where the array's elements stand in the text, in their order.
    public let elements: [Range<Int>]
    /// The most elements that are told apart: more are pieces so small that nothing is gained, and each costs some
    /// memory.
    static let most = 4096
    /// How many bytes are looked through at a time: they stay in the processor's cache while that is done.
    static let window = 64 << 10
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
        var finder = ElementFinder(key)
        guard bytes.withUnsafeBufferPointer({ finder.pass($0, from: 0) }) else { return nil }
        self.init(finder, limits)
    }

    /// Looks through a text that is not held, a piece at a time.
    ///
    /// - Parameters:
    ///   - length: The length of the text in bytes.
    ///   - key: The key of the array.
    ///   - limits: What is refused for its size alone.
    ///   - part: Reads bytes of the text; nil where that cannot be.
    /// - Returns: nil where a part cannot be read, and where the other initializer has it.
    public init?(of length: Int, leaving key: StaticString, limits: JSONLimits, reading part: (Range<Int>) -> [UInt8]?) {
        self.init(of: length, leaving: key, limits: limits, window: Self.window, reading: part)
    }

    /// The same with pieces of another length, so that the tests have them end anywhere.
    init?(
        of length: Int, leaving key: StaticString, limits: JSONLimits, window: Int, reading part: (Range<Int>) -> [UInt8]?
    ) {
        guard length <= limits.bytes else { return nil }
        var finder = ElementFinder(key)
        for start in stride(from: 0, to: length, by: window) {
            let place = start..<min(start + window, length)
            guard let bytes = part(place), bytes.count == place.count,
                bytes.withUnsafeBufferPointer({ finder.pass($0, from: start) })
            else { return nil }
        }
        self.init(finder, limits)
    }

    private init?(_ finder: ElementFinder, _ limits: JSONLimits) {
        // What was passed over quickly is the array only if a strict look at what is around it finds that array at the
        // same place.
        guard let hole = finder.hole, let root = try? JSONDocument(finder.rest, limits: limits).root,
            let array = root[finder.key.description], array.kind == .array, array.start == hole
        else { return nil }
        self.root = root
        elements = finder.elements
        elementLimits = JSONLimits(bytes: limits.bytes, depth: limits.depth - 2)
    }
}
