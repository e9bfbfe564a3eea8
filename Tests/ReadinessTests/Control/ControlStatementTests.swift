import Readiness
import Testing

@Suite("A control's sentence and its parameters")
struct ControlStatementTests {
    private let statement = ControlStatement(
        template: "{owner} reviews {systems} every quarter; removals take {days} days, and {days} days only.",
        parameters: [
            ControlParameter(name: "owner", standard: "The lead", meaning: "Who reviews."),
            ControlParameter(name: "systems", standard: "the key systems", meaning: "Which."),
            ControlParameter(name: "days", standard: "5", meaning: "How long."),
        ])

    @Test("What a team has decided stands in the sentence, and else what the library says")
    func filled() {
        #expect(
            statement.filled() == "The lead reviews the key systems every quarter; removals take 5 days, and 5 days only.")
        #expect(
            statement.filled(["days": "3", "owner": "Ana", "other": "x"])
                == "Ana reviews the key systems every quarter; removals take 3 days, and 3 days only.")
        #expect(statement.filled(["days": "{systems}"]).contains("removals take {systems} days"), "a value is no template")
    }

    @Test("Names are told once, in the order of their use, and braces around anything else are text")
    func names() {
        #expect(ControlStatement.names(in: statement.template) == ["owner", "systems", "days"])
        for text in ["", "{}", "{", "}", "{a", "{A}", "{a b}", "{-a}", "{\(String(repeating: "a", count: 25))}", "a} {"] {
            #expect(ControlStatement.names(in: text).isEmpty, "\(text)")
            #expect(ControlStatement(template: text).filled() == text)
        }
        #expect(ControlStatement.names(in: "{{a}") == ["a"] && ControlStatement(template: "{b}").filled() == "{b}")
    }

    @Test("A reference names a catalog and an id in it, and is read as it is written")
    func references() {
        let reference = CatalogReference("soc2", "CC6.1-04")
        #expect(CatalogReference("soc2/CC6.1-04") == reference && reference.description == "soc2/CC6.1-04")
        for text in ["", "/", "soc2", "soc2/", "/CC6.1", "a/b/c"] { #expect(CatalogReference(text) == nil, "\(text)") }
        #expect([CatalogReference("soc2", "A"), CatalogReference("soc1", "Z")].sorted().map(\.catalog) == ["soc1", "soc2"])
    }

    @Test("Only what recurs weekly to annually is a scheduled performance")
    func frequencies() {
        let counts = Frequency.allCases.map(\.scheduledPerYear)
        #expect(counts == [0, 0, 52, 12, 4, 2, 1, 0, 0])
        #expect(Set(Frequency.allCases.map(\.title)).count == Frequency.allCases.count)
        for key in ["a", "access-review", "a1"] { #expect(Control.isKey(key)) }
        for key in ["", "1a", "-a", "a-", "A", "a b", String(repeating: "a", count: 41)] {
            #expect(!Control.isKey(key), "\(key)")
        }
    }
}
