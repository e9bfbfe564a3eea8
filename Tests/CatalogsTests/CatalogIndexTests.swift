import Foundation
import Readiness
import Testing

@testable import Catalogs

@Suite("The index of a built-in catalog says what its JSON says")
struct CatalogIndexTests {
    @Test("The index in the repository is the one that is made from the JSON", arguments: ReportKind.allCases)
    func isUpToDate(report: ReportKind) throws {
        let made = CatalogIndexText(of: try BuiltInCatalogs.catalogFromJSON(for: report)).text
        let name = report.rawValue
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Catalogs/\(name.uppercased())/\(name).index")
        if ProcessInfo.processInfo.environment["TICKMARK_RECORD"] == "1" { try Data(made.utf8).write(to: file) }
        #expect(
            try String(contentsOf: file, encoding: .utf8) == made,
            "\(name).index is not up to date: TICKMARK_RECORD=1 swift test --filter CatalogIndexTests makes it anew")
        #expect(String(decoding: BuiltInCatalogs.index(of: report), as: UTF8.self) == made, "the binary holds an older index")
    }

    @Test("A catalog is the same from its index and from its JSON, with all long texts", arguments: ReportKind.allCases)
    func isTheSame(report: ReportKind) throws {
        let (whole, indexed) = (try BuiltInCatalogs.catalogFromJSON(for: report), try BuiltInCatalogs.catalog(for: report))
        #expect(whole.id == indexed.id && whole.title == indexed.title && whole.version == indexed.version)
        #expect(whole.areas == indexed.areas)
        #expect(whole.criteria == indexed.criteria)
        #expect(whole.items == indexed.items)
        #expect(whole.presets == indexed.presets)
        // Also backwards, where every area is left and come back to.
        for position in Array(whole.items.indices) + whole.items.indices.reversed() {
            let detail = indexed.details.detail(at: position)
            #expect(detail == whole.details.detail(at: position) && !detail.guidance.isEmpty)
        }
        #expect(indexed.details.detail(at: whole.items.count) == ItemDetail() && indexed.details.detail(at: -1) == ItemDetail())
        #expect(whole.id == report.rawValue && BuiltInCatalogs.ids.contains(whole.id))
    }

    @Test(
        "A table that is cut, or holds what no index holds, is not taken for one",
        arguments: [
            "", "catalog\tsoc2\tsoc2\tSOC 2\t2026.11", "catalog\tsoc2\tSOC 2\n", "area\tA\tT\tC\trequired\tS\n",
            "catalog\tsoc2\tsoc2\tSOC 2\t2026.11\nitem\tA1-01\tT\tonce\t1\tR\t12\n",
            "catalog\tsoc2\tsoc2\tSOC 2\t2026.11\ncriterion\tA1\tT\t\n", "catalog\tsoc2\tSOC 2\t2026.11\nsomething\telse\n",
        ])
    func refused(table: String) { #expect(CatalogIndex(Array(table.utf8)[...]) == nil) }

    @Test(
        "An item whose cadence, effort or types are none is not read",
        arguments: [
            "item\tA1-01\tT\thourly\t1\tR\t12\tWORDS\t\t\t", "item\tA1-01\tT\tonce\tlong\tR\t12\tWORDS\t\t\t",
            "item\tA1-01\tT\tonce\t1\tR\t3\tWORDS\t\t\t", "item\tA1-01\tT\tonce\t1\tR\t12\tWORDS\tkey\tmust\t",
            "item\tA1-01\tT\tonce\t1\tR\t12\tWORDS\tkey\tcore", "item\tA1-01\tT\tonce\t1\tR\t12\tWORDS",
            "item\tA1-01\tT\tonce\t1\tR", "item\tA1-01\tT\tonce\t1\tR\t12", "item\tA1-01\tT\tonce\t1\tR\t12\t4f1c\t\t\t",
        ])
    func refusedItem(item: String) {
        let table = { (item: String) in
            "catalog\tsoc2\tsoc2\tSOC 2\t2026.11\narea\tA\tT\tC\trequired\tS\ncriterion\tA1\tT\t\n\(item.replacing("WORDS", with: String(repeating: "4f", count: 32)))\n"
        }
        #expect(CatalogIndex(Array(table("item\tA1-01\tT\tonce\t1\tR\t12\tWORDS\tkey\tcore\tMFA,2FA").utf8)[...]) != nil)
        #expect(CatalogIndex(Array(table("item\tA1-01\tT\tdaily\t1\tR\t12\tWORDS\t\t\t").utf8)[...]) != nil)
        #expect(CatalogIndex(Array(table(item).utf8)[...]) == nil)
    }
}
