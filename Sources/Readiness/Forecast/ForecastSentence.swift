import HarmlessText

extension Forecast.Outlook {
    /// "All ticked", "On time", "At risk", "Late".
    public var title: String {
        switch self {
        case .ready: "All ticked"
        case .onTime: "On time"
        case .atRisk: "At risk"
        case .late: "Late"
        case .stalled: "Stalled"
        case .unknown: "No forecast"
        }
    }
}

extension Forecast: CustomStringConvertible {
    /// "Late by about 21 days: at the pace of the last 8 weeks all is ticked between 12 Jan and 3 Feb 2027; the day
    /// that counts is 1 Jan 2027.": what it says, without anybody's name.
    public var description: String {
        switch outlook {
        case .ready: return "All is ticked."
        case .unknown, .stalled: return "\(reason)."
        case .late where range == nil:
            return
                "Late: the day that counts was \(goal.words), and \(left) \(history.open == 1 ? "is" : "are") not ticked. \(reason)."
        case .onTime, .atRisk, .late: break
        }
        let odds = outlook == .atRisk ? " (in time in \(range?.inTime ?? 0) of 100 runs)" : ""
        let verb = history.today > goal ? "was" : "is"
        return "\(verdict): at the pace of the last \(counted(weeksUsed, "week")) all is ticked \(days); the day that counts "
            + "\(verb) \(goal.words)\(odds).\(change)"
    }

    /// The same in some 75 columns: "Late by 21 days: ticked 12 Jan to 3 Feb 2027; needs 9 items a week, gets 4".
    public var line: String {
        switch outlook {
        case .ready: return "All is ticked"
        case .unknown where gap == .nothingInScope: return "No forecast: nothing is in scope"
        case .unknown:
            return "No forecast yet: it takes \(Self.weeksNeeded) whole weeks with ticks in \(Self.weeksWithTicksNeeded)"
        case .stalled where gap != nil, .late where gap != nil:
            let start = "\(outlook.title): \(idle ?? "no pace is known")"
            guard !isPast, let need else { return "\(start); \(left) \(history.open == 1 ? "is" : "are") left" }
            return "\(start); needs \(counted(need.itemsPerWeek, "item")) a week"
        case .onTime, .atRisk, .late, .stalled: break
        }
        let late = lateness.map { "Late by \($0)" }
        let when = "\(late ?? outlook.title): ticked \(shortDays)"
        guard let need else { return when }
        // How fast it goes is what can still be changed.
        if isPast { return need.pace.map { "\(when), at \(Self.items($0)) a week" } ?? when }
        // Where both round to the same, the difference is not in the pace of whole items.
        let slower = need.pace.flatMap { Int($0.rounded()) < need.itemsPerWeek ? ", gets \(Self.rounded($0))" : nil }
        return "\(when); needs \(counted(need.itemsPerWeek, "item")) a week\(slower ?? "")"
    }

    /// What would bring it back; nil where nothing has to.
    ///
    /// - Parameter name: The name of whoever goes by a handle; nil where nobody is to be named.
    public func remedy(named name: ((Handle) -> String)?) -> String? {
        guard let need else { return nil }
        let pace = need.pace.map { "; so far it is \(Self.rounded($0))" } ?? ""
        var text =
            isPast
            ? "The \(left) should be ticked at once\(pace.isEmpty ? "" : pace + " a week")."
            : "To be ready by then takes \(counted(need.itemsPerWeek, "item")) a week\(pace)."
        if let heaviest, let name {
            let whose = heaviest.owner.map { "\(name($0)) has" } ?? "Nobody has"
            text +=
                " \(whose) most of the work that is left: \(Self.wholeDays(heaviest.days)) of "
                + "\(counted(Self.wholeDays(history.remaining), "person-day"))."
        }
        return text
    }

    /// " The pace falls: 3.1 person-days a week lately, 5.4 before; where that goes on, it will be later."
    private var change: String {
        guard let trend else { return "" }
        let isFalling = trend.lately < trend.before
        return " The pace \(isFalling ? "falls" : "rises"): \(Self.tenths(trend.lately)) person-days a week lately, "
            + "\(Self.tenths(trend.before)) before; where that goes on, it will be \(isFalling ? "later" : "sooner")."
    }

    /// A number of days with one digit behind the point.
    public static func tenths(_ number: Double) -> String {
        let tenths = Int((min(max(number, 0), 1_000_000) * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Why there is no range, without a period at the end.
    private var reason: String {
        switch gap {
        case .nothingInScope: return "No forecast: nothing is in scope"
        case .stalled: return "Stalled: \(idle ?? ""), so no pace can be told; \(left) \(history.open == 1 ? "is" : "are") left"
        case .tooShort(let weeks, let withTicks):
            let found =
                weeks == 0 ? "there is none yet" : "there \(weeks == 1 ? "is" : "are") \(weeks), \(withTicks) of them with ticks"
            return
                "Not enough history for a forecast: it takes \(Self.weeksNeeded) whole weeks after the week of the first tick, "
                + "\(Self.weeksWithTicksNeeded) of them with ticks; \(found)"
        case nil: return ""
        }
    }

    private var idle: String? {
        guard case .stalled(let weeks) = gap else { return nil }
        return "nothing was ticked in \(counted(weeks, "week"))"
    }

    private var left: String { counted(history.open, "item") }

    /// Whether the day that counts has come, so that no pace brings it back.
    private var isPast: Bool { history.today >= goal }

    private var verdict: String {
        guard outlook == .late else { return outlook.title }
        return lateness.map { "Late by about \($0)" } ?? "Late"
    }

    /// "21 days", or "more than a year", behind the day that counts; nil where it is not late, or there is no end to
    /// the range.
    private var lateness: String? {
        guard outlook == .late, range?.latest != nil, let days = daysLate else { return nil }
        return days > Self.longLate ? "more than a year" : counted(days, "day")
    }

    /// From how many days on nobody counts them.
    private static let longLate = 365

    /// "Late, 21 days", "On time", for a column of 15; a dash where nothing is foretold.
    public var cell: String {
        guard let lateness else { return outlook == .unknown ? "–" : outlook.title }
        return daysLate ?? 0 > Self.longLate ? "Late, >1 year" : "Late, \(lateness)"
    }

    /// "between 12 Jan and 3 Feb 2027".
    private var days: String {
        switch (range?.earliest, range?.latest) {
        case (let earliest?, let latest?) where earliest == latest: "by \(latest.words)"
        case (let earliest?, let latest?): "between \(earliest.words(seenFrom: latest)) and \(latest.words)"
        case (let earliest?, nil): "not before \(earliest.words), with no end in sight"
        default: "in no time that can be told"
        }
    }

    private var shortDays: String {
        let today = history.today
        return switch (range?.earliest, range?.latest) {
        case (let earliest?, let latest?) where earliest == latest: "by \(latest.words(seenFrom: today))"
        case (let earliest?, let latest?): "\(earliest.words(seenFrom: latest)) to \(latest.words(seenFrom: today))"
        case (let earliest?, nil): "from \(earliest.words(seenFrom: today)) on"
        default: "in no time that can be told"
        }
    }

    /// "4", or "under 1" for less than half of one.
    static func rounded(_ items: Double) -> String { items < 0.5 ? "under 1" : "\(Int(min(items, 99_999).rounded()))" }

    /// "4 items", "under 1 item".
    private static func items(_ items: Double) -> String { "\(rounded(items)) \(items < 1.5 ? "item" : "items")" }

    private static func wholeDays(_ days: Double) -> Int { Int(min(days, 1_000_000).rounded(.up)) }
}
