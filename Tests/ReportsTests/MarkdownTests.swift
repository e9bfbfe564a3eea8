import HarmlessText
import Readiness
import Reports
import Soaking
import Testing

@Suite("The document shows what people wrote, and none of it becomes markup")
struct MarkdownTests {
    private static let plain = "Plainword"

    @Test("Hostile text in every field leaves headings, tables and lists as they are", arguments: Hostile.texts)
    func structure(text: String) throws {
        let hostile = try MarkdownReader(render(Hostile.summary(text), as: .markdown))
        let plain = try MarkdownReader(render(Hostile.summary(Self.plain), as: .markdown))
        #expect(hostile.lines.map(\.kind) == plain.lines.map(\.kind))
    }

    @Test("What the page shows is the text itself, made harmless", arguments: Hostile.texts)
    func content(text: String) throws {
        let hostile = try MarkdownReader(render(Hostile.summary(text), as: .markdown))
        let plain = try MarkdownReader(render(Hostile.summary(Self.plain), as: .markdown))
        // Empty text leaves out the words around it, and of a note only the first line is told.
        guard !text.allSatisfy(\.isWhitespace) else { return }
        var compared = 0
        for (shown, template) in zip(hostile.lines, plain.lines) where template.shown.contains(Self.plain) {
            if template.shown.contains("noted on") { continue }
            let expected = template.shown.replacing(Self.plain, with: text.harmless)
            #expect(Self.signs(of: shown.shown) == Self.signs(of: expected))
            compared += 1
        }
        #expect(compared > 20)
    }

    @Test("Signs joined at random stay text")
    func joined() throws {
        var random = Soak.random(for: "Markdown of signs")
        let signs = Array("\\`*_{}[]()#+-.!|~><&@:^=$\"'/w12 a\u{301}").map(String.init) + ["http://", "www.", "\u{301}", "]("]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in signs.randomElement(using: &random) ?? "" }
                .joined()
            let summary = Summary(
                of: Hostile.office(text).state, recent: [], heads: [], madeBy: "x" + text, on: Northwind.today)
            let page = try MarkdownReader(render(summary, as: .markdown))
            #expect(page.lines[2].shown.contains(("x" + text).harmless), "seed \(random.seed): \(text)")
        }
    }

    @Test("It tells what is prepared, the scope and why, what needs attention, how to check it, and that it is no opinion")
    func everything() {
        let page = String(decoding: render(Northwind.story.summary(), as: .markdown), as: UTF8.self)
        for words in [
            "# Readiness of Northwind", "As of **23 Nov 2026**, made by Ana Ruiz", "It is no audit; the opinion is a CPA's.",
            "## SOC 2 Type 2, 1 Jan to 30 Jun 2027", "**Northwind Payroll, Inc.**, Payroll cloud", "**33% ticked**, 16% reviewed",
            "Availability (Clients ask for 99.9%)", "Confidentiality (No confidential data, see the contract)",
            "PY2 (Payroll is not printed)", "| Encryption keys have owners | Ben Okoye | 15 Nov 2026 |",
            "| The vendor has not answered |", "| Nobody works on site |", "Nothing is blocked.", "4f1c4f1c",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!page.contains("videnced"))
    }

    @Test("A share that rounds to 100 percent is not shown as 100 percent, nor as a full bar, until it is all")
    func honest() {
        var office = Northwind(catalogs: ["soc2": Self.catalog(items: 300)])
        office.write(.engage(Northwind.setup("soc2", .soc2, areas: [])))
        for number in 1..<300 {
            office.write(.status(Northwind.item(ItemID("CC1.1-\(number)")), to: .ready, was: .todo, reason: ""))
        }
        let page = String(decoding: render(office.summary(), as: .markdown), as: UTF8.self)
        #expect(page.contains("**99% ticked**") && !page.contains("100%") && !page.contains("██████████"))
        #expect(page.contains("█████████░ | 99% | 299 of 300"))
        #expect(!Tables.status(of: office.state, width: 80).joined().contains("100%"))
        office.write(.status(Northwind.item("CC1.1-300"), to: .ready, was: .todo, reason: ""))
        let done = String(decoding: render(office.summary(), as: .markdown), as: UTF8.self)
        #expect(done.contains("**100% ticked**") && done.contains("██████████"))
    }

    @Test("What is late is seen from the day that the document names")
    func day() {
        let office = Northwind.story
        let later = String(decoding: render(office.summary(on: Northwind.day("2026-12-20")), as: .markdown), as: UTF8.self)
        #expect(later.contains("As of **20 Dec 2026**") && later.contains("; 2 late, "))
        #expect(later.contains("| CC6.2-01 | People who leave lose their access within a day | nobody | 15 Dec 2026 |"))
    }

    @Test("One engagement can be told alone, and recent activity is the last twenty entries, newest first")
    func parts() throws {
        let office = Northwind.story
        let page = String(decoding: render(office.summary(only: ["soc1"]), as: .markdown), as: UTF8.self)
        #expect(page.contains("## SOC 1 Type 1") && !page.contains("## SOC 2"))
        let recent = office.summary().recent
        #expect(office.journal.count > 20 && recent.count == 20)
        #expect(recent == Array(office.journal.suffix(20).reversed()))
    }

    /// Everything but spaces, and but the circle that a combining mark gets where it has nothing to stand on.
    private static func signs(of text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0 != " " && $0 != "\u{25CC}" }
    }

    private static func catalog(items count: Int) -> Catalog {
        Catalog(
            id: "soc2", report: .soc2, title: "", version: "",
            areas: [
                Area(
                    id: "CC1", title: "All", category: "Security", isRequired: true, summary: "", criteria: 0..<1,
                    items: 0..<count)
            ],
            criteria: [Criterion(id: "CC1.1", title: "All", objective: "", area: 0, items: 0..<count)],
            items: (1...count).map {
                CatalogItem(
                    id: ItemID("CC1.1-\($0)"), title: "Item", criterion: 0, cadence: .once, effort: 1, role: "",
                    types: [.type1, .type2])
            },
            presets: [], details: [ItemDetail]())
    }
}
