import HarmlessText
import Readiness
import TerminalUI

/// What the Scope screen says about the area or the objective under the cursor.
struct ScopeText {
    let context: Context
    let engagement: Engagement
    let row: ScopeScreen.Row?

    /// What is said about the row under the cursor.
    func detail(width: Int) -> (title: String, lines: [StyledLine]) {
        switch row {
        case .area(let index):
            (engagement.areas[index].id, areaLines(engagement.areas[index], width: width))
        case .objective(let index):
            (engagement.criteria[index].id, objectiveLines(engagement.criteria[index], width: width))
        case .fact(let fact): (fact.title, fact.lines(engagement, context, width: width))
        case .category, nil: ("", [])
        }
    }

    private func areaLines(_ standing: AreaStanding, width: Int) -> [StyledLine] {
        var lines = standing.area.title.wrapped(to: width, in: context.glyphs).map { StyledLine($0, .heading) }
        lines += standing.area.summary.wrapped(to: width, in: context.glyphs).map { StyledLine($0) }
        lines.append(StyledLine())
        if standing.area.isRequired {
            lines += "In scope, as in every report on this catalog.".wrapped(to: width, in: context.glyphs)
                .map { StyledLine($0, Style(.good)) }
        } else if standing.isInScope {
            lines.append(StyledLine("In scope", Style(.good)))
        } else {
            let estimate = ScopeEstimate(of: [standing.area], in: engagement.catalog, type: engagement.record.type.value.set)
            lines += "Out of scope. Bringing it in adds \(estimate.text) of work.".wrapped(to: width, in: context.glyphs)
                .map { StyledLine($0, Style(.warning)) }
        }
        if let decision = standing.decision, let stamp = decision.isIn.stamp {
            let who = context.shown?.record.name(of: stamp.handle) ?? stamp.handle.text
            let reason = decision.reason.isEmpty ? "no reason given" : decision.reason
            let day = decision.isIn.at.map { ", " + $0.day.words } ?? ""
            lines += "\(reason) (\(who)\(day))".wrapped(to: width, in: context.glyphs).map { StyledLine($0, .faint) }
        }
        lines.append(StyledLine())
        let noun = engagement.report.criterionNoun
        let criteria = engagement.criteria.filter { engagement.areas[$0.area].id == standing.id }
        lines.append(StyledLine(counted(criteria.count, noun.one, noun.many), .heading))
        for criterion in criteria {
            let indent = criterion.id.columns + 1
            for (row, part) in criterion.title.wrapped(to: max(8, width - indent), in: context.glyphs).enumerated() {
                let label = row == 0 ? criterion.id : ""
                lines.append(StyledLine([(label.padded(to: indent), Style(.key)), (part, .text)]))
            }
        }
        return lines
    }

    private func objectiveLines(_ standing: CriterionStanding, width: Int) -> [StyledLine] {
        var lines = standing.title.wrapped(to: width, in: context.glyphs).map { StyledLine($0, .heading) }
        lines.append(StyledLine())
        if standing.objective != standing.title {
            lines += standing.objective.wrapped(to: width, in: context.glyphs).map { StyledLine($0) }
        }
        switch standing.origin {
        case .team: lines.append(StyledLine("A control objective of your own.", Style(.accent)))
        case .catalog(let isReworded):
            if isReworded { lines.append(StyledLine("In your own words; w and an empty line go back.", Style(.accent))) }
        }
        if !standing.isInScope {
            let reason = engagement.record.scopeReason(of: standing.id)
            lines += "Left out: \(reason)".wrapped(to: width, in: context.glyphs).map { StyledLine($0, Style(.warning)) }
        }
        lines.append(StyledLine())
        let items = engagement.items.filter { engagement.criteria[$0.criterion].id == standing.id }
        lines.append(StyledLine(counted(items.count, "item"), .heading))
        for item in items {
            let status = engagement.work(on: item.id).status
            for (row, part) in item.title.wrapped(to: max(8, width - 2), in: context.glyphs).enumerated() {
                lines.append(
                    StyledLine([(row == 0 ? "\(context.glyphs.mark(status)) " : "  ", Style(status.ink)), (part, .text)]))
            }
        }
        return lines
    }
}
