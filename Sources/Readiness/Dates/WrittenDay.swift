/// Reads days as people write them: `fri`, `next friday`, `+2w`, `15 jan`, `end of march`, `2027-01-15`.
///
/// What could be two days is refused with both, and a day that no calendar has is named as such.
public enum WrittenDay {
    /// The day that a text means, seen from a day.
    ///
    /// - A weekday is the next one after today; `next friday` is that of next week, which begins on Monday.
    /// - A day and a month without a year is the next such day, today included.
    /// - A number of days, weeks, months or years counts from today: `+30`, `2w`, `in 3 months`.
    ///
    /// - Throws: ``UnreadableDay`` that says why it is no day, in a sentence.
    public static func read(_ text: String, today: Day) throws(UnreadableDay) -> Day {
        let words = words(of: text)
        guard !words.isEmpty else { throw .nothing }
        if words.count == 1 {
            if let day = try numeric(words[0], as: text) { return day }
            if let day = named(words[0], today: today) { return day }
        }
        if let day = weekday(words, today: today) ?? distance(words, today: today) { return day }
        if let day = try end(words, today: today, as: text) { return day }
        if let day = try monthDay(words, today: today, as: text) { return day }
        throw .unknown(text)
    }

    /// The day that a text means where it lies behind: a weekday is the last one, today included, a day and a month
    /// without a year is the last such day, and `ago` counts back: `monday`, `15 jan`, `2 weeks ago`. All else is read
    /// as ``read(_:today:)`` reads it, also what has not been yet.
    ///
    /// - Throws: ``UnreadableDay`` that says why it is no day, in a sentence.
    public static func readPast(_ text: String, today: Day) throws(UnreadableDay) -> Day {
        let words = words(of: text)
        if words.last == "ago", let first = words.first, first.first?.isNumber ?? false {
            guard let day = distance(["-\(first)"] + words.dropFirst().dropLast(), today: today) else { throw .unknown(text) }
            return day
        }
        let day = try read(text, today: today)
        guard day > today else { return day }
        if words.count == 1 || words.first == "on", weekday(words, today: today) != nil { return day.advanced(by: -7) }
        let lastYear = today.advanced(byMonths: -12).advanced(by: 1)
        let isNamed = words.contains { word in parted(word).contains { month($0) != nil } }
        let hasYear = words.contains { $0.utf8.count == 4 && number($0) != nil }
        return isNamed && !hasYear ? try read(text, today: lastYear) : day
    }

    /// Words in lower case: commas and white space part them, and so does the place between digits and letters that
    /// stand together (`15jan`, `2w`).
    private static func words(of text: String) -> [String] {
        text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
    }

    // MARK: Figures alone

    private static func numeric(_ word: String, as text: String) throws(UnreadableDay) -> Day? {
        guard word.utf8.allSatisfy({ $0.isDigit || [UInt8]("-/.".utf8).contains($0) }) else { return nil }
        guard let first = word.utf8.first, first.isDigit else { return nil }
        if word.utf8.count == 8, let all = Int(word) {
            return try day(all / 10_000, all / 100 % 100, all % 100, as: text)
        }
        let parts = word.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
        guard parts.count == 3 else { throw parts.count == 1 ? .bareNumber(text) : .unknown(text) }
        guard let first = number(parts[0]), let second = number(parts[1]), let third = number(parts[2]) else {
            throw .unknown(text)
        }
        if parts[0].utf8.count == 4 { return try day(first, second, third, as: text) }
        guard parts[2].utf8.count == 4 else { throw .shortYear(text) }
        let dayFirst = Day(year: third, month: second, day: first)
        let monthFirst = Day(year: third, month: first, day: second)
        switch (dayFirst, monthFirst) {
        case (let one?, let other?) where one != other: throw .twoDays(text, one, other)
        case (let one?, _): return one
        case (nil, let other?): return other
        case (nil, nil): throw .noSuchDay(text)
        }
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int, as text: String) throws(UnreadableDay) -> Day {
        guard let found = Day(year: year, month: month, day: day) else { throw .noSuchDay(text) }
        return found
    }

    // MARK: Words

    private static func named(_ word: String, today: Day) -> Day? {
        switch word {
        case "today", "now": today
        case "tomorrow": today.advanced(by: 1)
        case "yesterday": today.advanced(by: -1)
        case "eow": today.advanced(by: 6 - today.weekdayIndex)
        case "eom": today.lastOfMonth
        case "eoq": today.lastOfQuarter
        case "eoy": today.lastOfYear
        default: nil
        }
    }

    private static func weekday(_ words: [String], today: Day) -> Day? {
        guard let name = words.last, let wanted = weekdays.firstIndex(where: { isName(name, of: $0) }) else { return nil }
        switch words.dropLast() {
        case [], ["on"]:
            let days = (wanted - today.weekdayIndex + 7) % 7
            return today.advanced(by: days == 0 ? 7 : days)
        case ["this"]: return today.advanced(by: (wanted - today.weekdayIndex + 7) % 7)
        case ["next"]: return today.advanced(by: 7 - today.weekdayIndex + wanted)
        default: return nil
        }
    }

    private static func distance(_ words: [String], today: Day) -> Day? {
        if words == ["next", "week"] { return today.advanced(by: 7) }
        if words == ["next", "month"] { return today.advanced(byMonths: 1) }
        if words == ["next", "year"] { return today.advanced(byMonths: 12) }
        var rest = words[...]
        let isTold = rest.first == "in"
        if isTold { rest.removeFirst() }
        guard let first = rest.popFirst(), rest.count <= 1 else { return nil }
        let sign: Int? = first.hasPrefix("+") ? 1 : first.hasPrefix("-") ? -1 : nil
        let figures = first.drop { $0 == "+" || $0 == "-" }.prefix { $0.isASCII && $0.isNumber }
        let unit = first.drop { $0 == "+" || $0 == "-" }.dropFirst(figures.count)
        guard first.count - figures.count - unit.count <= 1, figures.count <= 5, let count = number(figures) else { return nil }
        let signed = count * (sign ?? 1)
        switch rest.first ?? String(unit) {
        case "" where sign != nil && rest.isEmpty: return today.advanced(by: signed)
        case "d", "day", "days": return today.advanced(by: signed)
        case "w", "wk", "week", "weeks": return today.advanced(by: signed * 7)
        case "m", "mo", "month", "months": return today.advanced(byMonths: signed)
        case "y", "yr", "year", "years": return today.advanced(byMonths: signed * 12)
        default: return nil
        }
    }

    /// `end of march`, `end of next month`, `end of march 2027`.
    private static func end(_ words: [String], today: Day, as text: String) throws(UnreadableDay) -> Day? {
        guard words.count >= 2, words[0] == "end" else { return nil }
        var rest = words.dropFirst()
        if rest.first == "of" { rest = rest.dropFirst() }
        if rest.first == "the" || rest.first == "this" { rest = rest.dropFirst() }
        let next = rest.first == "next"
        if next { rest = rest.dropFirst() }
        guard let name = rest.popFirst() else { return nil }
        if rest.isEmpty {
            switch name {
            case "week": return today.advanced(by: 6 - today.weekdayIndex + (next ? 7 : 0))
            case "month": return (next ? today.firstOfMonth.advanced(byMonths: 1) : today).lastOfMonth
            case "quarter": return (next ? today.firstOfMonth.advanced(byMonths: 3) : today).lastOfQuarter
            case "year": return (next ? today.firstOfMonth.advanced(byMonths: 12) : today).lastOfYear
            default: break
            }
        }
        guard !next, let month = month(name), rest.count <= 1 else { return nil }
        let (thisYear, thisMonth, _) = today.components
        guard let written = rest.first else {
            return Day(year: month < thisMonth ? thisYear + 1 : thisYear, month: month, day: 1)?.lastOfMonth
        }
        guard written.utf8.count == 4, let year = number(written) else { throw .shortYear(text) }
        return Day(year: year, month: month, day: 1)?.lastOfMonth
    }

    /// `15 jan`, `jan 15`, `15th of january 2027`, `15jan`.
    private static func monthDay(_ words: [String], today: Day, as text: String) throws(UnreadableDay) -> Day? {
        var words = words.filter { $0 != "of" && $0 != "the" && $0 != "on" }.flatMap(parted)
        // "fri 15 jan" says the weekday, too, which is what prints it.
        if words.count >= 3, let weekday = words.first, weekdays.contains(where: { isName(weekday, of: $0) }) {
            words.removeFirst()
        }
        guard words.count == 2 || words.count == 3 else { return nil }
        let number: Int?
        let month: Int?
        if let first = self.month(words[0]) {
            (month, number) = (first, ordinal(words[1]))
        } else {
            (month, number) = (self.month(words[1]), ordinal(words[0]))
        }
        guard let month, let number else { return nil }
        if words.count == 3 {
            guard words[2].utf8.count == 4, let year = self.number(words[2]) else { throw .shortYear(text) }
            return try day(year, month, number, as: text)
        }
        let year = today.components.year
        // The twenty-ninth of February may be eight years away.
        for candidate in year...year + 8 {
            guard let found = Day(year: candidate, month: month, day: number), found >= today else { continue }
            return found
        }
        throw .noSuchDay(text)
    }

    /// Parts digits from the letters behind them, but for the ending of an ordinal number.
    private static func parted(_ word: String) -> [String] {
        let figures = word.prefix { $0.isASCII && $0.isNumber }
        let rest = String(word.dropFirst(figures.count))
        return figures.isEmpty || rest.isEmpty || endings.contains(rest) ? [word] : [String(figures), rest]
    }

    private static func ordinal(_ word: String) -> Int? {
        let figures = word.prefix { $0.isASCII && $0.isNumber }
        let ending = String(word.dropFirst(figures.count))
        guard figures.count <= 2, ending.isEmpty || endings.contains(ending) else { return nil }
        return number(figures)
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(text)
    }

    private static func month(_ name: String) -> Int? {
        months.firstIndex { isName(name, of: $0) }.map { $0 + 1 }
    }

    /// Whether a word is a name, or its beginning of three letters or more, with or without a period.
    private static func isName(_ word: String, of name: String) -> Bool {
        let word = word.last == "." ? String(word.dropLast()) : word
        return word.count >= 3 && name.hasPrefix(word)
    }

    private static let endings: Set = ["st", "nd", "rd", "th", "."]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
}

/// Why a text is no day.
public enum UnreadableDay: Error, Hashable, Sendable {
    case nothing
    case unknown(String)
    case bareNumber(String)
    case noSuchDay(String)
    case shortYear(String)
    case twoDays(String, Day, Day)
    /// A day of a file that has no year.
    case withoutYear(String)
}

extension UnreadableDay: CustomStringConvertible {
    /// The same for a day that lies behind, with such days to write it like.
    public var ofPast: String {
        switch self {
        case .nothing: "Write a day that lies behind, like monday, 2 weeks ago, 15 jan or 2026-11-02."
        case .unknown(let text):
            "“\(text)” is not a day that is understood; write it like monday, 2 weeks ago, 15 jan or 2026-11-02."
        case .bareNumber(let text): "“\(text)” could be many things; write \(text) days ago, or 15 jan."
        default: description
        }
    }

    /// What is the matter and how to write it, in a sentence or two.
    public var description: String {
        switch self {
        case .nothing: "Write a day, like fri, +2w, 15 jan or 2027-01-15."
        case .unknown(let text): "“\(text)” is not a day that is understood; write it like fri, +2w, 15 jan or 2027-01-15."
        case .bareNumber(let text): "“\(text)” could be many things; write +\(text) for that many days from today, or 15 jan."
        case .noSuchDay(let text): "There is no such day as \(text)."
        case .shortYear(let text): "Write the year of “\(text)” with four digits."
        case .withoutYear(let text): "“\(text)” says no year; the days of a file are written whole, like 2027-01-15."
        case .twoDays(let text, let one, let other):
            "“\(text)” could be \(one.words) or \(other.words); write \(one) or \(other)."
        }
    }
}

extension Day {
    /// 0 for Monday to 6 for Sunday.
    var weekdayIndex: Int { ((ordinal + 3) % 7 + 7) % 7 }

    /// "Fri 4 Dec 2026": the day in words with its weekday, for whoever wrote it in other words.
    public var wordsWithWeekday: String { "\(weekday.prefix(3)) \(words)" }

    fileprivate var firstOfMonth: Day { advanced(by: 1 - components.day) }
    fileprivate var lastOfMonth: Day { firstOfMonth.advanced(byMonths: 1).advanced(by: -1) }
    fileprivate var lastOfQuarter: Day {
        firstOfMonth.advanced(byMonths: 2 - (components.month - 1) % 3).lastOfMonth
    }
    fileprivate var lastOfYear: Day { firstOfMonth.advanced(byMonths: 12 - components.month).lastOfMonth }
}
