/// How often a control operates by a team's decision: one rhythm, or several that followed each other.
///
/// A rhythm without a first day holds for the whole of a report. One with a first day holds from then on, and what was
/// in force before stays what it was, so that a change within a period does not rewrite the months behind it.
public struct ControlSchedule: Hashable, Sendable {
    /// A frequency, where its stretches end, and from when it holds.
    public struct Rhythm: Hashable, Sendable {
        /// How often.
        public var frequency: Frequency
        /// Where the stretches end; nil for the calendar's own ends.
        public var anchor: ControlAnchor?
        /// The first day on which it holds; nil for ever.
        public var since: Day?

        /// Makes a rhythm.
        public init(_ frequency: Frequency, anchor: ControlAnchor? = nil, since: Day? = nil) {
            self.frequency = frequency
            self.anchor = anchor
            self.since = since
        }
    }

    /// The rhythms, each later than the one before. Only the first may hold for ever.
    public private(set) var rhythms: [Rhythm]

    /// Makes a schedule of one rhythm for ever.
    public init(_ frequency: Frequency, anchor: ControlAnchor? = nil) { rhythms = [Rhythm(frequency, anchor: anchor)] }

    /// Makes a schedule of rhythms, or nil where there is none, or one does not begin behind the one before.
    public init?(rhythms: [Rhythm]) {
        guard !rhythms.isEmpty, rhythms.dropFirst().allSatisfy({ $0.since != nil }) else { return nil }
        let days = rhythms.compactMap(\.since)
        guard zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
        self.rhythms = rhythms
    }

    /// The rhythm that was said last.
    public var latest: Rhythm { rhythms[rhythms.count - 1] }

    /// The rhythm in force on a day.
    public func rhythm(on day: Day) -> Rhythm {
        rhythms.last { rhythm in rhythm.since.map { $0 <= day } ?? true } ?? rhythms[0]
    }

    /// The schedule with another rhythm: in place of all where it holds for ever, else behind those that began before
    /// it.
    public func setting(_ rhythm: Rhythm) -> ControlSchedule {
        guard let since = rhythm.since else { return ControlSchedule(rhythms: [rhythm]) ?? self }
        let earlier = rhythms.filter { earlier in earlier.since.map { $0 < since } ?? true }
        return ControlSchedule(rhythms: earlier + [rhythm]) ?? self
    }
}

/// Where the stretches of a control end, when that is not the calendar's own end of the week, month or year.
public enum ControlAnchor: Hashable, Sendable {
    /// A day of the week, for weekly controls: 1 is Monday, 7 is Sunday.
    case weekday(Int)
    /// A day of the month, for monthly ones: 1 to 31, shortened where a month has not that many.
    case day(Int)
    /// A day of a month, for quarterly to annual ones: the month is that of the first end in a year.
    case monthAndDay(Int, Int)

    /// The names of the days of the week, Monday first.
    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// `friday`, `15` or `06-30`.
    public var text: String {
        switch self {
        case .weekday(let number): Self.weekdays[min(max(number, 1), 7) - 1]
        case .day(let day): "\(day)"
        case .monthAndDay(let month, let day): "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        }
    }

    /// `Friday`, `15` or `30 Jun`, for people.
    public var words: String {
        switch self {
        case .weekday: text.prefix(1).uppercased() + text.dropFirst()
        case .day: text
        case .monthAndDay(let month, let day): "\(day) \(Day.months[min(max(month, 1), 12) - 1])"
        }
    }

    /// Reads what ``text`` writes; days of the week in three letters or more. Nil where it is nothing of that kind.
    public init?(_ text: String) {
        let text = text.lowercased()
        if text.count >= 3, let index = Self.weekdays.firstIndex(where: { $0.hasPrefix(text) }) {
            self = .weekday(index + 1)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.utf8.allSatisfy(\.isDigit) ? Int(part) : nil }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 1 where (1...31).contains(numbers[0]): self = .day(numbers[0])
        case 2 where (1...12).contains(numbers[0]) && (1...31).contains(numbers[1]):
            // 2028 has a 29 February.
            guard
                Day(iso: "2028-\(parts[0].count == 1 ? "0" : "")\(parts[0])-\(parts[1].count == 1 ? "0" : "")\(parts[1])") != nil
            else { return nil }
            self = .monthAndDay(numbers[0], numbers[1])
        default: return nil
        }
    }

    /// Whether it says where the stretches of a frequency end.
    public func fits(_ frequency: Frequency) -> Bool {
        switch (self, frequency) {
        case (.weekday, .weekly), (.day, .monthly), (.monthAndDay, .quarterly), (.monthAndDay, .semiannually),
            (.monthAndDay, .annually):
            true
        default: false
        }
    }
}
