import StrictJSON

/// A text that is accepted is written and read again as the same value, in both layouts, harmless to look at; one that
/// is refused is refused at a place that it has.
func checkJSON(_ bytes: [UInt8]) throws(Broken) {
    let document: JSONDocument
    do throws(JSONError) {
        document = try JSONDocument(bytes)
    } catch {
        return try promise(error, within: bytes)
    }
    let value = try Fuzzed.value(of: document.root)
    for layout in [JSONValue.Layout.line, .pages] {
        let written = value.encoded(layout)
        try promise(
            written.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\n") }, "a control character was written")
        let again: JSONDocument
        do throws(JSONError) {
            again = try JSONDocument(written)
        } catch {
            // Readers refuse escapes in keys, and no key of ours needs one: only a foreign key can be written like
            // that.
            try promise(
                error.reason == "a key may not hold escapes; write the letters themselves",
                "what was written is refused: \(error)")
            continue
        }
        try promise(isSame(try Fuzzed.value(of: again.root), value), "it is read back as something else")
    }
}

/// Decodes everything in a document.
private enum Fuzzed {
    static func value(of node: JSONNode) throws(Broken) -> JSONValue {
        switch node.kind {
        case .null: return .null
        case .bool: return .bool(try decoded { () throws(JSONError) in try node.bool() })
        case .string: return .string(try decoded { () throws(JSONError) in try node.string() })
        case .number:
            if let integer = try? node.integer() { return .integer(integer) }
            // A number beyond every Double is refused only when somebody asks for it.
            return (try? node.number()).map(JSONValue.number) ?? .null
        case .array:
            var elements: [JSONValue] = []
            for element in try decoded({ () throws(JSONError) in try node.elements() }) {
                elements.append(try value(of: element))
            }
            return .array(elements)
        case .object:
            var members: [JSONValue.Member] = []
            for member in node.members {
                try promise(node[member.key] != nil, "a key of an object is not found in it")
                members.append(.init(member.key, try value(of: member.value)))
            }
            return .object(members)
        }
    }

    private static func decoded<Value>(_ decode: () throws(JSONError) -> Value) throws(Broken) -> Value {
        do throws(JSONError) {
            return try decode()
        } catch {
            throw Broken("a value that was checked cannot be decoded: \(error)")
        }
    }
}

/// Whether two values are the same, scalar by scalar; 2.0 is written as 2.
private func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.integer(let left), .number(let right)): Double(left) == right
    case (.number(let left), .integer(let right)): left == Double(right)
    case (.array(let left), .array(let right)): left.elementsEqual(right, by: isSame)
    case (.object(let left), .object(let right)):
        left.elementsEqual(right) { $0.key == $1.key && isSame($0.value, $1.value) }
    default: left == right
    }
}
