import Readiness
import TerminalUI

/// Welcome, where somebody begins an engagement: the report, its type and dates, for whom, and what it covers.
struct WelcomeScreen: Sendable {
    /// The steps, in order. Reports that were chosen have a step for type and one for scope each.
    enum Step: Hashable, Sendable {
        case choose
        case advise(Advisor.Factor)
        case recommendation
        case organization
        case type(ReportKind)
        case dates(ReportKind)
        case preset
        case scope(ReportKind)
        case confirm
    }

    /// What is said about one report.
    struct ReportAnswers: Sendable {
        var isType2 = true
        var asOf: TextField
        var from: TextField
        var to: TextField
        var areas: Set<String> = []
        var preset: String?
    }

    /// Whether the folder has no workspace yet.
    let isFirst: Bool
    /// The step that is shown.
    private(set) var step = Step.choose
    /// The reports that were chosen.
    var reports: [ReportKind] = []
    /// The answers to the five questions.
    var advisor = Advisor()
    /// The organization's name.
    var organization: TextField
    /// The service's name.
    var service = TextField()
    /// What is said about each report.
    var answers: [ReportKind: ReportAnswers]
    /// The row or field that has the keys.
    var cursor = 0
    /// The first line that is shown, on the steps that are read.
    var top = 0
    /// Why one cannot go on, or nil.
    var refusal: String?
    /// The steps that were taken, to go back.
    private var trail: [(step: Step, cursor: Int)] = []

    init(today: Day, organization: String, isFirst: Bool = true) {
        self.isFirst = isFirst
        self.organization = TextField(organization)
        answers = [:]
        let (year, month, _) = today.components
        let first = Day(year: year, month: month, day: 1)?.advanced(byMonths: 1) ?? today
        let last = first.advanced(byMonths: 6).advanced(by: -1)
        for kind in ReportKind.allCases {
            answers[kind] = ReportAnswers(
                asOf: TextField(first.advanced(byMonths: 3).advanced(by: -1).description), from: TextField(first.description),
                to: TextField(last.description))
        }
    }

    /// Goes to a step, from which one can come back.
    mutating func go(to next: Step, cursor: Int = 0) {
        trail.append((step, self.cursor))
        step = next
        self.cursor = cursor
        top = 0
        refusal = nil
    }

    /// Goes back a step.
    ///
    /// - Returns: False at the first.
    mutating func goBack() -> Bool {
        refusal = nil
        guard let last = trail.popLast() else { return false }
        (step, cursor, top) = (last.step, last.cursor, 0)
        return true
    }

    /// How far one has come: the number of this step and how many there are, as far as that is known.
    var progress: (number: Int, of: Int)? {
        guard !reports.isEmpty else { return nil }
        let steps: [Step] = [.organization] + reports.flatMap(steps(of:)) + [.confirm]
        return steps.firstIndex(of: step).map { ($0 + 1, steps.count) }
    }

    private func steps(of kind: ReportKind) -> [Step] {
        kind == .soc1 ? [.type(kind), .dates(kind), .preset, .scope(kind)] : [.type(kind), .dates(kind), .scope(kind)]
    }

    /// The step behind this one.
    func step(after step: Step) -> Step {
        switch step {
        case .choose, .recommendation: return .organization
        case .advise(let factor):
            let all = Advisor.Factor.allCases
            let next = (all.firstIndex(of: factor) ?? 0) + 1
            return all.indices.contains(next) ? .advise(all[next]) : .recommendation
        case .organization: return reports.first.map { .type($0) } ?? .choose
        case .type(let kind): return .dates(kind)
        case .dates(let kind): return kind == .soc1 ? .preset : .scope(kind)
        case .preset: return .scope(.soc1)
        case .scope(let kind):
            let next = (reports.firstIndex(of: kind) ?? 0) + 1
            return reports.indices.contains(next) ? .type(reports[next]) : .confirm
        case .confirm: return .confirm
        }
    }

    // MARK: What was said

    /// The type and dates of a report.
    ///
    /// - Throws: ``Refusal`` for a date that is none, or a period that ends before it begins.
    func type(of kind: ReportKind) throws(Refusal) -> ReportType {
        guard let draft = answers[kind] else { throw .textMissing(what: "The date") }
        func day(_ field: TextField, _ what: String) throws(Refusal) -> Day {
            guard let day = Day(iso: field.text.filter { !$0.isWhitespace }) else {
                throw .notADate(what: what)
            }
            return day
        }
        guard draft.isType2 else { return .type1(asOf: try day(draft.asOf, "The date")) }
        return try ReportType.period(from: try day(draft.from, "The first day"), to: try day(draft.to, "The last day"))
    }

    /// What the engagements begin with, with ids that the workspace has not given yet.
    ///
    /// - Throws: ``Refusal`` for what the rules do not allow.
    func setups(in workspace: WorkspaceState?) throws(Refusal) -> [EngagementSetup] {
        let name = try WrittenText(line: organization.text, what: "The organization's name").text
        var setups: [EngagementSetup] = []
        for kind in reports {
            let type = try type(of: kind)
            setups.append(
                EngagementSetup(
                    id: EngagementSetup.freshID(for: kind, type: type, in: workspace?.record), report: kind,
                    catalog: kind.rawValue,
                    type: type, organization: name, service: service.text, areas: (answers[kind]?.areas ?? []).sorted()))
        }
        return setups
    }
}

extension WelcomeScreen: Screen {
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return handle(key, context)
        case .paste(let text): withField { $0.insert(text) }
        case .press(let point, let isDouble): return isDouble ? [] : click(point, context)
        case .wheel(let movement, _): return handle(movement == .up ? .up : .down, context)
        case .move, .command, .shown, .go, .reveal, .told, .aboutToDraw: break
        }
        return []
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        WelcomeView(welcome: self, context: context).draw(into: &canvas)
    }
}
