import HarmlessText
import Readiness

/// Burn-up as a picture in a page: what is in scope, what is ticked, and where it leads to, with the same in words and
/// in a table.
struct BurnUpPicture {
    private let forecast: Forecast
    private var history: ProgressHistory { forecast.history }

    private static let (width, height) = (800, 240)
    /// Where the plot is in the picture; below it stand the days.
    private static let (left, right, top, bottom) = (46, 790, 12, 206)
    /// How many weeks the table has.
    private static let rows = 12

    init(_ forecast: Forecast) { self.forecast = forecast }

    private var first: Day { history.weeks.first?.begins ?? history.today }

    /// The last day that is drawn: the day that counts and the end of the range, as far as a year ahead.
    private var last: Day {
        let ends = [forecast.goal, forecast.range?.latest ?? forecast.goal, forecast.range?.earliest ?? forecast.goal]
        let wanted = ends.max().map { max($0, history.today) } ?? history.today
        return min(wanted, history.today.advanced(by: 366)).advanced(by: 7)
    }

    private func x(_ day: Day) -> Int {
        let span = max(1, first.distance(to: last))
        let place = min(max(0, first.distance(to: day)), span)
        return Self.left + place * (Self.right - Self.left) / span
    }

    private func y(_ count: Int) -> Int {
        let most = max(1, history.weeks.map(\.inScope).max() ?? 1, history.total)
        return Self.bottom - min(count, most) * (Self.bottom - Self.top) / most
    }

    /// The picture and the table, as lines of HTML; nothing where there are no weeks.
    var html: [String] {
        guard history.weeks.count > 1, history.total > 0 else { return [] }
        var lines = [
            "<h3>Burn-up</h3>", "<figure>",
            "<svg class=\"plot\" viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\" aria-label=\"\(XMLText.escaped(words))\">",
        ]
        lines += fan + [ticked, scope, goal, today] + labels
        lines += ["</svg>", "<figcaption class=\"soft\">\(XMLText.escaped(legend))</figcaption>", "</figure>"]
        let rows = history.weeks.suffix(Self.rows).map { week in
            [week.begins.words, String(week.inScope), String(week.ticked), String(week.evidenced), String(week.items)]
        }
        return lines
            + HTMLPage.table(
                "The last \(rows.count) weeks, on today's scope",
                ["Week of", ">In scope", ">Ticked", ">Evidenced", ">In the week"],
                rows)
    }

    private var words: String {
        "From \(first.words) to \(history.today.words) \(history.total - history.open) of \(history.total) items were ticked. "
            + forecast.description
    }

    private var legend: String {
        let fan = forecast.range?.earliest == nil ? "" : "; pale, where the pace leads to in eight of ten runs"
        return "Filled, what is ticked; the line, what is in scope\(fan); dashed, the day that counts."
    }

    /// The end of each week; of the current one, today.
    private func end(of week: ProgressHistory.Week) -> Day { min(week.begins.advanced(by: 7), history.today) }

    private var ticked: String {
        var path = "M\(x(first)) \(y(0))"
        for week in history.weeks { path += "L\(x(end(of: week))) \(y(week.ticked))" }
        path += "L\(x(history.today)) \(y(0))Z"
        return "<path class=\"ticked\" fill=\"#4c8ec9\" d=\"\(path)\"></path>"
    }

    private var scope: String {
        var path = "M\(x(first)) \(y(history.weeks.first?.inScope ?? 0))"
        for week in history.weeks { path += "L\(x(end(of: week))) \(y(week.inScope))" }
        path += "L\(x(last)) \(y(history.total))"
        return "<path class=\"scope\" fill=\"none\" stroke=\"#555c66\" stroke-width=\"2\" d=\"\(path)\"></path>"
    }

    /// From today to the ends of the range. Where there is no late end, it goes on to the edge.
    private var fan: [String] {
        guard let earliest = forecast.range?.earliest else { return [] }
        let (now, total) = (history.total - history.open, history.total)
        let latest = forecast.range?.latest
        var path = "M\(x(history.today)) \(y(now))L\(x(earliest)) \(y(total))"
        path += latest.map { "L\(x($0)) \(y(total))Z" } ?? "L\(x(last)) \(y(total))L\(x(last)) \(y(now))Z"
        return ["<path class=\"fan\" fill=\"#b9d3ea\" d=\"\(path)\"></path>"]
    }

    private var goal: String { line(at: forecast.goal, "goal", "#b3261e", dashes: " stroke-dasharray=\"6 4\"") }
    private var today: String { line(at: history.today, "today", "#555c66", dashes: "") }

    private func line(at day: Day, _ kind: String, _ color: String, dashes: String) -> String {
        guard day >= first, day <= last else { return "" }
        return "<path class=\"\(kind)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.5\"\(dashes) "
            + "d=\"M\(x(day)) \(Self.top)L\(x(day)) \(Self.bottom)\"></path>"
    }

    private var labels: [String] {
        func text(_ words: String, _ x: Int, _ y: Int, _ anchor: String) -> String {
            "<text class=\"label\" fill=\"#555c66\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(words)</text>"
        }
        let base = Self.bottom + 17
        var labels = [
            text(String(history.total), Self.left - 6, y(history.total) + 5, "end"), text("0", Self.left - 6, Self.bottom, "end"),
        ]
        // A label that would stand on another is left away: the words say the same.
        var taken: [Int] = []
        let days = [(history.today, "today"), (forecast.goal, forecast.goal.words), (first, first.words), (last, last.words)]
        for (day, words) in days where day >= first && day <= last {
            let place = x(day)
            guard taken.allSatisfy({ abs($0 - place) > 95 }) else { continue }
            taken.append(place)
            labels.append(text(words, place, base, place < 90 ? "start" : place > Self.right - 60 ? "end" : "middle"))
        }
        return labels
    }
}
