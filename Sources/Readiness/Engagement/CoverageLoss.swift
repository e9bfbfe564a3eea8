import HarmlessText

/// What evidence would no longer cover once something is changed.
public struct CoverageLoss: Hashable, Sendable {
    /// A control that loses something.
    public struct Lost: Hashable, Sendable {
        /// The report.
        public let engagement: EngagementID
        /// The control's key.
        public let control: String
        /// Its title.
        public let title: String
        /// The days of what is not met any more, or was met and is expected no longer; empty where the control only
        /// leaves the report.
        public let days: [ClosedRange<Day>]
        /// Whether the control was covered and is not.
        public let isUncovered: Bool
    }

    /// The controls that lose something, in order.
    public let lost: [Lost]

    /// Whether nothing is lost.
    public var isEmpty: Bool { lost.isEmpty }

    /// How many controls were covered and are not.
    public var uncovered: Int { lost.count { $0.isUncovered } }

    /// What is lost, in words, a sentence each: first the number, then up to some controls.
    ///
    /// - Parameter limit: How many controls are named.
    public func sentences(limit: Int = 8) -> [String] {
        guard !lost.isEmpty else { return [] }
        let noun = counted(lost.count, "control loses", "controls lose")
        var sentences = [
            "\(noun) what its evidence covers; \(uncovered) of them \(uncovered == 1 ? "is" : "are") no longer covered."
        ]
        if lost.count > 1 { sentences[0] = sentences[0].replacingIts }
        for control in lost.prefix(limit) {
            let days = control.days.prefix(3).map(\.spoken).joined(separator: ", ")
            let more = control.days.count > 3 ? " and \(control.days.count - 3) more" : ""
            sentences.append(
                "\(control.engagement): \(control.control) would not be shown for \(days.isEmpty ? "this report" : days)\(more).")
        }
        if lost.count > limit { sentences.append("And \(lost.count - limit) more controls.") }
        return sentences
    }
}

extension String {
    fileprivate var replacingIts: String {
        split(separator: " ", omittingEmptySubsequences: false).map { $0 == "its" ? "their" : String($0) }.joined(separator: " ")
    }
}

extension Action {
    /// Whether it can take away what evidence covers: dates, type, frequency, scope, rules, a result that failed, and
    /// other days of a piece. That retiring and returning take something away is what they are for.
    var changesExpectations: Bool {
        switch self {
        case .amend(_, .type), .control(_, .schedule), .control(_, .excluded), .scope, .rule: true
        case .attach(let setup): setup.result == .fail || setup.replaces != nil
        case .evidence(_, .covers), .evidence(_, .performed), .evidence(_, .result(to: .fail?, _)),
            .evidence(_, .shows(_, to: false, _)):
            true
        default: false
        }
    }
}

extension WorkspaceState {
    /// What would become uncovered by actions, before any of them is written.
    ///
    /// - Parameter by: Who would write them.
    public func coverageLoss(by actions: [Action], of handle: Handle) -> CoverageLoss {
        guard !record.evidence.isEmpty, actions.contains(where: \.changesExpectations) else { return CoverageLoss(lost: []) }
        var later = record
        let writer = WriterID(handle, tag: 0)
        let clock = record.last?.clock ?? 0
        for (index, action) in actions.enumerated() {
            // A rehearsal: none of these entries is ever written.
            later.apply(
                Entry(
                    stamp: Stamp(clock: clock + 1 + index, entry: EntryID(writer, index + 1)),
                    at: Timestamp(seconds: today.ordinal * 86_400, offset: 0), by: "", action: action, batch: 1))
        }
        let after = WorkspaceState(
            name: name, record: later, catalogs: catalogs, library: library, brokenEvidence: brokenEvidence, today: today)
        var lost: [CoverageLoss.Lost] = []
        for engagement in engagements {
            let afterwards = after.engagement(engagement.id).map { after.coverage(of: $0) }
            for control in coverage(of: engagement).controls where control.hasEvidence {
                let now = afterwards?.control(control.key)
                let met = Set(now?.coverage.occurrences.filter { $0.state == .met }.map(\.days) ?? [])
                let days = control.coverage.merged.filter { occurrence in
                    // What is met by more than before is not lost: a stretch that lies within a longer one that is met.
                    occurrence.state == .met
                        && !met.contains {
                            $0.lowerBound <= occurrence.days.lowerBound && occurrence.days.upperBound <= $0.upperBound
                        }
                        && !occurrence.isMetDayByDay(in: met)
                }.map(\.days)
                let isUncovered = control.isCovered && !(now?.isCovered ?? false)
                guard isUncovered || !days.isEmpty else { continue }
                lost.append(
                    CoverageLoss.Lost(
                        engagement: engagement.id, control: control.key, title: control.title, days: now == nil ? [] : days,
                        isUncovered: isUncovered))
            }
        }
        return CoverageLoss(lost: lost)
    }
}

extension ControlOccurrence {
    /// Whether shorter stretches that are met make up all of its days.
    fileprivate func isMetDayByDay(in met: Set<ClosedRange<Day>>) -> Bool {
        var next = days.lowerBound
        for range in met.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound <= next && next <= range.upperBound
        {
            next = range.upperBound.advanced(by: 1)
            if next > days.upperBound { return true }
        }
        return false
    }
}
