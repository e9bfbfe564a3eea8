import Readiness

/// The days by which the made-up company's evidence goes: its period began on the first of a month, about three months
/// before the story ends.
struct DemoCalendar {
    /// The day on which the demo is looked at. The story ends the day before.
    let today: Day
    /// The six months of the SOC 2 report.
    let period: ClosedRange<Day>

    init(today: Day) {
        self.today = today
        let begin = today.advanced(byMonths: -3).firstOfMonth
        period = begin...begin.advanced(byMonths: 6).advanced(by: -1)
    }

    /// The date of the SOC 1 report: the last day of next month.
    var asOf: Day { today.firstOfMonth.advanced(byMonths: 2).advanced(by: -1) }

    /// A month of the period, from 0: the first three are over.
    func month(_ number: Int) -> ClosedRange<Day> {
        let first = period.lowerBound.advanced(byMonths: number)
        return first...first.advanced(byMonths: 1).advanced(by: -1)
    }

    /// The days since those two months that the company has looked at: it does so every other week, and was at it a
    /// week ago.
    var sinceThen: ClosedRange<Day> { month(2).lowerBound...today.advanced(by: -8) }

    /// The calendar quarter that ended last, or so many before it.
    func quarter(before: Int = 0) -> ClosedRange<Day> {
        let month = today.components.month
        let first = today.firstOfMonth.advanced(byMonths: -((month - 1) % 3) - 3 * (before + 1))
        return first...first.advanced(byMonths: 3).advanced(by: -1)
    }

    /// The working day that is so many behind a day; the day itself, or the next Monday, for none.
    func workingDay(_ count: Int = 0, after day: Day) -> Day {
        var (day, left) = (day, count)
        while left > 0 || day.isWeekend {
            day = day.advanced(by: 1)
            if !day.isWeekend { left -= 1 }
        }
        return day
    }

    /// The last working day on or before a day.
    func lastWorkingDay(before day: Day) -> Day {
        var day = day
        while day.isWeekend { day = day.advanced(by: -1) }
        return day
    }
}

extension Day {
    /// Whether nobody at the made-up company works.
    var isWeekend: Bool { ["Saturday", "Sunday"].contains(weekday) }

    fileprivate var firstOfMonth: Day { advanced(by: 1 - components.day) }
}

extension ClosedRange<Day> {
    /// "October" or "October to December": a stretch of whole months as a title has it.
    var monthNames: String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ]
        let (first, last) = (names[lowerBound.components.month - 1], names[upperBound.components.month - 1])
        return first == last ? first : "\(first) to \(last)"
    }

    /// "2026-10-01 to 2026-12-31": as reports of programs have it.
    var dates: String { "\(lowerBound) to \(upperBound)" }
}
