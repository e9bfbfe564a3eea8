import Readiness
import StrictJSON

extension RuleChange {
    /// The keys that say what is decided.
    package var members: [JSONValue.Member] {
        switch self {
        case .grace(let to, let was): [.init("rule", "grace"), .init("to", .integer(to)), .init("was", .integer(was))]
        case .holidays(let to, let was):
            [
                .init("rule", "holidays"), .init("to", .strings(to.map(\.description))),
                .init("was", .strings(was.map(\.description))),
            ]
        }
    }

    /// Reads what is decided.
    package init(_ node: JSONNode) throws(JSONError) {
        let rule = try node.required("rule")
        switch try rule.string() {
        case "grace": self = .grace(to: try node.required("to").graceDays(), was: try node.required("was").graceDays())
        case "holidays": self = .holidays(to: try node.required("to").holidays(), was: try node.required("was").holidays())
        default: throw rule.error("no such rule; \(Damage.ofNewer)")
        }
    }
}

extension JSONNode {
    /// A number of grace days.
    package func graceDays() throws(JSONError) -> Int {
        let days = try integer()
        guard CoverageDates.graceRange.contains(days) else { throw error("a number of days from 0 to 366 is expected") }
        return days
    }

    /// A list of days.
    package func holidays() throws(JSONError) -> [Day] {
        var days: [Day] = []
        for node in try elements() {
            guard let day = Day(iso: try node.string()) else { throw node.error("a day like 2027-12-24 is expected") }
            days.append(day)
        }
        guard days.count <= WorkspaceRules.holidayLimit else { throw error("up to 400 days are expected") }
        return days
    }
}
