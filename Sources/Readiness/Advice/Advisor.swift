/// Helps to choose between SOC 1 and SOC 2 by five factors, and says why.
public struct Advisor: Sendable {
    /// A thing that the choice depends on, asked as a question.
    public enum Factor: String, CaseIterable, Sendable {
        case services
        case clients
        case industry
        case growth
        case experts
    }

    /// A possible answer, and what it speaks for.
    public struct Answer: Sendable, Hashable {
        /// A word that stands for it on the command line.
        public let id: String
        /// The answer as it is offered.
        public let title: String
        /// How strongly it speaks for a SOC 1 report, 0 to 4.
        let soc1: Int
        /// How strongly it speaks for a SOC 2 report, 0 to 4.
        let soc2: Int
        /// What it means for the choice, as a sentence.
        let reason: String
    }

    /// The answers given so far.
    public private(set) var answers: [Factor: Answer] = [:]

    /// Begins without answers.
    public init() {}

    /// Answers a question, in place of an earlier answer.
    public mutating func answer(_ factor: Factor, _ answer: Answer) { answers[factor] = answer }

    /// Whether all five questions have answers.
    public var isComplete: Bool { answers.count == Factor.allCases.count }

    /// What follows from the answers given.
    public var recommendation: Recommendation {
        var (soc1, soc2) = (0, 0)
        var reasons: [Recommendation.Reason] = []
        for factor in Factor.allCases {
            guard let answer = answers[factor] else { continue }
            soc1 += answer.soc1
            soc2 += answer.soc2
            reasons.append(Recommendation.Reason(factor: factor.title, text: answer.reason))
        }
        return Recommendation(
            soc1: soc1, soc2: soc2, reasons: reasons, hasExpert: answers[.experts].map { $0.id != "none" } ?? false)
    }
}

extension Advisor.Factor {
    /// The factor's name.
    public var title: String {
        switch self {
        case .services: "Nature of your services"
        case .clients: "Client requirements"
        case .industry: "Industry standards"
        case .growth: "Growth and future clients"
        case .experts: "Expert advice"
        }
    }

    /// The question.
    public var question: String {
        switch self {
        case .services: "What does your service do for your customers?"
        case .clients: "What have customers, or their auditors, asked you for?"
        case .industry: "What do your customers have to comply with?"
        case .growth: "Which customers do you expect in the next two or three years?"
        case .experts: "What did a CPA firm or another adviser recommend?"
        }
    }

    /// The answers to choose from.
    public var answers: [Advisor.Answer] {
        switch self {
        case .services:
            [
                .init(
                    id: "financial", title: "It handles transactions or amounts that end up in their books", soc1: 3, soc2: 0,
                    reason: """
                        Your service feeds your customers' financial reporting (payroll, payments, billing, claims, loans, funds), \
                        which is what SOC 1 is about.
                        """),
                .init(
                    id: "data", title: "It stores or processes their data, or runs software or systems for them", soc1: 0,
                    soc2: 3,
                    reason:
                        "Customers entrust you with data and systems rather than with their figures, which is what SOC 2 is about."
                ),
                .init(
                    id: "both", title: "Both of these", soc1: 4, soc2: 4,
                    reason:
                        "You affect customers' figures and hold their data: each report answers a question that the other does not."
                ),
                .init(
                    id: "neither", title: "Neither: we advise, or we sell goods", soc1: 0, soc2: 0,
                    reason: "SOC reports are about services that customers rely on; ask what exactly they want assurance about."),
            ]
        case .clients:
            [
                .init(
                    id: "soc1", title: "A SOC 1 report, or their financial auditors asked", soc1: 3, soc2: 0,
                    reason: "Somebody whose audit depends on you has asked for SOC 1."),
                .init(
                    id: "soc2", title: "A SOC 2 report, or long security questionnaires", soc1: 0, soc2: 3,
                    reason:
                        "Customers want to know how you protect what they entrust to you; SOC 2 answers that once for all of them."
                ),
                .init(
                    id: "both", title: "Both", soc1: 3, soc2: 3,
                    reason: "Contracts name both reports."),
                .init(
                    id: "none", title: "Nothing yet", soc1: 0, soc2: 0,
                    reason: "No contract names a report yet, so the nature of your services decides."),
            ]
        case .industry:
            [
                .init(
                    id: "reporting", title: "Audited financial statements or rules on financial reporting (such as SOX)", soc1: 2,
                    soc2: 0,
                    reason:
                        "Companies that must attest to their financial reporting need SOC 1 reports from the services behind it."),
                .init(
                    id: "security", title: "Rules on data security or privacy (health, finance, public sector)", soc1: 0, soc2: 2,
                    reason: "Industries with rules on data security or privacy expect SOC 2 from their suppliers."),
                .init(
                    id: "both", title: "Both", soc1: 2, soc2: 2,
                    reason: "Your customers answer for their financial reporting and for data security."),
                .init(
                    id: "none", title: "Nothing in particular", soc1: 0, soc2: 1,
                    reason: "Without rules of an industry, SOC 2 is what business customers know best."),
            ]
        case .growth:
            [
                .init(
                    id: "public", title: "Larger or listed companies that hand over more of their accounting", soc1: 2, soc2: 0,
                    reason: "Customers who grow into audits of their own will need SOC 1 from you."),
                .init(
                    id: "technology", title: "Enterprises and technology companies that hand over more data", soc1: 0, soc2: 2,
                    reason: "The customers that you want to win will ask for SOC 2 before they sign."),
                .init(
                    id: "both", title: "Both", soc1: 1, soc2: 1,
                    reason: "You expect customers who will ask for either; controls over IT can serve both reports."),
                .init(
                    id: "same", title: "Much the same as today", soc1: 0, soc2: 0,
                    reason: "Your customers will stay as they are, so today's needs decide."),
            ]
        case .experts:
            [
                .init(
                    id: "soc1", title: "SOC 1", soc1: 2, soc2: 0, reason: "An adviser who knows your situation recommended SOC 1."
                ),
                .init(
                    id: "soc2", title: "SOC 2", soc1: 0, soc2: 2, reason: "An adviser who knows your situation recommended SOC 2."
                ),
                .init(
                    id: "both", title: "Both", soc1: 2, soc2: 2, reason: "An adviser who knows your situation recommended both."),
                .init(
                    id: "none", title: "We have not asked anybody yet", soc1: 0, soc2: 0,
                    reason: "Talk to a CPA firm before you commit: it will issue the report, and the first talk costs nothing."),
            ]
        }
    }

    /// The answer of an id, or nil.
    public func answer(_ id: String) -> Advisor.Answer? { answers.first { $0.id == id } }
}
