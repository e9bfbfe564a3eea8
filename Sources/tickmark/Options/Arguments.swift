import ArgumentParser
import Readiness

extension Day: ExpressibleByArgument {
    /// Reads `2026-11-23`, and nothing else.
    public init?(argument: String) { self.init(iso: argument) }
    /// As it would be typed.
    public var defaultValueDescription: String { description }
}

extension ReportKind: ExpressibleByArgument {}

/// Reads a day, with a message that says what was expected.
func dayArgument(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
        throw ValidationError("\(text) is not a date that is understood; write it as year-month-day, like 2027-06-30.")
    }
    return day
}

/// Type and dates, as options.
struct TypeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Type 1 (as of a date) or Type 2 (over a period).", valueName: "1|2"))
    var type: Int?

    @Option(help: ArgumentHelp("Type 1: the date.", valueName: "date"), transform: dayArgument)
    var asOf: Day?

    @Option(help: ArgumentHelp("Type 2: the first day.", valueName: "date"), transform: dayArgument)
    var from: Day?

    @Option(help: ArgumentHelp("Type 2: the last day.", valueName: "date"), transform: dayArgument)
    var to: Day?

    /// The type with its dates.
    ///
    /// - Throws: `ValidationError` where something is missing or does not go together.
    func reportType() throws -> ReportType {
        switch type {
        case 1:
            guard let asOf, from == nil, to == nil else {
                throw ValidationError("Type 1 needs --as-of DATE, and neither --from nor --to.")
            }
            return .type1(asOf: asOf)
        case 2:
            guard let from, let to, asOf == nil else {
                throw ValidationError("Type 2 needs --from DATE and --to DATE, and no --as-of.")
            }
            do throws(Refusal) {
                return try ReportType.period(from: from, to: to)
            } catch {
                throw Failure(error)
            }
        case nil: throw ValidationError("--type 1 or --type 2 is missing.")
        default: throw ValidationError("--type is 1 or 2.")
        }
    }
}
