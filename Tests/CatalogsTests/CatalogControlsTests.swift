import Readiness
import Testing

@testable import Catalogs

@Suite("A team's catalog names controls of the library, defines its own, or neither")
struct CatalogControlsTests {
    private static let control = """
        {"key": "ours", "title": "Ours is so", "statement": "The IT lead signs the list each year.", "nature": "manual",
        "kind": "preventive", "frequency": "annually",
        "population": {"what": "Lists", "system": "Tool", "secondSource": "Other"},
        "type1": ["One"], "type2": ["Period"], "effort": {"setupDays": 1, "hoursEach": 1}, "role": "IT lead",
        "items": ["iso-soc2/X1-01"], "criteria": ["iso-soc2/X1"], "crosswalk": {"iso27001": [], "csf": []}}
        """

    /// The team's catalog with something said of its first item, and with controls of its own.
    private static func text(item: String, controls: String) -> String {
        TeamCatalog.text
            .replacing("\"role\": \"IT lead\",", with: "\"role\": \"IT lead\", \(item)", maxReplacements: 1)
            .replacing("\"presets\": [", with: "\(controls)\n\"presets\": [", maxReplacements: 1)
    }

    private static func read(item: String, controls: String = "") throws -> Catalog {
        try CatalogReader.read(Array(text(item: item, controls: controls).utf8), file: "iso-soc2.json")
    }

    @Test("What an item says of itself comes back")
    func fields() throws {
        let catalog = try Self.read(
            item:
                #""control": "mfa", "priority": "core", "also": ["MFA", "2FA"], "type1": ["The setting"], "nothingOccurred": "None","#
        )
        #expect(catalog.items[0].control == "mfa" && catalog.items[0].priority == .core && catalog.items[0].also == "MFA,2FA")
        #expect(catalog.items[1].control.isEmpty && catalog.items[1].priority == nil && catalog.items[1].also.isEmpty)
        #expect(catalog.details.detail(at: 0).type1 == ["The setting"] && catalog.details.detail(at: 0).nothingOccurred == "None")
        #expect(catalog.details.controls().isEmpty)
    }

    @Test("Controls of its own are read as those of the library are")
    func own() throws {
        let text = Self.text(item: #""control": "ours","#, controls: "\"controls\": [\(Self.control)],")
        let catalog = try CatalogReader.read(Array(text.utf8), file: "iso-soc2.json")
        let controls = catalog.details.controls()
        #expect(controls.map(\.key) == ["ours"] && controls[0].items == [CatalogReference("iso-soc2", "X1-01")])
    }

    @Test("An item and a control of the catalog's own name each other, or the catalog is refused")
    func bothWays() throws {
        let refusals: [(item: String, control: String, reason: String)] = [
            (#""control": "other","#, Self.control, "iso-soc2/X1-01 says that it belongs to other"),
            ("", Self.control, "iso-soc2/X1-01 says that it belongs to no control"),
            (
                #""control": "ours","#, Self.control.replacing("iso-soc2/X1-01", with: "iso-soc2/X1-09"),
                "the catalog has no item iso-soc2/X1-09"
            ),
            (
                #""control": "ours","#, Self.control.replacing("[\"iso-soc2/X1-01\"]", with: "[\"iso-soc2/X1-02\"]"),
                "iso-soc2/X1-02 says that it belongs to no control"
            ),
        ]
        for (item, control, reason) in refusals {
            let error = #expect(throws: CatalogError.self) { try Self.read(item: item, controls: "\"controls\": [\(control)],") }
            #expect(error?.reason == reason)
        }
        let second = Self.text(item: #""control": "ours","#, controls: "\"controls\": [\(Self.control)],")
            .replacing("\"role\": \"R\", \"types\": [2]", with: "\"role\": \"R\", \"control\": \"ours\", \"types\": [2]")
        let error = #expect(throws: CatalogError.self) { try CatalogReader.read(Array(second.utf8), file: "iso-soc2.json") }
        #expect(error?.reason == "ours does not have iso-soc2/X1-02 among its items")
    }

    @Test("Keys that neither the catalog nor the library has can be told")
    func unknown() throws {
        let library = try ControlLibrary.builtIn()
        #expect(library.unknownKeys(of: try Self.read(item: "")).isEmpty)
        #expect(library.unknownKeys(of: try Self.read(item: #""control": "mfa","#)).isEmpty)
        #expect(library.unknownKeys(of: try Self.read(item: #""control": "no-such","#)) == ["no-such"])
        let own = try Self.read(item: #""control": "ours","#, controls: "\"controls\": [\(Self.control)],")
        #expect(library.unknownKeys(of: own).isEmpty)
    }

    @Test("What was signed are title, guidance and evidence, that for one day and for no event among it, and nothing else")
    func signed() throws {
        func digest(_ item: String) throws -> String? { try Self.read(item: item).details.wordsDigest(at: 0) }
        let plain = try digest("")
        #expect(try digest(#""control": "mfa", "priority": "core", "also": ["MFA"],"#) == plain)
        let lines = [#""type1": ["A list"],"#, #""type1": ["The setting"],"#, #""nothingOccurred": "A list","#]
        let digests = try lines.map(digest) + [plain]
        #expect(Set(digests).count == 4, "a line that moves from one kind to another says something else")
    }
}
