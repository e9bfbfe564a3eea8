import HarmlessText
import Readiness
import TerminalUI

/// A line of Welcome.
struct WelcomeLine {
    var text: StyledLine
    var hasCursor = false
    var field: TextField?
    /// The row or field that the line belongs to, if it belongs to one.
    var option: Int?

    init(_ text: StyledLine, hasCursor: Bool = false, field: TextField? = nil, option: Int? = nil) {
        self.option = option
        self.text = text
        self.hasCursor = hasCursor
        self.field = field
    }
}

/// What Welcome says at each step.
struct WelcomeText {
    let context: Context
    let welcome: WelcomeScreen

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
        text.wrapped(to: width, in: context.glyphs).map { WelcomeLine(StyledLine($0, style)) }
    }

    private var blank: [WelcomeLine] { [WelcomeLine(StyledLine())] }

    private func option(_ index: Int, _ title: String, _ explanation: String = "", _ width: Int) -> [WelcomeLine] {
        let isCurrent = index == welcome.cursor
        let number = index < 9 ? "\(index + 1)  " : "   "
        var lines: [WelcomeLine] = []
        for (row, part) in title.wrapped(to: width - 5, in: context.glyphs).enumerated() {
            let text = StyledLine([
                (row == 0 ? " \(number)" : "    ", Style(.key, on: .base, .bold)),
                (part, isCurrent ? Style(.text, on: .base, .bold) : .text),
            ])
            lines.append(WelcomeLine(text, hasCursor: isCurrent, option: index))
        }
        if !explanation.isEmpty {
            lines += explanation.wrapped(to: width - 5, in: context.glyphs).map {
                WelcomeLine(StyledLine("    " + $0, .faint), option: index)
            }
        }
        return lines
    }

    private func input(_ index: Int, _ label: String, _ field: TextField) -> WelcomeLine {
        WelcomeLine(
            StyledLine(label.padded(to: 16, in: context.glyphs), .faint), hasCursor: index == welcome.cursor, field: field,
            option: index)
    }

    // MARK: Steps

    private func choose(_ width: Int) -> [WelcomeLine] {
        var lines: [WelcomeLine] = []
        // A low screen begins with the question.
        if welcome.isFirst, context.size.height >= 24 {
            lines +=
                paragraph(
                    "Tickmark keeps what has to be true before a SOC 1 or SOC 2 audit, item by item: who does it, by when, and what is done.",
                    .text, width) + blank
        }
        lines += paragraph("Which report are you preparing for?", .heading, width) + blank
        lines += option(
            0, "SOC 1", "Your service affects your clients' financial reporting: payroll, payments, billing, claims, funds.",
            width)
        lines += option(
            1, "SOC 2", "Customers entrust you with their data or systems: security, and more where you promise it.", width)
        lines += option(2, "Both", "Two reports in one workspace; what both rest on is worked on once.", width)
        lines += option(3, "Help me choose", "Five questions, and a recommendation with its reasons.", width)
        for (index, own) in context.ownCatalogs.enumerated() {
            lines += option(
                4 + index, own.title,
                "Your catalog \(own.id): \(counted(own.items.count, "item")) for a \(own.report.title) report.",
                width)
        }
        if welcome.isFirst {
            lines +=
                blank
                + paragraph(
                    "Everything will be kept in \(context.folder), as plain JSON to share through git. To look around first, leave and type:",
                    .faint, width) + paragraph("tickmark demo DIR", Style(.key), width)
        }
        return lines
    }

    private func advise(_ factor: Advisor.Factor, _ width: Int) -> [WelcomeLine] {
        let number = (Advisor.Factor.allCases.firstIndex(of: factor) ?? 0) + 1
        var lines = paragraph(
            "\(number) of \(Advisor.Factor.allCases.count) \(context.glyphs.dot) \(factor.title)", .faint, width)
        lines += paragraph(factor.question, .heading, width) + blank
        for (index, answer) in factor.answers.enumerated() { lines += option(index, answer.title, "", width) }
        return lines
    }

    private func recommendation(_ width: Int) -> [WelcomeLine] {
        let recommendation = welcome.advisor.recommendation
        var lines = paragraph(recommendation.heading, .heading, width) + blank
        for (index, title) in ["Go on with SOC 1", "Go on with SOC 2", "Go on with both"].enumerated() {
            lines += option(index, title, "", width)
        }
        for reason in recommendation.reasons {
            lines += blank + paragraph(reason.factor, .faint, width) + paragraph(reason.text, .text, width)
        }
        if !recommendation.advice.isEmpty { lines += blank }
        for advice in recommendation.advice { lines += paragraph(advice, Style(.accent), width) }
        return lines
    }

    private func organization(_ width: Int) -> [WelcomeLine] {
        paragraph("Who is the report about?", .heading, width) + blank
            + [input(0, "Organization", welcome.organization)] + blank + [input(1, "Service", welcome.service)] + blank
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
        guard let draft = welcome.answers[kind] else { return [] }
        if !draft.isType2 {
            return paragraph("\(kind.title) Type 1: as of which day?", .heading, width) + blank + [input(0, "As of", draft.asOf)]
                + blank
                + explain(kind, width) + blank + paragraph(Self.writing, .faint, width)
        }
        let usual = kind == .soc1 ? "Usually 6 months or more for SOC 1." : "Commonly 3 to 12 months."
        return paragraph("\(kind.title) Type 2: over which period?", .heading, width) + blank
            + [input(0, "First day", draft.from), input(1, "Last day", draft.to)] + blank
            + explain(kind, width) + paragraph(usual, .faint, width) + blank + paragraph(Self.writing, .faint, width)
    }

    /// How days are written.
    private static let writing = "Write days as you say them: 15 jan, next friday, end of march, 2027-01-15."

    /// What is understood of the day that is being typed, and of all of them.
    private func explain(_ kind: ReportKind, _ width: Int) -> [WelcomeLine] {
        guard let draft = welcome.answers[kind] else { return [] }
        let field = draft.field(at: welcome.cursor)
        let ink: Ink = welcome.refusesPreview(today: context.today) ? .danger : .accent
        let lines = paragraph(DayPreview(of: field.text, today: context.today).words, Style(ink), width)
        guard case .success(.type2(let period)) = welcome.dates(of: kind, today: context.today) else { return lines }
        let days = period.lowerBound.distance(to: period.upperBound) + 1
        return lines
            + paragraph("\(period.words): \(counted(days, "day")), about \(max(1, (days + 15) / 30)) months.", .faint, width)
    }

    private func preset(_ width: Int) -> [WelcomeLine] {
        var lines = paragraph("SOC 1: what kind of service organization are you?", .heading, width)
        lines +=
            paragraph(
                "Each choice switches on the areas that such an organization usually has; you can change them next.", .faint,
                width) + blank
        let presets = welcome.catalog(for: .soc1, context)?.presets ?? []
        for (index, preset) in presets.enumerated() { lines += option(index, preset.title, preset.summary, width) }
        return lines + option(presets.count, "None of these", "Choose the areas yourself.", width)
    }

    private func scope(_ kind: ReportKind, _ width: Int) -> [WelcomeLine] {
        guard let catalog = welcome.catalog(for: kind, context) else { return [] }
        let chosen = welcome.answers[kind]?.areas ?? []
        let types: ReportTypes = welcome.answers[kind]?.isType2 ?? true ? .type2 : .type1
        let areas = welcome.optionalAreas(of: kind, context)
        var lines = paragraph(kind == .soc2 ? "SOC 2: which categories?" : "SOC 1: which areas?", .heading, width)
        let required = catalog.areas.filter(\.isRequired)
        let base = ScopeEstimate(of: required, in: catalog, type: types)
        let always = kind == .soc2 ? "Security is always in" : "The parts of the report itself are always in"
        let add = kind == .soc2 ? "Add what you promise your customers." : "Add what your clients' figures depend on."
        lines += paragraph("\(always): \(base.text). \(add)", .faint, width) + blank
        var category = ""
        for (index, area) in areas.enumerated() {
            if kind == .soc1, area.category != category {
                category = area.category
                lines.append(WelcomeLine(StyledLine(category, .faint)))
            }
            let isIn = chosen.contains(area.id)
            let estimate = "+" + ScopeEstimate(of: [area], in: catalog, type: types).text
            let mark = isIn ? context.glyphs.ready : context.glyphs.todo
            let title = area.title.fitted(to: width - estimate.columns - 6, in: context.glyphs).padded(
                to: width - estimate.columns - 6, in: context.glyphs)
            lines.append(
                WelcomeLine(
                    StyledLine([
                        (" \(mark) ", Style(isIn ? .good : .faint, on: .base, .bold)), (title, isIn ? .text : .faint),
                        ("  " + estimate, .faint),
                    ]), hasCursor: index == welcome.cursor, option: index))
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
            setups = try welcome.setups(in: context.workspace, today: context.today)
        } catch {
            return lines + paragraph(error.description, Style(.danger), width)
        }
        for setup in setups {
            let service = setup.service.isEmpty ? "" : ", \(setup.service)"
            lines += paragraph("\(setup.report.title) \(setup.type.title) for \(setup.organization)\(service)", .text, width)
            lines += paragraph(setup.type.dates, .faint, width)
            let catalog = welcome.catalog(for: setup.report, context)
            let areas = catalog?.areas.filter { $0.isRequired || setup.areas.contains($0.id) } ?? []
            let names = areas.filter { !$0.isRequired }.map(\.title)
            let always = setup.report == .soc2 ? "Security" : "The parts of the report"
            if let catalog {
                lines += paragraph(ScopeEstimate(of: areas, in: catalog, type: setup.type.set).text, Style(.accent), width)
            }
            lines += paragraph(([always] + names).joined(separator: ", "), .faint, width)
            lines += blank
        }
        if welcome.isFirst { lines += paragraph("Enter writes the workspace into \(context.folder).", .text, width) }
        return lines
    }
}
