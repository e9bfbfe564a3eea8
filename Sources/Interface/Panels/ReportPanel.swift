import HarmlessText
import Readiness
import TerminalUI

/// Corrects what was said of a report when it began: organization, service, type and dates; and the workspace's name.
struct ReportPanel: Sendable {
    /// What can be corrected, in the order of the lines.
    enum Fact: Int, CaseIterable, Hashable, Sendable {
        case organization
        case service
        case workspace
        case type
        case asOf
        case from
        case to
    }

    /// What the key does, in the words that somebody looks for it by.
    static let explanation = "Edit organization, service, type, dates (period); rename the workspace"

    private let dates = TypeAndDates(first: Fact.type.rawValue)
    private var form: Form

    /// Begins at a fact of the report that is shown.
    init(_ engagement: Engagement, workspace: String, at fact: Fact) {
        let record = engagement.record
        let target = record.type.value.targetDay
        var (from, to) = (target.advanced(byMonths: -6).advanced(by: 1), target)
        if case .type2(let period) = record.type.value { (from, to) = (period.lowerBound, period.upperBound) }
        let facts = [
            Form.Line("Organization", .text, record.organization.value, hint: "Who the report is about."),
            Form.Line(
                "Service", .text, record.service.value,
                hint: "The service or system that it describes, such as “Acme Payments API”."),
            Form.Line("Workspace", .text, workspace, hint: "What exports call all of this. The folder keeps its name."),
        ]
        form = Form(
            lines: facts + TypeAndDates.lines(record.type.value.number, asOf: target, from: from, to: to))
        dates.hideLines(of: &form)
        form.current = fact.rawValue
        if form.lines[form.current].isHidden { form.current = form.shown.last ?? 0 }
    }

    /// Asks for it, or says why nothing can be changed.
    static func request(_ context: Context, at fact: Fact = .organization) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        guard let engagement = context.engagement, let workspace = context.workspace else { return [] }
        return [.open(ReportPanel(engagement, workspace: workspace.name, at: fact))]
    }

    private func text(_ fact: Fact) -> String { form[fact.rawValue] }
}

extension ReportPanel: Panel {
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
            form, "Edit the report", keys: "enter saves, tab next line, esc cancels", today: context.today)
    }

    private mutating func submit(_ context: Context) -> [Request] {
        guard let engagement = context.engagement, let workspace = context.workspace else { return [.close] }
        do throws(Refusal) {
            var actions: [Action] = []
            let record = engagement.record
            form.current = Fact.organization.rawValue
            if text(.organization) != record.organization.value {
                actions.append(try context.decide(.organization(text(.organization))))
            }
            form.current = Fact.service.rawValue
            if text(.service) != record.service.value { actions.append(try context.decide(.service(text(.service)))) }
            form.current = Fact.workspace.rawValue
            if text(.workspace) != workspace.name { actions.append(try workspace.decideName(text(.workspace))) }
            guard let type = try dates.type(in: &form, today: context.today) else { return [] }
            form.current = Fact.type.rawValue
            let isOther = type != record.type.value
            if isOther { actions.append(try context.decide(.type(type))) }
            guard !actions.isEmpty else { return [.close, .say(Message("Nothing was changed."))] }
            let change = isOther ? TypeChange(of: engagement, to: type) : nil
            let loss = workspace.coverageLoss(by: actions, of: context.person.handle).sentences(limit: 4)
            guard let change, change.matters else {
                return [.say(Message("The report is corrected; u takes it back.", .good)), .write(actions, asker: nil), .close]
            }
            var question = Question(
                title: "Change the \(change.isOtherType ? "type" : "dates")?", lines: change.lines + loss, yes: "change it",
                no: "go back", outcome: .write(actions, said: Message("The report is corrected; u takes it back.", .good)))
            question.asker = self
            return [.open(question)]
        } catch {
            form.refusal = error.description
            return []
        }
    }
}

/// What another type or other dates change, in numbers, before anything is written.
struct TypeChange: Hashable {
    private let earlier: ReportType
    private let later: ReportType
    private var leaving = 0
    private var leavingTouched = 0
    private var coming = 0
    private var dueAfter = 0
    private var hasBegun = false

    /// Sees what it changes.
    init(of engagement: Engagement, to type: ReportType) {
        earlier = engagement.record.type.value
        later = type
        let catalog = engagement.catalog.items
        for item in engagement.items where engagement.isInScope(item) {
            let work = engagement.work(on: item.id)
            if let position = item.catalogPosition, catalog[position].types.isDisjoint(with: type.set) {
                leaving += 1
                if work != ItemWork() { leavingTouched += 1 }
            } else if let due = work.due.value, work.status == .todo || work.status == .inProgress, due > type.targetDay {
                dueAfter += 1
            }
        }
        for area in engagement.areas where area.isInScope {
            coming += catalog[area.area.items].count {
                $0.types.isDisjoint(with: earlier.set) && !$0.types.isDisjoint(with: type.set)
            }
        }
        if case .type2(let period) = earlier { hasBegun = period.lowerBound <= engagement.today }
    }

    /// Whether it is another type, and not only other dates.
    var isOtherType: Bool { earlier.set != later.set }

    /// Whether somebody is asked first.
    var matters: Bool { isOtherType || hasBegun || dueAfter > 0 }

    /// The question, in sentences.
    var lines: [String] {
        var lines = ["\(earlier.title), \(earlier.dates), becomes \(later.title), \(later.dates)."]
        if leaving > 0 {
            lines.append(
                "\(counted(leaving, "item")) \(leaving == 1 ? "leaves" : "leave") the count, \(leavingTouched) of them with work on "
                    + "\(leavingTouched == 1 ? "it" : "them"); the work is kept.")
        }
        if coming > 0 { lines.append("\(counted(coming, "item")) \(coming == 1 ? "comes" : "come") in.") }
        if dueAfter > 0 {
            lines.append("\(counted(dueAfter, "open item")) \(dueAfter == 1 ? "is" : "are") due after \(later.targetDay.words).")
        }
        if hasBegun, !isOtherType { lines.append("The period has begun: what was agreed with the auditor changes with it.") }
        return lines
    }
}
