import Files
import StrictJSON

/// What a workspace must hold to for a check to pass.
public struct Policy: Hashable, Sendable {
    /// One thing to hold to.
    public enum Rule: String, CaseIterable, Hashable, Sendable {
        /// At least this percentage of the items of each report is ticked.
        case minTicked
        /// At least this percentage of the items of each report is evidenced.
        case minCovered
        /// Nothing is late.
        case noLate
        /// No occurrence of a control that is due is missing.
        case noGaps
        /// Nothing is returned.
        case noReturned
        /// Nothing was reworded since it was signed.
        case noReworded
        /// The history is as it was written.
        case verify

        /// What it says, for tools that list rules.
        public var title: String {
            switch self {
            case .minTicked: "Enough items are ticked"
            case .minCovered: "Enough items are evidenced"
            case .noLate: "No item is late"
            case .noGaps: "No control has a gap"
            case .noReturned: "No item is returned"
            case .noReworded: "No item was reworded since it was signed"
            case .verify: "The history is as it was written"
            }
        }
    }

    /// Percentages of ``Rule/minTicked`` and ``Rule/minCovered``, from 0 to 100.
    public var shares: [Rule: Int] = [:]
    /// The other rules that hold.
    public var others: Set<Rule> = []

    /// Makes a policy without rules.
    public init() {}

    /// The rules that hold, in their order.
    public var rules: [Rule] { Rule.allCases.filter { shares[$0] != nil || others.contains($0) } }

    /// The name of a workspace's policy file.
    public static let fileName = WorkspaceLayout.policyName

    /// Reads `{"format": 1, "minTicked": 80, "noLate": true}`.
    ///
    /// - Throws: ``JSONError`` that says where the file is wrong; a key that is not known is an error, because a rule
    ///   that is misspelled would never hold.
    public init(_ bytes: [UInt8]) throws(JSONError) {
        let root = try JSONDocument(bytes, limits: JSONLimits(bytes: 1 << 16, depth: 4)).root
        let format = try root.required("format")
        guard try format.integer() == 1 else { throw format.error("this version knows format 1") }
        for (key, value) in root.members where key != "format" {
            guard let rule = Rule(rawValue: key) else {
                throw value.error("there is no rule \(key); there is \(Rule.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            if rule == .minTicked || rule == .minCovered {
                let share = try value.integer()
                guard (0...100).contains(share) else { throw value.error("it is a percentage, from 0 to 100") }
                shares[rule] = share
            } else if try value.bool() {
                others.insert(rule)
            }
        }
    }
}
