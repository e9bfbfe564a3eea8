import HarmlessText
import Readiness
import StrictJSON
import Testing

@testable import Reports

@Suite("Controls of the library are told for people and for scripts")
struct ControlTests {
    private let both = [ControlInForce(SampleControls.doors), ControlInForce(SampleControls.visitors)]

    @Test("The answer in JSON has the promised keys first, in their order, and fills the parameters in")
    func answer() throws {
        let list = try JSONDocument(Answers.controls(both).encoded(.pages)).root.elements()
        let keys = [
            "key", "title", "statement", "nature", "frequency", "population", "role", "owner", "setupDays", "hoursEach",
            "criteria",
            "items",
            "type1", "type2", "nothingOccurred", "adopted", "excluded",
        ]
        for control in list { #expect(Array(control.members.map(\.key).prefix(keys.count)) == keys) }
        #expect(try list[0].required("statement").string().contains("within 5 days"))
        #expect(try list[0].required("items").strings() == ["soc2/CC6.4-01"])
        #expect(list[0]["nothingOccurred"]?.kind == .null && list[1]["nothingOccurred"]?.kind == .string)
        #expect(try JSONDocument(Answers.control(both[1]).encoded(.line)).root.required("key").string() == "visitors")
    }

    @Test("The list shows key, title, frequency, nature and how much is served, within the width", arguments: [60, 80, 132])
    func list(width: Int) throws {
        let lines = Tables.controls([("Doors", both)], width: width)
        #expect(lines.count == 3 && lines.allSatisfy { $0.columns <= width })
        #expect(lines[0] == "Doors (2)")
        let row = try #require(lines.first { $0.contains("door-review") })
        #expect(row.contains("quarterly") && row.contains("manual") && row.hasSuffix(" 2"))
    }

    @Test("A control is shown whole, with the titles of its items, within the width", arguments: [40, 80, 120])
    func show(width: Int) throws {
        for standing in both {
            let control = try #require(standing.library)
            let lines = Tables.control(standing, width: width) { _ in "Badges open the doors that duties need" }
            #expect(lines.allSatisfy { $0.columns <= width }, "\(lines)")
            let words = Set(lines.joined(separator: " ").split(separator: " ").map(String.init))
            let texts = [control.title, control.statement.filled(), control.population.what, control.population.secondSource]
            for text in texts + control.type1 + control.type2 + [control.nothingOccurred, control.note, control.role] {
                #expect(Set(text.split(separator: " ").map(String.init)).isSubset(of: words), "\(text)")
            }
            #expect(lines.contains { $0.hasPrefix("Serves") && $0.contains("SOC 2: CC6.4") })
            #expect(words.contains("duties"))
        }
        let lines = Tables.control(ControlInForce(SampleControls.visitors), width: 80) { _ in nil }
        #expect(!lines.contains { $0.hasPrefix("If not so") || $0.hasPrefix("Yours to set") || $0.hasPrefix("ISO 27001") })
        #expect(lines.contains { $0.hasPrefix("Effort") && $0.contains("1 day to set up, 0.25 hours each time") })
        #expect(lines.count { $0.contains("- ") } == 2, "two lines for Type 2 are marked as two")
    }
}
