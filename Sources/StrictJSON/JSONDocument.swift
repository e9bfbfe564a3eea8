/// A JSON text that has been checked from its first byte to its last and can be walked without decoding all of it.
///
/// Everything that Tickmark reads from a folder comes through here. `JSONDecoder` is not used for it, for three
/// reasons: it cannot say on which *line* a value of the wrong kind stands, which every message about a damaged journal
/// or catalog must; it has no limits of its own on depth and size; and it materializes every value, which alone takes a
/// start with 100,000 items past its budget. This reader makes one flat list of nodes and leaves the strings where they
/// are until someone asks.
///
/// Strict means RFC 8259 and nothing else, and moreover: no duplicate keys, no unpaired surrogates, no bytes that are
/// not UTF-8, no byte order mark, nothing after the value but white space.
public struct JSONDocument: Sendable {
    let storage: Storage

    /// Reads a JSON text.
    ///
    /// - Parameters:
    ///   - bytes: The whole text, in UTF-8.
    ///   - limits: What is refused for its size alone.
    /// - Throws: ``JSONError`` with the line and the column (in bytes, from 1) of the first thing that is wrong.
    public init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(bytes[...], limits: limits)
    }

    /// Reads a JSON text that is a part of some bytes, such as a line of a file. The bytes are shared, not copied.
    ///
    /// - Throws: ``JSONError`` with the line and the column in the part.
    public init(_ part: ArraySlice<UInt8>, limits: JSONLimits = .standard) throws(JSONError) {
        guard part.count <= limits.bytes else {
            throw JSONError(
                reason: "the text has \(part.count) bytes; at most \(limits.bytes) are read", offset: limits.bytes, in: part)
        }
        do {
            let nodes = try part.withUnsafeBufferPointer { (buffer) throws(Scanner.Failure) in
                var scanner = Scanner(buffer, limits: limits)
                return try scanner.scanDocument()
            }
            storage = Storage(bytes: part, nodes: nodes)
        } catch {
            throw JSONError(reason: error.reason, offset: error.offset, in: part)
        }
    }

    /// The value that the text consists of.
    public var root: JSONNode { JSONNode(storage: storage, index: 0) }

    /// The bytes and the nodes, shared by every ``JSONNode`` of the document.
    final class Storage: Sendable {
        let bytes: ArraySlice<UInt8>
        let nodes: [Node]

        init(bytes: ArraySlice<UInt8>, nodes: [Node]) {
            self.bytes = bytes
            self.nodes = nodes
        }

        /// The bytes that a node stands for.
        func bytes(of node: Node) -> ArraySlice<UInt8> {
            bytes[(bytes.startIndex + Int(node.start))..<(bytes.startIndex + Int(node.end))]
        }
    }
}

/// What kind of value a node is.
public enum JSONKind: UInt8, Sendable {
    case null
    case bool
    case number
    case string
    case array
    case object

    /// The kind with its article, for messages: "a string", "an object".
    public var name: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// One value in the flat list; offsets count from where the text begins. Children follow their parent; in an object,
/// key and value alternate.
struct Node: Sendable {
    /// Offset of the value's first byte; for strings, of the first byte behind the quote.
    var start: UInt32
    /// Offset behind the value's last byte; for strings, of the closing quote.
    var end: UInt32
    /// Index of the node that follows this one and all its children.
    var next: UInt32
    var kind: JSONKind
    /// Strings only: whether the bytes hold an escape and differ from the text they stand for.
    var hasEscapes: Bool
}

/// What a ``JSONDocument`` refuses for its size alone, so that a hostile file costs no more than an honest one.
public struct JSONLimits: Sendable {
    /// The longest text, in bytes; below 4 GiB.
    public var bytes: Int
    /// How deep arrays and objects may be nested.
    public var depth: Int
    /// Whether a key may hold escapes. Then it is known by how it is written, and not by what it spells.
    public var allowsEscapedKeys = false

    /// Limits that every file of a workspace but the catalogs stays far below: 64 MiB, 32 levels.
    public static let standard = JSONLimits(bytes: 64 << 20, depth: 32)

    /// Makes limits; `bytes` is clamped to what 32-bit offsets can address.
    public init(bytes: Int, depth: Int) {
        self.bytes = min(bytes, Int(UInt32.max) - 1)
        self.depth = depth
    }
}
