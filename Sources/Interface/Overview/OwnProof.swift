import HashTreeCollections
import Readiness

/// A control of which something is due that nothing shows, as the Overview lists it.
struct ControlGap: Hashable, Sendable {
    /// The control's key.
    let key: String
    /// Its title.
    let title: String
    /// The first stretch of days that somebody has to do something about.
    let days: ClosedRange<Day>
    /// What is wrong with it.
    let state: CoverageState
}

/// What is to be shown and what the auditor waits for, apart for the person who sits here and for the others.
///
/// Where nothing was attached in the whole workspace yet there are no gaps: each control would have one, and the first
/// steps say how to begin.
struct OwnProof: Sendable {
    /// Pieces that this person attached and somebody sent back, the oldest first.
    private(set) var returned: [EntryID] = []
    /// Gaps in what this person's controls have to show, the oldest first.
    private(set) var gaps: [ControlGap] = []
    /// Other people's gaps, and nobody's.
    private(set) var otherGaps: [ControlGap] = []
    /// Requests of this person's that are late, returned or due soon.
    private(set) var requests: [RequestNumber] = []
    /// Requests of others that are late or returned, and those that are due soon and nobody's.
    private(set) var otherRequests: [RequestNumber] = []
    /// Controls, pieces and requests about which two people decided without seeing each other, each once.
    private(set) var disputed: [Dispute.Subject] = []

    /// Finds what waits in a report.
    ///
    /// - Parameter me: Who sits here; nil where nobody knows.
    init(of me: Handle?, in engagement: Engagement, of workspace: WorkspaceState) {
        let record = workspace.record
        func isMine(_ handle: Handle) -> Bool { me.map { record.areOne($0, handle) } ?? false }
        findRequests(in: engagement, isMine)
        findDisputes(in: engagement, record)
        guard !record.evidence.isEmpty else { return }
        let coverage = workspace.coverage(of: engagement)
        for control in coverage.controls where control.isListed(in: engagement) {
            guard let gap = control.coverage.merged.first(where: { $0.state.isGap }) else { continue }
            let found = ControlGap(key: control.key, title: control.title, days: gap.days, state: gap.state)
            if control.owners(in: engagement).contains(where: isMine) {
                gaps.append(found)
            } else {
                otherGaps.append(found)
            }
        }
        func isBefore(_ one: ControlGap, _ other: ControlGap) -> Bool {
            (one.days.upperBound, one.days.lowerBound, one.key) < (other.days.upperBound, other.days.lowerBound, other.key)
        }
        gaps.sort(by: isBefore)
        otherGaps.sort(by: isBefore)
        findReturned(in: engagement, coverage, record.evidence, isMine)
    }

    private mutating func findDisputes(in engagement: Engagement, _ record: WorkspaceRecord) {
        var seen: Set<Dispute.Subject> = []
        for dispute in record.disputes where seen.insert(dispute.subject).inserted {
            if case .request(let report, _) = dispute.subject, report != engagement.id { continue }
            disputed.append(dispute.subject)
        }
    }

    private mutating func findReturned(
        in engagement: Engagement, _ coverage: ReportCoverage, _ evidence: EvidenceRecords, _ isMine: (Handle) -> Bool
    ) {
        let keys = Set(coverage.controls.map(\.key))
        let records = evidence.records
        let replaced = Set(records.compactMap { $0.piece.isRetired ? nil : $0.piece.replaces })
        for record in records where !record.piece.isRetired && !replaced.contains(record.id) && isMine(record.piece.by) {
            guard case .returned = record.piece.verdict,
                !record.piece.controls.isDisjoint(with: keys)
                    || record.piece.items.contains(where: { $0.engagement == engagement.id })
            else { continue }
            returned.append(record.id)
        }
    }

    private mutating func findRequests(in engagement: Engagement, _ isMine: (Handle) -> Bool) {
        let today = engagement.today
        let soon = today.advanced(by: Attention.soon)
        var (own, others): ([(Day, RequestNumber)], [(Day, RequestNumber)]) = ([], [])
        engagement.record.requests.forEach { number, request in
            guard request.isListed, !request.isDone, request.state.value != .submitted else { return }
            let due = request.due.value ?? Day.range.upperBound
            let isReturned = request.verdict.value.reason != nil
            guard due <= soon || isReturned else { return }
            if let owner = request.owner.value, isMine(owner) {
                own.append((due, number))
            } else if due < today || isReturned || request.owner.value == nil {
                others.append((due, number))
            }
        }
        requests = own.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
        otherRequests = others.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }
}
