import Soaking
import Testing

@testable import Readiness

@Suite("A forecast")
struct ForecastTests {
    private static let monday = Acme.day("2026-01-05")

    /// Items that were ticked in weeks counted from the first Monday, each a day of work, and some that are open.
    private func history(
        ticked weeks: [Int], open: Int, today: Day, imported: Int = 0, change: (inout [ProgressHistory.Item]) -> Void = { _ in }
    ) -> ProgressHistory {
        var items: [ProgressHistory.Item] = []
        for (week, count) in weeks.enumerated() {
            for place in 0..<count {
                items.append(.init(effort: 1, ticked: Self.monday.advanced(by: week * 7 + place % 5)))
            }
        }
        items += (0..<open).map { _ in .init(effort: 1) }
        items += (0..<imported).map { _ in .init(effort: 1, ticked: Self.monday.advanced(by: 40), isImported: true) }
        change(&items)
        return ProgressHistory(of: items, began: Self.monday, today: today)
    }

    private func forecast(_ history: ProgressHistory, goal: String = "2026-06-01") -> Forecast {
        Forecast(from: history, goal: Acme.day(goal))
    }

    @Test("A team that ticks five items each week is ready in as many weeks as it has fives left")
    func even() throws {
        let today = Self.monday.advanced(by: 7 * 9)
        let forecast = forecast(history(ticked: [20] + Array(repeating: 5, count: 8), open: 20, today: today))
        let range = try #require(forecast.range)
        #expect(range.earliest == today.advanced(by: 28) && range.latest == today.advanced(by: 28))
        #expect(forecast.outlook == .onTime && forecast.pace == 5 && forecast.weeksUsed == 8)
        #expect(forecast.need == nil)
    }

    @Test("The same history always has the same forecast, and another day later a later one")
    func same() throws {
        let weeks = [8, 3, 0, 6, 2, 9, 1]
        let one = forecast(history(ticked: weeks, open: 30, today: Self.monday.advanced(by: 49)))
        #expect(one == forecast(history(ticked: weeks, open: 30, today: Self.monday.advanced(by: 49))))
        let next = forecast(history(ticked: weeks, open: 30, today: Self.monday.advanced(by: 50)))
        let (middle, later) = (try #require(one.range?.middle), try #require(next.range?.middle))
        #expect(later == middle.advanced(by: 1))
    }

    @Test("Verdicts follow from where the day that counts lies: behind the range, in it, or before it")
    func verdicts() throws {
        let today = Self.monday.advanced(by: 49)
        let history = history(ticked: [8, 3, 0, 6, 2, 9, 1], open: 30, today: today)
        let range = try #require(forecast(history).range)
        let (earliest, latest) = (try #require(range.earliest), try #require(range.latest))
        #expect(earliest < latest)
        func outlook(_ goal: Day) -> Forecast.Outlook { Forecast(from: history, goal: goal).outlook }
        #expect(outlook(latest) == .onTime)
        #expect(outlook(latest.advanced(by: -1)) == .atRisk)
        #expect(outlook(earliest) == .atRisk)
        #expect(outlook(earliest.advanced(by: -1)) == .late)
        #expect(outlook(today.advanced(by: -1)) == .late)
        let late = Forecast(from: history, goal: today.advanced(by: 14))
        // Thirty items in two weeks.
        #expect(late.need?.itemsPerWeek == 15)
        #expect(late.daysLate == late.goal.distance(to: try #require(late.range?.middle)))
    }

    @Test("Too few weeks are said, and no day is guessed", arguments: [1, 2, 3, 4])
    func short(weeks: Int) {
        let today = Self.monday.advanced(by: 7 * weeks)
        let forecast = forecast(history(ticked: Array(repeating: 5, count: weeks), open: 9, today: today))
        // The week of the first tick is none of them.
        #expect(forecast.gap == .tooShort(weeks: weeks - 1, withTicks: weeks - 1))
        #expect(forecast.range == nil && forecast.outlook == .unknown && forecast.pace == 0)
        #expect(forecast.need?.itemsPerWeek != nil, "what is left by when is known all the same")
    }

    @Test("Five whole weeks are enough; where something was ticked in one of them alone they are not")
    func enough() {
        let today = Self.monday.advanced(by: 35)
        #expect(forecast(history(ticked: [5, 5, 5, 5, 5], open: 9, today: today)).range != nil)
        #expect(forecast(history(ticked: [5, 0, 0, 0, 9], open: 9, today: today)).gap == .tooShort(weeks: 4, withTicks: 1))
    }

    @Test("The current week is not taken for a whole one")
    func unfinished() throws {
        let (monday, friday) = (Self.monday.advanced(by: 49), Self.monday.advanced(by: 53))
        let weeks = [9, 4, 4, 4, 4, 4, 4]
        let before = forecast(history(ticked: weeks, open: 20, today: monday))
        let after = forecast(history(ticked: weeks + [1], open: 19, today: friday))
        #expect(before.pace == 4 && after.pace == 4)
    }

    @Test("Idle weeks count, also those that nobody ticked anything in at the end")
    func idle() throws {
        let busy = forecast(history(ticked: [9, 4, 4, 4, 4], open: 20, today: Self.monday.advanced(by: 35)))
        let idle = forecast(history(ticked: [9, 4, 4, 4, 4, 0, 0], open: 20, today: Self.monday.advanced(by: 49)))
        #expect(busy.pace == 4)
        #expect(idle.weeksUsed == 6 && idle.pace == 16.0 / 6)
    }

    @Test("Behind the day that counts the line says how fast it goes and what is left, and asks for no pace")
    func past() {
        let today = Self.monday.advanced(by: 70)
        let even = history(ticked: [20] + Array(repeating: 5, count: 9), open: 20, today: today)
        #expect(forecast(even, goal: "2026-03-20").line.hasSuffix("needs 20 items a week, gets 5"))
        #expect(forecast(even, goal: "2026-02-01").line.hasSuffix(", at 5 items a week"))
        #expect(Forecast.rounded(0.2) == "under 1" && Forecast.rounded(1.2) == "1")
        let idle = history(ticked: [9, 4, 4, 4, 4, 4, 0, 0, 0, 0], open: 20, today: today)
        #expect(forecast(idle).line.contains("; needs "))
        #expect(forecast(idle, goal: "2026-02-01").line == "Late: nothing was ticked in 4 weeks; 20 items are left")
    }

    @Test("A team that stopped has no pace: that is said, with for how long")
    func stopped() {
        let weeks = [9, 4, 4, 4, 4, 4, 0, 0, 0, 0]
        let stopped = forecast(history(ticked: weeks, open: 20, today: Self.monday.advanced(by: 70)))
        #expect(stopped.gap == .stalled(weeks: 4) && stopped.outlook == .stalled && stopped.range == nil)
        #expect("\(stopped)".contains("nothing was ticked in 4 weeks"))
        let again = forecast(history(ticked: weeks + [1], open: 19, today: Self.monday.advanced(by: 72)))
        #expect(again.range != nil)
    }

    @Test("What was imported is ticked, and tells of no pace")
    func imported() throws {
        let weeks = [9, 4, 4, 4, 4, 4, 4, 4]
        let today = Self.monday.advanced(by: 56)
        let (without, with) = (
            history(ticked: weeks, open: 20, today: today), history(ticked: weeks, open: 20, today: today, imported: 50)
        )
        #expect(with.weeks.last?.ticked == (without.weeks.last?.ticked ?? 0) + 50)
        #expect(forecast(with).range == forecast(without).range)
    }

    @Test("One day of ticking in bulk counts as at most three usual weeks")
    func bulk() {
        let forecast = forecast(history(ticked: [9, 4, 4, 4, 80, 4, 4, 4], open: 20, today: Self.monday.advanced(by: 56)))
        // Six weeks of four, and one that counts as twelve.
        #expect(forecast.weeksUsed == 7 && forecast.pace == 36.0 / 7)
    }

    @Test(
        "Scope that grows item by item makes it later; a decision that brings many in counts as work, and is not foretold again")
    func growth() throws {
        let weeks = [9, 4, 4, 4, 4, 4, 4, 4]
        let today = Self.monday.advanced(by: 56)
        func grown(_ days: [Int]) -> Forecast {
            forecast(
                history(ticked: weeks, open: 20 - days.count, today: today) { items in
                    items += days.map { .init(effort: 1, inScope: Self.monday.advanced(by: $0), isOwn: true) }
                })
        }
        let (steady, growing) = (grown([]), grown([10, 16, 23, 30, 37, 44, 51]))
        #expect(try #require(growing.range?.middle) > #require(steady.range?.middle))
        let decided = grown(Array(repeating: 30, count: 11))
        #expect(decided.range == steady.range)
        // Forty-six items from the beginning, and eleven on one day of the fifth week.
        #expect(decided.history.weeks[3].inScope == 46 && decided.history.weeks[4].inScope == 57)
    }

    @Test("A clock that is wrong puts nothing before the first week or behind that of today, and no number of weeks is too many")
    func clocks() {
        let today = Self.monday.advanced(by: 56)
        let history = history(ticked: [9, 4, 4, 4, 4, 4, 4, 4], open: 2, today: today) { items in
            items.append(.init(effort: 1, ticked: Acme.day("0001-01-01")))
            items.append(.init(effort: 1, ticked: Acme.day("9999-12-31")))
        }
        #expect(history.weeks.count == ProgressHistory.weekLimit)
        let (first, last) = (history.weeks.first, history.weeks.last)
        #expect(first?.ticked == 1)
        #expect(last?.ticked == 39 && last?.items == 1)
        #expect(zip(history.weeks, history.weeks.dropFirst()).allSatisfy { $0.begins.distance(to: $1.begins) == 7 })
    }

    @Test("Nothing in scope, and nothing left, are no forecasts")
    func ends() {
        let nothing = Forecast(from: ProgressHistory(of: [], began: nil, today: Self.monday), goal: Self.monday)
        #expect(nothing.gap == .nothingInScope && nothing.outlook == .unknown && nothing.need == nil)
        let done = forecast(history(ticked: [3], open: 0, today: Self.monday.advanced(by: 3)))
        #expect(done.outlook == .ready && done.range == nil && done.need == nil)
    }

    @Test("Each manner of work is foretold about as well as the page says", arguments: SyntheticTeam.Manner.allCases)
    func manners(manner: SyntheticTeam.Manner) {
        var random = Soak.random(for: "forecasts of \(manner.rawValue) teams")
        var held: [Held] = [Held(), Held(), Held()]
        for _ in 0..<Soak.cases(short: 12, full: 400, least: 150) {
            let team = SyntheticTeam(manner, using: &random)
            let end = team.finish ?? 7 * 20
            for (place, share) in [0.35, 0.5, 0.75].enumerated() { held[place].ask(team, on: Int(Double(end) * share)) }
        }
        for (place, share) in ["35%", "50%", "75%"].enumerated() { print(held[place].row(manner.rawValue, share)) }
        let all = held.reduce(into: (told: 0, within: 0)) {
            $0.told += $1.told; $0.within += $1.within
        }
        let share = Double(all.within) / Double(max(1, all.told))
        #expect(share >= manner.least, "\(share)")
        if manner == .stopping { #expect(held[2].stalled > 0, "a team that stopped is said to be stalled") }
        if manner == .slowing { #expect(held[2].falling * 4 > held[2].told, "that the pace falls is said") }
        if manner == .quickening { #expect(held[2].rising * 4 > held[2].told, "that the pace rises is said") }
    }
}

extension SyntheticTeam.Manner {
    /// The share of ranges that has to hold, of few teams.
    fileprivate var least: Double {
        switch self {
        case .steady, .bursty, .onHoliday, .growing: 0.6
        case .easyFirst: 0.6
        case .returning, .bulk: 0.3
        case .slowing, .quickening, .stopping: 0
        }
    }
}
