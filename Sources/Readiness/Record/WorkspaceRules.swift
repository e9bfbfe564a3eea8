/// What a team decided about when something is missing.
public struct WorkspaceRules: Hashable, Sendable {
    /// How many days after its end an occurrence is not missing yet.
    public var graceDays = 0
    /// Days on which nobody works, beside Saturdays and Sundays.
    public var holidays: Set<Day> = []

    /// The most holidays that a workspace can list: twenty years of two weeks.
    public static let holidayLimit = 400

    /// Decides nothing: no grace days, no holidays.
    public init() {}
}

/// One thing that a team decides about when something is missing. `was` is what the person saw.
public enum RuleChange: Hashable, Sendable {
    /// Says how many days after its end an occurrence is not missing yet.
    case grace(to: Int, was: Int)
    /// Lists the days on which nobody works, in order.
    case holidays(to: [Day], was: [Day])

    /// The same with before and after changed about: what takes it back.
    public var reversed: RuleChange {
        switch self {
        case .grace(let to, let was): .grace(to: was, was: to)
        case .holidays(let to, let was): .holidays(to: was, was: to)
        }
    }
}

extension RuleChange {
    /// What it is about.
    var name: String {
        switch self {
        case .grace: "the grace days"
        case .holidays: "the list of holidays"
        }
    }
}

extension WorkspaceRecord {
    /// What the team decided about when something is missing.
    public var rules: WorkspaceRules {
        var rules = WorkspaceRules()
        rules.graceDays = graceDays.value
        rules.holidays = Set(holidays.value)
        return rules
    }

    /// Whether a change still stands, and who made the last one of its rule: nil where nobody has touched it.
    func standing(_ change: RuleChange) -> (stands: Bool, by: Handle)? {
        switch change {
        case .grace(let to, _): graceDays.stamp.map { (graceDays.value == to, $0.handle) }
        case .holidays(let to, _): holidays.stamp.map { (holidays.value == to, $0.handle) }
        }
    }
}
