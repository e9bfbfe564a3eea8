/// How often a control operates.
///
/// A ``Cadence`` has the same words, and says how often an item is shown: an item can be shown less often than its
/// control operates.
public enum Frequency: String, CaseIterable, Hashable, Sendable {
    /// A setting that stays as it is, or a program that acts by itself.
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
    /// Once for a report, or once for all.
    case once

    /// The frequency in words.
    public var title: String {
        switch self {
        case .continuous: "Continuous"
        case .daily: "Each working day"
        case .weekly: "Weekly"
        case .monthly: "Monthly"
        case .quarterly: "Quarterly"
        case .semiannually: "Twice a year"
        case .annually: "Annually"
        case .perEvent: "Each time it happens"
        case .once: "Once"
        }
    }

    /// How many performances a year somebody has to find time for: of weekly to annual controls. What runs daily is
    /// part of the day's work, what is continuous runs by itself, and nobody knows how often events happen.
    public var scheduledPerYear: Int {
        switch self {
        case .weekly: 52
        case .monthly: 12
        case .quarterly: 4
        case .semiannually: 2
        case .annually: 1
        case .continuous, .daily, .perEvent, .once: 0
        }
    }
}
