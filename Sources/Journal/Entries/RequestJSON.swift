import Readiness
import StrictJSON

extension RequestChange {
    /// The keys that say which field is set, to what, and what it was.
    package var members: [JSONValue.Member] {
        func field(_ name: String, _ to: JSONValue, _ was: JSONValue) -> [JSONValue.Member] {
            [.init("field", .string(name)), .init("to", to), .init("was", was)]
        }
        return switch self {
        case .added(let asked): [.init("field", "added")] + asked.members
        case .text(let to, let was): field("text", .string(to), .string(was))
        case .kind(let to, let was): field("kind", .string(to.rawValue), .string(was.rawValue))
        case .reference(let to, let was): field("reference", .string(to), .string(was))
        case .owner(let to, let was): field("owner", .optional(to?.text), .optional(was?.text))
        case .due(let to, let was): field("due", .optional(to?.description), .optional(was?.description))
        case .capture(let to, let was): field("capture", .optional(to?.description), .optional(was?.description))
        case .state(let to, let was): field("state", .string(to.rawValue), .string(was.rawValue))
        case .verdict(let to, let was): field("verdict", to.json, was.json)
        case .target(let target, let to, let was):
            field("target", .bool(to), .bool(was)) + [.init("target", .string(target.text))]
        case .evidence(let id, let to, let was):
            field("evidence", .bool(to), .bool(was)) + [.init("evidence", .string(id.description))]
        case .dropped(let to, let was): field("dropped", .bool(to), .bool(was))
        }
    }
}

extension RequestVerdict {
    /// The verdict as an object.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [.init("is", .string(word))]
        if let reason { members.append(.init("reason", .string(reason))) }
        return .object(members)
    }

    /// Reads a verdict.
    package init(_ node: JSONNode) throws(JSONError) {
        let word = try node.required("is")
        switch try word.string() {
        case "none": self = .none
        case "accepted": self = .accepted
        case "returned": self = .returned(reason: try node.required("reason").string())
        default: throw word.error("no such verdict")
        }
    }
}

extension AskedRequest {
    /// The keys that say what is asked for.
    package var members: [JSONValue.Member] {
        [
            .init("text", .string(text)), .init("kind", .string(kind.rawValue)), .init("reference", .string(reference)),
            .init("targets", .strings(targets.map(\.text))), .init("owner", .optional(owner?.text)),
            .init("due", .optional(due?.description)), .init("capture", .optional(capture?.description)),
        ]
    }

    /// Reads what is asked for.
    package init(_ node: JSONNode) throws(JSONError) {
        var targets: [RequestTarget] = []
        for child in try node.required("targets").elements() { targets.append(try child.requestTarget()) }
        self.init(
            text: try node.required("text").string(), kind: try node.requestKind("kind"),
            reference: try node.required("reference").string(), targets: targets,
            owner: node.optional("owner") == nil ? nil : try node.handle("owner"), due: try node.optionalDay("due"),
            capture: try node.optionalDay("capture"))
    }
}

extension RollChange {
    /// The keys that say what is taken over.
    package var members: [JSONValue.Member] {
        switch self {
        case .from(let id): [.init("from", .string(id.text))]
        case .objective(let id, let area, let title):
            [.init("objective", .string(id)), .init("area", .string(area)), .init("title", .string(title))]
        case .item(let id, let criterion, let title):
            [.init("item", .string(id.text)), .init("criterion", .string(criterion)), .init("title", .string(title))]
        }
    }
}

extension JSONNode {
    /// The number of a request.
    package func requestNumber(_ key: String) throws(JSONError) -> RequestNumber {
        let node = try required(key)
        let text = try node.string()
        guard let number = RequestNumber(text), number.text == text else { throw node.error("that cannot be a request's number") }
        return number
    }

    /// What is said of a request.
    package func requestChange() throws(JSONError) -> RequestChange {
        let field = try required("field")
        switch try field.string() {
        case "added": return .added(try AskedRequest(self))
        case "text": return .text(to: try required("to").string(), was: try required("was").string())
        case "kind": return .kind(to: try requestKind("to"), was: try requestKind("was"))
        case "reference": return .reference(to: try required("to").string(), was: try required("was").string())
        case "owner":
            return .owner(
                to: optional("to") == nil ? nil : try handle("to"), was: optional("was") == nil ? nil : try handle("was"))
        case "due": return .due(to: try optionalDay("to"), was: try optionalDay("was"))
        case "capture": return .capture(to: try optionalDay("to"), was: try optionalDay("was"))
        case "state": return .state(to: try requestState("to"), was: try requestState("was"))
        case "verdict":
            return .verdict(to: try RequestVerdict(try required("to")), was: try RequestVerdict(try required("was")))
        case "target":
            return .target(
                try required("target").requestTarget(), to: try required("to").bool(), was: try required("was").bool())
        case "evidence":
            return .evidence(
                try required("evidence").entryID(), to: try required("to").bool(), was: try required("was").bool())
        case "dropped": return .dropped(to: try required("to").bool(), was: try required("was").bool())
        default: throw field.ofNewer("no such field of a request")
        }
    }

    /// What is taken over from a report.
    package func rollChange() throws(JSONError) -> RollChange {
        if let from = self["from"] {
            guard EngagementID.isValid(try from.string()) else { throw from.error("that cannot be an engagement's id") }
            return .from(EngagementID(try from.string()))
        }
        if let objective = self["objective"] {
            return .objective(
                id: try objective.string(), area: try required("area").string(), title: try required("title").string())
        }
        if let item = self["item"] {
            return .item(
                ItemID(try item.string()), criterion: try required("criterion").string(), title: try required("title").string())
        }
        throw ofNewer("nothing is taken over that this version knows")
    }

    /// Whether a second person agrees.
    package func confirmation(_ key: String) throws(JSONError) -> Confirmation {
        let node = try required(key)
        guard let value = Confirmation(rawValue: try node.string()) else { throw node.error("no such confirmation") }
        return value
    }

    /// A day, or nil where it is missing or null.
    package func optionalDay(_ key: String) throws(JSONError) -> Day? { optional(key) == nil ? nil : try day(key) }

    /// What a request points to.
    package func requestTarget() throws(JSONError) -> RequestTarget {
        guard let target = RequestTarget(try string()) else { throw error("a target like criterion:CC6.1 is expected") }
        return target
    }

    /// How far a team is with a request.
    package func requestState(_ key: String) throws(JSONError) -> RequestState {
        let node = try required(key)
        guard let state = RequestState(rawValue: try node.string()) else { throw node.error("no such state of a request") }
        return state
    }

    /// What a request is for.
    package func requestKind(_ key: String) throws(JSONError) -> RequestKind {
        let node = try required(key)
        guard let kind = RequestKind(rawValue: try node.string()) else { throw node.error("no such kind of request") }
        return kind
    }
}
