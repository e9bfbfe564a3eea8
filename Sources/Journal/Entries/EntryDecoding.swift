import Readiness
import StrictJSON

extension Entry {
    /// Reads a line of a writer's journal.
    ///
    /// Keys that mean nothing are passed over, so that a later version can add some; a verb that means nothing is
    /// refused, because what it did would be missing from everything shown.
    static func decode(_ node: JSONNode, of writer: WriterID) throws(JSONError) -> Entry {
        let sequence = try node.positive("seq")
        let at = try node.required("at")
        guard let timestamp = Timestamp(iso: try at.string()) else {
            throw at.error("a time like 2026-11-23T09:02:11-05:00 is expected")
        }
        var reversal: Reversal?
        if let undo = node["undo"] { reversal = .undo(try undo.entryID()) }
        if let redo = node["redo"] { reversal = .redo(try redo.entryID()) }
        let batch = node["batch"] == nil ? sequence : try node.positive("batch")
        guard batch <= sequence else { throw try node.required("batch").error("an entry cannot belong to a later go") }
        let words = try node["words"].map { (node) throws(JSONError) in try SignedWords(node) }
        return Entry(
            stamp: Stamp(clock: try node.positive("clock"), entry: EntryID(writer, sequence)), at: timestamp,
            by: try node.required("by").string(), action: try node.action(), batch: batch, reversal: reversal, words: words)
    }
}

extension JSONNode {
    fileprivate func action() throws(JSONError) -> Action {
        let verb = try required("do")
        switch try verb.string() {
        case "workspace": return .workspace(name: try optional("to")?.string(), was: try optional("was")?.string())
        case "person":
            return .person(try handle("person"), name: try required("to").string(), was: try optional("was")?.string())
        case "same":
            return .same(
                try handle("person"), as: try handle("as"), to: try required("to").bool(), was: try required("was").bool())
        case "engage":
            let report = try required("report")
            guard let kind = ReportKind(rawValue: try report.string()) else { throw report.error("no such kind of report") }
            return .engage(
                EngagementSetup(
                    id: try engagementID(), report: kind, catalog: try required("catalog").string(), type: try reportType(),
                    organization: try required("organization").string(), service: try required("service").string(),
                    areas: try required("areas").strings()))
        case "amend": return .amend(try engagementID(), try amendment())
        case "drop": return .drop(try engagementID(), to: try required("to").bool(), was: try required("was").bool())
        case "scope":
            return .scope(
                try engagementID(), target: try required("target").string(), to: try required("to").bool(),
                was: try required("was").bool(), reason: try required("reason").string())
        case "objective":
            return .objective(try engagementID(), area: try required("area").string(), title: try required("title").string())
        case "reword":
            return .reword(
                try engagementID(), criterion: try required("criterion").string(), to: try optional("to")?.string(),
                was: try optional("was")?.string())
        case "item":
            return .item(try engagementID(), criterion: try required("criterion").string(), title: try required("title").string())
        case "withdraw":
            return .withdraw(
                try engagementID(), try required("entry").entryID(), to: try required("to").bool(),
                was: try required("was").bool())
        case "control": return .control(try controlKey(), try controlChange())
        case "define": return .define(try ownControl())
        case "request": return .request(try engagementID(), try requestNumber("request"), try requestChange())
        case "roll": return .roll(try engagementID(), try rollChange())
        case "rule": return .rule(try RuleChange(self))
        case "check": return .check(try checkName(), to: try checkTargets("to"), was: try checkTargets("was"))
        case "attach": return .attach(try EvidenceSetup(self))
        case "evidence": return .evidence(try required("evidence").entryID(), try EvidenceChange(self))
        case "correct":
            return .correct(
                try engagementID(), try required("entry").entryID(), to: try required("to").string(),
                was: try required("was").string())
        case "status", "return", "blocked", "owner", "due", "note", "settle", "keep", "confirm", "again":
            return try itemAction(try verb.string())
        default:
            throw verb.ofNewer("\"\(try verb.string())\" is not something this version knows")
        }
    }

    private func itemAction(_ verb: String) throws(JSONError) -> Action {
        let node = try required("item")
        guard let item = ItemAddress(try node.string()) else { throw node.error("an item like soc2/CC6.1-04 is expected") }
        switch verb {
        case "status":
            return .status(item, to: try status("to"), was: try status("was"), reason: try optional("reason")?.string() ?? "")
        case "return":
            return .returned(item, to: try status("to"), was: try status("was"), reason: try required("reason").string())
        case "blocked": return .blocked(item, to: try optional("to")?.string(), was: try optional("was")?.string())
        case "owner":
            return .owner(
                item, to: optional("to") == nil ? nil : try handle("to"), was: optional("was") == nil ? nil : try handle("was"))
        case "due":
            return .due(item, to: optional("to") == nil ? nil : try day("to"), was: optional("was") == nil ? nil : try day("was"))
        case "note": return .note(item, text: try required("text").string())
        case "keep": return .keep(item)
        case "confirm": return .confirm(item, to: try confirmation("to"), was: try confirmation("was"))
        case "again": return .again(item, to: try optionalDay("to"), was: try optionalDay("was"))
        default:
            var clashes: [Clash] = []
            for clash in try required("clashes").elements() {
                clashes.append(
                    Clash(earlier: try clash.required("earlier").entryID(), later: try clash.required("later").entryID()))
            }
            return .settle(item, clashes)
        }
    }

    private func amendment() throws(JSONError) -> Amendment {
        let field = try required("field")
        let (to, was) = (try required("to"), try required("was"))
        switch try field.string() {
        case "type": return .type(to: try to.reportType(), was: try was.reportType())
        case "organization": return .organization(to: try to.string(), was: try was.string())
        case "service": return .service(to: try to.string(), was: try was.string())
        default: throw field.error("no such field of an engagement")
        }
    }

    package func reportType() throws(JSONError) -> ReportType {
        let type = try required("type")
        switch try type.integer() {
        case 1: return .type1(asOf: try day("asOf"))
        case 2:
            let (from, to) = (try day("from"), try day("to"))
            guard from <= to else { throw error("the period ends before it begins") }
            return .type2(from...to)
        default: throw type.error("a type is 1 or 2")
        }
    }

    // MARK: Fields

    /// The value of a key, or nil where it is missing or null.
    package func optional(_ key: String) -> JSONNode? { self[key].flatMap { $0.kind == .null ? nil : $0 } }

    fileprivate func positive(_ key: String) throws(JSONError) -> Int {
        let node = try required(key)
        let number = try node.integer()
        guard number > 0 else { throw node.error("\"\(key)\" counts from 1") }
        return number
    }

    package func entryID() throws(JSONError) -> EntryID {
        guard let id = EntryID(try string()) else { throw error("an entry like ana-4f1c90ab:12 is expected") }
        return id
    }

    private func engagementID() throws(JSONError) -> EngagementID {
        let node = try required("engagement")
        guard EngagementID.isValid(try node.string()) else { throw node.error("that cannot be an engagement's id") }
        return EngagementID(try node.string())
    }

    package func handle(_ key: String) throws(JSONError) -> Handle {
        let node = try required(key)
        guard Handle.isValid(try node.string()) else { throw node.error("that cannot be a handle") }
        return Handle(try node.string())
    }

    package func day(_ key: String) throws(JSONError) -> Day {
        let node = try required(key)
        guard let day = Day(iso: try node.string()) else { throw node.error("a date like 2026-11-23 is expected") }
        return day
    }

    private func status(_ key: String) throws(JSONError) -> Status {
        let node = try required(key)
        guard let status = Status(rawValue: try node.string()) else { throw node.error("no such status") }
        return status
    }
}
