/// One value of a ``JSONDocument``. Asking it for text or a number decodes just that.
public struct JSONNode: Sendable {
    let storage: JSONDocument.Storage
    let index: Int

    private var node: Node { storage.nodes[index] }

    /// What kind of value this is.
    public var kind: JSONKind { node.kind }

    /// The value's own bytes: a string without its quotes and with its escapes, everything else as written.
    public var bytes: ArraySlice<UInt8> { storage.bytes(of: node) }

    /// Where the value begins in the text that was read; of a string, behind its quote.
    var start: Int { Int(node.start) }

    /// An error that points at this value.
    public func error(_ reason: String) -> JSONError {
        JSONError(reason: reason, offset: Int(node.start), in: storage.bytes)
    }

    // MARK: Objects and arrays

    /// The value of a key, or nil where this is no object or has no such key.
    public subscript(key: String) -> JSONNode? {
        guard kind == .object else { return nil }
        var key = key
        let value = key.withUTF8 { wanted in
            storage.nodes.withUnsafeBufferPointer { nodes in
                storage.bytes.withUnsafeBufferPointer { bytes in Self.value(of: wanted, in: index, nodes, bytes) }
            }
        }
        return value.map { JSONNode(storage: storage, index: $0) }
    }

    /// The index of a key's value in an object.
    private static func value(
        of key: UnsafeBufferPointer<UInt8>, in object: Int, _ nodes: UnsafeBufferPointer<Node>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        var child = object + 1
        while child < nodes[object].next {
            let (start, end) = (Int(nodes[child].start), Int(nodes[child].end))
            if isKey(key, bytes, start..<end) { return child + 1 }
            child = Int(nodes[child + 1].next)
        }
        return nil
    }

    /// Whether a key stands at some bytes.
    private static func isKey(_ key: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) -> Bool
    {
        guard place.count == key.count else { return false }
        var same = 0
        while same < key.count, bytes[place.lowerBound + same] == key[same] { same += 1 }
        return same == key.count
    }

    /// The value of a key that must be there.
    ///
    /// - Throws: ``JSONError`` at this object where the key is missing, or at this value where it is no object.
    public func required(_ key: String) throws(JSONError) -> JSONNode {
        guard kind == .object else { throw error("an object is expected here, not \(kind.name)") }
        guard let value = self[key] else { throw error("\"\(key)\" is missing") }
        return value
    }

    /// The members of an object in their order, empty for anything else.
    public var members: [(key: String, value: JSONNode)] {
        guard kind == .object else { return [] }
        var members: [(key: String, value: JSONNode)] = []
        var child = index + 1
        while child < node.next {
            let key = storage.nodes[child]
            members.append(
                (
                    String(decoding: storage.bytes(of: key), as: UTF8.self),
                    JSONNode(storage: storage, index: child + 1)
                ))
            child = Int(storage.nodes[child + 1].next)
        }
        return members
    }

    /// The first member of an object whose key is none of those known; nil where there is none, and for anything else
    /// than an object.
    ///
    /// Keys are compared where they lie: an object of known keys costs no allocation.
    public func member(notAmong known: [StaticString]) -> (key: String, value: JSONNode)? {
        guard kind == .object else { return nil }
        var child = index + 1
        while child < node.next {
            let key = storage.nodes[child]
            let place = Int(key.start)..<Int(key.end)
            let isKnown = storage.bytes.withUnsafeBufferPointer { bytes in
                known.contains { key in key.withUTF8Buffer { Self.isKey($0, bytes, place) } }
            }
            if !isKnown {
                let text = String(decoding: storage.bytes(of: key), as: UTF8.self)
                return (text, JSONNode(storage: storage, index: child + 1))
            }
            child = Int(storage.nodes[child + 1].next)
        }
        return nil
    }

    /// The bytes of a string of printable ASCII without escapes, which is its text as it stands; nil for every other
    /// value.
    public var plainBytes: ArraySlice<UInt8>? {
        guard kind == .string, !node.hasEscapes else { return nil }
        let (start, end) = (Int(node.start), Int(node.end))
        let isPlain = storage.bytes.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
            var place = 0
            while let eight = EightBytes(text, at: place), eight.isPrintable { place += 8 }
            while place < text.count, text[place] &- 0x20 < 0x5F { place += 1 }
            return place == text.count
        }
        return isPlain ? bytes : nil
    }

    /// The elements of an array.
    ///
    /// - Throws: ``JSONError`` where this is no array.
    public func elements() throws(JSONError) -> [JSONNode] {
        guard kind == .array else { throw error("an array is expected here, not \(kind.name)") }
        var elements: [JSONNode] = []
        var child = index + 1
        while child < node.next {
            elements.append(JSONNode(storage: storage, index: child))
            child = Int(storage.nodes[child].next)
        }
        return elements
    }

    /// The first element of an array; nil where it has none, or this is no array.
    public var firstElement: JSONNode? {
        guard kind == .array, index + 1 < node.next else { return nil }
        return JSONNode(storage: storage, index: index + 1)
    }

    // MARK: Plain values

    /// The text of a string.
    ///
    /// - Throws: ``JSONError`` where this is no string.
    public func string() throws(JSONError) -> String {
        guard kind == .string else { throw error("a string is expected here, not \(kind.name)") }
        let node = node
        guard !node.hasEscapes else { return unescaped() }
        return storage.bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]), as: UTF8.self)
        }
    }

    /// The value of a whole number.
    ///
    /// - Throws: ``JSONError`` where this is no number, has a fraction or an exponent, or does not fit.
    public func integer() throws(JSONError) -> Int {
        guard kind == .number else { throw error("a number is expected here, not \(kind.name)") }
        guard let value = Int(String(decoding: bytes, as: UTF8.self)) else {
            throw error("a whole number between \(Int.min) and \(Int.max) is expected here")
        }
        return value
    }

    /// The value of a number, rounded to the nearest that a `Double` can hold.
    ///
    /// - Throws: ``JSONError`` where this is no number or is beyond every `Double`.
    public func number() throws(JSONError) -> Double {
        guard kind == .number else { throw error("a number is expected here, not \(kind.name)") }
        guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
            throw error("the number is too large")
        }
        return value
    }

    /// The value of `true` or `false`.
    ///
    /// - Throws: ``JSONError`` where this is neither.
    public func bool() throws(JSONError) -> Bool {
        guard kind == .bool else { throw error("true or false is expected here, not \(kind.name)") }
        return bytes.first == UInt8(ascii: "t")
    }

    /// The texts of an array of strings.
    ///
    /// - Throws: ``JSONError`` where this is no array or an element is no string.
    public func strings() throws(JSONError) -> [String] {
        var strings: [String] = []
        for element in try elements() { strings.append(try element.string()) }
        return strings
    }

    /// The text that a string with escapes stands for. The scanner has checked every escape.
    private func unescaped() -> String {
        var units: [UInt8] = []
        units.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
                units.append(byte)
                continue
            }
            switch escape {
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "u"):
                var pair = [hexadecimal(rest.prefix(4)) ?? 0]
                rest = rest.dropFirst(4)
                if UTF16.isLeadSurrogate(pair[0]) {
                    pair.append(hexadecimal(rest.dropFirst(2).prefix(4)) ?? 0)
                    rest = rest.dropFirst(6)
                }
                units.append(contentsOf: String(decoding: pair, as: UTF16.self).utf8)
            default: units.append(escape)
            }
        }
        return String(decoding: units, as: UTF8.self)
    }
}
