/// When a report will be ready at its team's pace, as a range, and what that means for the day that counts.
///
/// It is a simulation over the team's own past weeks (a bootstrap): many times over, the weeks to come are drawn from
/// those that were, until the work that is left is done. The same report on the same day always has the same forecast.
/// `Documentation/Use/Forecast.md` says how it is made, where it is wrong, and how often its ranges held for teams
/// whose future was known.
public struct Forecast: Hashable, Sendable {
    /// What it says of the day that counts.
    public enum Outlook: String, Hashable, Sendable {
        /// Nothing is left to tick.
        case ready = "ticked"
        /// In nine of ten runs all is ticked by then.
        case onTime
        /// The day lies within the range.
        case atRisk
        /// In nine of ten runs all is not ticked by then, or the day is past.
        case late
        /// Nothing was ticked for weeks.
        case stalled
        /// There is not enough history for a range.
        case unknown
    }

    /// Why there is no range.
    public enum Gap: Hashable, Sendable {
        /// Nothing is in scope.
        case nothingInScope
        /// There were too few whole weeks since the one of the first tick, or too few of them with ticks.
        case tooShort(weeks: Int, withTicks: Int)
        /// Nothing was ticked in so many weeks, the current one not counted.
        case stalled(weeks: Int)
    }

    /// When all will be ticked. A day is nil where it lies beyond ``horizon``.
    public struct Range: Hashable, Sendable {
        /// One of ten runs ends before this day.
        public let earliest: Day?
        /// Half of the runs end by this day.
        public let middle: Day?
        /// Nine of ten runs end by this day.
        public let latest: Day?
        /// How many of 100 runs end by the day that counts.
        public let inTime: Int
    }

    /// That the pace is another than it was: the forecast takes all of its weeks for equal, so where that goes on it is
    /// wrong.
    public struct Trend: Hashable, Sendable {
        /// Person-days a week in the earlier half of the weeks.
        public let before: Double
        /// Person-days a week in the later half.
        public let lately: Double
    }

    /// What would bring it back.
    public struct Need: Hashable, Sendable {
        /// Items that have to be ticked each week to be ready in time, of those that are left.
        public let itemsPerWeek: Int
        /// As many of them are ticked a week at the pace so far; nil where none is known.
        public let pace: Double?
    }

    /// The weeks that it rests on.
    public let history: ProgressHistory
    /// The day that counts.
    public let goal: Day
    /// What it says of that day.
    public let outlook: Outlook
    /// When all will be ticked; nil where that is not told, and ``gap`` says why, or where nothing is left.
    public let range: Range?
    /// Why there is no range.
    public let gap: Gap?
    /// Who has most of the work that is left; nil where nobody says.
    public let heaviest: OwnerLoad?
    /// What it takes; nil where nothing is left, or nothing needs to be brought back.
    public let need: Need?
    /// How many weeks its pace is taken from.
    public let weeksUsed: Int
    /// Person-days of work that are done in a week, on average; 0 where no pace is known.
    public let pace: Double
    /// Where the pace falls or rises clearly; nil where it does not, or the weeks are too few to tell.
    public let trend: Trend?

    /// How many whole weeks are needed after the week of the first tick.
    public static let weeksNeeded = 4
    /// In how many of them something has to have been ticked.
    public static let weeksWithTicksNeeded = 2
    /// After how many weeks without a tick there is no pace to go by.
    public static let stalledAfter = 4
    /// From how many weeks the pace is taken, at most.
    public static let window = 12
    /// How many futures are drawn.
    public static let runs = 500
    /// What they are drawn with.
    public static let seed: UInt64 = 20_261_123
    /// How many weeks ahead it looks.
    public static let horizon = 156

    /// Foretells a report from its weeks.
    ///
    /// - Parameters:
    ///   - goal: The day that counts.
    ///   - heaviest: Who has most of the work that is left.
    public init(from history: ProgressHistory, goal: Day, heaviest: OwnerLoad? = nil) {
        self.history = history
        self.goal = goal
        self.heaviest = heaviest
        let sample = PaceSample(of: history)
        weeksUsed = sample.weeks.count
        gap = history.total == 0 ? .nothingInScope : sample.gap
        let isDone = history.total > 0 && history.open == 0
        let finishes = isDone || gap != nil ? nil : sample.finishes(remaining: history.remaining)
        range = finishes.map { Range(of: $0, from: history.today, goal: goal) }
        pace = gap == nil ? sample.pace : 0
        trend = range == nil ? nil : sample.trend
        outlook =
            if isDone {
                .ready
            } else if history.total == 0 {
                .unknown
            } else if history.today > goal {
                .late
            } else if let range {
                Self.outlook(of: range, goal: goal)
            } else if case .stalled = gap {
                .stalled
            } else {
                .unknown
            }
        let days = history.today.distance(to: goal)
        let each = history.open > 0 ? history.remaining / Double(history.open) : 1
        need =
            isDone || history.total == 0 || outlook == .onTime
            ? nil
            : Need(
                // In the last week, and behind the day, all of it is due at once.
                itemsPerWeek: Int((Double(history.open) * 7 / Double(max(7, days))).rounded(.up)),
                pace: gap == nil ? pace / each : nil)
    }

    private static func outlook(of range: Range, goal: Day) -> Outlook {
        if let latest = range.latest, latest <= goal { return .onTime }
        if let earliest = range.earliest, earliest <= goal { return .atRisk }
        return .late
    }

    /// How many days the middle of the range is behind the day that counts; nil where it is not, or not known.
    public var daysLate: Int? {
        guard let middle = range?.middle, middle > goal else { return nil }
        return goal.distance(to: middle)
    }
}

extension WorkspaceState {
    /// When a report will be ready at its team's pace.
    public func forecast(of engagement: Engagement) -> Forecast {
        Forecast(of: engagement, in: record)
    }
}

extension Forecast {
    /// Foretells a report.
    ///
    /// - Parameter known: What was foretold before: where nothing is another since then, it still holds, and nothing is
    ///   drawn anew.
    public init(of engagement: Engagement, in record: WorkspaceRecord, knowing known: Forecast? = nil) {
        let history = ProgressHistory(of: engagement, in: record)
        let goal = engagement.record.type.value.dayThatCounts
        let heaviest = OwnerLoad.all(in: engagement).max { $0.days < $1.days }
        if let known, known.history == history, known.goal == goal, known.heaviest == heaviest {
            self = known
        } else {
            self.init(from: history, goal: goal, heaviest: heaviest)
        }
    }
}

extension Forecast.Range {
    /// - Parameter finishes: In how many days each run ends, the soonest first; those that do not end are nil, and
    ///   last.
    fileprivate init(of finishes: [Int?], from today: Day, goal: Day) {
        func day(_ share: Double) -> Day? {
            finishes[min(finishes.count - 1, Int(Double(finishes.count) * share))].map(today.advanced(by:))
        }
        (earliest, middle, latest) = (day(0.1), day(0.5), day(0.9))
        let days = today.distance(to: goal)
        inTime = finishes.count { $0.map { $0 <= days } ?? false } * 100 / finishes.count
    }
}
