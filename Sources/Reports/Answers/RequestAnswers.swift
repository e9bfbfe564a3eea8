import Journal
import Readiness
import StrictJSON

extension Answers {
    /// `request list --json`: requests, in the order given.
    public static func requests(
        _ requests: [(report: EngagementID, number: RequestNumber, request: AuditRequest)], in state: WorkspaceState
    ) -> JSONValue {
        .array(requests.map { .object(members(of: $0.request, $0.number, of: $0.report, in: state)) })
    }

    /// `request show --json`: one request, with what it may be about beside what it is about.
    public static func request(
        _ request: AuditRequest, _ number: RequestNumber, of report: EngagementID, suggestions: [RequestSuggestion],
        in state: WorkspaceState
    ) -> JSONValue {
        .object(
            members(of: request, number, of: report, in: state) + [
                .init(
                    "suggestions",
                    .array(
                        suggestions.map {
                            [
                                "target": .string($0.target.text), "title": .string($0.title), "why": .strings($0.why),
                                "named": .bool($0.isNamed),
                            ]
                        }))
            ])
    }

    private static func members(
        of request: AuditRequest, _ number: RequestNumber, of report: EngagementID, in state: WorkspaceState
    ) -> [JSONValue.Member] {
        let record = state.record
        func said<Value>(_ register: Register<Value>) -> JSONValue {
            guard let stamp = register.stamp, let at = register.at else { return .null }
            return ["by": .string(record.canonical(stamp.handle).text), "at": .string(at.description)]
        }
        return [
            .init("number", .string(number.description)), .init("report", .string(report.text)),
            .init("text", .string(request.text.value)), .init("kind", .string(request.kind.value.rawValue)),
            .init("reference", .optional(request.reference.value.isEmpty ? nil : request.reference.value)),
            .init("targets", .strings(request.targets.map(\.text))),
            .init("owner", .optional(request.owner.value.map { record.canonical($0).text })),
            .init("due", .optional(request.due.value?.description)),
            .init("capture", .optional(request.capture.value?.description)),
            .init("state", .string(request.state.value.rawValue)), .init("stateSaid", said(request.state)),
            .init("verdict", .string(request.verdict.value.word)), .init("reason", .optional(request.verdict.value.reason)),
            .init("verdictSaid", said(request.verdict)), .init("evidence", .strings(request.evidence.map(\.description))),
            .init("late", .bool(request.isLate(on: state.today))),
        ]
    }

    /// The figures of an auditor's list, as they stand beside a report's.
    public static func requestFigures(_ tally: RequestTally) -> JSONValue {
        [
            "total": .integer(tally.total), "open": .integer(tally.open), "gathering": .integer(tally.gathering),
            "submitted": .integer(tally.submitted), "accepted": .integer(tally.accepted),
            "returned": .integer(tally.returned), "late": .integer(tally.late),
        ]
    }

    /// `request import --json`: what each row of a list does.
    ///
    /// - Parameter isWritten: Whether it was done.
    public static func list(_ list: RequestList, columns: RequestColumns, header: [String], isWritten: Bool) -> JSONValue {
        [
            "report": .string(list.report.text), "written": .bool(isWritten),
            "columns": .object(
                RequestField.allCases.compactMap { field in
                    columns.places[field].map { .init(field.rawValue, .string(header[$0])) }
                }),
            "unused": .strings(columns.unused),
            "rows": .array(
                list.rows.map { row in
                    var reason: String?
                    if case .refused(let why) = row.outcome { reason = why }
                    return [
                        "row": .integer(row.row), "number": .string(row.number), "title": .string(row.title),
                        "outcome": .string(row.outcome.word), "reason": .optional(reason),
                        "changes": .array(row.changes.map { .object($0.members) }), "warnings": .strings(row.warnings),
                    ]
                }),
            "absent": .strings(list.absent.map(\.description)),
        ]
    }
}
