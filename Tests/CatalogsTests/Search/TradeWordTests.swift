import Catalogs
import HarmlessText
import Readiness
import Testing

@Suite("An item is found by the words of the trade")
struct TradeWordTests {
    /// Engagements over all areas of both catalogs.
    private static func engagements() throws -> [String: Engagement] {
        let catalogs = BuiltInCatalogs.all
        let day = try #require(Day(iso: "2027-06-30"))
        let writer = WriterID("ana", tag: 1)
        var record = WorkspaceRecord()
        let setups = ReportKind.allCases.map { report in
            let id = EngagementID(report.rawValue)
            return EngagementSetup(
                id: id, report: report, catalog: report.rawValue, type: .type2(day...day.advanced(by: 180)),
                organization: "Acme", service: "", areas: catalogs[report.rawValue]?.areas.map(\.id) ?? [])
        }
        record.apply(
            setups.enumerated().map { index, setup in
                Entry(
                    stamp: Stamp(clock: index + 1, entry: EntryID(writer, index + 1)), at: Timestamp(startOf: day), by: "Ana",
                    action: .engage(setup), batch: index + 1)
            })
        let state = WorkspaceState(name: "Acme", record: record, catalogs: catalogs, today: day)
        return Dictionary(uniqueKeysWithValues: state.engagements.map { ($0.id.text, $0) })
    }

    private static func found(_ word: String, in engagement: Engagement) -> [String] {
        var filter = ItemFilter()
        filter.text = SearchWords(word)
        return engagement.found(filter).map { engagement.items[$0].id.text }
    }

    @Test("Of a hundred words that public texts use, at least 95 find the right item first or second")
    func words() throws {
        #expect(TradeWords.expected.count == 100)
        let missed = try Self.missed(TradeWords.expected)
        #expect(missed.count <= 5, "not found: \(missed.joined(separator: ", "))")
    }

    @Test("Of 66 words that somebody else tried afterwards, at least 63 find the right item first or second")
    func laterWords() throws {
        #expect(LaterTradeWords.expected.count == 66)
        let first = Set(TradeWords.expected.map { $0.word.lowercased() })
        #expect(first.isDisjoint(with: LaterTradeWords.expected.map { $0.word.lowercased() }), "a word is in both lists")
        let missed = try Self.missed(LaterTradeWords.expected)
        #expect(missed.count <= 3, "not found: \(missed.joined(separator: ", "))")
    }

    @Test("Of fifty words that a third person wrote down, at least 48 find the right item first or second")
    func thirdWords() throws {
        #expect(ThirdTradeWords.expected.count == 50)
        let earlier = Set((TradeWords.expected + LaterTradeWords.expected).map { $0.word.lowercased() })
        #expect(earlier.isDisjoint(with: ThirdTradeWords.expected.map { $0.word.lowercased() }), "a word is in two lists")
        let missed = try Self.missed(ThirdTradeWords.expected)
        #expect(missed.count <= 2, "not found: \(missed.joined(separator: ", "))")
    }

    /// The words of which no item stands first or second in its report.
    private static func missed(_ words: [(word: String, items: [String])]) throws -> [String] {
        let engagements = try engagements()
        return try words.filter { word, items in
            try !items.contains { item in
                let reference = try #require(CatalogReference(item))
                let engagement = try #require(engagements[reference.catalog])
                try #require(engagement.items.contains { $0.id.text == reference.id }, "\(item) is not there")
                return found(word, in: engagement).prefix(2).contains(reference.id)
            }
        }.map(\.word)
    }

    @Test("What was found in the singular is found in the plural, and the other way round, as often and as far up")
    func otherNumber() throws {
        var turned: [(word: String, items: [String])] = []
        for (word, items) in TradeWords.expected + LaterTradeWords.expected + ThirdTradeWords.expected {
            let words = word.lowercased().split(separator: " ")
            // Analyses and bases are not turned by rule.
            guard let last = words.last, last.count > 3, last.allSatisfy({ $0.isASCII && $0.isLetter }), !last.hasSuffix("sis")
            else { continue }
            let other = last.singular == last ? String(last).plural : String(last).singular
            guard other != last else { continue }
            turned.append(((words.dropLast().map(String.init) + [other]).joined(separator: " "), items))
        }
        #expect(turned.count > 80, "only \(turned.count) words can be turned")
        let missed = try Self.missed(turned)
        #expect(missed.count <= 5, "not found: \(missed.joined(separator: ", "))")
    }

    @Test(
        "Singular and plural find the same", arguments: [("company", "companies"), ("policy", "policies"), ("backup", "backups")])
    func sameFound(one: String, many: String) throws {
        var count = 0
        for engagement in try Self.engagements().values {
            let found = Self.found(one, in: engagement)
            #expect(found == Self.found(many, in: engagement), "\(engagement.id)")
            count += found.count
        }
        #expect(count > 1, "\(one) is found nowhere")
    }

    @Test("What is named exactly stands before what only holds the letters, whatever their case")
    func order() throws {
        let soc2 = try #require(try Self.engagements()["soc2"])
        #expect(Self.found("DR", in: soc2).first == "A1.3-01" && Self.found("dr", in: soc2) == Self.found("DR", in: soc2))
        #expect(Self.found("cc6.1-04", in: soc2).first == "CC6.1-04")
        #expect(Self.found("backup restore", in: soc2).first == "A1.3-02")
        #expect(Self.found("no such words at all", in: soc2).isEmpty)
        // Without words the order is the catalog's.
        #expect(soc2.found(ItemFilter()) == Array(soc2.items.indices))
    }
}
