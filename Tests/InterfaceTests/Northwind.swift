import Readiness

/// The catalogs that the tests work with: small, and their own, so that a better sentence in a built-in catalog changes
/// no frame.
enum Northwind {
    static let today = day("2026-11-23")

    static func day(_ iso: String) -> Day {
        guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
        return day
    }

    static let catalogs = [soc1, soc2]

    static let soc2 = catalog(
        .soc2,
        [
            Part(
                "CC1", "Control environment", "Security", isRequired: true,
                "Who answers for what, and how people are chosen and led.",
                [
                    (
                        "CC1.1", "Integrity and ethical values", "",
                        [
                            "A code of conduct is signed by everybody who works for us",
                            "Breaches of the code of conduct are followed up",
                        ]
                    ),
                    ("CC1.2", "Oversight by the board", "", ["The board looks at security twice a year and minutes say so"]),
                ]),
            Part(
                "CC6", "Logical and physical access", "Security", isRequired: true, "Who gets in, to what, and how that ends.",
                [
                    (
                        "CC6.1", "Logical access security", "",
                        [
                            "Inventory of systems and data is kept and has owners",
                            "Access policy is approved and known to the people it binds",
                            "Encryption keys have owners and are rotated", "Multi-factor sign-in for every production system",
                        ]
                    ),
                    (
                        "CC6.2", "Users are registered before they get in", "",
                        [
                            "New users are approved by the owner of the system", "Leavers lose their access within a day",
                        ]
                    ),
                ]),
            Part(
                "CC7", "System operations", "Security", isRequired: true, "What goes wrong is seen, and somebody acts.",
                [
                    (
                        "CC7.2", "Anomalies are seen", "",
                        [
                            "Security logs go to one place and are kept a year", "A named person is on call for security alerts",
                        ]
                    )
                ]),
            Part(
                "A", "Availability", "Availability", isRequired: false, "The system is up when you promised that it would be.",
                [
                    ("A1.1", "Capacity is planned", "", ["Capacity is watched and planned a quarter ahead"]),
                    (
                        "A1.2", "Backups and recovery", "",
                        [
                            "Backups are taken daily and kept in another region", "A restore was tried within the last year",
                        ]
                    ),
                ]),
            Part(
                "C", "Confidentiality", "Confidentiality", isRequired: false,
                "What was entrusted to you as confidential stays so.",
                [
                    ("C1.1", "Confidential data is known", "", ["Confidential data is marked where it is kept"]),
                    ("C1.2", "It is disposed of", "", ["Confidential data is deleted when the contract says so"]),
                ]),
            Part(
                "DC", "System description and report", "Report", isRequired: true, "What the report itself says of the system.",
                [
                    ("DC1", "Services and commitments", "", ["Main service commitments and system requirements are listed"])
                ]),
        ], presets: [])

    static let soc1 = catalog(
        .soc1,
        [
            Part(
                "PY", "Payroll calculation and payment", "Business process", isRequired: false, "Pay is right, and paid once.",
                [
                    (
                        "PY1", "Pay is calculated correctly",
                        "Controls provide reasonable assurance that pay is calculated completely and accurately.",
                        [
                            "Pay runs are reconciled to the month before",
                            "Rates are entered by one person and checked by another",
                        ]
                    )
                ]),
            Part(
                "MF", "Movement of funds", "Business process", isRequired: false, "Money goes where it should, once.",
                [
                    (
                        "MF1", "Payments are authorized", "Controls provide reasonable assurance that payments are authorized.",
                        [
                            "Payment files are released by two people"
                        ]
                    )
                ]),
            Part(
                "LA", "Logical access", "IT general controls", isRequired: false, "Who gets in, to what.",
                [
                    (
                        "LA1", "Access is limited",
                        "Controls provide reasonable assurance that access is limited to authorized people.",
                        [
                            "Access rights are reviewed each quarter"
                        ]
                    )
                ]),
            Part(
                "MA", "Management's assertion", "Report", isRequired: true, "What management says in the report.",
                [
                    (
                        "MA1", "The assertion is supported", "",
                        ["The assertion is drafted, and each sentence of it can be supported"]
                    )
                ]),
        ],
        presets: [
            Preset(
                id: "payroll", title: "Payroll processing", summary: "You calculate pay and move the money.",
                areas: ["PY", "MF", "LA"]),
            Preset(id: "payments", title: "Payment processing", summary: "You settle payments.", areas: ["MF", "LA"]),
        ])

    // MARK: Controls

    /// Three controls: one for both reports, one for the access policy alone, and one that serves nothing in scope.
    static let library = [
        control(
            "access-review", "Access rights are reviewed",
            "The system's owner reviews who has access to {systems} each quarter and signs the list.", .quarterly,
            items: ["soc2/CC6.1-01", "soc2/CC6.2-02", "soc1/LA1-01"], criteria: ["soc2/CC6.1", "soc2/CC6.2", "soc1/LA1"],
            parameters: [
                ControlParameter(name: "systems", standard: "all production systems", meaning: "The systems that are reviewed.")
            ]),
        control(
            "code-of-conduct", "The code of conduct is signed", "New employees sign the code of conduct, which HR keeps.",
            .perEvent, items: ["soc2/CC1.1-01", "soc2/CC1.1-02"], criteria: ["soc2/CC1.1", "soc2/CC1.2"]),
        control(
            "restore-test", "Restores are tried", "The platform team restores a backup once a year and notes how long it took.",
            .annually, items: ["soc2/A1.2-02"], criteria: ["soc2/C1.2"]),
    ]

    private static func control(
        _ key: String, _ title: String, _ statement: String, _ frequency: Frequency, items: [String], criteria: [String],
        parameters: [ControlParameter] = []
    ) -> Control {
        Control(
            key: key, title: title, statement: ControlStatement(template: statement, parameters: parameters), nature: .manual,
            kind: .detective, frequency: frequency,
            population: ControlPopulation(
                what: "All performances", system: "ticket system", secondSource: "the calendar of the owner"),
            type1: ["The latest record"], type2: ["A sample of records over the period"],
            effort: ControlEffort(setupDays: 2, hoursEach: 3), role: "Security lead",
            items: items.compactMap { CatalogReference($0) }, criteria: criteria.compactMap { CatalogReference($0) })
    }

    // MARK: Making catalogs

    private struct Part {
        typealias Asked = (id: String, title: String, objective: String, items: [String])

        let id, title, category, summary: String
        let isRequired: Bool
        let criteria: [Asked]

        init(_ id: String, _ title: String, _ category: String, isRequired: Bool, _ summary: String, _ criteria: [Asked]) {
            (self.id, self.title, self.category, self.summary) = (id, title, category, summary)
            (self.isRequired, self.criteria) = (isRequired, criteria)
        }
    }

    private static func catalog(_ report: ReportKind, _ parts: [Part], presets: [Preset]) -> Catalog {
        var areas: [Area] = []
        var criteria: [Criterion] = []
        var items: [CatalogItem] = []
        var details: [ItemDetail] = []
        for part in parts {
            let (firstCriterion, firstItem) = (criteria.count, items.count)
            for asked in part.criteria {
                let first = items.count
                for (number, title) in asked.items.enumerated() {
                    items.append(
                        CatalogItem(
                            id: ItemID("\(asked.id)-0\(number + 1)"), title: title, criterion: criteria.count,
                            cadence: number == 0 ? .annually : .quarterly, effort: Double(number + 1), role: "Security lead",
                            types: number == 3 ? .type2 : [.type1, .type2]))
                    details.append(
                        ItemDetail(
                            guidance:
                                "An auditor asks for this first. Write it down once, name an owner, and look at it every quarter.",
                            evidence: ["The document, with its date and approval", "A screenshot that shows the setting"],
                            iso27001: ["A.5.15"], csf: ["PR.AA-01"]))
                }
                criteria.append(
                    Criterion(
                        id: asked.id, title: asked.title, objective: asked.objective, area: areas.count,
                        items: first..<items.count))
            }
            areas.append(
                Area(
                    id: part.id, title: part.title, category: part.category, isRequired: part.isRequired, summary: part.summary,
                    criteria: firstCriterion..<criteria.count, items: firstItem..<items.count))
        }
        return Catalog(
            id: report.rawValue, report: report, title: report.title, version: "2026.11", areas: areas, criteria: criteria,
            items: items, presets: presets, details: details)
    }
}
