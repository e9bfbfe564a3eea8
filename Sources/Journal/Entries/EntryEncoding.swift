import Readiness
import StrictJSON

extension Entry {
    /// The entry as a line of a journal, without the newline. The keys always come in the same order.
    package func line(after head: String) -> [UInt8] {
        var members: [JSONValue.Member] = [
            .init("seq", .integer(id.sequence)), .init("clock", .integer(stamp.clock)), .init("at", .string(at.description)),
            .init("by", .string(by)),
        ]
        members += action.members
        if let words { members.append(.init("words", words.json)) }
        if batch != id.sequence { members.append(.init("batch", .integer(batch))) }
        switch reversal {
        case .undo(let entry): members.append(.init("undo", .string(entry.description)))
        case .redo(let entry): members.append(.init("redo", .string(entry.description)))
        case nil: break
        }
        members.append(.init("prev", .string(head)))
        return JSONValue.object(members).encoded(.line)
    }
}

extension Action {
    /// The keys that say what was done.
    fileprivate var members: [JSONValue.Member] {
        func done(_ verb: String, _ members: (String, JSONValue)...) -> [JSONValue.Member] {
            [.init("do", .string(verb))] + members.map { JSONValue.Member($0.0, $0.1) }
        }
        switch self {
        case .workspace(let name, let was): return done("workspace", ("to", .optional(name)), ("was", .optional(was)))
        case .person(let handle, let name, let was):
            return done("person", ("person", .string(handle.text)), ("to", .string(name)), ("was", .optional(was)))
        case .same(let other, let main, let to, let was):
            return done(
                "same", ("person", .string(other.text)), ("as", .string(main.text)), ("to", .bool(to)), ("was", .bool(was)))
        case .engage(let setup):
            return done(
                "engage", ("engagement", .string(setup.id.text)), ("report", .string(setup.report.rawValue)),
                ("catalog", .string(setup.catalog)))
                + setup.type.members
                + [
                    .init("organization", .string(setup.organization)), .init("service", .string(setup.service)),
                    .init("areas", .strings(setup.areas)),
                ]
        case .amend(let id, .type(let to, let was)):
            return done(
                "amend", ("engagement", .string(id.text)), ("field", "type"), ("to", .object(to.members)),
                ("was", .object(was.members)))
        case .amend(let id, .organization(let to, let was)):
            return done(
                "amend", ("engagement", .string(id.text)), ("field", "organization"), ("to", .string(to)), ("was", .string(was)))
        case .amend(let id, .service(let to, let was)):
            return done(
                "amend", ("engagement", .string(id.text)), ("field", "service"), ("to", .string(to)), ("was", .string(was)))
        case .drop(let id, let to, let was):
            return done("drop", ("engagement", .string(id.text)), ("to", .bool(to)), ("was", .bool(was)))
        case .scope(let id, let target, let to, let was, let reason):
            return done(
                "scope", ("engagement", .string(id.text)), ("target", .string(target)), ("to", .bool(to)), ("was", .bool(was)),
                ("reason", .string(reason)))
        case .objective(let id, let area, let title):
            return done("objective", ("engagement", .string(id.text)), ("area", .string(area)), ("title", .string(title)))
        case .reword(let id, let criterion, let to, let was):
            return done(
                "reword", ("engagement", .string(id.text)), ("criterion", .string(criterion)), ("to", .optional(to)),
                ("was", .optional(was)))
        case .item(let id, let criterion, let title):
            return done("item", ("engagement", .string(id.text)), ("criterion", .string(criterion)), ("title", .string(title)))
        case .status(let item, let to, let was, let reason):
            let members = done(
                "status", ("item", .string(item.description)), ("to", .string(to.rawValue)), ("was", .string(was.rawValue)))
            return reason.isEmpty ? members : members + [.init("reason", .string(reason))]
        case .returned(let item, let to, let was, let reason):
            return done(
                "return", ("item", .string(item.description)), ("to", .string(to.rawValue)), ("was", .string(was.rawValue)),
                ("reason", .string(reason)))
        case .blocked(let item, let to, let was):
            return done("blocked", ("item", .string(item.description)), ("to", .optional(to)), ("was", .optional(was)))
        case .owner(let item, let to, let was):
            return done("owner", ("item", .string(item.description)), ("to", .optional(to?.text)), ("was", .optional(was?.text)))
        case .due(let item, let to, let was):
            return done(
                "due", ("item", .string(item.description)), ("to", .optional(to?.description)),
                ("was", .optional(was?.description)))
        case .note(let item, let text): return done("note", ("item", .string(item.description)), ("text", .string(text)))
        case .correct(let id, let entry, let to, let was):
            return done(
                "correct", ("engagement", .string(id.text)), ("entry", .string(entry.description)), ("to", .string(to)),
                ("was", .string(was)))
        case .withdraw(let id, let entry, let to, let was):
            return done(
                "withdraw", ("engagement", .string(id.text)), ("entry", .string(entry.description)), ("to", .bool(to)),
                ("was", .bool(was)))
        case .control(let key, let change):
            return done("control", ("control", .string(key))) + change.members
        case .define(let control): return done("define") + control.members
        case .confirm(let item, let to, let was):
            return done(
                "confirm", ("item", .string(item.description)), ("to", .string(to.rawValue)), ("was", .string(was.rawValue)))
        case .again(let item, let to, let was):
            return done(
                "again", ("item", .string(item.description)), ("to", .optional(to?.description)),
                ("was", .optional(was?.description)))
        case .request(let id, let number, let change):
            return done("request", ("engagement", .string(id.text)), ("request", .string(number.text))) + change.members
        case .roll(let id, let change): return done("roll", ("engagement", .string(id.text))) + change.members
        case .rule(let change): return done("rule") + change.members
        case .check(let name, let to, let was):
            return done("check") + name.members + [.init("to", to.json), .init("was", was.json)]
        case .attach(let setup): return done("attach") + setup.members
        case .evidence(let id, let change): return done("evidence", ("evidence", .string(id.description))) + change.members
        case .keep(let item): return done("keep", ("item", .string(item.description)))
        case .settle(let item, let clashes):
            return done(
                "settle", ("item", .string(item.description)),
                (
                    "clashes",
                    .array(clashes.map { ["earlier": .string($0.earlier.description), "later": .string($0.later.description)] })
                ))
        }
    }
}

extension SignedWords {
    /// The words as an object.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [.init("title", .string(title))]
        if let digest { members.append(.init("digest", .string(digest))) }
        return .object(members)
    }

    /// Reads words.
    package init(_ node: JSONNode) throws(JSONError) {
        self.init(title: try node.required("title").string(), digest: try node["digest"]?.string())
    }
}

extension ReportType {
    /// The keys that say type and dates.
    package var members: [JSONValue.Member] {
        switch self {
        case .type1(let day): [.init("type", 1), .init("asOf", .string(day.description))]
        case .type2(let period):
            [
                .init("type", 2), .init("from", .string(period.lowerBound.description)),
                .init("to", .string(period.upperBound.description)),
            ]
        }
    }
}
