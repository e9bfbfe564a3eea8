import Readiness
import Testing

@Suite("The SOC 1 catalog offers areas with ready-made objectives, and presets that choose among them")
struct SOC1FormTests {
    private let soc1: BuiltIn

    init() throws { soc1 = try BuiltIn(.soc1) }

    private static let areas: [(category: String, ids: [String])] = [
        ("Business process", ["ON", "TX", "PC", "CA", "MD", "BL", "RV", "PY", "MF", "RE", "FS", "CU"]),
        ("IT general controls", ["LA", "PE", "CM", "SD", "CO", "BR", "DT", "IP"]),
        ("Entity level", ["CE", "RA", "MS"]),
        ("Report", ["DM", "MA", "UE", "SO", "SP"]),
    ]

    @Test("28 areas stand in four families, and only those of the report itself are always in scope")
    func areas() {
        for (category, ids) in Self.areas {
            #expect(soc1.catalog.areas.filter { $0.category == category }.map(\.id) == ids)
        }
        #expect(soc1.catalog.areas.count == 28)
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

    @Test("Six presets name areas that exist and can be chosen, and no two of them are alike")
    func presets() {
        let presets = soc1.catalog.presets
        #expect(presets.map(\.id) == ["payroll", "claims", "funds", "payments", "billing", "hosting"])
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
            let core: Set = ["ON", "LA", "CM", "CO", "BR", "DT", "IP", "CE", "RA", "MS"]
            #expect(core.isSubset(of: chosen), "\(preset)")
        }
        func having(_ area: String) -> [String] { areas.filter { $0.value.contains(area) }.keys.sorted() }
        #expect(having("PY") == ["payroll"])
        #expect(having("CU") == ["funds"])
        #expect(having("RV") == ["billing"])
        #expect(having("BL") == ["billing", "payments"])
        #expect(having("MF") == ["claims", "funds", "payments", "payroll"])
        #expect(having("TX") == ["billing", "claims", "funds", "payments", "payroll"])
        // Hosting touches no figures: of the business processes it has only the set-up of its clients.
        let business = Set(Self.areas[0].ids)
        #expect(try #require(areas["hosting"]).intersection(business) == ["ON"])
    }
}
