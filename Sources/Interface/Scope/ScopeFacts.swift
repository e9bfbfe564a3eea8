import HarmlessText
import Readiness
import TerminalUI

extension ReportPanel.Fact {
    /// The facts that have a row of their own; dates stand behind the type.
    static let rows: [ReportPanel.Fact] = [.organization, .service, .type, .workspace]

    /// What it is called.
    var title: String {
        switch self {
        case .organization: "Organization"
        case .service: "Service"
        case .workspace: "Workspace"
        case .type, .asOf, .from, .to: "Type and dates"
        }
    }

    /// What stands there now.
    func value(_ engagement: Engagement, _ context: Context) -> String {
        let record = engagement.record
        switch self {
        case .organization: return record.organization.value
        case .service: return record.service.value.isEmpty ? "not named" : record.service.value
        case .workspace: return context.shown?.name ?? ""
        case .type, .asOf, .from, .to: return "\(record.type.value.title), \(record.type.value.dates)"
        }
    }

    /// What is said about it beside the list.
    func lines(_ engagement: Engagement, _ context: Context, width: Int) -> [StyledLine] {
        let record = engagement.record
        var lines = value(engagement, context).wrapped(to: width, in: context.glyphs).map { StyledLine($0, .heading) }
        lines.append(StyledLine())
        let meaning =
            switch self {
            case .organization: "Who the report is about. It heads every export."
            case .service: "The service or system that the report describes."
            case .workspace: "What exports call all of this. The folder keeps its name."
            case .type, .asOf, .from, .to:
                record.type.value.number == 1
                    ? "Type 1: the design of controls, as of one date."
                    : "Type 2: design and operation of controls, over a period."
            }
        lines += meaning.wrapped(to: width, in: context.glyphs).map { StyledLine($0) }
        if self == .type {
            let timing = "\(ReportTiming(of: record.type.value, on: context.today))"
            lines.append(StyledLine(timing.prefix(1).uppercased() + timing.dropFirst() + ".", Style(.accent)))
        }
        if let said = said(record, context) {
            lines += [StyledLine()] + said.wrapped(to: width, in: context.glyphs).map { StyledLine($0, .faint) }
        }
        if context.canWrite { lines += [StyledLine(), StyledLine("e changes it.", Style(.accent))] }
        return lines
    }

    /// Who said it, and when.
    private func said(_ record: EngagementRecord, _ context: Context) -> String? {
        let (stamp, at): (Stamp?, Timestamp?) =
            switch self {
            case .organization: (record.organization.stamp, record.organization.at)
            case .service: (record.service.stamp, record.service.at)
            case .workspace: (context.shown?.record.name.stamp, context.shown?.record.name.at)
            case .type, .asOf, .from, .to: (record.type.stamp, record.type.at)
            }
        guard let stamp, let at else { return nil }
        return "Said by \(context.shown?.record.name(of: stamp.handle) ?? stamp.handle.text), \(at.day.words)"
    }
}
