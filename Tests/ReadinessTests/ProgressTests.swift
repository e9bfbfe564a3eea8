import Readiness
import Soaking
import Testing

@Suite("Figures are honest and never mixed")
struct ProgressTests {
    @Test(
        "100% means all of it and 0% none of it",
        arguments: [
            (0, 0, "–"), (0, 7, "0%"), (7, 7, "100%"), (996, 1000, "99%"), (1, 1000, "<1%"), (1, 3, "33%"), (2, 3, "66%"),
            (9, 7, "100%"), (-1, 7, "0%"),
        ])
    func share(part: Int, whole: Int, text: String) {
        #expect(Share(part, of: whole).text == text)
    }

    @Test("Ticked, reviewed, late, blocked, unowned and Not applicable are counted apart")
    func tally() throws {
        var office = Office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        try office.act(.tick, on: "CC6.1-02", by: Acme.ana)
        try office.act(.review, on: "CC6.1-02", by: Acme.ben)
        try office.act(.exclude(reason: "none here"), on: "CC6.1-03", by: Acme.ana)
        try office.act(.due(Acme.day("2026-11-01")), on: "CC6.2-01", by: Acme.ana)
        try office.act(.block(reason: "vendor"), on: "CC6.2-01", by: Acme.ana)
        try office.act(.start, on: "CC6.2-02", by: Acme.ana)
        try office.act(.assign("cho"), on: "CC6.2-02", by: Acme.ana)
        let tally = office.state.engagements[0].tally
        #expect(tally.total == 6)
        #expect(tally.ticked == 2)
        #expect(tally.reviewed == 1)
        #expect(tally.evidenced == 0)
        #expect(tally.notApplicable == 1)
        #expect(tally.late == 1)
        #expect(tally.blocked == 1)
        #expect(tally.inProgress == 1)
        #expect(tally.unowned == 3)
        #expect(tally.waitingForReview == 1)
    }

    @Test("Figures that are kept up to date equal figures that are counted anew, after any history")
    func incremental() throws {
        var random = Soak.random(for: "figures kept up to date")
        for round in 0..<40 {
            var office = Office()
            var kept = office.state
            for _ in 0..<60 {
                let item = Acme.item(Acme.catalog.items.randomElement(using: &random)?.id ?? "CC6.1-01")
                let writer = [Acme.ana, Acme.ben, Acme.cho].randomElement(using: &random) ?? Acme.ana
                let action = randomAction(on: item, office.work(item.item), using: &random)
                office.write([action], by: writer)
                kept.update(to: office.state.record, touched: [item])
            }
            let (one, other) = (kept.engagements[0], office.state.engagements[0])
            #expect(one.areas.map(\.tally) == other.areas.map(\.tally), "seed \(random.seed), round \(round)")
            // All of these ask for the work of each item by its position.
            #expect(Verdict(of: one, on: Acme.today) == Verdict(of: other, on: Acme.today), "seed \(random.seed), round \(round)")
            #expect(OwnerLoad.all(in: one) == OwnerLoad.all(in: other), "seed \(random.seed), round \(round)")
            let reasons = Attention.allCases
            #expect(one.itemsToLookAt(for: reasons) == other.itemsToLookAt(for: reasons), "seed \(random.seed), round \(round)")
            #expect(
                ProgressHistory(of: one, in: kept.record) == ProgressHistory(of: other, in: office.state.record),
                "seed \(random.seed), round \(round)")
        }
    }

    @Test("Late follows the day that one looks from")
    func anotherDay() throws {
        var office = Office()
        try office.act(.due(Acme.day("2026-12-01")), on: "CC6.2-01", by: Acme.ana)
        #expect(office.state.engagements[0].tally.late == 0)
        office.state.update(today: Acme.day("2026-12-02"))
        #expect(office.state.engagements[0].tally.late == 1)
    }
}

/// An action that somebody could have written about an item, with a `was` that is sometimes stale.
func randomAction(on item: ItemAddress, _ work: ItemWork, using random: inout SeededRandom) -> Action {
    let isStale = Int.random(in: 0..<4, using: &random) == 0
    switch Int.random(in: 0..<6, using: &random) {
    case 0...2:
        let to = Status.allCases.randomElement(using: &random) ?? .todo
        let was = isStale ? Status.allCases.randomElement(using: &random) ?? .todo : work.recordedStatus.value
        return .status(item, to: to, was: was, reason: to == .notApplicable ? "because" : "")
    case 3:
        return .owner(
            item, to: ["ana", "ben", nil].randomElement(using: &random) ?? nil, was: isStale ? "zoe" : work.owner.value)
    case 4:
        let day = Acme.today.advanced(by: Int.random(in: -9...9, using: &random))
        return .due(item, to: Bool.random(using: &random) ? day : nil, was: isStale ? Acme.today : work.due.value)
    default: return .blocked(item, to: Bool.random(using: &random) ? "vendor" : nil, was: isStale ? "?" : work.blocked.value)
    }
}

@Suite("Items are found, filtered and grouped")
struct FindingTests {
    @Test(
        "Words must all occur, in any order and case, with or without accents",
        arguments: [
            ("há done", true), ("DONE ha", true), ("cc6.1 item", true), ("missing", false), ("done missing", false), ("  ", true),
        ])
    func words(text: String, found: Bool) {
        #expect(SearchWords(text).match("CC6.1-01", "Item CC6.1-01 is há done") == found)
    }

    @Test("What was found is shown where it stands")
    func ranges() {
        #expect(SearchWords("ha ITEM").ranges(in: "Item há") == [0..<4, 5..<7])
    }

    @Test("Filters combine")
    func filters() throws {
        var office = Office()
        try office.act(.assign("cho"), on: "CC6.2-01", by: Acme.ana)
        try office.act(.assign("cho"), on: "A1.1-01", by: Acme.ana)
        try office.act(.tick, on: "A1.1-01", by: Acme.cho)
        let engagement = office.state.engagements[0]
        func ids(_ change: (inout ItemFilter) -> Void) -> [String] {
            var filter = ItemFilter()
            change(&filter)
            return engagement.items.filter { filter.passes($0, in: engagement) }.map(\.id.text)
        }
        #expect(ids { $0.owner = .person("cho") } == ["CC6.2-01", "A1.1-01"])
        #expect(
            ids {
                $0.owner = .person("cho"); $0.statuses = [.ready]
            } == ["A1.1-01"])
        #expect(
            ids {
                $0.owner = .nobody; $0.areas = ["A"]
            } == ["A1.1-02"])
        #expect(ids { $0.waitsForReview = true } == ["A1.1-01"])
        #expect(
            ids {
                $0.waitsForReview = true
                $0.reviewer = "cho"
            } == [], "nobody reviews a tick of one's own")
        #expect(
            ids {
                $0.waitsForReview = true
                $0.reviewer = "ben"
            } == ["A1.1-01"])
        #expect(ids { $0.text = SearchWords("6.2") } == ["CC6.2-01", "CC6.2-02"])
        #expect(ids { _ in }.count == 7)
    }

    @Test("Groups have headers with their counts, in a sensible order", arguments: ItemGrouping.allCases)
    func grouping(grouping: ItemGrouping) throws {
        var office = Office()
        try office.act(.assign("cho"), on: "CC6.2-01", by: Acme.ana)
        try office.act(.due(Acme.day("2026-11-01")), on: "CC6.2-02", by: Acme.ana)
        try office.act(.tick, on: "A1.1-01", by: Acme.cho)
        let rows = office.state.engagements[0].rows(ItemFilter(), by: grouping)
        let headers = rows.compactMap { row in
            if case .header(let id, let title, let count) = row { "\(id) \(title) \(count)" } else { nil }
        }
        switch grouping {
        case .area: #expect(headers == ["CC6.1 Logical access 3", "CC6.2 Users 2", "A1.1 Capacity 2"])
        case .owner: #expect(headers == ["cho  1", " Nobody yet 6"])
        case .status: #expect(headers == [" To do 6", " Ready 1"])
        case .due: #expect(headers == [" Late 1", " No due date 5", " Done or not applicable 1"])
        case .control: #expect(headers == [" No control of the library 7"])
        case .priority: #expect(headers == [" Without a priority 7"])
        }
        #expect(rows.count { if case .item = $0 { true } else { false } } == 7)
    }

    @Test("What to do next is listed by due date")
    func attention() throws {
        var office = Office()
        try office.act(.due(Acme.day("2026-11-20")), on: "CC6.1-02", by: Acme.ana)
        try office.act(.due(Acme.day("2026-11-10")), on: "CC6.2-02", by: Acme.ana)
        try office.act(.due(Acme.day("2026-12-01")), on: "CC6.1-01", by: Acme.ana)
        let engagement = office.state.engagements[0]
        func ids(_ attention: Attention) -> [String] {
            engagement.itemsToLookAt(for: [attention])[0].map { engagement.items[$0].id.text }
        }
        #expect(ids(.late) == ["CC6.2-02", "CC6.1-02"])
        #expect(ids(.dueSoon) == ["CC6.1-01"])
        #expect(ids(.unowned).count == 7)
    }
}

@Suite("The advisor recommends by five factors, with its reasons")
struct AdvisorTests {
    @Test(
        "Answers lead where they should",
        arguments: [
            (["financial", "soc1", "reporting", "public", "soc1"], Recommendation.Choice.soc1, true),
            (["data", "soc2", "security", "technology", "soc2"], .soc2, true),
            (["both", "both", "both", "both", "both"], .both, true),
            (["neither", "none", "none", "same", "none"], .soc2, false),
            (["data", "none", "none", "same", "none"], .soc2, true),
            (["financial", "none", "none", "same", "none"], .soc1, false),
            (["financial", "soc2", "none", "same", "none"], .soc2, false),
            (["both", "none", "none", "same", "none"], .both, false),
        ])
    func recommendation(ids: [String], choice: Recommendation.Choice, isClear: Bool) throws {
        var advisor = Advisor()
        for (factor, id) in zip(Advisor.Factor.allCases, ids) { advisor.answer(factor, try #require(factor.answer(id))) }
        #expect(advisor.isComplete)
        #expect(advisor.recommendation.choice == choice)
        #expect(advisor.recommendation.isClear == isClear)
        #expect(advisor.recommendation.reasons.count == 5)
    }

    @Test("Without a word from an expert it says to ask one")
    func expert() throws {
        var advisor = Advisor()
        #expect(advisor.recommendation.choice == .undecided)
        #expect(advisor.recommendation.advice.contains { $0.contains("CPA") })
        advisor.answer(.experts, try #require(Advisor.Factor.experts.answer("soc2")))
        #expect(!advisor.recommendation.advice.contains { $0.contains("Talk to a CPA") })
    }

    @Test("The four differences are all there")
    func differences() {
        #expect(Difference.all.map(\.title) == ["Purpose", "Scope", "Audience", "Structure"])
    }
}
