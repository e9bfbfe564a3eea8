/// A calendar day without a time or a time zone, in the proleptic Gregorian calendar: a due date, the end of a period.
///
/// `Foundation.Date` is a moment and needs a time zone to become a day; mixing the two is how trackers come to show a
/// due date a day early. The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>).
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let ordinal: Int

    /// The first and the last day that ISO 8601 writes with four digits for the year.
    public static let range = Day(unchecked: -719_162)...Day(unchecked: 2_932_896)

    private init(unchecked ordinal: Int) { self.ordinal = ordinal }

    /// Makes a day from its distance to 1970-01-01, held within ``range``.
    public init(ordinal: Int) {
        self.ordinal = min(max(ordinal, Self.range.lowerBound.ordinal), Self.range.upperBound.ordinal)
    }

    /// Makes a day, or nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Day.length(ofMonth: month, in: year)).contains(day)
        else { return nil }
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        ordinal = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Reads `2026-11-23` (ISO 8601, extended format), or nil for anything else.
    public init?(iso text: some StringProtocol) {
        // By bytes: a workspace holds tens of thousands of dates, and a start reads them all.
        var text = String(text)
        guard let day = text.withUTF8({ Day(iso: $0) }) else { return nil }
        self = day
    }

    init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Int(digits: bytes[0..<4]), let month = Int(digits: bytes[5..<7]), let day = Int(digits: bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year (1 to 9999), month (1 to 12) and day of the month (1 to 31).
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day some days later, or earlier for a negative number; held within ``range``.
    public func advanced(by days: Int) -> Day {
        let (sum, overflow) = ordinal.addingReportingOverflow(days)
        return Day(ordinal: overflow ? (days > 0 ? .max : .min) : sum)
    }

    /// How many days lie between this day and another: positive where the other is later.
    public func distance(to other: Day) -> Int { other.ordinal - ordinal }

    /// The same day of the month some months later, or the month's last day where it has fewer; held within ``range``.
    public func advanced(byMonths months: Int) -> Day {
        let (year, month, day) = components
        let total = year * 12 + month - 1 + min(max(months, -120_000), 120_000)
        let target = (year: total / 12, month: total % 12 + 1)
        guard (1...9999).contains(target.year) else { return months > 0 ? Self.range.upperBound : Self.range.lowerBound }
        let last = Day.length(ofMonth: target.month, in: target.year)
        return Day(year: target.year, month: target.month, day: min(day, last)) ?? self
    }

    /// Compares by the calendar.
    public static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// `2026-11-23`: ISO 8601, as it stands in files and on the command line.
    public var description: String {
        let (year, month, day) = components
        return year.padded(4) + "-" + month.padded(2) + "-" + day.padded(2)
    }

    /// `23 Nov 2026`: the day in words that no two countries read differently.
    public var words: String {
        let (year, month, day) = components
        return "\(day) \(Day.months[month - 1]) \(year)"
    }

    /// `23 Nov`, with the year only where it is not that of another day.
    public func words(seenFrom other: Day) -> String {
        let (year, month, day) = components
        return year == other.components.year ? "\(day) \(Day.months[month - 1])" : words
    }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension ClosedRange<Day> {
    /// `1 Jan to 30 Jun 2027`: the year stands once where it is the same.
    public var words: String { "\(lowerBound.words(seenFrom: upperBound)) to \(upperBound.words)" }
}

extension UInt8 {
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}

extension Int {
    /// Reads one to eighteen decimal digits, and nothing else.
    init?(digits: Slice<UnsafeBufferPointer<UInt8>>) {
        guard (1...18).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard digit.isDigit else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        self = value
    }

    /// Decimal digits, with zeros before them up to a width.
    func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

extension Day {
    /// "Monday" to "Sunday". 1970-01-01 was a Thursday.
    public var weekday: String {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return names[weekdayIndex]
    }
}
