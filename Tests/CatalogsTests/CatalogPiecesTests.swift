import Readiness
import Testing

@testable import Catalogs

@Suite("A catalog that is read area by area is the one that is read in one go")
struct CatalogPiecesTests {
    @Test("It is read so, and each item, criterion and area stands where it does in one go")
    func same() throws {
        let bytes = Array(TeamCatalog.text.utf8)
        let pieces = try #require(CatalogReader.readInPieces(bytes))
        let whole = try CatalogReader.readInOneGo(bytes)
        #expect(pieces.areas == whole.areas && pieces.criteria == whole.criteria && pieces.items == whole.items)
        #expect(pieces.presets == whole.presets && pieces.title == whole.title && pieces.version == whole.version)
        for position in 0...whole.items.count {
            #expect(pieces.details.detail(at: position) == whole.details.detail(at: position))
            #expect(pieces.details.wordsDigest(at: position) == whole.details.wordsDigest(at: position))
        }
    }

    @Test(
        "What does not fit between areas is no catalog either way, and what is said is said of the whole file",
        arguments: [
            ("\"Y\"", "\"X\"", "there are two areas X"), ("\"Y\"", "\"X1\"", "X1 is the id of another area"),
            ("Y1", "X", "X is the id of another area"), ("Y1", "X1", "there are two criteria or objectives X1"),
            ("[\"Y\", \"X\"]", "[\"Z\"]", "there is no area Z"),
        ])
    func between(part: String, other: String, reason: String) {
        let bytes = Array(TeamCatalog.text.replacing(part, with: other).utf8)
        #expect(CatalogReader.readInPieces(bytes) == nil)
        let error = #expect(throws: CatalogError.self) { try CatalogReader.read(bytes, file: "iso-soc2.json") }
        #expect(error?.reason.contains(reason) == true && (error?.line ?? 0) > 20, "\(error?.description ?? "")")
    }
}
