import HarmlessText
import Readiness
import Reports
import Testing

@Suite("Tables hold to the width, and are harmless")
struct TablesTests {
    @Test("No line is wider than it may be, at any width", arguments: [1, 20, 40, 60, 79, 80, 120, 200])
    func width(columns: Int) {
        for line in tables(Northwind.story, width: columns) { #expect(line.columns <= columns, "\(line)") }
    }

    @Test("Hostile text in every field neither widens a line nor reaches the terminal", arguments: Hostile.texts)
    func hostile(text: String) {
        for width in [40, 80] {
            let lines = tables(Hostile.office(text), width: width)
            #expect(lines.count == tables(Hostile.office("plain"), width: width).count)
            for line in lines {
                #expect(line.harmless == line)
                #expect(line.columns <= width, "\(line)")
            }
        }
    }

    @Test("An id can be typed as it is shown, the team's own items' too")
    func ids() {
        let office = Northwind.story
        let state = office.state
        let lines = Tables.items(of: state.engagements, in: state, ItemFilter(), width: 80)
        for engagement in state.engagements {
            for item in engagement.items where engagement.isInScope(item) {
                #expect(lines.contains { $0.contains(" \(item.id.text) ") }, "\(item.id)")
            }
        }
    }

    @Test("Figures stand below each other")
    func alignment() {
        let lines = Tables.status(of: Northwind.story.state, width: 80).filter { $0.contains("%  ") }
        let ends = Set(lines.compactMap { line in line.firstIndex(of: "%").map { line[...$0].columns } })
        #expect(lines.count == 3 && ends.count == 1)
    }

    @Test("Where nobody looks at columns, as behind a pipe, nothing is cut")
    func uncut() {
        let office = Hostile.office(String(repeating: "many words ", count: 40))
        let state = office.state
        func lines(_ width: Int?) -> [String] {
            Tables.history(office.journal, in: state, width: width)
                + state.engagements.flatMap { Tables.scope(of: $0, width: width) }
        }
        #expect(lines(nil).contains { $0.columns > 400 } && lines(nil).allSatisfy { !$0.contains("…") })
        #expect(lines(80).allSatisfy { $0.columns <= 80 })
        let titles = Tables.status(of: state, width: nil).filter { $0.contains("many words many words") }
        #expect(!titles.isEmpty && titles.allSatisfy { !$0.contains("…") })
    }

    @Test("What was reworded since it was signed is marked in the list, and counted where reports stand")
    func reworded() {
        let state = Northwind.story.state
        let reworded = state.engagements.flatMap { engagement in engagement.items.filter { engagement.isReworded($0) } }
        #expect(!reworded.isEmpty)
        let lines = Tables.items(of: state.engagements, in: state, ItemFilter(), width: 120)
        #expect(lines.filter { $0.hasSuffix("reworded") }.count == reworded.count)
        #expect(Tables.status(of: state, width: 80).contains { $0.hasPrefix("  \(reworded.count) reworded since") })
    }

    @Test("Nothing to show is said")
    func nothing() {
        let state = Northwind().state
        #expect(Tables.status(of: state, width: 80) == ["No report has begun. `tickmark` begins one."])
        #expect(Tables.items(of: [], in: state, ItemFilter(), width: 80) == ["No items match."])
    }

    private func tables(_ office: Northwind, width: Int) -> [String] {
        let state = office.state
        return Tables.status(of: state, width: width) + Tables.items(of: state.engagements, in: state, ItemFilter(), width: width)
            + state.engagements.flatMap { Tables.scope(of: $0, width: width) }
            + Tables.history(office.journal, in: state, width: width) + Tables.comparison(width: width)
    }
}
