/// One of the four ways in which SOC 1 and SOC 2 reports differ.
public struct Difference: Sendable, Hashable {
    /// What differs: purpose, scope, audience, structure.
    public let title: String
    /// How it is in SOC 1.
    public let soc1: String
    /// How it is in SOC 2.
    public let soc2: String

    /// The four differences.
    public static let all = [
        Difference(
            title: "Purpose",
            soc1: """
                Shows how your service could affect the figures in your clients' financial statements, and that your controls keep \
                those figures right.
                """,
            soc2: """
                Shows how you protect the systems and the data that customers entrust to you: security always, and availability, \
                processing integrity, confidentiality or privacy where you commit to them.
                """),
        Difference(
            title: "Scope",
            soc1: """
                Control objectives that you define from your own services, usually 10 to 30: transactions, calculations, billing, \
                reconciliation, reporting to clients, and the IT controls that these rest on.
                """,
            soc2: """
                The Trust Services Criteria, fixed by the AICPA: 33 common criteria for Security, and 28 more in four categories \
                that you add as your commitments require.
                """),
        Difference(
            title: "Audience",
            soc1: """
                Your management, your clients as user entities, and their financial auditors, who rely on it in their own audit. \
                Nobody else.
                """,
            soc2: """
                Customers, prospects, partners and regulators who know enough of the system to read it, usually under a \
                confidentiality agreement. SOC 3 is the short form for the public.
                """),
        Difference(
            title: "Structure",
            soc1: """
                The auditor's opinion, your assertion, your description of the system, your control objectives with their \
                controls, and for Type 2 the tests and results. What clients must do themselves stands in it, too.
                """,
            soc2: """
                The same parts, but the description follows nine description criteria and the controls answer the Trust \
                Services Criteria in scope instead of objectives of your own.
                """),
    ]
}
