/// What the ``Advisor`` recommends, with its reasons.
public struct Recommendation: Sendable, Hashable {
    /// Which report or reports.
    public enum Choice: Sendable, Hashable {
        case soc1
        case soc2
        case both
        /// The answers speak for neither.
        case undecided
    }

    /// How one factor counted.
    public struct Reason: Sendable, Hashable {
        /// The factor's name.
        public let factor: String
        /// What the answer means for the choice.
        public let text: String
    }

    /// Which report or reports.
    public let choice: Choice
    /// Whether the answers speak clearly: the other report is far behind, or both are strong.
    public let isClear: Bool
    /// The factors, in order.
    public let reasons: [Reason]
    /// What to do before anything else, as sentences.
    public let advice: [String]

    /// The recommendation in one line, without a period: which report, and whether it is close.
    public var heading: String {
        guard choice != .undecided else { return choice.title }
        return "We recommend \(choice.title)\(isClear ? "" : ", but it is close")"
    }

    init(soc1: Int, soc2: Int, reasons: [Reason], hasExpert: Bool) {
        self.reasons = reasons
        // Four points for each take a service of both kinds, or two factors for each report.
        switch (soc1, soc2) {
        case (0, 0): choice = .undecided
        case let (first, second) where first >= 4 && second >= 4 && abs(first - second) <= 3: choice = .both
        case let (first, second) where first == second: choice = first >= 3 ? .both : .undecided
        default: choice = soc1 > soc2 ? .soc1 : .soc2
        }
        isClear = choice == .both ? min(soc1, soc2) >= 5 : abs(soc1 - soc2) >= 4
        var advice: [String] = []
        switch choice {
        case .both:
            advice.append("Begin with the report that a contract names first; access, changes and operations serve both.")
        case .soc1:
            advice.append("Ask your clients' auditors which control objectives they rely on before you fix the scope.")
        case .soc2:
            advice.append("Begin with Security alone, and add a category only where you promise it to customers.")
        case .undecided:
            advice.append("Ask the two or three customers who matter most what they would accept; their answer decides.")
        }
        if choice != .undecided {
            advice.append("A first report is often Type 1, and the next a Type 2 over 3 to 12 months.")
        }
        if !hasExpert {
            advice.append("Talk to a CPA firm early: only a CPA can issue the report, and it must stay independent.")
        }
        self.advice = advice
    }
}

extension Recommendation.Choice {
    /// The choice in words.
    public var title: String {
        switch self {
        case .soc1: "SOC 1"
        case .soc2: "SOC 2"
        case .both: "both reports"
        case .undecided: "Your answers speak for neither report yet"
        }
    }
}
