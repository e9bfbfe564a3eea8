import HarmlessText
import Readiness
import StrictJSON

extension Tables {
    /// `forecast`: what it says of each report, and the weeks that it rests on.
    public static func forecast(of engagements: [Engagement], in state: WorkspaceState, width: Int?) -> [String] {
        let columns = min(width ?? 100, 120)
        var lines: [String] = []
        for engagement in engagements {
            let (record, forecast) = (engagement.record, state.forecast(of: engagement))
            let history = forecast.history
            if !lines.isEmpty { lines.append("") }
            lines.append("\(record.organization.value): \(engagement.title), \(record.type.value.dates) (\(engagement.id))")
            lines += forecast.description.wrapped(to: columns - 2).map { "  " + $0 }
            if let remedy = forecast.remedy(named: { state.record.name(of: $0) }) {
                lines += remedy.wrapped(to: columns - 2).map { "  " + $0 }
            }
            if forecast.range != nil { lines += forecast.method.wrapped(to: columns - 2).map { "  " + $0 } }
            guard !history.weeks.isEmpty else { continue }
            lines += ["", "  Week of     In scope  Ticked  Evidenced  In the week"]
            let chart = max(10, columns - 60)
            for week in history.weeks.suffix(forecastWeeks) {
                let share = Share(week.ticked, of: history.total)
                let bar = String(repeating: "#", count: Int(share.fraction * Double(chart)))
                let isLast = week.begins == history.weeks.last?.begins
                lines.append(
                    "  \(week.begins)  \(String(week.inScope).aligned(right: 8))  \(String(week.ticked).aligned(right: 6))  "
                        + "\(String(week.evidenced).aligned(right: 9))  \(String(week.items).aligned(right: 11))  "
                        + bar.padded(to: chart) + (isLast ? " |" : "|"))
            }
        }
        return lines.map { line in
            let line = line.harmless.trimmedEnd
            return width.map { line.fitted(to: $0) } ?? line
        }
    }

    /// How many weeks are printed.
    private static let forecastWeeks = 16
}

extension Forecast {
    /// "500 runs over the last 8 weeks, 5.2 person-days each on average; seed 20261123.": how its range was made.
    var method: String {
        "\(Self.runs) runs over the last \(counted(weeksUsed, "week")), \(Self.tenths(pace)) person-days each on average; seed \(Self.seed). "
            + "The range leaves out the first and the last tenth of them."
    }
}

extension Answers {
    /// `forecast --json`.
    public static func forecast(of engagements: [Engagement], in state: WorkspaceState) -> JSONValue {
        .array(
            engagements.map { engagement in
                let forecast = state.forecast(of: engagement)
                let weeks = forecast.history.weeks.map { week -> JSONValue in
                    [
                        "begins": .string(week.begins.description), "inScope": .integer(week.inScope),
                        "ticked": .integer(week.ticked), "evidenced": .integer(week.evidenced), "items": .integer(week.items),
                        "days": .number(week.done), "added": .number(week.added),
                    ]
                }
                return .object(
                    [.init("id", .string(engagement.id.text))] + members(of: forecast)
                        + [.init("weeks", .array(weeks))])
            })
    }

    /// What a forecast says, without its weeks.
    static func brief(_ forecast: Forecast) -> JSONValue { .object(members(of: forecast)) }

    private static func members(of forecast: Forecast) -> [JSONValue.Member] {
        func day(_ day: Day?) -> JSONValue { .optional(day?.description) }
        let reason: JSONValue =
            switch forecast.gap {
            case .nothingInScope: "nothingInScope"
            case .tooShort: "tooShort"
            case .stalled: "stalled"
            case nil: .null
            }
        return [
            .init("verdict", .string(forecast.outlook.rawValue)), .init("goal", day(forecast.goal)),
            .init("earliest", day(forecast.range?.earliest)), .init("middle", day(forecast.range?.middle)),
            .init("latest", day(forecast.range?.latest)),
            .init("inTime", forecast.range.map { .integer($0.inTime) } ?? .null),
            .init("daysLate", forecast.daysLate.map(JSONValue.integer) ?? .null), .init("reason", reason),
            .init("open", .integer(forecast.history.open)), .init("remaining", .number(forecast.history.remaining)),
            .init("pace", forecast.gap == nil ? .number(forecast.pace) : .null),
            .init("weeksUsed", .integer(forecast.weeksUsed)),
            .init("trend", forecast.trend.map { ["before": .number($0.before), "lately": .number($0.lately)] } ?? .null),
            .init("itemsPerWeek", forecast.need.map { .integer($0.itemsPerWeek) } ?? .null),
            .init("text", .string(forecast.description)),
        ]
    }
}
