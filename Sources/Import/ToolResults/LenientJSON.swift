import StrictJSON

/// Looking into JSON that others made: what is not there, or is of another kind, is nothing.
extension JSONNode {
    /// The value of a key that is not null.
    func node(_ key: String) -> JSONNode? {
        guard let node = self[key], node.kind != .null else { return nil }
        return node
    }

    /// The text of a key: of a string as it is, of a number or truth as written; else empty.
    func text(_ key: String) -> String { node(key)?.plainText ?? "" }

    /// The text of this value in the same way.
    var plainText: String {
        switch kind {
        case .string: (try? string()) ?? ""
        case .number, .bool: String(decoding: bytes, as: UTF8.self)
        case .null, .array, .object: ""
        }
    }

    /// The elements of a key that holds a list.
    func list(_ key: String) -> [JSONNode] { node(key)?.list ?? [] }

    /// The elements of this list; none where it is something else.
    var list: [JSONNode] { (try? elements()) ?? [] }

    /// The number of a key.
    func number(_ key: String) -> Double? { node(key).flatMap { try? $0.number() } }

    /// Whether a key says true.
    func isTrue(_ key: String) -> Bool { (try? node(key)?.bool()) ?? false }
}
