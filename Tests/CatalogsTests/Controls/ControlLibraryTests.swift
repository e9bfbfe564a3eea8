import Readiness
import Testing

@testable import Catalogs

@Suite("The control library covers both catalogs")
struct ControlLibraryTests {
    /// Read once: what is in the binary is the same for every test.
    private static let read = Result { (library: try ControlLibrary.builtIn(), catalogs: try BuiltIn.both()) }
    private let library: ControlLibrary
    private let catalogs: [BuiltIn]

    init() throws { (library, catalogs) = try Self.read.get() }

    @Test("There are at least 170 controls, in themes that hold them all, and each is found by its key")
    func keys() {
        #expect(library.controls.count >= 170)
        #expect(Set(library.controls.map(\.key)).count == library.controls.count)
        #expect(library.themes.flatMap { Array($0.controls) } == Array(library.controls.indices))
        for control in library.controls {
            #expect(library.control(control.key) == control && library.control(control.key.uppercased()) == control)
        }
        #expect(library.control("no-such-control") == nil && library.control("") == nil)
    }

    @Test("Every item of both catalogs belongs to exactly one control, and is found there")
    func items() {
        var owners: [CatalogReference: String] = [:]
        for control in library.controls {
            for item in control.items {
                if let other = owners.updateValue(control.key, forKey: item) {
                    Issue.record("\(item): \(other) and \(control.key)")
                }
            }
        }
        let known = catalogs.flatMap { catalog in catalog.entries.map { CatalogReference(catalog.catalog.id, $0.item.id.text) } }
        #expect(Set(owners.keys) == Set(known), "\(Set(owners.keys).symmetricDifference(known).sorted())")
        for item in known { #expect(library.control(of: item)?.key == owners[item], "\(item)") }
        #expect(library.control(of: CatalogReference("soc2", "CC6.1-99")) == nil)
    }

    @Test("Every criterion and objective is served by a control, and a control serves the criteria of its own items")
    func criteria() {
        let known = Set(
            catalogs.flatMap { builtIn in builtIn.catalog.criteria.map { CatalogReference(builtIn.catalog.id, $0.id) } })
        let served = Set(library.controls.flatMap(\.criteria))
        #expect(served == known, "\(served.symmetricDifference(known).sorted())")
        let own = criterionOfItems
        for control in library.controls {
            for item in control.items { #expect(own[item].map(control.criteria.contains) == true, "\(control.key): \(item)") }
        }
    }

    @Test("A control of SOC 2 serves two criteria or more on average, the report's own work not counted")
    func breadth() {
        let soc2 = library.controls.filter { !$0.isAboutReport && $0.items.contains { $0.catalog == "soc2" } }
        let served = soc2.reduce(0) { $0 + $1.criteria.count { $0.catalog == "soc2" } }
        #expect(Double(served) / Double(soc2.count) >= 2, "\(served) over \(soc2.count)")
    }

    @Test("Security with the report takes 90 to 130 days to set up, and at most 220 scheduled performances a year")
    func sums() {
        let categories = categoryOfItems
        let security = library.controls.filter { control in
            control.items.contains { $0.catalog == "soc2" && ["Security", "Report"].contains(categories[$0]) }
        }
        let days = security.reduce(0) { $0 + $1.effort.setupDays }
        #expect((90...130).contains(days), "\(days) days in \(security.count) controls")
        let performances = security.reduce(0) { $0 + $1.frequency.scheduledPerYear }
        #expect((1...220).contains(performances), "\(performances) performances")
    }

    @Test("The core alone takes at most 60 days: the controls whose SOC 2 items are all core")
    func core() {
        let priorities = Dictionary(
            uniqueKeysWithValues: catalogs.flatMap { builtIn in
                builtIn.catalog.items.map { (CatalogReference(builtIn.catalog.id, $0.id.text), $0.priority) }
            })
        let core = library.controls.filter { control in
            let items = control.items.filter { $0.catalog == "soc2" }
            return !items.isEmpty && items.allSatisfy { priorities[$0] == .core }
        }
        let days = core.reduce(0) { $0 + $1.effort.setupDays }
        #expect(core.count >= 30 && days <= 60, "\(days) days in \(core.count) controls")
    }

    @Test("The items' own efforts say the same: what is shared is counted once")
    func itemSums() throws {
        let soc2 = try #require(catalogs.first { $0.catalog.report == .soc2 })
        let required = soc2.catalog.areas.filter(\.isRequired).flatMap { Array(soc2.catalog.items[$0.items]) }
        let days = required.reduce(0) { $0 + $1.effort }
        #expect((90...130).contains(days), "\(days) days in \(required.count) items")
        let core = required.filter { $0.priority == .core }.reduce(0) { $0 + $1.effort }
        #expect(core <= 60, "\(core) days")
        for builtIn in catalogs {
            var shares: [String: (items: Int, days: Double)] = [:]
            for item in builtIn.catalog.items {
                shares[item.control, default: (0, 0)].items += 1
                shares[item.control, default: (0, 0)].days += item.effort
            }
            for (key, share) in shares {
                let setup = try #require(library.control(key)).effort.setupDays
                #expect(share.days == max(setup, Double(share.items) / 4), "\(builtIn.catalog.id), \(key): \(share.days) days")
            }
        }
    }

    @Test("Each item names its control, and the control has it among its items")
    func bothWays() {
        for builtIn in catalogs {
            for item in builtIn.catalog.items {
                let reference = CatalogReference(builtIn.catalog.id, item.id.text)
                #expect(library.control(item.control)?.items.contains(reference) == true, "\(reference): \(item.control)")
                #expect(library.control(of: reference)?.key == item.control, "\(reference)")
            }
        }
    }

    @Test("Effort is told in quarters, and takes some time")
    func effort() {
        for control in library.controls {
            let effort = control.effort
            #expect(
                (0.25...10).contains(effort.setupDays) && (effort.setupDays * 4).rounded() == effort.setupDays * 4,
                "\(control.key)")
            #expect(
                (0.25...40).contains(effort.hoursEach) && (effort.hoursEach * 4).rounded() == effort.hoursEach * 4,
                "\(control.key)")
        }
    }

    @Test("Where items of both reports ask for the control at different intervals, a note says which one holds")
    func conflicts() {
        let cadences = Dictionary(
            uniqueKeysWithValues: catalogs.flatMap { builtIn in
                builtIn.catalog.items.map { (CatalogReference(builtIn.catalog.id, $0.id.text), $0.cadence) }
            })
        var shared = 0
        for control in library.controls where !control.isAboutReport {
            let bySOC = Dictionary(grouping: control.items, by: \.catalog).mapValues { Set($0.compactMap { cadences[$0] }) }
            guard let soc1 = bySOC["soc1"], let soc2 = bySOC["soc2"] else { continue }
            shared += 1
            #expect(soc1 == soc2 || !control.note.isEmpty, "\(control.key)")
        }
        #expect(shared >= 40, "\(shared) controls serve both reports")
    }

    @Test("The report's own work is marked, and only that")
    func aboutReport() {
        let categories = categoryOfItems
        // Work that a report asks for and that stands on its own: risks and the matrix, management's tests of controls
        // and what they find, the sorting of vendors.
        let exceptions: Set = [
            "control-matrix", "independent-testing", "vendor-inventory", "reliable-reports", "deficiencies", "prior-exceptions",
            "fraud-risk", "business-change-review",
        ]
        for control in library.controls where !exceptions.contains(control.key) {
            let isReport = control.items.map { categories[$0] == "Report" }
            #expect(isReport.allSatisfy { $0 == control.isAboutReport }, "\(control.key)")
            if control.isAboutReport { #expect([.once, .perEvent].contains(control.frequency), "\(control.key)") }
        }
        #expect(library.controls.contains { $0.isAboutReport })
    }

    @Test("Ids of other frameworks exist, each once, and most controls of Security have one of each")
    func crosswalk() {
        for control in library.controls {
            for (ids, known) in [(control.iso27001, CrosswalkTests.annexA), (control.csf, CrosswalkTests.csf)] {
                #expect(Set(ids).isSubset(of: known) && Set(ids).count == ids.count && ids.count <= 12, "\(control.key): \(ids)")
            }
        }
        let categories = categoryOfItems
        let security = library.controls.filter { $0.items.contains { categories[$0] == "Security" } }
        #expect(security.count { !$0.iso27001.isEmpty && !$0.csf.isEmpty } * 3 > security.count * 2)
    }

    private var criterionOfItems: [CatalogReference: CatalogReference] {
        var criteria: [CatalogReference: CatalogReference] = [:]
        for builtIn in catalogs {
            let id = builtIn.catalog.id
            for entry in builtIn.entries {
                criteria[CatalogReference(id, entry.item.id.text)] = CatalogReference(id, entry.criterion.id)
            }
        }
        return criteria
    }

    private var categoryOfItems: [CatalogReference: String] {
        var categories: [CatalogReference: String] = [:]
        for builtIn in catalogs {
            for entry in builtIn.entries {
                let area = builtIn.catalog.areas[entry.criterion.area]
                categories[CatalogReference(builtIn.catalog.id, entry.item.id.text)] = area.category
            }
        }
        return categories
    }
}
