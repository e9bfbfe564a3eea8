import HarmlessText
import Readiness
import Reports
import StrictJSON
import Testing

@Suite("The forecast leaves with everything that is for the team")
struct ForecastTests {
    /// A report of which one item was ticked in each of six weeks, with one that is left.
    private func office(owner: String = "Ben Okoye") -> Northwind {
        var office = Northwind()
        office.write(.person("ben", name: owner, was: nil), by: Northwind.ben)
        office.write(.engage(Northwind.setup("soc2", .soc2, areas: ["A"])))
        office.write(.owner(Northwind.item("A1.1-01"), to: "ben", was: nil))
        for (week, item) in ["CC6.1-01", "CC6.1-02", "CC6.1-03", "CC6.2-01", "CC6.2-02"].enumerated() {
            office.write(
                .status(Northwind.item(ItemID(item)), to: .ready, was: .todo, reason: ""),
                on: Northwind.day("2026-10-14").advanced(by: week * 7))
        }
        return office
    }

    @Test("As a table, in JSON, and in the page with the burn-up, as somebody approved of it")
    func golden() throws {
        let office = office()
        let state = office.state
        try Golden.expect(Tables.forecast(of: state.engagements, in: state, width: 80), isLike: "forecast.txt")
        try Golden.expect(Answers.forecast(of: state.engagements, in: state).encoded(.pages), isLike: "forecast.json")
        try Golden.expect(render(office.summary(), as: .html), isLike: "forecast.html")
    }

    @Test("Team and management see it; a customer and an auditor do not", arguments: Audience.allCases)
    func audiences(audience: Audience) {
        var summary = office().summary()
        summary.audience = audience
        let page = String(decoding: render(summary, as: .html), as: UTF8.self)
        let text = String(decoding: render(summary, as: .markdown), as: UTF8.self)
        let isTold = [.team, .management].contains(audience)
        #expect(page.contains("Burn-up") == isTold)
        #expect(text.contains("all is ticked") == isTold)
    }

    @Test("Nobody's name can put anything into the page or the document", arguments: Hostile.texts)
    func hostile(text: String) {
        let page = String(decoding: render(office(owner: text).summary(), as: .html), as: UTF8.self)
        let plain = String(decoding: render(office(owner: "plain").summary(), as: .html), as: UTF8.self)
        func tags(_ page: String) -> [Substring] {
            page.split(separator: "<").dropFirst().map { $0.prefix { !$0.isWhitespace && $0 != ">" } }
        }
        #expect(tags(page) == tags(plain))
    }

    @Test("The picture has words that say the same, and the table behind it the numbers")
    func accessible() throws {
        let page = String(decoding: render(office().summary(), as: .html), as: UTF8.self)
        let picture = try #require(page.split(separator: "<svg class=\"plot\"").dropFirst().first?.prefix { $0 != ">" })
        #expect(picture.contains("role=\"img\"") && picture.contains("items were ticked"))
        #expect(page.contains("The last 7 weeks, on today&#39;s scope"))
    }
}
