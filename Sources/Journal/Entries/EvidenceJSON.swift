import Readiness
import StrictJSON

// The keys in which journals, the kept state and answers say what a piece of evidence is.

extension EvidenceSetup {
    /// The keys that say what is attached. What nobody said is left out.
    package var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [.init("title", .string(title)), .init("kind", .string(kind.rawValue))]
        members += content.members
        members += [
            .init("covers", .string(covers.text)), .init("performed", .string(performed.description)),
            .init("collected", .string(collected.description)), .init("shows", .strings(targets.map(\.description))),
        ]
        if !source.isEmpty { members.append(.init("source", .string(source))) }
        if !method.isEmpty { members.append(.init("method", .string(method))) }
        if let count { members.append(.init("count", .integer(count))) }
        if let sample { members.append(.init("sample", sample.json)) }
        if let tool { members.append(.init("tool", tool.json)) }
        if let result { members.append(.init("result", .string(result.rawValue))) }
        if let replaces { members.append(.init("replaces", .string(replaces.description))) }
        return members
    }

    /// Reads what is attached.
    package init(_ node: JSONNode) throws(JSONError) {
        let kind = try node.required("kind")
        guard let kindOfIt = EvidenceKind(rawValue: try kind.string()) else {
            throw kind.ofNewer("no such kind of evidence")
        }
        var targets: [EvidenceTarget] = []
        for child in try node.required("shows").elements() { targets.append(try EvidenceTarget(child)) }
        self.init(
            title: try node.required("title").string(), kind: kindOfIt, content: try EvidenceContent(node),
            covers: try node.required("covers").days(), performed: try node.day("performed"),
            collected: try node.day("collected"), targets: targets)
        source = try node.optional("source")?.string() ?? ""
        method = try node.optional("method")?.string() ?? ""
        count = try node.optional("count").map { (node) throws(JSONError) in try node.counted() }
        sample = try node.optional("sample").map { (node) throws(JSONError) in try EvidenceSample(node) }
        tool = try node.optional("tool").map { (node) throws(JSONError) in
            EvidenceTool(
                name: try node.required("name").string(), version: try node.optional("version")?.string() ?? "")
        }
        result = try node.optional("result").map { (node) throws(JSONError) in try EvidenceResult(node) }
        replaces = try node.optional("replaces")?.entryID()
    }
}

extension EvidenceContent {
    /// The key that says where the evidence itself is.
    package var members: [JSONValue.Member] {
        switch self {
        case .file(let digest, let size, let name):
            [.init("file", ["digest": .string(digest), "size": .integer(size), "name": .string(name)])]
        case .link(let address, let digest):
            [.init("link", .string(address))] + (digest.map { [.init("digest", .string($0))] } ?? [])
        case .text(let text): [.init("text", .string(text))]
        }
    }

    /// Reads where it is.
    package init(_ node: JSONNode) throws(JSONError) {
        if let file = node.optional("file") {
            self = .file(
                digest: try file.required("digest").digest(), size: try file.required("size").counted(),
                name: try file.required("name").string())
        } else if let link = node.optional("link") {
            self = .link(try link.string(), digest: try node.optional("digest")?.digest())
        } else if let text = node.optional("text") {
            self = .text(try text.string())
        } else {
            throw node.ofNewer("evidence is a file, a link or a text")
        }
    }
}

extension EvidenceResult {
    /// Reads a result.
    package init(_ node: JSONNode) throws(JSONError) {
        guard let result = EvidenceResult(rawValue: try node.string()) else { throw node.error("a result is pass or fail") }
        self = result
    }
}

extension EvidenceSample {
    /// The sample as an object.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [.init("size", .integer(size))]
        if !how.isEmpty { members.append(.init("how", .string(how))) }
        members.append(.init("exceptions", .integer(exceptions)))
        return .object(members)
    }

    package init(_ node: JSONNode) throws(JSONError) {
        self.init(
            size: try node.required("size").counted(), how: try node.optional("how")?.string() ?? "",
            exceptions: try node.required("exceptions").counted())
    }
}

extension EvidenceTool {
    /// The tool as an object.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [.init("name", .string(name))]
        if !version.isEmpty { members.append(.init("version", .string(version))) }
        return .object(members)
    }
}

extension EvidenceTarget {
    package init(_ node: JSONNode) throws(JSONError) {
        guard let target = EvidenceTarget(try node.string()) else {
            throw node.ofNewer("a control like access-review or an item like soc2/CC6.1-04 is expected")
        }
        self = target
    }
}

extension EvidenceOpinion {
    /// The word for it.
    package var word: String {
        switch self {
        case .accepted: "accepted"
        case .returned: "returned"
        }
    }

    /// The opinion as a word, or as an object where it has a reason.
    package var json: JSONValue {
        switch self {
        case .accepted: "accepted"
        case .returned(let reason): ["returned": .string(reason)]
        }
    }

    package init(_ node: JSONNode) throws(JSONError) {
        if let reason = node["returned"] {
            self = .returned(reason: try reason.string())
        } else {
            guard try node.string() == "accepted" else { throw node.error("evidence is accepted, or returned for a reason") }
            self = .accepted
        }
    }
}

extension EvidenceChange {
    /// The keys that say which field is set, to what, and what it was.
    package var members: [JSONValue.Member] {
        func field(_ name: String, _ to: JSONValue, _ was: JSONValue) -> [JSONValue.Member] {
            [.init("field", .string(name)), .init("to", to), .init("was", was)]
        }
        return switch self {
        case .title(let to, let was): field("title", .string(to), .string(was))
        case .covers(let to, let was): field("covers", .string(to.text), .string(was.text))
        case .performed(let to, let was): field("performed", .string(to.description), .string(was.description))
        case .collected(let to, let was): field("collected", .string(to.description), .string(was.description))
        case .source(let to, let was): field("source", .string(to), .string(was))
        case .method(let to, let was): field("method", .string(to), .string(was))
        case .result(let to, let was): field("result", .optional(to?.rawValue), .optional(was?.rawValue))
        case .shows(let target, let to, let was):
            field("shows", .bool(to), .bool(was)) + [.init("target", .string(target.description))]
        case .opinion(let to, let was, let seen):
            field("verdict", to?.json ?? .null, was?.json ?? .null) + [.init("seen", .string(seen.description))]
        case .retired(let to, let was): field("retired", .bool(to), .bool(was))
        }
    }

    /// Reads what is said of a piece.
    package init(_ node: JSONNode) throws(JSONError) {
        let field = try node.required("field")
        switch try field.string() {
        case "title": self = .title(to: try node.required("to").string(), was: try node.required("was").string())
        case "covers": self = .covers(to: try node.required("to").days(), was: try node.required("was").days())
        case "performed": self = .performed(to: try node.day("to"), was: try node.day("was"))
        case "collected": self = .collected(to: try node.day("to"), was: try node.day("was"))
        case "source": self = .source(to: try node.required("to").string(), was: try node.required("was").string())
        case "method": self = .method(to: try node.required("to").string(), was: try node.required("was").string())
        case "result":
            self = .result(
                to: try node.optional("to").map { (node) throws(JSONError) in try EvidenceResult(node) },
                was: try node.optional("was").map { (node) throws(JSONError) in try EvidenceResult(node) })
        case "shows":
            self = .shows(
                try EvidenceTarget(try node.required("target")), to: try node.required("to").bool(),
                was: try node.required("was").bool())
        case "verdict":
            self = .opinion(
                to: try node.optional("to").map { (node) throws(JSONError) in try EvidenceOpinion(node) },
                was: try node.optional("was").map { (node) throws(JSONError) in try EvidenceOpinion(node) },
                seen: try node.required("seen").entryID())
        case "retired": self = .retired(to: try node.required("to").bool(), was: try node.required("was").bool())
        default: throw field.ofNewer("no such field of evidence")
        }
    }
}

extension ClosedRange<Day> {
    /// `2027-04-01..2027-06-30`, or `2027-06-30` for one day: as it stands in files and on the command line.
    package var text: String {
        lowerBound == upperBound ? lowerBound.description : "\(lowerBound)..\(upperBound)"
    }
}

extension JSONNode {
    /// One day or a stretch of days.
    package func days() throws(JSONError) -> ClosedRange<Day> {
        let text = try string()
        if let day = Day(iso: text) { return day...day }
        guard text.utf8.count == 22, let from = Day(iso: text.prefix(10)), let to = Day(iso: text.suffix(10)),
            text.dropFirst(10).prefix(2) == "..", from <= to
        else { throw error("a date like 2027-06-30 or days like 2027-04-01..2027-06-30 are expected") }
        return from...to
    }

    /// A SHA-256 in 64 hexadecimal digits.
    package func digest() throws(JSONError) -> String {
        let text = try string()
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            throw error("a SHA-256 in 64 hexadecimal digits is expected")
        }
        return text
    }

    /// A number from 0.
    package func counted() throws(JSONError) -> Int {
        let number = try integer()
        guard number >= 0 else { throw error("a number from 0 is expected") }
        return number
    }
}
