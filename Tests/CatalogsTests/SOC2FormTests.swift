import Readiness
import Testing

@Suite("The SOC 2 catalog holds all that the 2017 criteria ask for, and nothing else")
struct SOC2FormTests {
    private let soc2: BuiltIn

    init() throws { soc2 = try BuiltIn(.soc2) }

    /// The 61 Trust Services Criteria, by category.
    private static let criteria: [(category: String, ids: [String])] = [
        (
            "Security",
            [
                "CC1.1", "CC1.2", "CC1.3", "CC1.4", "CC1.5", "CC2.1", "CC2.2", "CC2.3", "CC3.1", "CC3.2", "CC3.3", "CC3.4",
                "CC4.1", "CC4.2", "CC5.1", "CC5.2", "CC5.3", "CC6.1", "CC6.2", "CC6.3", "CC6.4", "CC6.5", "CC6.6", "CC6.7",
                "CC6.8", "CC7.1", "CC7.2", "CC7.3", "CC7.4", "CC7.5", "CC8.1", "CC9.1", "CC9.2",
            ]
        ),
        ("Availability", ["A1.1", "A1.2", "A1.3"]),
        ("Processing integrity", ["PI1.1", "PI1.2", "PI1.3", "PI1.4", "PI1.5"]),
        ("Confidentiality", ["C1.1", "C1.2"]),
        (
            "Privacy",
            [
                "P1.1", "P2.1", "P3.1", "P3.2", "P4.1", "P4.2", "P4.3", "P5.1", "P5.2", "P6.1", "P6.2", "P6.3", "P6.4", "P6.5",
                "P6.6", "P6.7", "P7.1", "P8.1",
            ]
        ),
    ]

    @Test("The 61 criteria stand under their five categories, each once and in order, beside the report's own part")
    func criteria() {
        #expect(Self.criteria.flatMap(\.ids).count == 61)
        for (category, ids) in Self.criteria {
            let areas = soc2.catalog.areas.filter { $0.category == category }
            #expect(areas.flatMap { soc2.catalog.criteria[$0.criteria].map(\.id) } == ids)
        }
        let known = Set(Self.criteria.flatMap(\.ids))
        #expect(soc2.catalog.criteria.map(\.id).filter { !known.contains($0) } == ["DC", "MA"])
        #expect(Set(soc2.catalog.areas.map(\.category)) == Set(Self.criteria.map(\.category) + ["Report"]))
    }

    @Test("Security and the report are always in scope; the four other categories are a choice of one area each")
    func required() {
        #expect(
            soc2.catalog.areas.filter(\.isRequired).map(\.id)
                == ["CC1", "CC2", "CC3", "CC4", "CC5", "CC6", "CC7", "CC8", "CC9", "DC"])
        #expect(soc2.catalog.areas.filter { !$0.isRequired }.map(\.id) == ["A", "PI", "C", "P"])
        #expect(soc2.catalog.areas.allSatisfy { $0.isRequired == ["Security", "Report"].contains($0.category) })
        #expect(soc2.catalog.presets.isEmpty)
    }

    @Test("A criterion's id begins with its area's, and SOC 2 criteria carry no objective")
    func criterionIDs() {
        for area in soc2.catalog.areas where area.category != "Report" {
            for criterion in soc2.catalog.criteria[area.criteria] {
                let rest = criterion.id.dropFirst(area.id.count)
                #expect(criterion.id.hasPrefix(area.id) && rest.contains("."), "\(criterion.id)")
                #expect(criterion.objective.isEmpty)
            }
        }
    }

    @Test("DC1 to DC9 are the items DC-01 to DC-09, and only changes in the period wait for a Type 2")
    func descriptionCriteria() throws {
        let criterion = try #require(soc2.catalog.criteria.first { $0.id == "DC" })
        let items = soc2.catalog.items[criterion.items]
        #expect(items.map(\.id.text) == (1...9).map { "DC-0\($0)" })
        #expect(items.filter { $0.types == .type2 }.map(\.id.text) == ["DC-09"])
        let subjects = [
            "services", "commitments", "Infrastructure", "Incidents", "criterion in scope", "customers must", "Subservice",
            "does not apply", "changes",
        ]
        for (item, subject) in zip(items, subjects) { #expect(item.title.contains(subject), "\(item.id)") }
    }

    @Test("Every criterion has at least three items, and the catalog at least 220")
    func counts() {
        for criterion in soc2.catalog.criteria { #expect(criterion.items.count >= 3, "\(criterion.id)") }
        #expect(soc2.catalog.items.count >= 220)
    }
}
