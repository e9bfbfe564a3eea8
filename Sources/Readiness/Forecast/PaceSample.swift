import SplitMix

/// The past weeks that those to come are drawn from.
///
/// What is in it, and what is not: only whole weeks, because the current one has not ended; only those behind the week
/// of the first tick, in which a team ticks what it had all along; idle weeks among them, because there will be more;
/// nothing that was imported; and the last twelve, because a team of last year is another one. A week counts at most
/// three times as much as the usual one in which something was done: a single afternoon of ticking is not a pace.
struct PaceSample {
    /// What was done and added in a week, in person-days.
    struct Week: Hashable {
        var done: Double
        var added: Double
    }

    let weeks: [Week]
    let gap: Forecast.Gap?

    /// How many times the middle one of the weeks with ticks a week counts at most.
    static let most = 3.0

    init(of history: ProgressHistory) {
        let first = history.firstTicked.map { $0 + 1 } ?? history.weeks.count
        let whole = history.weeks.dropLast()
        let recent = whole.dropFirst(first).suffix(Forecast.window)
        let withTicks = recent.map(\.done).filter { $0 > 0 }.sorted()
        let cap = withTicks.isEmpty ? 0 : withTicks[withTicks.count / 2] * Self.most
        weeks = recent.map { Week(done: min($0.done, cap), added: $0.added) }
        let idle = history.weeks.reversed().prefix { $0.items == 0 }.count
        if idle > Forecast.stalledAfter, history.firstTicked != nil {
            gap = .stalled(weeks: idle - 1)
        } else if weeks.count < Forecast.weeksNeeded || withTicks.count < Forecast.weeksWithTicksNeeded {
            gap = .tooShort(weeks: weeks.count, withTicks: withTicks.count)
        } else {
            gap = nil
        }
    }

    /// Person-days of work that are done in a week, on average.
    var pace: Double { weeks.isEmpty ? 0 : weeks.reduce(0) { $0 + $1.done } / Double(weeks.count) }

    /// Where the later half of eight weeks or more differs from the earlier by more than a seventh, and by more than
    /// one and a half times what chance makes of weeks that differ among themselves as these do.
    var trend: Forecast.Trend? {
        guard weeks.count >= 8 else { return nil }
        let half = weeks.count / 2
        let (early, late) = (weeks.prefix(half).map(\.done), weeks.suffix(half).map(\.done))
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        func variance(_ values: [Double]) -> Double {
            let middle = mean(values)
            return values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count - 1)
        }
        let (before, lately) = (mean(early), mean(late))
        let chance = ((variance(early) + variance(late)) / Double(half)).squareRoot()
        let difference = abs(lately - before)
        guard difference > max(before, lately) / 7, difference > 1.5 * chance else { return nil }
        return Forecast.Trend(before: before, lately: lately)
    }

    /// In how many days each of many runs has done all that is left, the soonest first; those that have not within the
    /// horizon are nil, and last.
    ///
    /// Each run first draws as many weeks as there were, with repetition, and then its future from those: how little a
    /// few weeks tell of the pace is part of the range.
    func finishes(remaining: Double) -> [Int?] {
        var numbers = SplitMix(seed: Forecast.seed)
        func below(_ limit: Int) -> Int { Int(numbers.next().multipliedFullWidth(by: UInt64(limit)).high) }
        var finishes: [Int] = []
        finishes.reserveCapacity(Forecast.runs)
        var drawn = weeks
        for _ in 0..<Forecast.runs {
            for place in drawn.indices { drawn[place] = weeks[below(weeks.count)] }
            var left = remaining
            for week in 0..<Forecast.horizon {
                let next = drawn[below(drawn.count)]
                if next.done >= left {
                    // Within the week work goes on evenly.
                    finishes.append(week * 7 + max(1, Int((left / next.done * 7).rounded(.up))))
                    break
                }
                left += next.added - next.done
            }
        }
        let endless = [Int?](repeating: nil, count: Forecast.runs - finishes.count)
        return finishes.sorted().map(Optional.some) + endless
    }
}
