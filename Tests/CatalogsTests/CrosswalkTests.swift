import Readiness
import Testing

@Suite("Ids of other frameworks beside an item exist there")
struct CrosswalkTests {
    /// ISO/IEC 27001:2022 Annex A: four themes and the number of their controls.
    static let annexA = Set(
        [(5, 37), (6, 8), (7, 14), (8, 34)].flatMap { theme, last in (1...last).map { "A.\(theme).\($0)" } })

    /// NIST CSF 2.0: the numbers that are still in use in each category. Those of version 1.1 that were moved
    /// (ID.AM-06, PR.DS-03, all of PR.AC and PR.IP) are gone.
    static let csf = Set(
        [
            ("GV.OC", [1, 2, 3, 4, 5]), ("GV.RM", [1, 2, 3, 4, 5, 6, 7]), ("GV.RR", [1, 2, 3, 4]), ("GV.PO", [1, 2]),
            ("GV.OV", [1, 2, 3]), ("GV.SC", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
            ("ID.AM", [1, 2, 3, 4, 5, 7, 8]), ("ID.RA", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), ("ID.IM", [1, 2, 3, 4]),
            ("PR.AA", [1, 2, 3, 4, 5, 6]), ("PR.AT", [1, 2]), ("PR.DS", [1, 2, 10, 11]), ("PR.PS", [1, 2, 3, 4, 5, 6]),
            ("PR.IR", [1, 2, 3, 4]),
            ("DE.CM", [1, 2, 3, 6, 9]), ("DE.AE", [2, 3, 4, 6, 7, 8]),
            ("RS.MA", [1, 2, 3, 4, 5]), ("RS.AN", [3, 6, 7, 8]), ("RS.CO", [2, 3]), ("RS.MI", [1, 2]),
            ("RC.RP", [1, 2, 3, 4, 5, 6]), ("RC.CO", [3, 4]),
        ].flatMap { (category: String, numbers: [Int]) in numbers.map { "\(category)-\($0 < 10 ? "0" : "")\($0)" } })

    @Test("The tables are those of the standards: 93 controls and 106 subcategories")
    func tables() {
        #expect(Self.annexA.count == 93)
        #expect(Self.csf.count == 106)
        #expect(!Self.csf.contains("PR.AC-01") && !Self.csf.contains("PR.IP-01") && !Self.csf.contains("DE.CM-08"))
    }

    @Test("Every id is in its table, once an item and three or four at most", arguments: try BuiltIn.both())
    func ids(_ builtIn: BuiltIn) {
        for entry in builtIn.entries {
            for (ids, known) in [(entry.detail.iso27001, Self.annexA), (entry.detail.csf, Self.csf)] {
                #expect(Set(ids).isSubset(of: known), "\(entry.item.id): \(ids)")
                #expect(Set(ids).count == ids.count && ids.count <= 4, "\(entry.item.id): \(ids)")
            }
        }
    }

    @Test("Security's criteria are crosswalked well enough to be of use: most items have an id of each framework")
    func coverage() throws {
        let soc2 = try BuiltIn(.soc2)
        let security = soc2.entries.filter { soc2.catalog.areas[$0.criterion.area].category == "Security" }
        #expect(security.count { !$0.detail.iso27001.isEmpty } * 4 > security.count * 3)
        #expect(security.count { !$0.detail.csf.isEmpty } * 4 > security.count * 3)
    }
}
