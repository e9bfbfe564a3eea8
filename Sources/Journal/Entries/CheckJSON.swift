import Readiness
import StrictJSON

extension CheckName {
    /// The keys that say which check it is.
    package var members: [JSONValue.Member] { [.init("tool", .string(tool)), .init("check", .string(check))] }
}

extension [EvidenceTarget]? {
    /// What a check shows something of, as a list; null where nothing is settled.
    package var json: JSONValue { map { .strings($0.map(\.description)) } ?? .null }
}

extension JSONNode {
    /// The name of a check.
    package func checkName() throws(JSONError) -> CheckName {
        let check = try required("check")
        guard let name = CheckName(tool: try required("tool").string(), check: try check.string()) else {
            throw check.error("that cannot be a tool's check")
        }
        return name
    }

    /// What a check shows something of; nil where nothing is settled.
    package func checkTargets(_ key: String) throws(JSONError) -> [EvidenceTarget]? {
        guard let list = optional(key) else { return nil }
        return try list.checkTargets()
    }

    /// What a check shows something of.
    package func checkTargets() throws(JSONError) -> [EvidenceTarget] {
        var targets: [EvidenceTarget] = []
        for child in try elements() { targets.append(try EvidenceTarget(child)) }
        return targets
    }
}
