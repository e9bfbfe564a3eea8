import HashTreeCollections
import Journal
import Readiness
import StrictJSON

extension AuditRequest {
    /// The request as members of an object.
    package var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        if let asked { members.append(.init("asked", .object(asked.members))) }
        members.add("dropped", isDropped) { .bool($0) }
        members.add("text", text) { .string($0) }
        members.add("kind", kind) { .string($0.rawValue) }
        members.add("reference", reference) { .string($0) }
        members.add("owner", owner) { .optional($0?.text) }
        members.add("due", due) { .optional($0?.description) }
        members.add("capture", capture) { .optional($0?.description) }
        members.add("state", state) { .string($0.rawValue) }
        members.add("verdict", verdict) { $0.json }
        // Also what nobody has touched: it may have come with a second list.
        members.add("targets", targetRegisters) { target, register in
            var members = [JSONValue.Member("target", .string(target.text)), JSONValue.Member("is", .bool(register.value))]
            members.add("register", register) { .bool($0) }
            return members
        }
        members.add("evidence", evidenceRegisters) { id, register in
            var members = [JSONValue.Member("entry", .string(id.description))]
            members.add("register", register) { .bool($0) }
            return members
        }
        return members
    }

    /// Reads a request.
    package init(_ node: JSONNode) throws(JSONError) {
        if let asked = node["asked"] { self.init(try AskedRequest(asked)) } else { self.init() }
        isDropped = try Register(node["dropped"], or: false) { (node) throws(JSONError) in try node.bool() }
        text = try Register(node["text"], or: text.value) { (node) throws(JSONError) in try node.string() }
        kind = try Register(node["kind"], or: kind.value) { (node) throws(JSONError) in
            guard let kind = RequestKind(rawValue: try node.string()) else { throw node.error("no such kind of request") }
            return kind
        }
        reference = try Register(node["reference"], or: reference.value) { (node) throws(JSONError) in try node.string() }
        owner = try Register(node["owner"], or: owner.value) { (node) throws(JSONError) in
            try node.unlessNull { (node) throws(JSONError) in try node.asHandle() }
        }
        due = try Register(node["due"], or: due.value, AuditRequest.day)
        capture = try Register(node["capture"], or: capture.value, AuditRequest.day)
        state = try Register(node["state"], or: .open) { (node) throws(JSONError) in
            guard let state = RequestState(rawValue: try node.string()) else { throw node.error("no such state of a request") }
            return state
        }
        verdict = try Register(node["verdict"], or: .none) { (node) throws(JSONError) in try RequestVerdict(node) }
        for child in try node.list("targets") {
            targetRegisters[try child.required("target").requestTarget()] = try Register(
                child["register"], or: try child.required("is").bool()
            ) { (node) throws(JSONError) in try node.bool() }
        }
        for child in try node.list("evidence") {
            evidenceRegisters[try child.required("entry").entryID()] = try Register(child["register"], or: false) {
                (node) throws(JSONError) in try node.bool()
            }
        }
    }

    /// A day, or null.
    private static func day(_ node: JSONNode) throws(JSONError) -> Day? {
        try node.unlessNull { (node) throws(JSONError) in
            guard let day = Day(iso: try node.string()) else { throw node.error("a date like 2026-11-23 is expected") }
            return day
        }
    }
}
