/// Where a day stands in the dates of a report: before, in or after them. What counts for a Type 2 is its first day,
/// because from then on controls must operate.
public enum ReportTiming: Hashable, Sendable {
    /// A period that begins in some days; 1 or more.
    case begins(inDays: Int)
    /// A day of a period, counted from 1, and how many days the period has.
    case within(day: Int, of: Int)
    /// A period that ended some days ago; 1 or more.
    case ended(daysAgo: Int)
    /// The date of a Type 1 report, some days ahead; negative where it is past.
    case asOf(inDays: Int)

    /// Finds where a day stands.
    public init(of type: ReportType, on today: Day) {
        switch type {
        case .type1(let date): self = .asOf(inDays: today.distance(to: date))
        case .type2(let period):
            if today < period.lowerBound {
                self = .begins(inDays: today.distance(to: period.lowerBound))
            } else if today > period.upperBound {
                self = .ended(daysAgo: period.upperBound.distance(to: today))
            } else {
                let days = period.lowerBound.distance(to: period.upperBound) + 1
                self = .within(day: period.lowerBound.distance(to: today) + 1, of: days)
            }
        }
    }
}

extension ReportTiming: CustomStringConvertible {
    /// "begins in 34 days", "day 15 of 181", "ended 5 days ago"; of a Type 1 "12 days to its date", "its date is
    /// today".
    public var description: String {
        switch self {
        case .begins(1): "begins tomorrow"
        case .begins(let days): "begins in \(days) days"
        case .within(let day, let days): day == days ? "day \(day) of \(days), the last" : "day \(day) of \(days)"
        case .ended(1): "ended yesterday"
        case .ended(let days): "ended \(days) days ago"
        case .asOf(0): "its date is today"
        case .asOf(1): "its date is tomorrow"
        case .asOf(-1): "its date was yesterday"
        case .asOf(let days) where days > 0: "\(days) days to its date"
        case .asOf(let days): "its date was \(-days) days ago"
        }
    }
}
