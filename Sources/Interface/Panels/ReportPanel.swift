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

    private var form: Form
    private var refusal: String?

    /// Begins at a fact of the report that is shown.
    init(_ engagement: Engagement, workspace: String, at fact: Fact) {
        let record = engagement.record
        let target = record.type.value.targetDay
        var (from, to) = (target.advanced(byMonths: -6).advanced(by: 1), target)
        if case .type2(let period) = record.type.value { (from, to) = (period.lowerBound, period.upperBound) }
        form = Form(lines: [
            Form.Line("Organization", .text, record.organization.value, hint: "Who the report is about."),
            Form.Line(
                "Service", .text, record.service.value,
                hint: "The service or system that it describes, such as “Acme Payments API”."),
            Form.Line("Workspace", .text, workspace, hint: "What exports call all of this. The folder keeps its name."),
            Form.Line(
                "Type", .choice(["Type 1", "Type 2"]), chosen: record.type.value.number - 1,
                hint: "Type 1: the design of controls, as of one date. Type 2: over a period, and that they operated."),
            Form.Line("As of", .day, target.description),
            Form.Line("First day", .day, from.description),
            Form.Line("Last day", .day, to.description),
        ])
        hideLines()
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

    private mutating func hideLines() {
        let isType2 = form.lines[Fact.type.rawValue].chosen == 1
        form.lines[Fact.asOf.rawValue].isHidden = isType2
        form.lines[Fact.from.rawValue].isHidden = !isType2
        form.lines[Fact.to.rawValue].isHidden = !isType2
    }
}

extension ReportPanel: Panel {
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
            form, "Edit the report", keys: "enter saves, tab next line, esc cancels", refusal: refusal, today: context.today)
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
            guard let type = try type(context.today) else { return [] }
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
            refusal = error.description
            return []
        }
    }

    /// The type and dates that are typed; nil where a day is none, with the line that has it chosen.
    private mutating func type(_ today: Day) throws(Refusal) -> ReportType? {
        func day(_ fact: Fact) -> Day? {
            do throws(UnreadableDay) {
                return try form.day(fact.rawValue, today: today)
            } catch {
                form.current = fact.rawValue
                form.lines[form.current].field = TextField(text(fact), isSelected: true)
                refusal = error.description
                return nil
            }
        }
        guard form.lines[Fact.type.rawValue].chosen == 1 else { return day(.asOf).map { .type1(asOf: $0) } }
        guard let from = day(.from), let to = day(.to) else { return nil }
        form.current = Fact.to.rawValue
        form.lines[form.current].field = TextField(text(.to), isSelected: true)
        return try ReportType.period(from: from, to: to)
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
