/// The days that a piece of evidence is probably about, before somebody says so.
public struct GuessedDays: Hashable, Sendable {
    /// What a guess rests on.
    public enum Source: Hashable, Sendable {
        /// Dates in the file's name.
        case name
        /// The gap that somebody stands on.
        case gap
        /// The day on which the file was changed last.
        case file
        /// Nothing but today.
        case today
    }

    /// The days that it is about.
    public let covers: ClosedRange<Day>
    /// The day on which the control operated.
    public let performed: Day
    /// What the guess rests on.
    public let source: Source

    /// Guesses by a file's name first, which somebody chose, then by the gap, then by the day on which the file was
    /// changed. What is guessed is never ahead of today, but for a gap that is.
    public init(name: String, changed: Day?, gap: ClosedRange<Day>?, today: Day) {
        if let named = GuessedDays.days(in: name) {
            (covers, performed, source) = (named, min(named.upperBound, max(today, named.lowerBound)), .name)
        } else if let gap {
            let last = max(gap.lowerBound, min(gap.upperBound, today))
            let inGap = changed.flatMap { gap.contains($0) && $0 <= last ? $0 : nil }
            (covers, performed, source) = (gap.lowerBound...last, inGap ?? last, .gap)
        } else {
            let day = min(changed ?? today, today)
            (covers, performed, source) = (day...day, day, changed == nil ? .today : .file)
        }
    }

    /// The days that a name speaks of: a day (`2027-03-31`, `20270331`), two of them, a month (`2027-03`), a quarter
    /// (`2027-Q1`, `Q1_2027`), a half-year (`H1 2027`); nil where it speaks of none.
    static func days(in name: String) -> ClosedRange<Day>? {
        let words = parts(of: name)
        var days: [ClosedRange<Day>] = []
        var index = 0
        while index < words.count {
            if let (range, length) = GuessedDays.days(at: index, of: words) {
                days.append(range)
                index += length
            } else {
                index += 1
            }
        }
        guard let first = days.first else { return nil }
        // From one to another, in either order; a third date says nothing that could be known.
        guard days.count == 2 else { return days.count == 1 ? first : nil }
        let (from, to) = (min(first.lowerBound, days[1].lowerBound), max(first.upperBound, days[1].upperBound))
        return from.distance(to: to) <= 366 * 3 ? from...to : first
    }

    /// Runs of digits and of letters, in lower case.
    private static func parts(of name: String) -> [String] {
        var parts: [String] = []
        var isDigits = false
        var isOpen = false
        for character in name.lowercased() {
            let isLetter = character.isASCII && character.isLetter
            let isDigit = character.isASCII && character.isNumber
            guard isLetter || isDigit else {
                isOpen = false
                continue
            }
            if isOpen, isDigit == isDigits {
                parts[parts.count - 1].append(character)
            } else {
                parts.append(String(character))
            }
            (isOpen, isDigits) = (true, isDigit)
        }
        return parts
    }

    private static func days(at index: Int, of words: [String]) -> (ClosedRange<Day>, Int)? {
        func number(_ offset: Int, _ length: ClosedRange<Int>) -> Int? {
            let place = index + offset
            guard place < words.count, length.contains(words[place].count) else { return nil }
            return Int(words[place])
        }
        func year(_ offset: Int) -> Int? { number(offset, 4...4).flatMap { (1990...2100).contains($0) ? $0 : nil } }
        if let digits = number(0, 8...8), let day = Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100),
            (1990...2100).contains(digits / 10_000)
        {
            return (day...day, 1)
        }
        if let year = year(0) {
            if let month = number(1, 1...2), let date = number(2, 1...2), let day = Day(year: year, month: month, day: date) {
                return (day...day, 3)
            }
            if let month = number(1, 2...2), let range = months(of: year, from: month, count: 1) { return (range, 2) }
            if index + 1 < words.count, let range = part(words[index + 1], number(2, 1...1), of: year) { return (range, 3) }
        }
        if index + 1 < words.count, let range = year(2).flatMap({ part(words[index], number(1, 1...1), of: $0) }) {
            return (range, 3)
        }
        return nil
    }

    /// A quarter or a half of a year.
    private static func part(_ letter: String, _ number: Int?, of year: Int) -> ClosedRange<Day>? {
        guard let number else { return nil }
        switch (letter, number) {
        case ("q", 1...4): return months(of: year, from: number * 3 - 2, count: 3)
        case ("h", 1...2): return months(of: year, from: number * 6 - 5, count: 6)
        default: return nil
        }
    }

    private static func months(of year: Int, from month: Int, count: Int) -> ClosedRange<Day>? {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        return first...first.advanced(byMonths: count).advanced(by: -1)
    }
}
