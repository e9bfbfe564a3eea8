import Readiness
import Soaking
import Synchronization
import Testing

@testable import Catalogs

@Suite("A long catalog whose bytes are kept elsewhere says of every item what one that is held says")
struct CatalogCopyTests {
    @Test("It is the catalog that is read in one go, with the same texts and the same digests of its words")
    func same() throws {
        var random = Soak.random(for: "catalogs that are kept")
        for _ in 0..<Soak.cases(short: 60, full: 6000) {
            let bytes = Array(RandomCatalog.text(using: &random).utf8)
            let held = try CatalogReader.readInOneGo(bytes)
            let copy = Shelf()
            let kept = try #require(Self.read(bytes, keepingIn: copy))
            #expect(kept.id == held.id && kept.areas == held.areas && kept.criteria == held.criteria)
            #expect(kept.items == held.items && kept.presets == held.presets)
            #expect(kept.details.controls() == held.details.controls())
            for position in -1...held.items.count {
                #expect(kept.details.detail(at: position) == held.details.detail(at: position))
                #expect(kept.details.wordsDigest(at: position) == held.details.wordsDigest(at: position))
            }
        }
    }

    @Test("Its texts are read when somebody asks for them; where they cannot be, nothing is made up")
    func readLater() throws {
        let copy = Shelf()
        let kept = try #require(Self.read(Array(TeamCatalog.text.utf8), keepingIn: copy))
        let (detail, digest) = (kept.details.detail(at: 0), kept.details.wordsDigest(at: 0))
        #expect(detail.guidance == "Because. Do it." && digest?.utf8.count == 64)
        copy.isBroken.withLock { $0 = true }
        #expect(kept.details.detail(at: 0) == ItemDetail() && kept.details.wordsDigest(at: 1) == nil)
        #expect(kept.details.wordsDigest(at: 0) == digest, "what was known once")
        copy.isBroken.withLock { $0 = false }
        #expect(kept.details.detail(at: 0) == detail && kept.details.wordsDigest(at: 1)?.utf8.count == 64)
    }

    @Test("Where a part cannot be kept or read, or the file becomes shorter, there is no catalog")
    func refused() {
        let bytes = Array(TeamCatalog.text.utf8)
        #expect(Self.read(bytes, keepingIn: Shelf(room: 1)) == nil)
        #expect(Self.read(bytes, keepingIn: Shelf(room: 2)) != nil)
        #expect(CatalogReader.read(length: bytes.count, keepingIn: Shelf()) { _ in nil } == nil)
        #expect(CatalogReader.read(length: bytes.count, keepingIn: Shelf()) { Array(bytes[$0].dropLast()) } == nil)
        let once = Mutex(true)
        let shortened = CatalogReader.read(length: bytes.count, keepingIn: Shelf()) { place in
            let isFirst = once.withLock { isFirst in
                defer { isFirst = false }
                return isFirst
            }
            return isFirst ? Array(bytes[place]) : []
        }
        #expect(shortened == nil)
    }

    private static func read(_ bytes: [UInt8], keepingIn copy: Shelf) -> Catalog? {
        CatalogReader.read(length: bytes.count, keepingIn: copy) { Array(bytes[$0]) }
    }
}

/// A copy in memory, with room for a number of parts.
private final class Shelf: CatalogCopy {
    let isBroken = Mutex(false)
    private let parts = Mutex<[Int: [UInt8]]>([:])
    private let room: Int

    init(room: Int = .max) { self.room = room }

    func keep(_ bytes: [UInt8], at offset: Int) -> Bool {
        parts.withLock { parts in
            guard parts.count < room else { return false }
            parts[offset] = bytes
            return true
        }
    }

    func bytes(at place: Range<Int>) -> [UInt8]? {
        guard !isBroken.withLock({ $0 }) else { return nil }
        return parts.withLock { parts in
            guard let start = parts.keys.filter({ $0 <= place.lowerBound }).max(), let part = parts[start],
                place.upperBound <= start + part.count
            else { return nil }
            return Array(part[(place.lowerBound - start)..<(place.upperBound - start)])
        }
    }
}

/// Catalogs of any shape, whose texts hold what closes something elsewhere.
private enum RandomCatalog {
    static func text(using random: inout SeededRandom) -> String {
        let space = [" ", "\n", "", "\n      ", "\t"].randomElement(using: &random) ?? ""
        var areas: [String] = []
        for area in 0..<(1 + random.below(5)) {
            var criteria: [String] = []
            for criterion in 0..<(1 + random.below(3)) {
                let id = "A\(area).\(criterion)"
                let items = (1...(1 + random.below(6))).map { item(id, $0, space, using: &random) }
                criteria.append(
                    "{\"id\": \"\(id)\",\(space)\"title\": \"\(words(using: &random))\", \"items\":\(space)[\(items.joined(separator: ",\(space)"))]}"
                )
            }
            areas.append(
                """
                {"id": "A\(area)", "title": "T", "category": "C", "required": true,\(space)\
                "summary": "\(words(using: &random))", "criteria": [\(criteria.joined(separator: "\(space),"))]\(space)}
                """)
        }
        let parts = [
            "\"format\": 1", "\"id\": \"ours\"", "\"report\": \"soc2\"", "\"title\": \"\(words(using: &random))\"",
            "\"version\": \"1\"",
            "\"areas\"\(space):\(space)[\(space)\(areas.joined(separator: "\(space),\(space)"))]",
            "\"presets\": [{\"id\": \"p\", \"title\": \"P\", \"summary\": \"S\", \"areas\": [\"A0\"]}]",
        ]
        return "{\(space)\(parts.shuffled(using: &random).joined(separator: ",\(space)"))\(space)}\(space)"
    }

    private static func item(_ criterion: String, _ number: Int, _ space: String, using random: inout SeededRandom) -> String {
        let evidence = (0...random.below(3)).map { _ in "\"\(words(using: &random))\"" }.joined(separator: ",\(space)")
        let more = Bool.random(using: &random) ? ",\(space)\"type1\": [\"\(words(using: &random))\"]" : ""
        return """
            {"id": "\(criterion)-\(number)", "title": "\(words(using: &random))",\(space)"guidance": "\(words(using: &random))",\
            "evidence": [\(evidence)], "cadence": "weekly", "effort": \(random.below(9)), "role": "R", "types": [1, 2]\(more)}
            """
    }

    private static func words(using random: inout SeededRandom) -> String {
        let all = [
            "areas", "}", "]", "{", "[", "\\\"", "\\\\", "\\\"areas\\\": [", "é", "日本", "\\u00e9", ",", ":", "word",
            "a longer piece of text",
        ]
        return "W" + (0...random.below(12)).compactMap { _ in all.randomElement(using: &random) }.joined(separator: " ") + "."
    }
}
