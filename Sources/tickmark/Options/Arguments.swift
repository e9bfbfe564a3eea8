import ArgumentParser
import Readiness
import Runner

extension ReportKind: ExpressibleByArgument {}

/// Reads a day as people write it, seen from today, with a message that says what was expected.
func dayArgument(_ text: String) throws -> Day {
    let today = try Environment.clock().today
    do throws(UnreadableDay) {
        return try WrittenDay.read(text, today: today)
    } catch {
        throw ValidationError(error.description)
    }
}

extension Day {
    /// Says which day was understood, where it was written in other words than its own, and that it is past where it
    /// is.
    func tell(as what: String, writtenAs text: String, today: Day) {
        if self < today {
            Output.warn("\(what) \(wordsWithWeekday), which is past.")
        } else if text != description {
            Output.say("\(what) \(wordsWithWeekday).")
        }
    }
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

    /// The type with what was named changed, or nil where nothing was. What was not named stays, as far as the type has
    /// it.
    ///
    /// - Throws: `ValidationError` where a date is missing or does not go with the type.
    func reportType(changing current: ReportType) throws -> ReportType? {
        guard type != nil || asOf != nil || from != nil || to != nil else { return nil }
        switch type ?? current.number {
        case 1:
            guard from == nil, to == nil else {
                throw ValidationError("A Type 1 report has a date, --as-of, and neither --from nor --to.")
            }
            guard let date = asOf ?? current.date else { throw ValidationError("Type 1 needs --as-of DATE.") }
            return .type1(asOf: date)
        case 2:
            guard asOf == nil else { throw ValidationError("A Type 2 report has --from and --to, and no --as-of.") }
            guard let from = from ?? current.period?.lowerBound, let to = to ?? current.period?.upperBound else {
                throw ValidationError("Type 2 needs --from DATE and --to DATE.")
            }
            do throws(Refusal) {
                return try ReportType.period(from: from, to: to)
            } catch {
                throw Failure(error)
            }
        default: throw ValidationError("--type is 1 or 2.")
        }
    }
}

extension ReportType {
    fileprivate var date: Day? { if case .type1(let date) = self { date } else { nil } }
    fileprivate var period: ClosedRange<Day>? { if case .type2(let period) = self { period } else { nil } }
}
