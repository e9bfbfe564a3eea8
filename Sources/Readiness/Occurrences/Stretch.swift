/// A stretch of days within which something is expected of a control.
struct Stretch: Hashable {
    /// How evidence meets it.
    enum Rule: Hashable {
        /// By covering all of it, or by lying in it.
        case whole
        /// By covering a day of it: a week.
        case anyDay
        /// By the latest result in it: a setting that stays.
        case latestResult
        /// By populations, day for day.
        case populations
        /// By one piece, whatever the calendar.
        case once
    }

    let days: ClosedRange<Day>
    let rule: Rule
    /// Whether it is one of many days or weeks.
    var isRepeated = false
}

/// The stretches of a control in a report over a period.
struct Stretches {
    /// The longest period that is looked at, in days: a century. Reports last up to three years; only an edited journal
    /// has longer ones.
    static let longest = 36_525

    /// Stretches of the calendar: apart from each other, in order.
    private(set) var calendar: [Stretch] = []
    /// All others.
    private(set) var others: [Stretch] = []

    /// Finds the stretches of a schedule within dates, which each go by what was in force on their last day.
    init(of schedule: ControlSchedule, in dates: ClosedRange<Day>, holidays: Set<Day>) {
        let rhythms = schedule.rhythms
        for (index, rhythm) in rhythms.enumerated() {
            // Before the first rhythm of which somebody said when it begins nothing else is known to hold.
            let first = index == 0 ? dates.lowerBound : max(dates.lowerBound, rhythm.since ?? dates.lowerBound)
            let next = index + 1 < rhythms.count ? rhythms[index + 1].since : nil
            let last = min(dates.upperBound, next?.advanced(by: -1) ?? dates.upperBound)
            guard first <= last else { continue }
            add(rhythm, in: first...last, of: dates, holidays: holidays)
        }
        // Where the calendar gives one stretch or none, something is expected all the same: once, by the end.
        let latest = schedule.rhythm(on: dates.upperBound)
        guard calendar.count <= 1, latest.frequency.isPeriodic else { return }
        calendar = [Stretch(days: dates, rule: latest.frequency == .weekly ? .anyDay : .whole)]
    }

    private mutating func add(
        _ rhythm: ControlSchedule.Rhythm, in segment: ClosedRange<Day>, of dates: ClosedRange<Day>, holidays: Set<Day>
    ) {
        switch rhythm.frequency {
        case .continuous: others.append(Stretch(days: segment, rule: .latestResult))
        case .perEvent: others.append(Stretch(days: segment, rule: .populations))
        case .once:
            // What is expected once is expected by the end of the report, by whatever holds then.
            if segment.upperBound == dates.upperBound { others.append(Stretch(days: dates, rule: .once)) }
        case .daily:
            var day = segment.lowerBound
            while day <= segment.upperBound {
                if day.isWorkingDay(holidays: holidays) {
                    calendar.append(Stretch(days: day...day, rule: .whole, isRepeated: true))
                }
                guard day < segment.upperBound else { break }
                day = day.advanced(by: 1)
            }
        case .weekly: addWeeks(anchor: rhythm.anchor, in: segment, of: dates)
        case .monthly, .quarterly, .semiannually, .annually: addMonths(rhythm, in: segment, of: dates)
        }
    }

    private mutating func addWeeks(anchor: ControlAnchor?, in segment: ClosedRange<Day>, of dates: ClosedRange<Day>) {
        var weekday = 6
        if case .weekday(let number) = anchor { weekday = min(max(number, 1), 7) - 1 }
        var end = segment.lowerBound.advanced(by: (weekday - segment.lowerBound.weekdayIndex + 7) % 7)
        while segment.contains(end) {
            append(end.advanced(by: -6)...end, rule: .anyDay, isRepeated: true, of: dates)
            let next = end.advanced(by: 7)
            guard next > end else { break }
            end = next
        }
    }

    private mutating func addMonths(_ rhythm: ControlSchedule.Rhythm, in segment: ClosedRange<Day>, of dates: ClosedRange<Day>) {
        let length = rhythm.frequency.months
        var (month, day) = (length, 31)
        switch rhythm.anchor {
        case .day(let anchored) where length == 1: day = anchored
        case .monthAndDay(let anchoredMonth, let anchoredDay) where length > 1: (month, day) = (anchoredMonth, anchoredDay)
        default: break
        }
        // Months are counted from the year 0, so that stretches run on from one year into the next.
        let first = segment.lowerBound.monthNumber
        let last = segment.upperBound.monthNumber
        for number in first...last where (number - (month - 1)) % length == 0 {
            guard let end = Day(monthNumber: number, day: day), segment.contains(end) else { continue }
            let before = Day(monthNumber: number - length, day: day)
            append((before?.advanced(by: 1) ?? dates.lowerBound)...end, rule: .whole, of: dates)
        }
    }

    /// Adds a stretch, cut to the dates and to what stands before it.
    private mutating func append(
        _ days: ClosedRange<Day>, rule: Stretch.Rule, isRepeated: Bool = false, of dates: ClosedRange<Day>
    ) {
        var first = max(days.lowerBound, dates.lowerBound)
        if let last = calendar.last { first = max(first, last.days.upperBound.advanced(by: 1)) }
        guard first <= days.upperBound else { return }
        calendar.append(Stretch(days: first...days.upperBound, rule: rule, isRepeated: isRepeated))
    }
}

extension Frequency {
    /// Whether it has stretches of the calendar: daily to annually.
    public var isPeriodic: Bool {
        switch self {
        case .daily, .weekly, .monthly, .quarterly, .semiannually, .annually: true
        case .continuous, .perEvent, .once: false
        }
    }

    /// How many months a stretch of it has: 1 to 12. A report as of one date looks back over a quarter at a setting
    /// that stays, and over a year at what has no rhythm.
    var months: Int {
        switch self {
        case .monthly: 1
        case .quarterly, .continuous: 3
        case .semiannually: 6
        case .annually, .once, .perEvent, .daily, .weekly: 12
        }
    }
}

extension Day {
    /// Whether it is a Monday to Friday that is no holiday.
    func isWorkingDay(holidays: Set<Day>) -> Bool { weekdayIndex < 5 && !holidays.contains(self) }

    /// Months since January of the year 0.
    fileprivate var monthNumber: Int {
        let (year, month, _) = components
        return year * 12 + month - 1
    }

    /// A day of a month counted from January of the year 0, or the month's last where it has fewer.
    fileprivate init?(monthNumber: Int, day: Int) {
        guard monthNumber >= 12, let first = Day(year: monthNumber / 12, month: monthNumber % 12 + 1, day: 1) else { return nil }
        let (_, _, last) = first.advanced(byMonths: 1).advanced(by: -1).components
        self = first.advanced(by: min(max(day, 1), last) - 1)
    }
}
