import Readiness
import Testing

@Suite("The SOC 1 catalog offers areas with ready-made objectives, and presets that choose among them")
struct SOC1FormTests {
    private let soc1: BuiltIn

    init() throws { soc1 = try BuiltIn(.soc1) }

    private static let areas: [(category: String, ids: [String])] = [
        (
            "Business process",
            [
                "ON", "TX", "PC", "CA", "MD", "BL", "RV", "PY", "MF", "RE", "FS", "CU", "VA", "IV", "CL", "LS", "ST",
                "RK", "OC", "AP",
            ]
        ),
        ("IT general controls", ["LA", "PE", "CM", "SD", "CO", "BR", "DT", "IP"]),
        ("Entity level", ["CE", "MS"]),
        ("Report", ["RA", "DM", "MA", "UE", "SO", "SP"]),
    ]

    @Test("36 areas stand in four families, and only those of the report itself are always in scope")
    func areas() {
        for (category, ids) in Self.areas {
            #expect(soc1.catalog.areas.filter { $0.category == category }.map(\.id) == ids)
        }
        #expect(soc1.catalog.areas.count == 36)
        #expect(soc1.catalog.areas.allSatisfy { $0.isRequired == ($0.category == "Report") })
    }

    @Test("Every area has at least three items, and the catalog at least 100")
    func counts() {
        for area in soc1.catalog.areas { #expect(area.items.count >= 3, "\(area.id)") }
        for criterion in soc1.catalog.criteria { #expect(criterion.items.count >= 3, "\(criterion.id)") }
        #expect(soc1.catalog.items.count >= 100)
    }

    @Test("Each objective is a sentence that a service organization can adopt, and is numbered within its area")
    func objectives() {
        for area in soc1.catalog.areas {
            let criteria = soc1.catalog.criteria[area.criteria]
            #expect(criteria.map(\.id) == (1...criteria.count).map { "\(area.id)\($0)" })
            for criterion in criteria {
                let beginning = area.category == "Report" ? "The report " : "Controls provide reasonable assurance that "
                #expect(criterion.objective.hasPrefix(beginning), "\(criterion.id)")
                #expect(criterion.objective.hasSuffix(".") && criterion.objective.count <= 250, "\(criterion.id)")
            }
        }
        #expect(Set(soc1.catalog.criteria.map(\.objective)).count == soc1.catalog.criteria.count)
    }

    @Test("Nine presets name areas that exist and can be chosen, and no two of them are alike")
    func presets() {
        let presets = soc1.catalog.presets
        #expect(
            presets.map(\.id) == [
                "payroll", "claims", "funds", "loans", "payments", "retirement", "billing", "outsourcing", "hosting",
            ])
        let optional = Set(soc1.catalog.areas.filter { !$0.isRequired }.map(\.id))
        for preset in presets {
            #expect(Set(preset.areas).isSubset(of: optional), "\(preset.id)")
            #expect(Set(preset.areas).count == preset.areas.count, "\(preset.id)")
            #expect(preset.areas == soc1.catalog.areas.map(\.id).filter(preset.areas.contains), "\(preset.id): not in order")
        }
        #expect(Set(presets.map { Set($0.areas) }).count == presets.count)
        #expect(Set(presets.flatMap(\.areas)) == optional, "an area that no preset chooses")
    }

    @Test("Each preset holds what such an organization cannot do without, and nothing that it does not do")
    func presetContents() throws {
        let areas = Dictionary(uniqueKeysWithValues: soc1.catalog.presets.map { ($0.id, Set($0.areas)) })
        for (preset, chosen) in areas {
            let core: Set = ["ON", "LA", "CM", "CO", "BR", "DT", "IP", "CE", "MS"]
            #expect(core.isSubset(of: chosen), "\(preset)")
        }
        func having(_ area: String) -> Set<String> { Set(areas.filter { $0.value.contains(area) }.keys) }
        #expect(having("PY") == ["payroll"])
        #expect(having("CU") == ["funds", "retirement"])
        #expect(having("VA") == ["funds"] && having("IV") == ["funds"])
        #expect(having("CL") == ["claims"] && having("LS") == ["loans"] && having("ST") == ["payments"])
        #expect(having("RK") == ["retirement"] && having("OC") == ["outsourcing"] && having("AP") == ["outsourcing"])
        // Client conversions are the daily work of those who take processes over.
        #expect(having("SD").contains("payroll") && having("SD").contains("claims"))
        #expect(having("RV") == ["billing"])
        #expect(having("BL") == ["billing", "payments"])
        #expect(having("MF") == ["claims", "funds", "loans", "outsourcing", "payments", "payroll", "retirement"])
        #expect(having("TX") == having("MF").union(["billing"]))
        // Hosting touches no figures: of the business processes it has only the set-up of its clients.
        let business = Set(Self.areas[0].ids)
        #expect(try #require(areas["hosting"]).intersection(business) == ["ON"])
    }

    @Test("Each word that a preset promises has items behind it")
    func promises() throws {
        let promised: [(preset: String, words: [String])] = [
            ("payroll", ["pay", "tax", "deduction"]), ("claims", ["receive", "adjudicat", "paid"]),
            ("funds", ["ledger", "value", "investor", "deal"]), ("loans", ["board", "appl", "escrow", "remit", "report"]),
            ("payments", ["authoriz", "clear", "settle"]), ("retirement", ["plan", "contribution", "trade", "participant"]),
            ("billing", ["usage", "invoice", "recogni"]), ("outsourcing", ["order", "payable", "invoice", "close"]),
            ("hosting", ["backup", "access", "job"]),
        ]
        #expect(promised.map(\.preset) == soc1.catalog.presets.map(\.id))
        for (preset, words) in promised {
            let chosen = try #require(soc1.catalog.presets.first { $0.id == preset }).areas
            let texts = soc1.entries.filter { chosen.contains(soc1.catalog.areas[$0.criterion.area].id) }
                .map { $0.texts.joined(separator: " ").lowercased() }
            for word in words { #expect(texts.contains { $0.contains(word) }, "\(preset): \(word)") }
        }
    }
}
