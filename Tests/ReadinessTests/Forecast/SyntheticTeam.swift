import Soaking

@testable import Readiness

/// A made-up team of which it is known when it will be ready: its whole way is drawn first, and a forecast sees only
/// the beginning.
struct SyntheticTeam {
    /// How teams work.
    enum Manner: String, CaseIterable {
        /// About the same each week.
        case steady
        /// Nothing in two weeks of three, and then three times as much.
        case bursty
        /// A little less each week: a twentieth.
        case slowing
        /// A little more each week: a twentieth.
        case quickening
        /// Steady, with two weeks off in each quarter.
        case onHoliday
        /// Steady, while one item is added for every five that are ticked.
        case growing
        /// Steady, while one tick in ten is taken back three weeks later.
        case returning
        /// Easy items first.
        case easyFirst
        /// Steady for a while, and then nothing more, ever.
        case stopping
        /// Steady, with a bulk of items ticked on one day in the middle.
        case bulk
    }

    /// An item, its day of being added, and the day from which its tick stands; nil where it never does.
    struct Item {
        var effort: Double
        var added: Int?
        var ticks: [Int] = []
        var takenBack: [Int] = []

        /// The tick that stands on a day.
        func ticked(by day: Int) -> Int? {
            guard let last = ticks.last(where: { $0 <= day }) else { return nil }
            return takenBack.contains { $0 > last && $0 <= day } ? nil : last
        }
    }

    static let begins = Acme.day("2025-01-06")
    private(set) var items: [Item] = []
    /// The day on which everything that there is was ticked first, counted from the first; nil where that never comes.
    private(set) var finish: Int?

    init(_ manner: Manner, using random: inout SeededRandom) {
        func unit(_ random: inout SeededRandom) -> Double { Double(random.below(1_000_000)) / 1_000_000 }
        let count = 60 + random.below(120)
        items = (0..<count).map { _ in Item(effort: [0.25, 0.5, 0.5, 0.75, 1, 1, 1.5, 2][random.below(8)], added: nil) }
        if manner == .easyFirst { items.sort { $0.effort < $1.effort } }
        let work = items.reduce(0) { $0 + $1.effort }
        // Between twelve and forty weeks for all of it.
        let usual = work / Double(12 + random.below(29))
        var queue = Array(items.indices)
        var back: [(day: Int, item: Int)] = []
        var (spare, growth) = (0.0, 0.0)
        let stops = 6 + random.below(8)
        let bulk = 8 + random.below(4)
        for week in 0..<400 {
            var capacity = usual * (0.6 + 0.8 * unit(&random))
            switch manner {
            case .steady, .growing, .returning, .easyFirst: break
            case .bursty: capacity = unit(&random) < 1.0 / 3 ? capacity * 3 : 0
            case .slowing: capacity *= pow(0.95, week)
            case .quickening: capacity *= pow(1.05, min(week, 40))
            case .onHoliday: if week % 13 >= 11 { capacity = 0 }
            case .stopping: if week >= stops { capacity = 0 }
            case .bulk: if week == bulk { capacity += work / 5 }
            }
            // The first week is mostly what was there all along.
            if week == 0 { capacity = work / 10 }
            var ticked: [(item: Int, effort: Double)] = []
            spare += capacity
            while let next = queue.first, items[next].effort <= spare {
                spare -= items[next].effort
                ticked.append((next, items[next].effort))
                queue.removeFirst()
                growth += manner == .growing ? 0.2 : 0
            }
            if ticked.isEmpty, capacity == 0 { spare = 0 }
            for (place, tick) in ticked.enumerated() {
                // Monday to Friday, in turn.
                let day = week * 7 + place * 5 / max(1, ticked.count)
                items[tick.item].ticks.append(day)
                if manner == .returning, unit(&random) < 0.1 { back.append((day + 21, tick.item)) }
            }
            while growth >= 1, !queue.isEmpty {
                growth -= 1
                items.append(Item(effort: 1, added: week * 7 + 2))
                queue.append(items.count - 1)
            }
            for (day, item) in back where day / 7 == week {
                items[item].takenBack.append(day)
                queue.append(item)
            }
            back.removeAll { $0.day / 7 == week }
            if queue.isEmpty, back.isEmpty {
                finish = items.compactMap(\.ticks.last).max()
                return
            }
        }
    }

    /// What is known of it at the end of a day.
    func history(on day: Int) -> ProgressHistory {
        let known = items.filter { $0.added ?? 0 <= day }.map { item in
            ProgressHistory.Item(
                effort: item.effort, inScope: item.added.map(Self.begins.advanced(by:)), isOwn: item.added != nil,
                ticked: item.ticked(by: day).map(Self.begins.advanced(by:)))
        }
        return ProgressHistory(of: known, began: Self.begins, today: Self.begins.advanced(by: day))
    }

    private func pow(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1) { result, _ in result * base } }
}

/// How often ranges held.
struct Held {
    var (asked, told, within, sooner, later, stalled) = (0, 0, 0, 0, 0, 0)
    /// How often the pace was said to fall, and to rise.
    var (falling, rising) = (0, 0)
    /// The widths of the ranges, and how far they looked, in days.
    var (width, ahead) = (0, 0)

    /// The share of the ranges that held.
    var share: Double { told == 0 ? 0 : Double(within) / Double(told) }

    /// A row of the table of the page: what was asked, told, held, too late, too soon, of how many days' width and
    /// distance, and what was said beside.
    func row(_ manner: String, _ share: String) -> String {
        func percent(_ part: Int, of whole: Int) -> String { whole == 0 ? "–" : "\((part * 100 + whole / 2) / whole)%" }
        let cells = [
            manner, share, percent(told, of: asked), percent(within, of: told), percent(sooner, of: told),
            percent(later, of: told),
            told == 0 ? "–" : "\(width / told)", told == 0 ? "–" : "\(ahead / told)", percent(stalled, of: asked),
            percent(falling, of: told), percent(rising, of: told),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    mutating func ask(_ team: SyntheticTeam, on day: Int) {
        let history = team.history(on: day)
        guard history.open > 0 else { return }
        asked += 1
        let forecast = Forecast(from: history, goal: history.today)
        if case .stalled = forecast.gap { stalled += 1 }
        guard let range = forecast.range else { return }
        told += 1
        if let trend = forecast.trend { if trend.lately < trend.before { falling += 1 } else { rising += 1 } }
        let finish = team.finish.map(SyntheticTeam.begins.advanced(by:))
        if let latest = range.latest, let earliest = range.earliest {
            width += earliest.distance(to: latest)
            ahead += history.today.distance(to: range.middle ?? latest)
        }
        if let earliest = range.earliest, finish.map({ $0 < earliest }) ?? false {
            sooner += 1
        } else if let latest = range.latest, finish.map({ $0 > latest }) ?? true {
            later += 1
        } else {
            within += 1
        }
    }
}
