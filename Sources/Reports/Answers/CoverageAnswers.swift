import Readiness
import StrictJSON

extension Answers {
    /// `coverage --json`: the controls of reports, with what is expected of each and what meets it.
    public static func coverage(_ listing: CoverageListing) -> JSONValue {
        .array(
            listing.reports.flatMap { report in
                report.controls.map { control in
                    .object([
                        .init("control", .string(control.key)), .init("title", .string(control.title)),
                        .init("frequency", .string(control.frequency(on: report.coverage.dates).rawValue)),
                        .init("report", .string(report.engagement.id.text)),
                        .init("occurrences", .array(listing.occurrences(of: control).map(occurrence))),
                        .init("outside", .strings(control.coverage.outside.map(\.description))),
                        .init("uncounted", .strings(control.uncounted.map(\.description))),
                        .init("covered", .bool(control.isCovered)),
                    ])
                }
            })
    }

    /// An occurrence; one of days or weeks says how many it stands for.
    private static func occurrence(_ occurrence: ControlOccurrence) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("from", .string(occurrence.days.lowerBound.description)),
            .init("to", .string(occurrence.days.upperBound.description)), .init("state", .string(occurrence.state.rawValue)),
            .init("evidence", .strings(occurrence.listed.map(\.description))),
        ]
        if occurrence.isRepeated { members.append(.init("expected", .integer(occurrence.expected))) }
        return .object(members)
    }

    /// `upcoming --json`.
    public static func upcoming(_ upcoming: [Upcoming], in state: WorkspaceState) -> JSONValue {
        .array(
            upcoming.map { due in
                .object([
                    .init("due", .string(due.due.description)), .init("what", .string(due.duty.rawValue)),
                    .init("report", .string(due.engagement.text)),
                    .init("control", due.duty == .item ? .null : .string(due.subject)),
                    .init("item", due.duty == .item ? .string(due.subject) : .null), .init("title", .string(due.title)),
                    .init("from", .optional(due.days?.lowerBound.description)),
                    .init("to", .optional(due.days?.upperBound.description)), .init("state", .optional(due.state?.rawValue)),
                    .init("owners", .strings(due.owners.map(\.text))), .init("late", .bool(due.isLate(on: state.today))),
                ])
            })
    }
}

/// Which coverage somebody asks for.
public struct CoverageListing: Sendable {
    /// A report with the controls that are listed of it.
    public struct Report: Sendable {
        /// The report.
        public let engagement: Engagement
        /// What covers it.
        public let coverage: ReportCoverage
        /// The controls that are listed.
        public let controls: [CoveredControl]
    }

    /// The reports.
    public let reports: [Report]
    /// Whether only what somebody has to do something about is listed.
    public let isOnlyGaps: Bool

    /// Lists controls of reports.
    ///
    /// - Parameter control: The key of the only control, or nil for all.
    /// - Throws: ``Refusal`` where no report has that control in its scope.
    public init(
        of engagements: [Engagement], in state: WorkspaceState, control: String?, isOnlyGaps: Bool
    ) throws(Refusal) {
        var reports: [Report] = []
        var keys: [String] = []
        for engagement in engagements {
            let coverage = state.coverage(of: engagement)
            keys += coverage.controls.map(\.key)
            var controls = coverage.controls
            if let control { controls = coverage.control(control).map { [$0] } ?? [] }
            if isOnlyGaps { controls = controls.filter(\.hasGap) }
            reports.append(Report(engagement: engagement, coverage: coverage, controls: controls))
        }
        if let control, !keys.contains(where: { $0.lowercased() == control.lowercased() }) {
            throw .unknownControl(control, nearest: Nearest.texts(to: control, among: keys))
        }
        self.reports = reports
        self.isOnlyGaps = isOnlyGaps
    }

    /// The occurrences of a control that are listed.
    public func occurrences(of control: CoveredControl) -> [ControlOccurrence] {
        control.coverage.merged.filter { !isOnlyGaps || $0.state.isGap }
    }
}
