import Readiness
import TerminalUI

/// Welcome, where somebody begins a report: its kind, type and dates, for whom, and what it covers.
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

        /// Begins with days that stand until something is typed in their place.
        init(isType2: Bool, asOf: Day, from: Day, to: Day) {
            self.isType2 = isType2
            (self.asOf, self.from, self.to) = (Self.field(asOf), Self.field(from), Self.field(to))
        }

        /// The day in a line: the only one, the first or the last.
        func field(at line: Int) -> TextField { !isType2 ? asOf : line == 0 ? from : to }

        private static func field(_ day: Day) -> TextField { TextField(day.description, isSelected: true) }

        /// Takes over the type and dates of another report.
        mutating func take(_ type: ReportType) {
            isType2 = type.number == 2
            switch type {
            case .type1(let day): asOf = Self.field(day)
            case .type2(let period): (from, to) = (Self.field(period.lowerBound), Self.field(period.upperBound))
            }
        }
    }

    /// Whether the folder has no workspace yet.
    let isFirst: Bool
    /// The step that is shown.
    private(set) var step = Step.choose
    /// The reports that were chosen.
    var reports: [ReportKind] = []
    /// The team's own catalog that was chosen; nil for the built-in ones.
    var ownCatalog: Catalog?
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

    /// Begins at its first step.
    ///
    /// - Parameters:
    ///   - organization: The name to begin with.
    ///   - type: The type and dates of a report that is there already: the next one mostly has the same.
    init(today: Day, organization: String, isFirst: Bool = true, type: ReportType? = nil) {
        self.isFirst = isFirst
        self.organization = TextField(organization, isSelected: true)
        answers = [:]
        let (year, month, _) = today.components
        let first = Day(year: year, month: month, day: 1)?.advanced(byMonths: 1) ?? today
        var suggested = ReportAnswers(
            isType2: type?.number != 1, asOf: first.advanced(byMonths: 3).advanced(by: -1), from: first,
            to: first.advanced(byMonths: 6).advanced(by: -1))
        if let type { suggested.take(type) }
        for kind in ReportKind.allCases { answers[kind] = suggested }
    }

    /// Goes to a step, from which one can come back.
    mutating func go(to next: Step, cursor: Int = 0) {
        trail.append((step, self.cursor))
        step = next
        self.cursor = cursor
        top = 0
        refusal = nil
        selectField()
    }

    /// Goes back a step.
    ///
    /// - Returns: False at the first.
    mutating func goBack() -> Bool {
        refusal = nil
        guard let last = trail.popLast() else { return false }
        (step, cursor, top) = (last.step, last.cursor, 0)
        selectField()
        return true
    }

    /// What begins, in words.
    var subject: String { ownCatalog?.title ?? reports.map(\.title).joined(separator: " and ") }

    /// Whether one has been at a step.
    func trailHolds(_ step: Step) -> Bool { trail.contains { $0.step == step } }

    /// How far one has come: the number of this step and how many there are, as far as that is known.
    var progress: (number: Int, of: Int)? {
        guard !reports.isEmpty else { return nil }
        let steps: [Step] = [.organization] + reports.flatMap(steps(of:)) + [.confirm]
        return steps.firstIndex(of: step).map { ($0 + 1, steps.count) }
    }

    /// Whether there are presets to choose from. A team's own catalog may have none.
    private var hasPresets: Bool { !(ownCatalog?.presets.isEmpty ?? false) }

    private func steps(of kind: ReportKind) -> [Step] {
        [.type(kind), .dates(kind)] + (kind == .soc1 && hasPresets ? [.preset] : []) + [.scope(kind)]
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
        case .dates(let kind): return kind == .soc1 && hasPresets ? .preset : .scope(kind)
        case .preset: return .scope(.soc1)
        case .scope(let kind):
            let next = (reports.firstIndex(of: kind) ?? 0) + 1
            return reports.indices.contains(next) ? .type(reports[next]) : .confirm
        case .confirm: return .confirm
        }
    }

    /// Whether what is refused is the day that is being typed, of which the line below says why it is none.
    func refusesPreview(today: Day) -> Bool {
        guard case .dates(let kind) = step, let refusal, let draft = answers[kind] else { return false }
        return DayPreview(of: draft.field(at: cursor).text, today: today).words == refusal
    }

    // MARK: What was said

    /// The catalog of a report, or nil.
    func catalog(for kind: ReportKind, _ context: Context) -> Catalog? { ownCatalog ?? context.catalog(for: kind) }

    /// The areas that a report could do without: what there is to choose.
    func optionalAreas(of kind: ReportKind, _ context: Context) -> [Area] {
        catalog(for: kind, context)?.areas.filter { !$0.isRequired } ?? []
    }

    /// The type and dates of a report, or which of its days is none, and why.
    func dates(of kind: ReportKind, today: Day) -> Result<ReportType, WrongDay> {
        guard let draft = answers[kind] else { return .failure(WrongDay(field: 0, reason: "")) }
        let days = (draft.isType2 ? [draft.from, draft.to] : [draft.asOf]).map { DayPreview(of: $0.text, today: today) }
        if let wrong = days.firstIndex(where: { $0.day == nil }) {
            return .failure(WrongDay(field: wrong, reason: days[wrong].words))
        }
        let read = days.compactMap(\.day)
        guard draft.isType2 else { return .success(.type1(asOf: read[0])) }
        do throws(Refusal) {
            return .success(try ReportType.period(from: read[0], to: read[1]))
        } catch {
            return .failure(WrongDay(field: 1, reason: error.description))
        }
    }

    /// Why the dates of a report cannot be taken.
    struct WrongDay: Error {
        /// The field that it is about.
        let field: Int
        /// What is the matter, in a sentence.
        let reason: String
    }

    /// What the reports begin with, with ids that the workspace has not given yet.
    ///
    /// - Throws: ``Refusal`` for what the rules do not allow.
    func setups(in workspace: WorkspaceState?, today: Day) throws(Refusal) -> [EngagementSetup] {
        let name = try WrittenText(line: organization.text, what: .organization).text
        var setups: [EngagementSetup] = []
        for kind in reports {
            // One does not come as far as this with dates that are none.
            guard case .success(let type) = dates(of: kind, today: today) else { throw .textMissing(what: .date) }
            setups.append(
                EngagementSetup(
                    id: EngagementSetup.freshID(for: kind, type: type, in: workspace?.record), report: kind,
                    catalog: ownCatalog?.id ?? kind.rawValue,
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
