import Readiness
import TerminalUI

/// What answers the auditor's requests, and what two people said of one at once.
extension RequestsScreen {
    /// Asks for evidence that answers requests, and shows what they are about.
    func attach(to numbers: [RequestNumber], _ engagement: Engagement, _ context: Context) -> [Request] {
        var targets: [EvidenceTarget] = []
        for request in numbers.compactMap({ engagement.request($0) }) {
            for target in request.targets {
                let found: EvidenceTarget? =
                    switch target {
                    case .control(let key): .control(key)
                    case .item(let id): .item(ItemAddress(engagement.id, id))
                    // A criterion is shown by what shows its controls.
                    case .criterion: nil
                    }
                if let found, !targets.contains(found) { targets.append(found) }
            }
        }
        let first = numbers.first.flatMap { engagement.request($0) }
        guard !targets.isEmpty else {
            return .refuse("Nobody has settled which control or item it is about; t does.")
        }
        let title = numbers.count == 1 ? "\(numbers[0]) \(first?.title ?? "")" : "\(numbers.count) requests"
        let kind: EvidenceKind =
            switch first?.kind.value {
            case .population: .population
            case .sample: .sample
            case .document: .document
            case .meeting, nil: .record
            }
        // What is to be taken as of a day is of that day; a list or a sample is of the period that is reported on.
        var days = first?.capture.value.map { $0...$0 }
        if days == nil, kind == .population || kind == .sample, case .type2(let period) = engagement.record.type.value {
            days = period
        }
        return [
            .open(
                AttachPanel(
                    to: targets, answering: numbers.map { NamedRequest(report: engagement.id, number: $0) }, title: title,
                    gap: days, kind: kind, today: context.today))
        ]
    }

    /// What two people said of a request without seeing each other.
    func disputes(of request: AuditRequest, in engagement: Engagement) -> [Dispute] {
        number.map { request.disputes(of: $0, in: engagement.id) } ?? []
    }

    /// The same of the one under the cursor, with what both wrote.
    func disputeText(_ context: Context) -> DisputeText {
        guard let engagement = context.engagement, let request = request(in: engagement) else {
            return DisputeText(context: context, disputes: [], sides: sides)
        }
        return DisputeText(context: context, disputes: disputes(of: request, in: engagement), sides: sides)
    }
}
