import Readiness

extension Day {
    /// "today", "tomorrow", "in 12 days", "3 days ago": how another day looks from this one.
    func relation(to day: Day) -> String {
        switch distance(to: day) {
        case 0: "today"
        case 1: "tomorrow"
        case -1: "yesterday"
        case let days where days > 0: "in \(days) days"
        case let days: "\(-days) days ago"
        }
    }
}
