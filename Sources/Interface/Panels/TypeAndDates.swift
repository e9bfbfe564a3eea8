import Readiness
import TerminalUI

/// The four lines of a form that ask for a report's type and its dates: of a Type 1 one day, of a Type 2 the first and
/// the last.
struct TypeAndDates: Sendable {
    private enum Line: Int {
        case type
        case asOf
        case from
        case to
    }

    /// The place of its first line in the form.
    let first: Int

    /// The lines, with what stands in them at first.
    static func lines(_ number: Int, asOf: Day, from: Day, to: Day) -> [Form.Line] {
        [
            Form.Line(
                "Type", .choice(["Type 1", "Type 2"]), chosen: number - 1,
                hint: "Type 1: the design of controls, as of one date. Type 2: over a period, and that they operated."),
            Form.Line("As of", .day, asOf.description), Form.Line("First day", .day, from.description),
            Form.Line("Last day", .day, to.description),
        ]
    }

    /// Leaves out the days that the chosen type has not.
    func hideLines(of form: inout Form) {
        let isType2 = form.lines[place(.type)].chosen == 1
        form.lines[place(.asOf)].isHidden = isType2
        form.lines[place(.from)].isHidden = !isType2
        form.lines[place(.to)].isHidden = !isType2
    }

    /// The type and the dates that are typed; nil where a day is none, which the form then says on its line.
    ///
    /// - Throws: ``Refusal`` where the days make no period; the form stands on the last one.
    func type(in form: inout Form, today: Day) throws(Refusal) -> ReportType? {
        guard form.lines[place(.type)].chosen == 1 else { return day(.asOf, in: &form, today).map { .type1(asOf: $0) } }
        guard let from = day(.from, in: &form, today), let to = day(.to, in: &form, today) else { return nil }
        do throws(Refusal) {
            return try ReportType.period(from: from, to: to)
        } catch {
            form.goAgain(to: place(.to))
            throw error
        }
    }

    private func day(_ line: Line, in form: inout Form, _ today: Day) -> Day? {
        do throws(UnreadableDay) {
            return try form.day(place(line), today: today)
        } catch {
            form.goAgain(to: place(line))
            form.refusal = error.description
            return nil
        }
    }

    private func place(_ line: Line) -> Int { first + line.rawValue }
}
