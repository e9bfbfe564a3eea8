import Journal
import Readiness
import StrictJSON

extension EvidenceRecord {
    /// The record as members of an object: the piece as it stands, and what was said of it since it was attached.
    package var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("id", .string(id.description)), .init("clock", .integer(attached.clock)), .init("at", .string(at.description)),
        ]
        members += piece.setup.members
        if piece.isRetired { members.append(.init("retired", true)) }
        if piece.isUndone { members.append(.init("undone", true)) }
        members.add("changes", changes) { change in
            .object(
                change.change.members + [.init("stamp", .string(change.stamp.text)), .init("at", .string(change.at.description))])
        }
        members.add("touches", touches.sorted { $0.value.stamp < $1.value.stamp }) { field, touch in
            var members = field.members + [.init("stamp", .string(touch.stamp.text)), .init("at", .string(touch.at.description))]
            members.add("clashes", touch.clashes) { $0.json }
            return .object(members)
        }
        if words != id { members.append(.init("words", .string(words.description))) }
        members.add("signatures", signatures) { signature in
            var members: [JSONValue.Member] = [
                .init("opinion", signature.opinion.json), .init("entry", .string(signature.entry.description)),
                .init("at", .string(signature.at.description)),
            ]
            // What was signed is what stands, but for pieces that were corrected since.
            if signature.words != piece.words { members.append(.init("words", signature.words?.json ?? .null)) }
            return .object(members)
        }
        if let opinion { members.append(.init("opinion", opinion.json)) }
        members.add("ownOpinions", ownOpinions) { .string($0.description) }
        return members
    }

    /// Reads a record.
    package init(_ node: JSONNode) throws(JSONError) {
        var piece = Evidence(try EvidenceSetup(node), id: try node.required("id").entryID())
        piece.isRetired = try node["retired"]?.bool() ?? false
        piece.isUndone = try node["undone"]?.bool() ?? false
        var changes: [Change] = []
        for child in try node.list("changes") {
            changes.append(
                Change(try EvidenceChange(child), stamp: try Stamp(try child.required("stamp")), at: try child.timestamp("at")))
        }
        var touches: [EvidenceField: Touch] = [:]
        for child in try node.list("touches") {
            var clashes: [Clash] = []
            for clash in try child.list("clashes") {
                clashes.append(
                    Clash(earlier: try clash.required("earlier").entryID(), later: try clash.required("later").entryID()))
            }
            touches[try EvidenceField(child)] = Touch(
                stamp: try Stamp(try child.required("stamp")), at: try child.timestamp("at"), clashes: clashes)
        }
        var signatures: [Signature] = []
        for child in try node.list("signatures") {
            var words: EvidenceWords? = piece.words
            if let node = child["words"] {
                words = try node.unlessNull { (node) throws(JSONError) in try EvidenceWords(node) }
            }
            signatures.append(
                Signature(
                    opinion: try EvidenceOpinion(try child.required("opinion")), entry: try child.required("entry").entryID(),
                    at: try child.timestamp("at"), words: words))
        }
        var own: [EntryID] = []
        for child in try node.list("ownOpinions") { own.append(try child.entryID()) }
        self.init(
            piece: piece, attached: Stamp(clock: try node.required("clock").integer(), entry: piece.id),
            at: try node.timestamp("at"), changes: changes, touches: touches, words: try node["words"]?.entryID(),
            signatures: signatures, opinion: try node["opinion"].map { (node) throws(JSONError) in try EvidenceOpinion(node) },
            ownOpinions: own)
    }
}

extension EvidenceField {
    fileprivate var members: [JSONValue.Member] {
        let name: JSONValue =
            switch self {
            case .title: "title"
            case .covers: "covers"
            case .performed: "performed"
            case .collected: "collected"
            case .source: "source"
            case .method: "method"
            case .result: "result"
            case .shows: "shows"
            case .opinion: "verdict"
            case .retired: "retired"
            }
        guard case .shows(let target) = self else { return [.init("field", name)] }
        return [.init("field", name), .init("target", .string(target.description))]
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        let field = try node.required("field")
        switch try field.string() {
        case "title": self = .title
        case "covers": self = .covers
        case "performed": self = .performed
        case "collected": self = .collected
        case "source": self = .source
        case "method": self = .method
        case "result": self = .result
        case "shows": self = .shows(try EvidenceTarget(try node.required("target")))
        case "verdict": self = .opinion
        case "retired": self = .retired
        default: throw field.error("no such field of evidence")
        }
    }
}

extension EvidenceWords {
    fileprivate var json: JSONValue {
        [
            "title": .string(title), "covers": .string(covers.text), "performed": .string(performed.description),
            "collected": .string(collected.description), "source": .string(source), "method": .string(method),
            "result": .optional(result?.rawValue),
        ]
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(
            title: try node.required("title").string(), covers: try node.required("covers").days(),
            performed: try node.day("performed"), collected: try node.day("collected"),
            source: try node.required("source").string(), method: try node.required("method").string(),
            result: try node.optional("result").map { (node) throws(JSONError) in try EvidenceResult(node) })
    }
}
