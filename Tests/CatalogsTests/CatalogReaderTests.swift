import Readiness
import Testing

@testable import Catalogs

@Suite("A team's own catalog is read as it is written")
struct CatalogReaderTests {
    @Test("Every part comes back, in its order and at its place")
    func everything() throws {
        let catalog = try TeamCatalog.read()
        #expect(catalog.id == "iso-soc2" && catalog.report == .soc2 && catalog.title == "Ours" && catalog.version == "1")
        #expect(catalog.areas.map(\.id) == ["X", "Y"] && catalog.areas.map(\.isRequired) == [true, false])
        #expect(catalog.areas.map(\.criteria) == [0..<1, 1..<2] && catalog.areas.map(\.items) == [0..<2, 2..<3])
        #expect(catalog.areas[1].summary == "What comes next." && catalog.areas[0].category == "Own")
        #expect(catalog.criteria.map(\.objective) == ["", "It is so."] && catalog.criteria.map(\.area) == [0, 1])
        #expect(catalog.items.map(\.cadence) == [.once, .weekly, .perEvent] && catalog.items.map(\.effort) == [1, 0, 365])
        #expect(catalog.items.map(\.types) == [[.type1, .type2], .type2, .type1] && catalog.items[0].role == "IT lead")
        #expect(catalog.items.map(\.criterion) == [0, 0, 1] && catalog.position(of: "Y1-000001") == 2)
        #expect(
            catalog.details.detail(at: 0)
                == ItemDetail(guidance: "Because. Do it.", evidence: ["A list"], iso27001: ["A.5.1"], csf: []))
        #expect(catalog.details.detail(at: 3) == ItemDetail())
        #expect(catalog.presets == [Preset(id: "p", title: "P", summary: "S", areas: ["Y", "X"])])
    }

    @Test("Presets and crosswalk may be left out, and texts may be in any script")
    func optional() throws {
        let bare = TeamCatalog.text.replacing(/,\n"presets": \[\n.*\n\]/, with: "")
        let catalog = try CatalogReader.read(Array(bare.utf8), file: "c.json")
        #expect(catalog.presets.isEmpty)
        #expect(try TeamCatalog.read(replacing: "\"Ours\"", by: "\"Unsere Prüfung 監査 🧾\"").title == "Unsere Prüfung 監査 🧾")
    }

    @Test(
        "A text may be as long as the page says, in characters and not in bytes, and no longer",
        arguments: [
            ("\"title\": \"Ours\"", "title", 200), ("\"version\": \"1\"", "version", 32), ("\"title\": \"First\"", "title", 200),
            ("\"summary\": \"What comes first.\"", "summary", 500), ("\"title\": \"One\"", "title", 200),
            ("\"objective\": \"It is so.\"", "objective", 500), ("\"title\": \"Second\"", "title", 200),
            ("\"guidance\": \"Because. Do it.\"", "guidance", 2000), ("\"role\": \"IT lead\"", "role", 100),
            ("\"summary\": \"S\"", "summary", 500), ("\"title\": \"P\"", "title", 200),
        ])
    func limits(member: String, key: String, limit: Int) {
        for letter in ["x", "é", "漢"] {
            func other(of length: Int) -> String { "\"\(key)\": \"\(String(repeating: letter, count: length))\"" }
            #expect(throws: Never.self) { try TeamCatalog.read(replacing: member, by: other(of: limit)) }
            let error = #expect(throws: CatalogError.self) {
                try TeamCatalog.read(replacing: member, by: other(of: limit + 1))
            }
            #expect(error?.reason == "\"\(key)\" is longer than \(limit) characters")
        }
    }

    @Test("An item has up to 8 lines of evidence of up to 500 characters, and up to 32 ids of each framework")
    func lists() throws {
        func list(_ count: Int, _ text: String) -> String {
            "[" + Array(repeating: "\"\(text)\"", count: count).joined(separator: ",") + "]"
        }
        let line = String(repeating: "x", count: 500)
        #expect(throws: Never.self) { try TeamCatalog.read(replacing: "[\"A list\"]", by: list(8, line)) }
        #expect(throws: CatalogError.self) { try TeamCatalog.read(replacing: "[\"A list\"]", by: list(9, line)) }
        #expect(throws: CatalogError.self) { try TeamCatalog.read(replacing: "[\"A list\"]", by: list(8, line + "x")) }
        #expect(throws: Never.self) { try TeamCatalog.read(replacing: "[\"A.5.1\"]", by: list(32, "A.5.1")) }
        #expect(throws: CatalogError.self) { try TeamCatalog.read(replacing: "[\"A.5.1\"]", by: list(33, "A.5.1")) }
        #expect(throws: CatalogError.self) { try TeamCatalog.read(replacing: "[\"A.5.1\"]", by: list(1, line)) }
    }

    @Test("A catalog of ten thousand items is read")
    func large() throws {
        let item = #","title":"T","guidance":"G","evidence":["E"],"cadence":"once","effort":1,"role":"R","types":[1,2]}"#
        let items = (1...10_000).map { "{\"id\":\"X1-\($0)\"\(item)" }.joined(separator: ",")
        let text = """
            {"format":1,"id":"big","report":"soc2","title":"B","version":"1","areas":[{"id":"X","title":"T","category":"C","required":true,\
            "summary":"S","criteria":[{"id":"X1","title":"T","items":[\(items)]}]}]}
            """
        let catalog = try CatalogReader.read(Array(text.utf8), file: "big.json")
        #expect(catalog.items.count == 10_000 && catalog.position(of: "X1-10000") == 9_999)
    }

    /// A catalog of 3 areas, 400 criteria in each, and 2 items in each of these.
    private static func wide(_ change: (String) -> String = { $0 }) throws -> Catalog {
        func item(_ id: String) -> String {
            change(
                #"{"id":"\#(id)","title":"T \#(id)","guidance":"G \#(id)","evidence":["E"],"cadence":"once","effort":1,"#
                    + #""role":"Engineering lead","types":[1,2]}"#)
        }
        let areas = ["X", "Y", "Z"].map { area in
            let criteria = (1...400).map { number in
                let id = "\(area)\(number)"
                return #"{"id":"\#(id)","title":"T","items":[\#(item(id + "-1")),\#(item(id + "-2"))]}"#
            }
            return #"{"id":"\#(area)","title":"T","category":"C","required":true,"summary":"S","criteria":["#
                + criteria.joined(separator: ",\n") + "]}"
        }
        let text =
            #"{"format":1,"id":"wide","report":"soc2","title":"B","version":"1","areas":[\#(areas.joined(separator: ",\n"))]}"#
        return try CatalogReader.read(Array(text.utf8), file: "wide.json")
    }

    @Test("Of a catalog with many criteria each item stands where it belongs, with its own texts")
    func wide() throws {
        let catalog = try Self.wide()
        #expect(catalog.items.count == 2400 && catalog.areas.map(\.items) == [0..<800, 800..<1600, 1600..<2400])
        for (position, item) in catalog.items.enumerated() {
            #expect(item.id.text.hasPrefix(catalog.criteria[item.criterion].id + "-"))
            #expect(catalog.criteria[item.criterion].items.contains(position))
            #expect(catalog.details.detail(at: position).guidance == "G \(item.id)")
        }
        #expect(catalog.details.detail(at: 2400) == ItemDetail())
    }

    @Test("Of several flaws in a catalog with many criteria the first is named")
    func firstFlaw() {
        let error = #expect(throws: CatalogError.self) {
            _ = try Self.wide { item in
                ["X390-2", "Y2-1", "Z400-2"].contains { item.contains("\"\($0)\"") }
                    ? item.replacing("once", with: "sometimes") : item
            }
        }
        #expect(error?.line == 390 && error?.reason.contains("a cadence is one of") == true)
        let twice = #expect(throws: CatalogError.self) {
            _ = try Self.wide { $0.replacing("Y7-2", with: "Y7-1") }
        }
        #expect(twice?.line == 407 && twice?.reason == "there are two items Y7-1")
    }
}
