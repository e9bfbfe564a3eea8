import Foundation
import Import
import Readiness
import StrictJSON
import Soaking
import Testing

@Suite("Catalogs of others")
struct ForeignCatalogTests {
    private static func foreign(_ name: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appending(path: "Fuzzing/Corpus/foreign/\(name)")))
    }

    /// "AREA: CRITERION(item, item)", for each criterion.
    private func told(_ catalog: ForeignCatalog) -> [String] {
        catalog.areas.flatMap { area in
            area.criteria.map { "\(area.id): \($0.id)(\($0.items.map(\.id).joined(separator: ", ")))" }
        }
    }

    @Test("An OSCAL catalog: groups are areas, controls criteria, what is nested in them items; what was withdrawn is left out")
    func oscal() throws {
        let catalog = try ForeignCatalog.read([try Self.foreign("catalog.json")])
        #expect(catalog.title == "Small catalog" && catalog.version == "5.1")
        #expect(told(catalog) == ["ac: AC-1(AC-1)", "ac: AC-2(AC-2, AC-2(1))", "own: CC6.1(CC6.1-01, CC6.1-02)"])
        let first = catalog.areas[0].criteria[0].items[0]
        #expect(first.title == "Policy and Procedures")
        #expect(first.guidance == "Develop a policy and review it every 1 year, [official], [a or b]. Why: it helps.")
        #expect(first.evidence == ["Access control policy", "Interview the owner"])
        let heading = catalog.areas[1].criteria[0]
        #expect(
            heading.items.map(\.title) == ["Accounts have owners", "Rights are reviewed"],
            "what only holds others is their heading")
    }

    @Test("A profile chooses from the catalog behind it, sets parameters, and says what of it was passed over")
    func profile() throws {
        let chosen = try ForeignCatalog.read([try Self.foreign("profile.json"), try Self.foreign("catalog.json")])
        #expect(chosen.title == "Our baseline" && told(chosen) == ["ac: AC-1(AC-1)", "ac: AC-2(AC-2(1))"])
        #expect(chosen.areas[0].criteria[0].items[0].guidance.contains("every 6 months"))
        #expect(chosen.remarks.count == 1)
        #expect(throws: ForeignCatalogError.profileAlone) { try ForeignCatalog.read([try Self.foreign("profile.json")]) }
        let none = #"{"profile":{"imports":[{"include-controls":[{"with-ids":["zz-9"]}]}]}}"#
        #expect(throws: ForeignCatalogError.choosesNothing) {
            try ForeignCatalog.read([Array(none.utf8), try Self.foreign("catalog.json")])
        }
    }

    @Test("Probo: what stands before the first dot of an id is its area")
    func probo() throws {
        let catalog = try ForeignCatalog.read([try Self.foreign("probo.json")])
        #expect(told(catalog) == ["CC1: CC1.1(CC1.1)", "CC1: CC1.2(CC1.2)", "A1: A1.1(A1.1)"])
        #expect(catalog.areas[0].criteria[0].items[0].guidance == "The board looks at it.")
    }

    @Test("CISO Assistant: what can be assessed are items, under what they are a part of; a circle of parents ends")
    func ciso() throws {
        let catalog = try ForeignCatalog.read([try Self.foreign("ciso.json")])
        #expect(told(catalog) == ["CC1: CC1.1(CC1.1.a, CC1.1.b)", "CC2: CC2.1(CC2.1)"])
        #expect(catalog.areas[0].criteria[0].items[0].evidence == ["Signed code of conduct", "List of staff"])
        let circle =
            #"{"ref_id":"x","objects":{"framework":{"requirement_nodes":[{"urn":"a","parent_urn":"b","assessable":true,"ref_id":"1"},{"urn":"b","parent_urn":"a","assessable":true,"ref_id":"2"},{"urn":"c","parent_urn":"c","assessable":true,"ref_id":"3"}]}}}"#
        #expect(try ForeignCatalog.read([Array(circle.utf8)]).count == 3)
    }

    @Test("What is none of them says what there is")
    func refused() throws {
        func refusal(_ text: String) -> String {
            do {
                _ = try ForeignCatalog.read([Array(text.utf8)])
                return "read"
            } catch {
                return error.description
            }
        }
        #expect(refusal("{}").contains("no catalog that is known") && refusal("urn: x\nname: y\n").contains("yq -o json"))
        #expect(refusal("PK\u{3}\u{4}\u{0}").contains("no catalog that is known"), "a workbook is none")
        #expect(refusal(" \n").contains("no control or requirement"))
        #expect(refusal(#"{"catalog":{"groups":[]}}"#).contains("no control or requirement"))
        #expect(refusal(#"{"name":"x","controls":[]}"#).contains("no control or requirement"))
        #expect(refusal(#"{"catalog":"#).hasPrefix("line 1"))
        #expect(refusal(String(repeating: "[", count: 90)).contains("nested deeper than 64"))
    }

    @Test("Our file of one has each id once, however the other calls its own, and texts within our limits")
    func written() throws {
        var catalog = ForeignCatalog(title: "T", version: "")
        let long = String(repeating: "word ", count: 900)
        for area in 0..<3 {
            var criteria: [ForeignCatalog.Criterion] = []
            for _ in 0..<3 {
                let item = ForeignCatalog.Item(
                    id: "x", title: long, guidance: long + "\u{1b}\n", evidence: Array(repeating: long, count: 20))
                criteria.append(ForeignCatalog.Criterion(id: "SAME", title: "", items: [item]))
            }
            catalog.areas.append(
                ForeignCatalog.Area(id: area == 0 ? "much too long for an area" : "A2", title: "", criteria: criteria))
        }
        let text = String(decoding: TeamCatalogWriter(id: "t", report: .soc2).file(of: catalog).encoded(.pages), as: UTF8.self)
        let ids = text.matches(of: /"id": "([^"]*)"/).map { String($0.1) }
        #expect(ids.count == Set(ids).count && ids.count == 1 + 3 + 9 + 9, "\(ids)")
        #expect(!text.contains("\u{1b}") && !text.contains(#"\u001b"#))
        #expect(
            TeamCatalogWriter.id(of: "NIST SP 800-53 r5") == "nist-sp-800-53-r5" && TeamCatalogWriter.id(of: "SOC2") == "catalog")
    }

    @Test("Four times as many controls cost about four times as much, and not sixteen")
    func linear() throws {
        func cost(_ count: Int) throws -> Double {
            let controls = (0..<count).map {
                #"{"id":"ac-\#($0 % (count / 2))","title":"T","parts":[{"name":"statement","prose":"{{ insert: param, p }}"}]}"#
            }
            let bytes = Array(
                #"{"catalog":{"groups":[{"id":"g","title":"G","controls":[\#(controls.joined(separator: ","))]}]}}"#.utf8)
            var least = Double.infinity
            for _ in 0..<3 {
                let (catalog, seconds) = try timed {
                    let catalog = try ForeignCatalog.read([bytes])
                    _ = TeamCatalogWriter(id: "x", report: .soc2).file(of: catalog)
                    return catalog
                }
                least = min(least, seconds)
                #expect(catalog.count == count)
            }
            return least
        }
        let (one, four) = (try cost(400), try cost(1600))
        #expect(four < one * 9, "\(one) and \(four)")
    }
}
