extension WorkspaceState {
    /// Decides how many days after its end an occurrence is not missing yet.
    ///
    /// - Throws: ``Refusal`` where it is no number from 0 to 366, or is so already.
    public func decideGrace(_ days: Int) throws(Refusal) -> Action {
        guard CoverageDates.graceRange.contains(days) else { throw .graceOutOfRange(days) }
        guard days != record.graceDays.value else { throw .rulesAreSo }
        return .rule(.grace(to: days, was: record.graceDays.value))
    }

    /// Decides on which days nobody works, by a text with one day a line, written as 2027-12-24. What follows a day,
    /// and what follows a `#`, says what day it is.
    ///
    /// - Throws: ``Refusal`` where a line begins with no day, there are too many, or the list is so already.
    public func decideHolidays(_ text: String) throws(Refusal) -> Action {
        var days: Set<Day> = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix { $0 != "#" }.split { $0.isWhitespace || $0 == "," || $0 == ";" }
            guard let first = words.first else { continue }
            guard let day = Day(iso: first) else { throw .holidayUnreadable(line: number + 1, String(first.prefix(40))) }
            days.insert(day)
        }
        guard days.count <= WorkspaceRules.holidayLimit else { throw .tooManyHolidays(days.count) }
        let sorted = days.sorted()
        guard sorted != record.holidays.value else { throw .rulesAreSo }
        return .rule(.holidays(to: sorted, was: record.holidays.value))
    }
}
