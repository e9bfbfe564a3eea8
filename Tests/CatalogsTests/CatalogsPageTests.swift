import Foundation
import Readiness
import Testing

@testable import Catalogs

@Suite("Documentation/Formats/Catalogs.md says what is so")
struct CatalogsPageTests {
    private let page: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        page = try String(contentsOf: root.appending(path: "Documentation/Formats/Catalogs.md"), encoding: .utf8)
    }

    @Test("The example on the page is a catalog, and holds all that a catalog can hold")
    func example() throws {
        let text = try #require(page.split(separator: "```json\n").dropFirst().first?.split(separator: "\n```").first)
        let catalog = try CatalogReader.read(Array(text.utf8), file: "lockbox.json")
        #expect(catalog.id == "lockbox" && catalog.report == .soc1 && catalog.version == "2027.1")
        #expect(catalog.areas.map(\.id) == ["LB", "IM"] && catalog.areas.map(\.isRequired) == [true, false])
        #expect(catalog.criteria.map(\.id) == ["LB1", "IM1"] && catalog.criteria[1].objective.isEmpty)
        #expect(catalog.items.map(\.id.text) == ["LB1-01", "LB1-02", "IM1-01"])
        #expect(catalog.items[1].cadence == .monthly && catalog.items[1].types == .type2 && catalog.items[1].effort == 1.5)
        #expect(catalog.details.detail(at: 0).csf == ["PR.AA-05"] && catalog.details.detail(at: 1).iso27001.isEmpty)
        #expect(catalog.presets.map(\.areas) == [["IM"]])
        #expect(catalog.items.map(\.control) == ["mail-opening", "independent-testing", ""])
        #expect(catalog.items.map(\.priority) == [.core, .usual, nil] && catalog.items[0].also == "mail room,tray count")
        #expect(catalog.details.detail(at: 0).type1 == ["Signed tray count of the date"])
        #expect(catalog.details.detail(at: 0).nothingOccurred == "Post office list showing that no mail arrived")
        #expect(catalog.details.controls().map(\.key) == ["mail-opening"])
        #expect(try ControlLibrary.builtIn().control("independent-testing") != nil)
        // What the page tells others to do, it does.
        for (position, item) in catalog.items.enumerated() {
            #expect((40...70).contains(item.title.count))
            #expect((2...4).contains(Sentences.count(in: catalog.details.detail(at: position).guidance)))
        }
    }

    @Test("The tables count the built-in catalogs as they are", arguments: try BuiltIn.both())
    func numbers(_ builtIn: BuiltIn) {
        let catalog = builtIn.catalog
        var categories: [String] = []
        for area in catalog.areas where !categories.contains(area.category) { categories.append(area.category) }
        for category in categories {
            let areas = catalog.areas.filter { $0.category == category }
            let (criteria, items) = (areas.reduce(0) { $0 + $1.criteria.count }, areas.reduce(0) { $0 + $1.items.count })
            let row = "| \(category) | \(areas[0].isRequired ? "yes" : "no") | \(areas.count) | \(criteria) | \(items) |"
            #expect(page.contains(row + "\n"), "\(row)")
        }
        for preset in catalog.presets { #expect(page.contains(preset.id)) }
    }

    @Test("Every key that the reader knows stands in a table, and every cadence")
    func keys() {
        let keys =
            [
                "format", "id", "report", "title", "version", "areas", "presets", "category", "required", "summary", "criteria",
                "objective", "items", "controls",
            ] + CatalogBuilder.itemKeys.map(\.description)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.dropFirst(2).prefix { $0 != "|" } }
        for key in keys { #expect(rows.contains { $0.contains("`\(key)`") }, "\(key)") }
        for cadence in Cadence.allCases { #expect(page.contains("`\(cadence.rawValue)`"), "\(cadence)") }
        for report in ReportKind.allCases { #expect(page.contains("`\(report.rawValue)`")) }
    }

    @Test("The files that the page names are there, one for each area")
    func files() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Catalogs")
        for report in ReportKind.allCases {
            let folder = sources.appending(path: report.rawValue.uppercased())
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
            let areas = try BuiltIn(report).catalog.areas
            #expect(Set(files) == Set(areas.map { "\(report.rawValue)-\($0.id).json" } + ["\(report.rawValue).json"]))
        }
    }

    @Test("The limits on the page are those of the reader")
    func limits() {
        #expect(
            page.contains("up to \(CatalogReader.sizeLimit >> 20) MiB")
                && page.contains("up to \(CatalogReader.depthLimit) levels"))
    }
}
