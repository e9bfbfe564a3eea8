import StrictJSON
import Testing

/// Reads what all documents of an export as OSCAL name and refer to, for what NIST's schemas do not ask: whether it is
/// there.
struct OSCALReader {
    private(set) var uuids: [String: Int] = [:]
    private(set) var references: [(key: String, uuid: String)] = []
    private(set) var parts: Set<String> = []
    private(set) var controls: [String: Int] = [:]
    private(set) var targets: [(key: String, id: String)] = []
    private(set) var addresses: [String] = []
    private(set) var faults: [String] = []

    private static let uuidKeys: Set<String> = ["actor-uuid", "observation-uuid", "risk-uuid", "finding-uuid"]

    /// Reads a document of a model: the only member of its file.
    mutating func read(_ value: JSONValue) {
        walk(value, key: "", parents: [])
    }

    private mutating func walk(_ value: JSONValue, key: String, parents: [String]) {
        switch value {
        case .object(let members):
            if members.isEmpty { faults.append("an empty object at \(key)") }
            for member in members { look(at: member, in: key, parents, members) }
            for member in members { walk(member.value, key: member.key, parents: parents + [key]) }
        case .array(let values):
            if values.isEmpty { faults.append("an empty array at \(key)") }
            for value in values { walk(value, key: key, parents: parents) }
        case .string(let text):
            if text.isEmpty { faults.append("an empty text at \(key)") }
        default: break
        }
    }

    private mutating func look(
        at member: JSONValue.Member, in key: String, _ parents: [String], _ members: [JSONValue.Member]
    ) {
        if member.key == "party-uuids", case .array(let values) = member.value {
            for case .string(let uuid) in values { references.append((member.key, uuid)) }
        }
        if member.key == "with-ids", case .array(let values) = member.value {
            for case .string(let id) in values { targets.append((member.key, id)) }
        }
        guard case .string(let text) = member.value else { return }
        switch member.key {
        case "uuid":
            uuids[text, default: 0] += 1
            let isUUID = text.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
            if !isUUID { faults.append("\(text) is no UUID of version 5") }
        case _ where Self.uuidKeys.contains(member.key): references.append((member.key, text))
        case "href":
            if text.hasPrefix("#") { references.append((member.key, String(text.dropFirst()))) } else { addresses.append(text) }
        case "target-id", "control-id": targets.append((member.key, text))
        case "id":
            if text.wholeMatch(of: /[A-Za-z_][A-Za-z0-9._-]*/) == nil { faults.append("\(text) is no token") }
            if key == "controls" { controls[text, default: 0] += 1 }
            if key == "parts" { parts.insert(text) }
        case "name", "ns": break
        case "value":
            if text.wholeMatch(of: /\S(.*\S)?/) == nil { faults.append("\(text.debugDescription) has spaces at its ends") }
        case "last-modified", "start", "end", "collected", "deadline", "date":
            if text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) == nil { faults.append("\(text) has no time zone") }
        default: break
        }
    }

    /// Everything that is wrong, with all documents read.
    var allFaults: [String] {
        var faults = faults
        for (uuid, count) in uuids where count > 1 && !shared.contains(uuid) { faults.append("\(uuid) stands \(count) times") }
        for (control, count) in controls where count > 1 { faults.append("control \(control) stands \(count) times") }
        for (key, uuid) in references where uuids[uuid] == nil { faults.append("\(key) \(uuid) points nowhere") }
        for (key, id) in targets where controls[id] == nil && !parts.contains(id) { faults.append("\(key) \(id) points nowhere") }
        return faults
    }

    /// Identifiers that several documents have, because they speak of the same thing.
    var shared: Set<String> = []
}

extension JSONValue {
    /// What a node holds.
    init(_ node: JSONNode) throws {
        switch node.kind {
        case .object: self = .object(try node.members.map { .init($0.key, try JSONValue($0.value)) })
        case .array: self = .array(try node.elements().map { try JSONValue($0) })
        case .string: self = .string(try node.string())
        case .number: self = .number(try node.number())
        case .bool: self = .bool(try node.bool())
        case .null: self = .null
        }
    }
}
