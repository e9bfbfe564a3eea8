import Readiness
import StrictJSON

extension ControlChange {
    /// The keys that say which field is set, to what, and what it was.
    package var members: [JSONValue.Member] {
        func field(_ name: String, _ to: JSONValue, _ was: JSONValue) -> [JSONValue.Member] {
            [.init("field", .string(name)), .init("to", to), .init("was", was)]
        }
        return switch self {
        case .adopted(let to, let was): field("adopted", .bool(to), .bool(was))
        case .statement(let to, let was): field("statement", .optional(to), .optional(was))
        case .owner(let to, let was): field("owner", .optional(to?.text), .optional(was?.text))
        case .schedule(let to, let was): field("schedule", to?.json ?? .null, was?.json ?? .null)
        case .parameter(let name, let to, let was):
            field("parameter", .optional(to), .optional(was)) + [.init("parameter", .string(name))]
        case .population(let to, let was): field("population", .optional(to), .optional(was))
        case .excluded(let to, let was): field("excluded", .optional(to), .optional(was))
        case .dropped(let to, let was): field("dropped", .bool(to), .bool(was))
        }
    }
}

extension ControlSchedule {
    /// The rhythms as a list of objects.
    package var json: JSONValue {
        .array(
            rhythms.map { rhythm in
                var members: [JSONValue.Member] = [.init("frequency", .string(rhythm.frequency.rawValue))]
                if let anchor = rhythm.anchor { members.append(.init("anchor", .string(anchor.text))) }
                if let since = rhythm.since { members.append(.init("since", .string(since.description))) }
                return .object(members)
            })
    }

    /// Reads rhythms.
    package init(_ node: JSONNode) throws(JSONError) {
        var rhythms: [Rhythm] = []
        for child in try node.elements() {
            let name = try child.required("frequency")
            guard let frequency = Frequency(rawValue: try name.string()) else { throw name.error("no such frequency") }
            var rhythm = Rhythm(frequency)
            if let text = child.optional("anchor") {
                guard let anchor = ControlAnchor(try text.string()), anchor.fits(frequency) else {
                    throw text.error("that is no end of a stretch")
                }
                rhythm.anchor = anchor
            }
            if child.optional("since") != nil { rhythm.since = try child.day("since") }
            rhythms.append(rhythm)
        }
        guard let schedule = ControlSchedule(rhythms: rhythms) else {
            throw node.error("a schedule is a list of rhythms, each from a later day than the one before")
        }
        self = schedule
    }
}

extension OwnControl {
    /// The keys that say what the control is.
    package var members: [JSONValue.Member] {
        [
            .init("control", .string(key)), .init("title", .string(title)), .init("statement", .string(statement)),
            .init("nature", .string(nature.rawValue)), .init("frequency", .string(frequency.rawValue)),
            .init("population", .string(population)), .init("role", .string(role)),
            .init("criteria", .strings(criteria.map(\.description))),
        ]
    }
}

extension JSONNode {
    /// The key of a control.
    package func controlKey() throws(JSONError) -> String {
        let node = try required("control")
        guard Control.isKey(try node.string()) else { throw node.error("that cannot be a control's key") }
        return try node.string()
    }

    /// What was decided about a control.
    package func controlChange() throws(JSONError) -> ControlChange {
        let field = try required("field")
        switch try field.string() {
        case "adopted": return .adopted(to: try required("to").bool(), was: try required("was").bool())
        case "statement": return .statement(to: try optional("to")?.string(), was: try optional("was")?.string())
        case "owner":
            return .owner(
                to: optional("to") == nil ? nil : try handle("to"), was: optional("was") == nil ? nil : try handle("was"))
        case "schedule":
            return .schedule(
                to: try optional("to").map { (node) throws(JSONError) in try ControlSchedule(node) },
                was: try optional("was").map { (node) throws(JSONError) in try ControlSchedule(node) })
        case "parameter":
            let name = try required("parameter")
            guard ControlStatement.isName(try name.string()) else { throw name.error("that cannot be a parameter's name") }
            return .parameter(try name.string(), to: try optional("to")?.string(), was: try optional("was")?.string())
        case "population": return .population(to: try optional("to")?.string(), was: try optional("was")?.string())
        case "excluded": return .excluded(to: try optional("to")?.string(), was: try optional("was")?.string())
        case "dropped": return .dropped(to: try required("to").bool(), was: try required("was").bool())
        default: throw field.ofNewer("no such field of a control")
        }
    }

    /// A control of the team's own.
    package func ownControl() throws(JSONError) -> OwnControl {
        let (nature, frequency) = (try required("nature"), try required("frequency"))
        guard let natureOfIt = ControlNature(rawValue: try nature.string()) else { throw nature.error("no such nature") }
        guard let often = Frequency(rawValue: try frequency.string()) else { throw frequency.error("no such frequency") }
        var criteria: [CatalogReference] = []
        for node in try required("criteria").elements() {
            guard let reference = CatalogReference(try node.string()) else {
                throw node.error("a criterion like soc2/CC6.1 is expected")
            }
            criteria.append(reference)
        }
        return OwnControl(
            key: try controlKey(), title: try required("title").string(), statement: try required("statement").string(),
            nature: natureOfIt, frequency: often, population: try required("population").string(),
            role: try required("role").string(), criteria: criteria)
    }
}
