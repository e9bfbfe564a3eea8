import HarmlessText
import Readiness

/// Whether a workspace holds to a policy: an outcome for each rule and report.
public struct PolicyOutcome: Sendable {
    /// What came of a rule.
    public struct Finding: Hashable, Sendable {
        /// The rule.
        public let rule: Policy.Rule
        /// The report; nil for what is of the whole workspace.
        public let report: EngagementID?
        /// Whether it holds.
        public let holds: Bool
        /// How it stands, in a sentence.
        public let text: String
        /// The items that it fails for.
        public let items: [ItemID]
    }

    /// What came of each rule, in the order of the rules and reports.
    public let findings: [Finding]
    /// The workspace's name.
    public let workspace: String
    /// The day that it is seen from.
    public let day: Day

    /// Whether all rules hold.
    public var holds: Bool { findings.allSatisfy(\.holds) }

    /// Holds a workspace against a policy.
    ///
    /// - Parameters:
    ///   - engagements: The reports that are looked at.
    ///   - isSound: Whether the history is as it was written; nil where nobody looked.
    public init(of state: WorkspaceState, _ engagements: [Engagement], against policy: Policy, isSound: Bool?) {
        workspace = state.name
        day = state.today
        var findings: [Finding] = []
        for rule in policy.rules {
            if rule == .verify {
                let holds = isSound ?? false
                let text =
                    holds
                    ? "The history is as it was written." : "The history is not as it was written; `tickmark verify` says where."
                findings.append(Finding(rule: rule, report: nil, holds: holds, text: text, items: []))
            } else if rule == .noGaps {
                findings += engagements.map { Self.gaps(in: state.coverage(of: $0), of: $0) }
            } else {
                findings += engagements.map { Self.finding(rule, on: $0, policy.shares[rule] ?? 0) }
            }
        }
        self.findings = findings
    }

    private static func finding(_ rule: Policy.Rule, on engagement: Engagement, _ share: Int) -> Finding {
        if rule == .minTicked || rule == .minCovered {
            let tally = engagement.tally
            let (count, word) = rule == .minTicked ? (tally.ticked, "ticked") : (tally.evidenced, "evidenced")
            let there = Share(count, of: tally.total)
            // Of nothing, any share is there.
            let holds = (there.percent ?? 100) >= share
            let text = "\(there.text) of \(counted(tally.total, "item")) \(word), at least \(share)% wanted."
            return Finding(rule: rule, report: engagement.id, holds: holds, text: text, items: [])
        }
        let (positions, word): ([Int], String) =
            switch rule {
            case .noLate: (engagement.positions { $0.isLate(on: engagement.today) }, "late")
            case .noReturned: (engagement.positions { $0.returned != nil }, "returned")
            default:
                (
                    engagement.items.indices.filter {
                        engagement.isInScope(engagement.items[$0]) && engagement.isReworded(engagement.items[$0])
                    },
                    "reworded since signed"
                )
            }
        let ids = positions.map { engagement.items[$0].id }
        let text =
            ids.isEmpty
            ? "Nothing is \(word)." : "\(counted(ids.count, "item")) \(word): \(first(of: ids.map(\.text)))".endedSentence
        return Finding(rule: rule, report: engagement.id, holds: ids.isEmpty, text: text, items: ids)
    }

    /// Which controls have something due that no evidence meets.
    private static func gaps(in coverage: ReportCoverage, of engagement: Engagement) -> Finding {
        let open = coverage.controls.filter(\.hasGap)
        let text =
            open.isEmpty
            ? "No control has a gap."
            : "\(counted(open.count, "control")) with a gap: \(first(of: open.map(\.key)))".endedSentence
        let items = Set(open.flatMap(\.items)).sorted().map { engagement.items[$0].id }
        return Finding(rule: .noGaps, report: engagement.id, holds: open.isEmpty, text: text, items: items)
    }

    /// The first five names, and a sign where there are more.
    private static func first(of names: [String]) -> String {
        names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    }
}
