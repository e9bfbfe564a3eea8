/// How often an item must be shown to an auditor.
public enum Cadence: String, CaseIterable, Sendable {
    case once
    /// A setting that stays as it is: inspected on the date, and at both ends of a period with the changes between.
    case continuous
    /// Each working day.
    case daily
    case weekly
    case monthly
    case quarterly
    case semiannually
    case annually
    /// Each time that the thing happens: a hire, a change, an incident.
    case perEvent

    /// The cadence in words.
    public var title: String {
        switch self {
        case .once: "Once"
        case .continuous: "Continuous"
        case .daily: "Each working day"
        case .weekly: "Weekly"
        case .monthly: "Monthly"
        case .quarterly: "Quarterly"
        case .semiannually: "Twice a year"
        case .annually: "Annually"
        case .perEvent: "Each time it happens"
        }
    }
}
