import HarmlessText
import Readiness
import TerminalUI

/// Begins the next report where the one that is shown ends: asks for its dates, says what is kept, and begins it.
struct RollPanel: Sendable {
    private let old: EngagementID
    private let oldTitle: String
    private let dates = TypeAndDates(first: 0)
    private var form: Form

    /// Begins with the dates that follow on those of the report: the same time again, or a year later.
    init(_ engagement: Engagement) {
        old = engagement.id
        oldTitle = engagement.title
        let target = engagement.record.type.value.targetDay
        var (from, to) = (target.advanced(by: 1), target.advanced(byMonths: 12))
        if case .type2(let period) = engagement.record.type.value {
            from = period.upperBound.advanced(by: 1)
            let months = Self.months(in: period)
            to =
                months.map { from.advanced(byMonths: $0).advanced(by: -1) }
                ?? from.advanced(by: period.lowerBound.distance(to: period.upperBound))
        }
        form = Form(
            lines: TypeAndDates.lines(
                engagement.record.type.value.number, asOf: target.advanced(byMonths: 12), from: from, to: to))
        dates.hideLines(of: &form)
        form.current = form.shown.dropFirst().first ?? 0
    }

    /// How many whole months a period is; nil where it is none.
    private static func months(in period: ClosedRange<Day>) -> Int? {
        (1...60).first { period.lowerBound.advanced(byMonths: $0).advanced(by: -1) == period.upperBound }
    }

    /// Asks for it, or says why nothing can be begun.
    static func request(_ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        guard let engagement = context.engagement else { return [] }
        return [.open(RollPanel(engagement))]
    }
}

extension RollPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch form.take(event, context) {
        case .close: return [.close]
        case .submit: return submit(context)
        case .stay:
            dates.hideLines(of: &form)
            return []
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        canvas.draw(
            form, "The report after \(oldTitle)".harmless, keys: "enter goes on, tab next line, esc cancels", today: context.today
        )
    }

    private mutating func submit(_ context: Context) -> [Request] {
        guard let workspace = context.workspace else { return [.close] }
        do throws(Refusal) {
            guard let type = try dates.type(in: &form, today: context.today) else { return [] }
            let roll = try workspace.rollForward(old, to: type)
            var question = Question(
                title: "Begin \(roll.type.title), \(roll.type.dates)?", lines: roll.lines, yes: "begin it", no: "go back",
                outcome: .begin(roll.id, roll.actions))
            question.asker = self
            return [.open(question)]
        } catch {
            form.refusal = error.description
            return []
        }
    }
}

extension RollForward {
    /// What is kept and what stays behind, in sentences.
    fileprivate var lines: [String] {
        let kept = [
            (owners, counted(owners, "owner")), (scope, counted(scope, "decision") + " about scope"),
            (own, counted(own, "objective or item", "objectives and items") + " of your own"),
            (wordings, counted(wordings, "wording")), (due, counted(due, "due date") + ", moved along"),
            (notApplicable, "\(notApplicable) Not applicable, to be confirmed by a second person"),
        ].filter { $0.0 > 0 }.map(\.1)
        var lines = [kept.isEmpty ? "There is nothing to keep yet." : "Keeps " + kept.joined(separator: "; ") + "."]
        if leftBehind > 0 {
            lines.append(
                "\(counted(leftBehind, "tick or review", "ticks and reviews")) stay with the old report, as do its notes and requests."
            )
        }
        lines.append(
            "Evidence stays where it is: what it showed last time stands below each control on the Evidence tab, as outside the dates."
        )
        return lines
    }
}
