import HarmlessText
import Readiness

/// In which order a file writes day, month and year where only figures stand.
public enum DayOrder: String, Hashable, Sendable, CaseIterable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
}

/// Reads the days of a file. What could be two days is read in the order that is given, else in the one that another
/// day of the same column proves, else refused.
struct FileDays {
    /// The order that is read by; nil where nothing tells it.
    let order: DayOrder?
    private let today: Day

    init(_ cells: some Sequence<String>, order: DayOrder?, today: Day) {
        self.today = today
        guard order == nil else {
            self.order = order
            return
        }
        var proven: Set<DayOrder> = []
        for cell in cells {
            guard let (first, second, year) = Self.figures(of: Self.withoutTime(cell)) else { continue }
            let (dayFirst, monthFirst) = (Day(year: year, month: second, day: first), Day(year: year, month: first, day: second))
            if dayFirst != nil, monthFirst == nil { proven.insert(.dayFirst) }
            if monthFirst != nil, dayFirst == nil { proven.insert(.monthFirst) }
        }
        // Two orders in one column prove nothing.
        self.order = proven.count == 1 ? proven.first : nil
    }

    /// The day that a cell says; a time behind it is passed over.
    func day(of cell: String) throws(UnreadableDay) -> Day {
        let text = Self.withoutTime(cell)
        if let (first, second, year) = Self.figures(of: text), let order {
            let day = order == .dayFirst ? Day(year: year, month: second, day: first) : Day(year: year, month: first, day: second)
            if let day { return day }
        }
        // What was next Friday for whoever wrote it is no day of a file.
        if let written = Self.withNamedMonth(text) { return try WrittenDay.read(written, today: today) }
        let year = text.unicodeScalars.split { !(0x30...0x39).contains($0.value) }.contains { $0.count == 4 || $0.count == 8 }
        guard year else {
            let hasTwoFigures = text.split(whereSeparator: { "-/. ".contains($0) }).count == 3
            throw hasTwoFigures ? .shortYear(cell) : .withoutYear(cell)
        }
        return try WrittenDay.read(text, today: today)
    }

    /// `31/12/2026`, or with dots or dashes.
    private static func figures(of text: String) -> (Int, Int, Int)? {
        let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }.map { $0.filter { !$0.isWhitespace } }
        guard parts.count == 3, parts[2].utf8.count == 4, parts.allSatisfy({ (1...4).contains($0.utf8.count) }),
            let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(parts[2]), first >= 0, second >= 0, year > 0
        else { return nil }
        return (first, second, year)
    }

    /// `15 jan 2027` of `15/Jan/27`, as Jira writes it, and of `15-Jan-2027`: with the month as a word, two figures at
    /// the end are a year of this century.
    private static func withNamedMonth(_ text: String) -> String? {
        let parts = text.split { "-/. ".contains($0) }
        guard parts.count == 3, (1...2).contains(parts[0].count), parts[0].allSatisfy(\.isASCIIDigit), parts[1].count >= 3,
            parts[1].allSatisfy(\.isLetter), [2, 4].contains(parts[2].count), parts[2].allSatisfy(\.isASCIIDigit)
        else { return nil }
        return "\(parts[0]) \(parts[1]) \(parts[2].count == 2 ? "20" : "")\(parts[2])"
    }

    /// Cuts a time of day off: `2026-12-15T09:00:00Z`, `2026-12-15 00:00`, `12/15/2026 9:00 AM`.
    private static func withoutTime(_ cell: String) -> String {
        let text = cell.trimmed
        if text.utf8.count > 10, text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: 10)] == UInt8(ascii: "T"),
            let day = Day(iso: text.prefix(10))
        {
            return day.description
        }
        guard let colon = text.firstIndex(of: ":") else { return text }
        let before = text[..<colon]
        return before.lastIndex(where: \.isWhitespace).map { String(before[..<$0]).trimmed } ?? text
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
