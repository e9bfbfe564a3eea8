import HarmlessText
import Readiness
import TerminalUI

/// Begins the next report where the one that is shown ends: asks for its dates, says what is kept, and begins it.
struct RollPanel: Sendable {
    private enum Line: Int {
        case type
        case asOf
        case from
        case to
    }

    private let old: EngagementID
    private let oldTitle: String
    private var form: Form
    private var refusal: String?

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
        form = Form(lines: [
            Form.Line(
                "Type", .choice(["Type 1", "Type 2"]), chosen: engagement.record.type.value.number - 1,
                hint: "Type 1: the design of controls, as of one date. Type 2: over a period, and that they operated."),
            Form.Line("As of", .day, target.advanced(byMonths: 12).description),
            Form.Line("First day", .day, from.description),
            Form.Line("Last day", .day, to.description),
        ])
        hideLines()
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

    private mutating func hideLines() {
        let isType2 = form.lines[Line.type.rawValue].chosen == 1
        form.lines[Line.asOf.rawValue].isHidden = isType2
        form.lines[Line.from.rawValue].isHidden = !isType2
        form.lines[Line.to.rawValue].isHidden = !isType2
    }
}

extension RollPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(.escape), .leave: return [.close]
        case .key(.enter): return submit(context)
        case .key(let key):
            refusal = nil
            _ = form.handle(key, today: context.today)
            hideLines()
        case .paste(let text):
            refusal = nil
            form.insert(text)
        case .press(let point):
            let layout = FormLayout(form, on: context.size)
            guard layout.panel.frame.contains(point) else { return [.close] }
            if let line = layout.line(at: point, of: form) { form.current = line }
        case .wheel(let movement): _ = form.handle(movement == .up ? .up : .down, today: context.today)
        case .opened, .told, .aboutToDraw: break
        }
        return []
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        canvas.draw(
            form, "The report after \(oldTitle)".harmless, keys: "enter goes on, tab next line, esc cancels", refusal: refusal,
            today: context.today)
    }

    private mutating func submit(_ context: Context) -> [Request] {
        guard let workspace = context.workspace else { return [.close] }
        do throws(Refusal) {
            guard let type = try type(context.today) else { return [] }
            let roll = try workspace.rollForward(old, to: type)
            var question = Question(
                title: "Begin \(roll.type.title), \(roll.type.dates)?", lines: roll.lines, yes: "begin it", no: "go back",
                outcome: .begin(roll.id, roll.actions))
            question.asker = self
            return [.open(question)]
        } catch {
            refusal = error.description
            return []
        }
    }

    /// The type and dates that are typed; nil where a day is none, with the line that has it chosen.
    private mutating func type(_ today: Day) throws(Refusal) -> ReportType? {
        func day(_ line: Line) -> Day? {
            do throws(UnreadableDay) {
                return try form.day(line.rawValue, today: today)
            } catch {
                form.current = line.rawValue
                form.lines[form.current].field = TextField(form[line.rawValue], isSelected: true)
                refusal = error.description
                return nil
            }
        }
        guard form.lines[Line.type.rawValue].chosen == 1 else { return day(.asOf).map { .type1(asOf: $0) } }
        guard let from = day(.from), let to = day(.to) else { return nil }
        return try ReportType.period(from: from, to: to)
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
