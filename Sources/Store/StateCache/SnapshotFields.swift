import HashTreeCollections
import Journal
import Readiness
import StrictJSON

// The small things that a snapshot is made of: stamps, registers, signatures. Each has a way to JSON and a way back.

extension Stamp {
    /// `47 ana-4f1c90ab:12`: clock, writer and number.
    package var text: String { "\(clock) \(entry)" }

    package init(_ node: JSONNode) throws(JSONError) {
        let text = try node.string()
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")), let clock = Int(text[..<space]),
            let entry = EntryID(text[text.utf8.index(after: space)...])
        else {
            throw node.error("a stamp like 47 ana-4f1c90ab:12 is expected")
        }
        self.init(clock: clock, entry: entry)
    }
}

extension Clash {
    package var json: JSONValue { ["earlier": .string(earlier.description), "later": .string(later.description)] }
}

extension Register {
    /// The register as an object, or nil where nobody has touched it.
    package func json(_ value: (Value) -> JSONValue) -> JSONValue? {
        guard let stamp, let at else { return nil }
        var members = [
            JSONValue.Member("is", value(self.value)), JSONValue.Member("stamp", .string(stamp.text)),
            JSONValue.Member("at", .string(at.description)),
        ]
        if !clashes.isEmpty { members.append(.init("clashes", .array(clashes.map(\.json)))) }
        return .object(members)
    }

    /// Reads a register; where there is none, nobody has touched it and it has its first value.
    package init(_ node: JSONNode?, or first: Value, _ value: (JSONNode) throws(JSONError) -> Value) throws(JSONError) {
        guard let node else {
            self.init(first)
            return
        }
        var clashes: [Clash] = []
        for clash in try node["clashes"]?.elements() ?? [] {
            clashes.append(
                Clash(earlier: try clash.required("earlier").entryID(), later: try clash.required("later").entryID()))
        }
        self.init(
            try value(try node.required("is")), stamp: try Stamp(try node.required("stamp")), at: try node.timestamp("at"),
            clashes: clashes)
    }
}

extension [JSONValue.Member] {
    /// Adds a register, where somebody has touched it.
    package mutating func add<Value>(_ key: String, _ register: Register<Value>, _ value: (Value) -> JSONValue) {
        if let json = register.json(value) { append(.init(key, json)) }
    }

    /// Adds a list, where it is not empty.
    package mutating func add<Part>(_ key: String, _ list: [Part], _ json: (Part) -> JSONValue) {
        if !list.isEmpty { append(.init(key, .array(list.map(json)))) }
    }

    /// Adds a map, where it is not empty, as a list: an id may hold what a key may not. It comes sorted, so that the
    /// same state makes the same bytes.
    package mutating func add<Key: Comparable, Value>(
        _ key: String, _ map: TreeDictionary<Key, Value>, _ member: (Key, Value) -> [JSONValue.Member]
    ) {
        add(key, map.sorted { $0.key < $1.key }) { .object(member($0.key, $0.value)) }
    }
}

extension JSONNode {
    package func writer(_ key: String) throws(JSONError) -> WriterID {
        let node = try required(key)
        guard let writer = WriterID(try node.string()) else { throw node.error("a writer like ana-4f1c90ab is expected") }
        return writer
    }

    package func timestamp(_ key: String) throws(JSONError) -> Timestamp {
        let node = try required(key)
        guard let at = Timestamp(iso: try node.string()) else {
            throw node.error("a time like 2026-11-23T14:02:11Z is expected")
        }
        return at
    }

    /// The elements of a list that may be missing.
    package func list(_ key: String) throws(JSONError) -> [JSONNode] { try self[key]?.elements() ?? [] }

    /// What the elements of a list that may be missing say.
    func decoded<Value>(_ key: String, _ value: (JSONNode) throws(JSONError) -> Value) throws(JSONError) -> [Value] {
        var values: [Value] = []
        for child in try list(key) { values.append(try value(child)) }
        return values
    }

    /// A text that may be missing, and is then empty.
    package func text(_ key: String) throws(JSONError) -> String { try self[key]?.string() ?? "" }

    func asHandle() throws(JSONError) -> Handle {
        guard Handle.isValid(try string()) else { throw error("that cannot be a handle") }
        return Handle(try string())
    }

    /// The value, or nil where it is null.
    func unlessNull<Value>(_ value: (JSONNode) throws(JSONError) -> Value) throws(JSONError) -> Value? {
        kind == .null ? nil : try value(self)
    }
}
