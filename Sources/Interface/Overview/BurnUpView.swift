import HarmlessText
import Readiness
import TerminalUI

/// Draws how a report came to where it stands and where its pace leads to: what is ticked, filled from below; what is
/// in scope, a line; the range of the forecast, pale; the day that counts, upright.
struct BurnUpView {
    let forecast: Forecast
    private var history: ProgressHistory { forecast.history }

    func draw(in rect: Rect, of canvas: inout Canvas) {
        guard rect.height >= 6, rect.width >= 24, history.total > 0, let first = history.weeks.first?.begins else { return }
        let glyphs = canvas.glyphs
        let legend = "\(glyphs.bar.full) ticked \(glyphs.lines.horizontal) in scope \(glyphs.bar.empty) pace"
        let inside = canvas.pane(rect, title: "Burn-up", footnote: legend)
        let most = max(history.total, history.weeks.map(\.inScope).max() ?? 0)
        let label = "\(most)".columns + 1
        let (left, bottom) = inside.split(bottom: 1)
        let plot = Rect(x: left.x + label, y: left.y, width: left.width - label, height: left.height)
        canvas.write("\(most)", at: Point(x: left.x, y: left.y), .faint)
        canvas.write("0".aligned(right: label - 1), at: Point(x: left.x, y: left.maxY - 1), .faint)
        let days = Days(first: first, last: last, columns: plot.width)
        for column in 0..<plot.width { draw(column, days, most, in: plot, of: &canvas) }
        drawAxis(days, in: Rect(x: plot.x, y: bottom.y, width: plot.width, height: 1), of: &canvas)
    }

    /// The days that the columns stand for.
    private struct Days {
        let first: Day
        let last: Day
        let columns: Int

        /// The last day of a column.
        func day(_ column: Int) -> Day { first.advanced(by: (column + 1) * span / columns) }
        func column(_ day: Day) -> Int { min(columns - 1, max(0, first.distance(to: day) * columns / span)) }
        private var span: Int { max(1, first.distance(to: last)) }
    }

    /// The last day that is drawn: the end of the range and the day that counts, up to as far ahead as the past goes
    /// back, or half a year.
    private var last: Day {
        let ends = [forecast.goal, forecast.range?.latest ?? forecast.goal, history.today]
        let ahead = max(182, history.weeks.count * 7)
        return min(ends.max() ?? history.today, history.today.advanced(by: ahead)).advanced(by: 7)
    }

    private func draw(_ column: Int, _ days: Days, _ most: Int, in plot: Rect, of canvas: inout Canvas) {
        let glyphs = canvas.glyphs
        let day = days.day(column)
        let isPast = column <= days.column(history.today)
        let (ticked, scope) = isPast ? known(on: min(day, history.today)) : (0, Double(history.total))
        let fan = isPast ? nil : reach(on: day)
        let isGoal = column == days.column(forecast.goal) && forecast.goal >= days.first && forecast.goal <= days.last
        // The uppermost row is all that was ever in scope.
        let scopeRow = max(0, Int((scope / Double(most) * Double(plot.height)).rounded(.up)) - 1)
        let eighths = Int((ticked / Double(most) * Double(plot.height * 8)).rounded(.down))
        for row in 0..<plot.height {
            let point = Point(x: plot.x + column, y: plot.maxY - 1 - row)
            let filled = eighths - row * 8
            let (from, to) = (Double(row) / Double(plot.height), Double(row + 1) / Double(plot.height))
            if filled >= (glyphs.bar.levels.isEmpty ? 4 : 8) {
                canvas.put(glyphs.bar.full, at: point, Style(.good))
            } else if filled > 0, !glyphs.bar.levels.isEmpty {
                canvas.put(glyphs.bar.levels[filled - 1], at: point, Style(.good))
            } else if isGoal {
                canvas.put(glyphs.lines.vertical, at: point, Style(forecast.outlook.ink))
            } else if row == scopeRow {
                canvas.put(glyphs.lines.horizontal, at: point, .faint)
            } else if let fan, fan.lowerBound < to * Double(most), fan.upperBound > from * Double(most) {
                canvas.put(glyphs.bar.empty, at: point, Style(.accent))
            }
        }
    }

    /// What was ticked and in scope at the end of a day: between the ends of weeks it goes evenly.
    private func known(on day: Day) -> (ticked: Double, scope: Double) {
        guard let first = history.weeks.first?.begins else { return (0, 0) }
        let passed = max(0, first.distance(to: day))
        let place = min(history.weeks.count - 1, passed / 7)
        let week = history.weeks[place]
        let before = place > 0 ? history.weeks[place - 1].ticked : 0
        let length = place == history.weeks.count - 1 ? max(1, week.begins.distance(to: history.today)) : 7
        let part = min(1, Double(passed - place * 7) / Double(length))
        return (Double(before) + Double(week.ticked - before) * part, Double(week.inScope))
    }

    /// Between which numbers of ticked items the range is on a day to come; nil where there is none.
    private func reach(on day: Day) -> ClosedRange<Double>? {
        guard let earliest = forecast.range?.earliest else { return nil }
        let (now, open) = (Double(history.total - history.open), Double(history.open))
        func ticked(by end: Day?) -> Double {
            guard let end else { return now }
            return now + open * min(1, Double(history.today.distance(to: day)) / Double(max(1, history.today.distance(to: end))))
        }
        let (low, high) = (ticked(by: forecast.range?.latest), ticked(by: earliest))
        return min(low, high)...high
    }

    private func drawAxis(_ days: Days, in row: Rect, of canvas: inout Canvas) {
        let goal = days.column(forecast.goal)
        var marks: [(column: Int, text: String)] = []
        if forecast.goal >= days.first, forecast.goal <= days.last {
            marks.append((goal, forecast.goal.words(seenFrom: history.today)))
        }
        marks.append((days.column(history.today), "today"))
        marks.append((0, days.first.words(seenFrom: history.today)))
        var taken: [Range<Int>] = []
        for (column, text) in marks {
            let start = max(0, min(column - text.columns / 2, row.width - text.columns))
            let place = start..<(start + text.columns)
            guard !taken.contains(where: { $0.overlaps((place.lowerBound - 1)..<(place.upperBound + 1)) }) else { continue }
            taken.append(place)
            let isGoal = text != "today" && column == goal
            canvas.write(text, at: Point(x: row.x + start, y: row.y), isGoal ? Style(forecast.outlook.ink) : .faint, in: row)
        }
    }
}
