import Readiness
import Testing

@Suite("What was signed stays what it was, whatever the catalog says later")
struct RewordingTests {
    /// Digests as a catalog gives them, made of the titles and of what stands for guidance.
    private struct Digests: ItemDetails {
        let texts: [String]
        func detail(at position: Int) -> ItemDetail { ItemDetail(guidance: texts[position]) }
        func wordsDigest(at position: Int) -> String? { "digest of \(texts[position])" }
    }

    /// The catalog with other titles or guidance, or without some items.
    private func catalog(
        titles: [ItemID: String] = [:], guidance: [ItemID: String] = [:], without dropped: Set<ItemID> = []
    ) -> Catalog {
        let base = Acme.catalog
        let kept = base.items.filter { !dropped.contains($0.id) }
        func range(_ old: Range<Int>) -> Range<Int> {
            let start = base.items[..<old.lowerBound].count { !dropped.contains($0.id) }
            return start..<(start + base.items[old].count { !dropped.contains($0.id) })
        }
        let items = kept.map {
            CatalogItem(
                id: $0.id, title: titles[$0.id] ?? $0.title, criterion: $0.criterion, cadence: $0.cadence, effort: $0.effort,
                role: $0.role, types: $0.types)
        }
        return Catalog(
            id: base.id, report: base.report, title: base.title, version: "2026.12",
            areas: base.areas.map {
                Area(
                    id: $0.id, title: $0.title, category: $0.category, isRequired: $0.isRequired, summary: $0.summary,
                    criteria: $0.criteria, items: range($0.items))
            },
            criteria: base.criteria.map {
                Criterion(id: $0.id, title: $0.title, objective: $0.objective, area: $0.area, items: range($0.items))
            },
            items: items, presets: [],
            details: Digests(texts: items.map { "\($0.title) \(guidance[$0.id] ?? "")" }))
    }

    private let item: ItemID = "CC6.1-01"
    private let title = "Item CC6.1-01 is há done"

    private func office() -> Office {
        var office = Office()
        office.recordsWords = true
        office.adopt(catalog())
        return office
    }

    private func reworded(_ office: Office) -> [ItemID] {
        var filter = ItemFilter()
        filter.isReworded = true
        let engagement = office.state.engagements[0]
        let filtered = engagement.items.filter { filter.passes($0, in: engagement) }.map(\.id)
        #expect(engagement.itemsToLookAt(for: [.reworded])[0].map { engagement.items[$0].id }.sorted() == filtered.sorted())
        return filtered
    }

    @Test("A tick, a review and an exclusion record the words that the person saw, and every sentence is in those")
    func recorded() throws {
        var office = office()
        try office.act(.tick, on: item, by: Acme.ana)
        try office.act(.review, on: item, by: Acme.ben)
        try office.act(.exclude(reason: "none here"), on: "CC6.1-02", by: Acme.ana)
        let words = SignedWords(title: title, digest: "digest of \(title) ")
        #expect(office.work(item).tick?.words == words && office.work(item).review?.words == words)
        #expect(office.work("CC6.1-02").exclusions.last?.words?.title == "Item CC6.1-02 is há done")
        let before = office.journal.map { $0.sentence(in: office.state) }
        office.adopt(catalog(titles: [item: "Something else", "CC6.1-02": "Something else, too"]))
        #expect(office.journal.map { $0.sentence(in: office.state) } == before)
        #expect(before.contains("ticked CC6.1-01 \(title)"))
        #expect(reworded(office) == [item, "CC6.1-02"])
    }

    @Test("Other guidance or evidence under the same title is another wording; what else a catalog says is not")
    func guidance() throws {
        var office = office()
        try office.act(.tick, on: item, by: Acme.ana)
        office.adopt(catalog())
        #expect(reworded(office).isEmpty)
        office.adopt(catalog(guidance: [item: "look twice"]))
        #expect(reworded(office) == [item])
        office.adopt(catalog())
        #expect(reworded(office).isEmpty)
    }

    @Test(
        "Kept by whoever ticked, the tick is of the new words; kept by somebody else, it stays of the old ones, and it is known who looked"
    )
    func kept() throws {
        for keeper in [Acme.ana, Acme.ben] {
            var office = office()
            try office.act(.tick, on: item, by: Acme.ana)
            #expect(throws: Refusal.notReworded(Acme.item(item))) { try office.act(.keep, on: item, by: keeper) }
            office.adopt(catalog(titles: [item: "New"]))
            try office.act(.keep, on: item, by: keeper)
            #expect(reworded(office).isEmpty)
            let tick = try #require(office.work(item).tick)
            #expect(tick.words?.title == title && tick.by == "ana" && office.work(item).status == .ready)
            #expect(tick.standingWords?.title == (keeper == Acme.ana ? "New" : title))
            #expect(tick.keeps.map(\.by) == [keeper.handle] && tick.keeps.map(\.words.title) == ["New"])
            // Looked at once is looked at, until the words are others again.
            office.adopt(catalog(titles: [item: "Newer"]))
            #expect(reworded(office) == [item])
            office.adopt(catalog(titles: [item: "New"]))
            #expect(reworded(office).isEmpty)
            try office.undo(by: keeper)
            #expect(reworded(office) == [item])
            #expect(
                office.journal.last?.sentence(in: office.state).hasPrefix("undid: looked at the new words of CC6.1-01") ?? false)
            try office.redo(by: keeper)
            #expect(reworded(office).isEmpty)
        }
    }

    @Test("Taken back settles it, and the undo of that brings back the signature with its own words, not with today's")
    func takenBack() throws {
        var office = office()
        try office.act(.tick, on: item, by: Acme.ana)
        office.adopt(catalog(titles: [item: "New"]))
        try office.act(.untick, on: item, by: Acme.ana)
        #expect(reworded(office).isEmpty && office.journal.last?.words?.title == title)
        try office.undo(by: Acme.ana)
        #expect(office.work(item).tick?.words?.title == title && office.journal.last?.words?.title == title)
        #expect(office.journal.last?.sentence(in: office.state) == "undid: unticked CC6.1-01 \(title)")
        #expect(reworded(office) == [item])
        try office.redo(by: Acme.ana)
        try office.act(.tick, on: item, by: Acme.ana)
        #expect(office.work(item).tick?.words?.title == "New" && reworded(office).isEmpty)
    }

    @Test("A review of a reworded item signs the new words, and the tick waits all the same for somebody to look")
    func reviewed() throws {
        var office = office()
        try office.act(.tick, on: item, by: Acme.ana)
        office.adopt(catalog(titles: [item: "New"]))
        try office.act(.review, on: item, by: Acme.ben)
        let engagement = office.state.engagements[0]
        let definition = engagement.items[try #require(engagement.position(of: item))]
        #expect(engagement.rewordedSignatures(of: definition).map(\.by) == ["ana"])
        try office.act(.keep, on: item, by: Acme.ben)
        #expect(reworded(office).isEmpty && office.work(item).review != nil)
    }

    @Test("An item that its catalog dropped keeps the words that were signed last")
    func dropped() throws {
        var office = office()
        try office.act(.tick, on: item, by: Acme.ana)
        try office.act(.note("no words"), on: "CC6.1-02", by: Acme.ana)
        office.adopt(catalog(without: [item, "CC6.1-02"]))
        let engagement = office.state.engagements[0]
        let place = try #require(engagement.position(of: item))
        #expect(engagement.items[place].title == title && engagement.items[place].isRetired)
        #expect(reworded(office).isEmpty)
        let other = try #require(engagement.position(of: "CC6.1-02"))
        #expect(engagement.items[other].title == "No longer in the catalog; kept for the work on it")
        try office.act(.untick, on: item, by: Acme.ana)
        #expect(office.journal.last?.sentence(in: office.state) == "unticked CC6.1-01 \(title)")
    }

    @Test("What was signed without words is spoken of nowhere, whatever the catalog says")
    func wordless() throws {
        var office = Office()
        try office.act(.tick, on: item, by: Acme.ana)
        office.adopt(catalog(titles: [item: "New"]))
        #expect(reworded(office).isEmpty && office.journal.last?.sentence(in: office.state) == "ticked CC6.1-01 New")
        #expect(throws: Refusal.notReworded(Acme.item(item))) { try office.act(.keep, on: item, by: Acme.ana) }
    }

    @Test("An item of the team's own is its title, and is never reworded")
    func own() throws {
        var office = office()
        try office.act(.addItem(criterion: "CC6.1", title: "Badges are counted"), by: Acme.ana)
        let own = try #require(office.state.engagements[0].record.items.first?.id)
        try office.act(.tick, on: own, by: Acme.ana)
        #expect(office.work(own).tick?.words == SignedWords(title: "Badges are counted"))
        office.adopt(catalog(titles: [item: "New"]))
        #expect(reworded(office).isEmpty)
    }

    @Test("The bytes that a digest is made of tell apart what stands in another text, or in two of them")
    func form() {
        let one = SignedWords.form(title: "A", guidance: "B\u{E9}", evidence: ["C", "D"])
        #expect(
            String(decoding: one, as: UTF8.self)
                == "tickmark words 1\ntitle 1\nA\nguidance 3\nB\u{E9}\nevidence 1\nC\nevidence 1\nD\n")
        let others = [
            SignedWords.form(title: "A", guidance: "B\u{E9}", evidence: ["D", "C"]),
            SignedWords.form(title: "A", guidance: "B\u{E9}", evidence: ["C\nevidence 1\nD"]),
            SignedWords.form(title: "A", guidance: "Be\u{301}", evidence: ["C", "D"]),
            SignedWords.form(title: "A\nguidance 3\nB\u{E9}", guidance: "", evidence: ["C", "D"]),
        ]
        for other in others { #expect(other != one) }
    }
}
