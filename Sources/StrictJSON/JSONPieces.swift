/// A long object that is written piece by piece, so that it is never in memory as a whole: each member and each element
/// on a line of its own, and what it holds on that line. The bytes are taken away as often as there are enough of them.
public struct JSONPieces: Sendable {
    /// The bytes that were not taken yet.
    public private(set) var bytes: [UInt8] = []
    /// Whether something stands before what comes next in the same object or array.
    private var isContinued = false

    /// Begins with nothing.
    public init() {}

    /// Takes the bytes away.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Begins an object: the whole, an element of an array, or a member's value behind ``key(_:)``.
    public mutating func beginObject() { begin("{") }

    /// Begins an array in the same way.
    public mutating func beginArray() { begin("[") }

    /// Ends the object.
    public mutating func endObject() { end("}") }

    /// Ends the array.
    public mutating func endArray() { end("]") }

    /// Begins an element of an array that is an object or an array itself.
    public mutating func beginElement() { beginLine() }

    /// Writes a member's key; its value has to follow.
    public mutating func key(_ name: String) {
        beginLine()
        bytes += JSONValue.string(name).encoded(.line)
        bytes += Array(": ".utf8)
        isContinued = false
    }

    /// Writes a member.
    public mutating func member(_ name: String, _ value: JSONValue) {
        key(name)
        bytes += value.encoded(.line)
        isContinued = true
    }

    /// Writes an element of an array.
    public mutating func element(_ value: JSONValue) {
        beginLine()
        bytes += value.encoded(.line)
        isContinued = true
    }

    /// Elements of an array as ``elements(_:)`` takes them, so that of a long array several parts can be encoded at
    /// once.
    public static func encoded(_ values: some Sequence<JSONValue>) -> [UInt8] {
        var pieces = JSONPieces()
        var isFirst = true
        for value in values {
            if !isFirst { pieces.beginLine() }
            pieces.bytes += value.encoded(.line)
            (isFirst, pieces.isContinued) = (false, true)
        }
        return pieces.bytes
    }

    /// Writes elements of an array that were encoded before, at least one.
    public mutating func elements(_ encoded: [UInt8]) {
        beginLine()
        bytes += encoded
        isContinued = true
    }

    private mutating func begin(_ sign: String) {
        bytes += Array(sign.utf8)
        isContinued = false
    }

    private mutating func end(_ sign: String) {
        bytes += Array("\n\(sign)".utf8)
        isContinued = true
    }

    private mutating func beginLine() {
        bytes += Array((isContinued ? ",\n" : "\n").utf8)
        isContinued = false
    }
}
