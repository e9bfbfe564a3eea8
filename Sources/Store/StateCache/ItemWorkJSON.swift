import Journal
import Readiness
import StrictJSON

extension ItemWork {
    /// The work on an item as members of an object.
    package var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        members.add("status", recordedStatus) { .string($0.rawValue) }
        if !exclusion.isEmpty { members.append(.init("exclusion", .string(exclusion))) }
        let signed = WordsOnce(of: ticks + reviews + exclusions)
        members.add("words", signed.words, \.json)
        members.add("ticks", ticks) { $0.json(signed) }
        members.add("reviews", reviews) { $0.json(signed) }
        members.add("exclusions", exclusions) { $0.json(signed) }
        members.add("returns", returns, \.json)
        members.add("blocked", blocked) { .optional($0) }
        members.add("owner", owner) { .optional($0?.text) }
        members.add("due", due) { .optional($0?.description) }
        if let recorded = second.recorded.json({ .string($0.rawValue) }) {
            members.append(.init("second", recorded))
            members.append(.init("secondOf", .integer(second.exclusions)))
        }
        members.add("again", lookAgain) { .optional($0?.description) }
        members.add("notes", allNotes) { .object($0.members) }
        members.add("void", voidReviews) { ["entry": .string($0.entry.description), "own": .bool($0.isOwn)] }
        return members
    }

    /// Reads the work on an item.
    package init(_ node: JSONNode) throws(JSONError) {
        self.init()
        recordedStatus = try Register(node["status"], or: .todo) { (node) throws(JSONError) in
            guard let status = Status(rawValue: try node.string()) else { throw node.error("no such status") }
            return status
        }
        exclusion = try node.text("exclusion")
        var words: [SignedWords] = []
        for child in try node.list("words") { words.append(try SignedWords(child)) }
        ticks = try node.decoded("ticks") { (node) throws(JSONError) in try Signature(node, words) }
        reviews = try node.decoded("reviews") { (node) throws(JSONError) in try Signature(node, words) }
        exclusions = try node.decoded("exclusions") { (node) throws(JSONError) in try Signature(node, words) }
        returns = try node.decoded("returns") { (node) throws(JSONError) in try Return(node) }
        blocked = try Register(node["blocked"], or: nil) { (node) throws(JSONError) in
            try node.unlessNull { (node) throws(JSONError) in try node.string() }
        }
        owner = try Register(node["owner"], or: nil) { (node) throws(JSONError) in
            try node.unlessNull { (node) throws(JSONError) in try node.asHandle() }
        }
        due = try Register(node["due"], or: nil) { (node) throws(JSONError) in
            try node.unlessNull { (node) throws(JSONError) in
                guard let day = Day(iso: try node.string()) else { throw node.error("a date like 2026-11-23 is expected") }
                return day
            }
        }
        if let recorded = node["second"] {
            second = SecondSignature(
                recorded: try Register(recorded, or: .none) { (node) throws(JSONError) in
                    guard let value = Confirmation(rawValue: try node.string()) else { throw node.error("no such confirmation") }
                    return value
                }, exclusions: try node.required("secondOf").integer())
        }
        lookAgain = try Register(node["again"], or: nil) { (node) throws(JSONError) in
            try node.unlessNull { (node) throws(JSONError) in
                guard let day = Day(iso: try node.string()) else { throw node.error("a date like 2026-11-23 is expected") }
                return day
            }
        }
        allNotes = try node.decoded("notes") { (node) throws(JSONError) in try Note(node) }
        voidReviews = try node.decoded("void") { (node) throws(JSONError) in
            VoidReview(entry: try node.required("entry").entryID(), isOwn: try node.required("own").bool())
        }
    }
}

/// The words that people signed on one item, each once, in the order in which they came first. Signatures name them by
/// their places: most are of the same words, and these would be most of the file.
private struct WordsOnce {
    private(set) var words: [SignedWords] = []
    private var places: [SignedWords: Int] = [:]

    init(of signatures: [Signature]) {
        for signature in signatures {
            if let words = signature.words { add(words) }
            for keep in signature.keeps { add(keep.words) }
        }
    }

    private mutating func add(_ words: SignedWords) {
        // Nearly always the same as those before.
        guard words != self.words.last, places[words] == nil else { return }
        places[words] = self.words.count
        self.words.append(words)
    }

    /// The place of words that are among them.
    func place(of words: SignedWords) -> JSONValue { places[words].map(JSONValue.integer) ?? .null }
}

extension JSONNode {
    /// The words at the place that a member names.
    fileprivate func words(among words: [SignedWords]) throws(JSONError) -> SignedWords {
        let place = try integer()
        guard words.indices.contains(place) else { throw error("no words stand at that place") }
        return words[place]
    }
}

extension Signature {
    fileprivate func json(_ signed: WordsOnce) -> JSONValue {
        var members: [JSONValue.Member] = [.init("by", .string(by.text)), .init("at", .string(at.description))]
        if let stamp { members.append(.init("stamp", .string(stamp.text))) }
        if let words { members.append(.init("words", signed.place(of: words))) }
        if !comment.isEmpty { members.append(.init("comment", .string(comment))) }
        members.add("keeps", keeps) { .object($0.members(signed)) }
        return .object(members)
    }

    fileprivate init(_ node: JSONNode, _ words: [SignedWords]) throws(JSONError) {
        self.init(
            by: try node.required("by").asHandle(), at: try node.timestamp("at"),
            stamp: try node["stamp"].map { (node) throws(JSONError) in try Stamp(node) },
            words: try node["words"].map { (node) throws(JSONError) in try node.words(among: words) })
        comment = try node.text("comment")
        for child in try node.list("keeps") { keeps.append(try Keep(child, words)) }
    }
}

extension Return {
    fileprivate var json: JSONValue {
        [
            "entry": .string(entry.description), "reason": .string(reason), "at": .string(at.description),
            "ticks": .integer(ticks),
        ]
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(
            entry: try node.required("entry").entryID(), reason: try node.required("reason").string(),
            at: try node.timestamp("at"), ticks: try node.required("ticks").integer())
    }
}

extension Keep {
    fileprivate func members(_ signed: WordsOnce) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("entry", .string(entry.description)), .init("at", .string(at.description)),
            .init("words", signed.place(of: words)),
        ]
        members.add("withdrawn", isWithdrawn) { .bool($0) }
        return members
    }

    fileprivate init(_ node: JSONNode, _ words: [SignedWords]) throws(JSONError) {
        self.init(
            entry: try node.required("entry").entryID(), words: try node.required("words").words(among: words),
            at: try node.timestamp("at"))
        isWithdrawn = try Register(node["withdrawn"], or: false) { (node) throws(JSONError) in try node.bool() }
    }
}

extension Note {
    fileprivate var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("entry", .string(id.description)), .init("at", .string(at.description)), .init("text", .string(text)),
        ]
        members.add("words", words) { .string($0) }
        members.add("withdrawn", isWithdrawn) { .bool($0) }
        return members
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(
            id: try node.required("entry").entryID(), text: try node.required("text").string(), at: try node.timestamp("at"))
        words = try Register(node["words"], or: text) { (node) throws(JSONError) in try node.string() }
        isWithdrawn = try Register(node["withdrawn"], or: false) { (node) throws(JSONError) in try node.bool() }
    }
}
