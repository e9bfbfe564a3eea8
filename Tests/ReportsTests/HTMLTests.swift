import Readiness
@testable import Reports
import Soaking
import Testing

@Suite("A page in one file is whole, and holds nothing that others could put into it")
struct HTMLTests {
    private func page(_ summary: Summary) -> String { String(decoding: render(summary, as: .html), as: UTF8.self) }

    /// The tags of a page, as they stand in it.
    private func tags(_ page: String) -> [Substring] {
        page.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
    }

    @Test("What is plain is escaped as all other text is")
    func escaping() {
        var random = Soak.random(for: "escaping")
        let alphabet: [Unicode.Scalar] = ["<", ">", "&", "\"", "'", "a", "b", "1", " ", ";", "\u{7F}", "\n", "é"]
        for _ in 0..<Soak.cases(short: 3000, full: 100_000) {
            let text = String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
            // With this behind it no text goes the short way.
            #expect(XMLText.escaped(text) + "é" == XMLText.escaped(text + "é"), "seed \(random.seed)")
        }
    }

    @Test("No script, no address, nothing that is fetched")
    func offline() {
        let page = page(Northwind.story.summary())
        for word in ["<script", "http://", "https://", "src=", "url(", "@import", "onload", "javascript:"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("default-src 'none'"))
    }

    @Test("Elements are closed in the order in which they were opened", arguments: Hostile.texts)
    func nesting(text: String) {
        let empty: Set<Substring> = ["!DOCTYPE", "meta", "rect"]
        var open: [Substring] = []
        for tag in tags(page(Hostile.summary(text))) {
            let name = tag.prefix { !$0.isWhitespace && $0 != "/" || $0 == "/" && tag.first == "/" }
            if name.hasPrefix("/") {
                #expect(open.popLast() == name.dropFirst(), "\(tag)")
            } else if !empty.contains(name) {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test("A strip a control says in words what it shows, and has a shape for each kind that it has")
    func strips() throws {
        let summary = AuditedOffice.summary(for: .team)
        let page = String(decoding: render(summary, as: .html), as: UTF8.self)
        let strips = page.split(separator: "<svg ").filter { svg in svg.prefix { $0 != ">" }.contains(" not due\"") }
        let controls = summary.engagements.flatMap { summary.state.coverage(of: $0).controls }
            .filter { !$0.coverage.occurrences.isEmpty }
        #expect(strips.count == controls.count && strips.count > 3)
        for (strip, control) in zip(strips, controls) {
            let states = control.coverage.occurrences.map(\.state)
            #expect(strip.contains("class=\"reviewed\"") == states.contains(.met), "\(control.key)")
            #expect(strip.contains("class=\"gap\"") == states.contains(where: \.isGap), "\(control.key)")
            #expect(strip.contains("class=\"rest\"") == states.contains(.notDue), "\(control.key)")
            let gaps = control.coverage.occurrences.reduce(0) { $0 + ($1.state.isGap ? $1.expected : 0) }
            #expect(strip.contains(", \(gaps) gap"), "\(control.key)")
        }
        #expect(controls.contains { $0.hasGap } && controls.contains { !$0.hasGap })
    }

    @Test("Hostile text adds no element and no attribute", arguments: Hostile.texts)
    func hostile(text: String) {
        let plain = tags(page(Hostile.summary("plain")))
        let other = tags(page(Hostile.summary(text)))
        // Texts stand between tags, and within the labels of bars: what a tag begins with is the same whatever they
        // say.
        #expect(plain.map { $0.prefix { !$0.isWhitespace } } == other.map { $0.prefix { !$0.isWhitespace } })
    }

    @Test("Tables have captions and headers, pictures have words, and there is one main part")
    func accessible() {
        let page = page(Northwind.story.summary())
        let tags = tags(page)
        #expect(tags.count { $0.hasPrefix("table") } == tags.count { $0.hasPrefix("caption") })
        #expect(tags.filter { $0.hasPrefix("th") && !$0.hasPrefix("thead") }.allSatisfy { $0.contains("scope=") })
        #expect(tags.filter { $0.hasPrefix("svg") }.allSatisfy { $0.contains("role=\"img\"") && $0.contains("aria-label=") })
        #expect(tags.count { $0.hasPrefix("main") } == 1 && tags.count { $0.hasPrefix("h1") } == 1)
    }

    @Test("A bar is full only for all, and empty only for nothing")
    func bars() {
        #expect(page(Northwind.story.summary()).contains("2 of 5 ticked, 1 reviewed"))
    }
}
