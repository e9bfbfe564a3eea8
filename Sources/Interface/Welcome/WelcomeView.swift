import HarmlessText
import Readiness
import TerminalUI

extension State {
    func drawWelcome(_ welcome: WelcomeState, into canvas: inout Canvas) {
        let bounds = canvas.bounds
        let width = min(bounds.width - 4, 92)
        let lines = WelcomeText(state: self, welcome: welcome).lines(width: width - 4)
        let height = min(bounds.height - 2, max(14, lines.count + 4))
        let rect = bounds.centered(Size(width: width, height: height))
        let title =
            welcome.progress.map { "Step \($0.number) of \($0.of)" }
            ?? (welcome.isFirst ? "Welcome to Tickmark" : "Another report")
        let inside = canvas.pane(rect, title: title, hasFocus: true).inset(left: 1, right: 1, bottom: 1)
        let focused = lines.firstIndex(where: \.hasCursor) ?? 0
        var window = ListWindow(cursor: focused)
        let shown = lines.count <= inside.height ? 0..<lines.count : window.rows(of: lines.count, height: inside.height)
        for (row, index) in shown.enumerated() {
            let line = lines[index]
            let point = Point(x: inside.x, y: inside.y + row)
            let surface: Surface = line.hasCursor && line.field == nil ? .cursor : .base
            if surface == .cursor {
                canvas.fill(Rect(x: inside.x, y: point.y, width: inside.width, height: 1), Style(.text, on: .cursor))
            }
            line.text.draw(at: point, on: surface, in: inside, of: &canvas)
            if let field = line.field {
                let x = inside.x + line.text.runs.reduce(0) { $0 + $1.text.columns }
                canvas.field(
                    field, at: Point(x: x, y: point.y), width: min(40, inside.maxX - x), hasFocus: line.hasCursor && panel == nil)
            }
        }
        let footer = Point(x: rect.x + 2, y: rect.maxY - 2)
        if let refusal = welcome.refusal {
            canvas.write(refusal.fitted(to: rect.width - 4), at: footer, Style(.danger), in: rect)
        } else {
            canvas.write(keys(of: welcome).fitted(to: rect.width - 4), at: footer, .faint, in: rect)
        }
    }

    private func keys(of welcome: WelcomeState) -> String {
        switch welcome.step {
        case .choose: "↑ ↓ move   enter choose   c compare SOC 1 and SOC 2   q \(welcome.isFirst ? "quit" : "back")"
        case .advise, .recommendation, .type, .preset: "↑ ↓ move   enter choose   esc back"
        case .organization: "enter next   tab other field   esc back"
        case .dates: "enter next   page keys move by months   esc back"
        case .scope: "space in or out   enter next   esc back"
        case .confirm: "enter begin   esc back"
        }
    }
}

/// A line of Welcome.
struct WelcomeLine {
    var text: StyledLine
    var hasCursor = false
    var field: TextField?

    init(_ text: StyledLine, hasCursor: Bool = false, field: TextField? = nil) {
        self.text = text
        self.hasCursor = hasCursor
        self.field = field
    }
}

/// What Welcome says at each step.
struct WelcomeText {
    let state: State
    let welcome: WelcomeState

    func lines(width: Int) -> [WelcomeLine] {
        switch welcome.step {
        case .choose: choose(width)
        case .advise(let factor): advise(factor, width)
        case .recommendation: recommendation(width)
        case .organization: organization(width)
        case .type(let kind): type(kind, width)
        case .dates(let kind): dates(kind, width)
        case .preset: preset(width)
        case .scope(let kind): scope(kind, width)
        case .confirm: confirm(width)
        }
    }

    // MARK: Parts

    private func paragraph(_ text: String, _ style: Style = .text, _ width: Int) -> [WelcomeLine] {
        text.wrapped(to: width).map { WelcomeLine(StyledLine($0, style)) }
    }

    private var blank: [WelcomeLine] { [WelcomeLine(StyledLine())] }

    private func option(_ index: Int, _ title: String, _ explanation: String = "", _ width: Int) -> [WelcomeLine] {
        let isCurrent = index == welcome.cursor
        let number = index < 9 ? "\(index + 1)  " : "   "
        var lines = [
            WelcomeLine(
                StyledLine([
                    (" \(number)", Style(.key, on: .base, .bold)), (title, isCurrent ? Style(.text, on: .base, .bold) : .text),
                ]),
                hasCursor: isCurrent)
        ]
        lines +=
            explanation.isEmpty ? [] : explanation.wrapped(to: width - 5).map { WelcomeLine(StyledLine("     " + $0, .faint)) }
        return lines
    }

    private func input(_ index: Int, _ label: String, _ field: TextField) -> WelcomeLine {
        WelcomeLine(StyledLine(label.padded(to: 16), .faint), hasCursor: index == welcome.cursor, field: field)
    }

    // MARK: Steps

    private func choose(_ width: Int) -> [WelcomeLine] {
        var lines = paragraph("Which report are you preparing for?", .heading, width) + blank
        lines += option(
            0, "SOC 1", "Your service affects your clients' financial reporting: payroll, payments, billing, claims, funds.",
            width)
        lines += option(
            1, "SOC 2", "Customers entrust you with their data or systems: security, and more where you promise it.", width)
        lines += option(2, "Both", "Two engagements in one workspace, side by side.", width)
        lines += option(3, "Help me choose", "Five questions, and a recommendation with its reasons.", width)
        if welcome.isFirst {
            lines +=
                blank
                + paragraph(
                    "Everything will be kept in \(state.folder), as plain JSON that you can share through git.", .faint, width)
        }
        return lines
    }

    private func advise(_ factor: Advisor.Factor, _ width: Int) -> [WelcomeLine] {
        let number = (Advisor.Factor.allCases.firstIndex(of: factor) ?? 0) + 1
        var lines = paragraph("\(number) of \(Advisor.Factor.allCases.count)  \(factor.title)", .faint, width)
        lines += paragraph(factor.question, .heading, width) + blank
        for (index, answer) in factor.answers.enumerated() { lines += option(index, answer.title, "", width) }
        return lines
    }

    private func recommendation(_ width: Int) -> [WelcomeLine] {
        let recommendation = welcome.advisor.recommendation
        let heading =
            switch recommendation.choice {
            case .soc1: "We recommend SOC 1"
            case .soc2: "We recommend SOC 2"
            case .both: "We recommend both reports"
            case .undecided: "Your answers speak for neither report yet"
            }
        let isDecided = recommendation.choice != .undecided
        var lines =
            paragraph(heading + (isDecided && !recommendation.isClear ? ", but it is close" : ""), .heading, width) + blank
        for reason in recommendation.reasons {
            lines += paragraph(reason.factor, .faint, width) + paragraph(reason.text, .text, width)
        }
        lines += blank
        for advice in recommendation.advice { lines += paragraph(advice, Style(.accent), width) }
        lines += blank
        for (index, title) in ["Go on with SOC 1", "Go on with SOC 2", "Go on with both"].enumerated() {
            lines += option(index, title, "", width)
        }
        return lines
    }

    private func organization(_ width: Int) -> [WelcomeLine] {
        paragraph("Whom is the report about?", .heading, width) + blank
            + [input(0, "Organization", welcome.organization), input(1, "Service", welcome.service)] + blank
            + paragraph(
                "The service or system that the report describes, such as “Acme Payments API”. It may be left empty.", .faint,
                width)
    }

    private func type(_ kind: ReportKind, _ width: Int) -> [WelcomeLine] {
        paragraph("\(kind.title): Type 1 or Type 2?", .heading, width) + blank
            + option(0, "Type 1", "The design of your controls, as of one date. Quicker to get; a good first report.", width)
            + option(
                1, "Type 2",
                "Design, and that controls operated over a period, commonly 3 to 12 months. What most customers ask for.", width)
    }

    private func dates(_ kind: ReportKind, _ width: Int) -> [WelcomeLine] {
        guard let draft = welcome.drafts[kind] else { return [] }
        if !draft.isType2 {
            return paragraph("\(kind.title) Type 1: as of which day?", .heading, width) + blank + [input(0, "As of", draft.asOf)]
                + blank
                + paragraph(explain(kind), .faint, width)
        }
        let usual = kind == .soc1 ? "Usually 6 months or more for SOC 1." : "Commonly 3 to 12 months."
        return paragraph("\(kind.title) Type 2: over which period?", .heading, width) + blank
            + [input(0, "First day", draft.from), input(1, "Last day", draft.to)] + blank
            + paragraph(explain(kind), .faint, width)
            + paragraph(usual + " Dates are year-month-day.", .faint, width)
    }

    /// The dates in words, so that nobody takes a month for a day.
    private func explain(_ kind: ReportKind) -> String {
        do throws(Refusal) {
            let type = try welcome.type(of: kind)
            guard case .type2(let period) = type else { return type.dates }
            let days = period.lowerBound.distance(to: period.upperBound) + 1
            return "\(type.dates): \(days) days, about \(max(1, (days + 15) / 30)) months."
        } catch {
            return "Dates are year-month-day, like \(state.today)."
        }
    }

    private func preset(_ width: Int) -> [WelcomeLine] {
        var lines = paragraph("SOC 1: what kind of service organization are you?", .heading, width)
        lines +=
            paragraph(
                "Each choice switches on the areas that such an organization usually has; you can change them next.", .faint,
                width) + blank
        let presets = state.catalogs[.soc1]?.presets ?? []
        for (index, preset) in presets.enumerated() { lines += option(index, preset.title, preset.summary, width) }
        return lines + option(presets.count, "None of these", "Choose the areas yourself.", width)
    }

    private func scope(_ kind: ReportKind, _ width: Int) -> [WelcomeLine] {
        guard let catalog = state.catalogs[kind] else { return [] }
        let chosen = welcome.drafts[kind]?.areas ?? []
        let types: ReportTypes = welcome.drafts[kind]?.isType2 ?? true ? .type2 : .type1
        let areas = state.optionalAreas(of: kind)
        var lines = paragraph(kind == .soc2 ? "SOC 2: which categories?" : "SOC 1: which areas?", .heading, width)
        let required = catalog.areas.filter(\.isRequired)
        let base = ScopeEstimate(of: required, in: catalog, type: types)
        let always = kind == .soc2 ? "Security is always in" : "The parts of the report itself are always in"
        lines += paragraph("\(always): \(base.text). Add what you promise your customers.", .faint, width) + blank
        var category = ""
        for (index, area) in areas.enumerated() {
            if kind == .soc1, area.category != category {
                category = area.category
                lines.append(WelcomeLine(StyledLine(category, .faint)))
            }
            let isIn = chosen.contains(area.id)
            let estimate = "+" + ScopeEstimate(of: [area], in: catalog, type: types).text
            let mark = isIn ? state.glyphs.ready : state.glyphs.todo
            let title = area.title.fitted(to: width - estimate.columns - 6).padded(to: width - estimate.columns - 6)
            lines.append(
                WelcomeLine(
                    StyledLine([
                        (" \(mark) ", Style(isIn ? .good : .faint, on: .base, .bold)), (title, isIn ? .text : .faint),
                        ("  " + estimate, .faint),
                    ]), hasCursor: index == welcome.cursor))
        }
        let total = ScopeEstimate(of: required + areas.filter { chosen.contains($0.id) }, in: catalog, type: types)
        if kind == .soc2, areas.indices.contains(welcome.cursor) {
            lines += blank + paragraph(areas[welcome.cursor].summary, .faint, width)
        }
        return lines + blank + paragraph("In all: \(total.text) of work for a small company.", Style(.accent), width)
    }

    private func confirm(_ width: Int) -> [WelcomeLine] {
        var lines = paragraph("Ready to begin", .heading, width) + blank
        let setups: [EngagementSetup]
        do throws(Refusal) {
            setups = try welcome.setups(in: state.workspace)
        } catch {
            return lines + paragraph(error.description, Style(.danger), width)
        }
        for setup in setups {
            let service = setup.service.isEmpty ? "" : ", \(setup.service)"
            lines += paragraph("\(setup.report.title) \(setup.type.title) for \(setup.organization)\(service)", .text, width)
            lines += paragraph(setup.type.dates, .faint, width)
            let catalog = state.catalogs[setup.report]
            let areas = catalog?.areas.filter { $0.isRequired || setup.areas.contains($0.id) } ?? []
            let names = areas.filter { !$0.isRequired }.map(\.title)
            let always = setup.report == .soc2 ? "Security" : "The parts of the report"
            lines += paragraph(([always] + names).joined(separator: ", "), .faint, width)
            if let catalog {
                lines += paragraph(ScopeEstimate(of: areas, in: catalog, type: setup.type.set).text, Style(.accent), width)
            }
            lines += blank
        }
        if welcome.isFirst { lines += paragraph("Enter writes the workspace into \(state.folder).", .text, width) }
        return lines
    }
}
