import Readiness
@testable import Reports
import StrictJSON
import Testing

@Suite("Programs read the JSON, and find the same figures everywhere")
struct JSONTests {
    private let office = Northwind.story

    @Test("The figures of status are those of the state, of the export and of the document")
    func figures() throws {
        let state = office.state
        let answers = try read(Answers.status(of: state)).required("engagements").elements()
        let exported = try JSONDocument(render(office.summary(), as: .json)).root.required("engagements").elements()
        let document = String(decoding: render(office.summary(), as: .markdown), as: UTF8.self)
        #expect(answers.count == state.engagements.count && exported.count == answers.count)
        for (index, engagement) in state.engagements.enumerated() {
            try expect(engagement.tally, in: answers[index])
            try expect(engagement.tally, in: exported[index])
            let areas = try answers[index].required("areas").elements()
            let standings = engagement.areas.filter(\.isInScope)
            #expect(try areas.map { try $0.required("id").string() } == standings.map(\.id))
            for (standing, area) in zip(standings, areas) { try expect(standing.tally, in: area) }
            let tally = engagement.tally
            #expect(document.contains("\(Share(tally.ticked, of: tally.total).text) | \(tally.ticked) of \(tally.total) |"))
        }
    }

    private func expect(_ tally: Tally, in node: JSONNode, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let figures = ["total", "ticked", "evidenced", "reviewed", "notApplicable", "late"]
        let expected = [tally.total, tally.ticked, 0, tally.reviewed, tally.notApplicable, tally.late]
        #expect(try figures.map { try node.required($0).integer() } == expected, sourceLocation: sourceLocation)
    }

    @Test("The items that are counted are the items that are listed")
    func items() throws {
        let state = office.state
        let engagement = state.engagements[0]
        let items = try read(Answers.items(of: [engagement], in: state, ItemFilter())).elements()
        let statuses = try items.map { try $0.required("status").string() }
        #expect(items.count == engagement.tally.total + engagement.tally.notApplicable)
        #expect(statuses.count { $0 == "ready" || $0 == "reviewed" } == engagement.tally.ticked)
        #expect(statuses.count { $0 == "reviewed" } == engagement.tally.reviewed)
        #expect(statuses.count { $0 == "notApplicable" } == engagement.tally.notApplicable)
        #expect(try items.allSatisfy { ItemAddress(try $0.required("id").string()) != nil })
    }

    @Test("A filter lets the same items pass in JSON as on the screen")
    func filter() throws {
        var filter = ItemFilter()
        filter.isLate = true
        let late = try read(Answers.items(of: office.state.engagements, in: office.state, filter)).elements()
        #expect(try late.map { try $0.required("id").string() } == ["soc2/CC6.1-03"])
    }

    @Test("A filtered export counts what it lists of what is in scope, as the screen does")
    func leftOut() throws {
        let state = office.state
        var summary = Summary(of: state, recent: [], heads: [], madeBy: "Ana Ruiz", on: state.today)
        summary.filter.areas = ["CC6"]
        let items = state.engagements.flatMap { engagement in engagement.items.filter { engagement.isInScope($0) } }
        #expect(summary.leavingOut?.contains(" of \(items.count); the figures") ?? false, "\(summary.leavingOut ?? "")")
        #expect(state.engagements.reduce(0) { $0 + $1.items.count } > items.count)
    }

    @Test("Keys are in every element, null where there is nothing, so that nobody has to ask whether they are there")
    func keys() throws {
        let state = office.state
        let items = try read(Answers.items(of: state.engagements, in: state, ItemFilter())).elements()
        let history = try read(Answers.history(office.journal, in: state)).elements()
        let scope = try read(Answers.scope(of: state.engagements[0])).elements()
        for elements in [items, history, scope] {
            #expect(elements.allSatisfy { $0.members.map(\.key) == elements[0].members.map(\.key) })
        }
        #expect(history.count == office.journal.count)
        #expect(try scope.map { try $0.required("items").integer() }.reduce(0, +) == state.engagements[0].items.count)
        #expect(try scope.map { try $0.required("reason").kind } == [.null, .string, .string])
    }

    @Test("A history's actions go by the words that journals have for them")
    func actions() throws {
        let history = try read(Answers.history(office.journal, in: office.state)).elements()
        let words = Set(try history.map { try $0.required("action").string() })
        #expect(words == ["person", "engage", "scope", "owner", "status", "note", "due", "blocked", "item", "objective"])
    }

    @Test("An engagement without its catalog is named, not passed over")
    func missing() throws {
        var office = Northwind()
        office.write(.engage(Northwind.setup("soc2", .soc2, catalog: "elsewhere", areas: [])))
        let answer = try read(Answers.status(of: office.state))
        #expect(try answer.required("engagements").elements().isEmpty)
        let missing = try answer.required("missing").elements()
        #expect(try missing.map { try $0.required("catalog").string() } == ["elsewhere"])
        #expect(Tables.status(of: office.state, width: 80) == ["soc2: its catalog, elsewhere, is not in this workspace"])
        let document = String(decoding: render(office.summary(), as: .markdown), as: UTF8.self)
        #expect(document.contains("Nothing is told of soc2: its catalog, elsewhere, is not in this workspace."))
    }

    @Test("Hostile text in every field comes back from the JSON as it was, and its bytes are harmless", arguments: Hostile.texts)
    func hostile(text: String) throws {
        let bytes = render(Hostile.summary(text), as: .json)
        let root = try JSONDocument(bytes).root
        #expect(try root.required("madeBy").string() == text)
        #expect(try root.required("engagements").elements()[0].required("organization").string() == text)
        let items = try root.required("items").elements()
        #expect(try items[0].required("blocked").string() == text)
        #expect(try items[0].required("notes").elements()[0].required("text").string() == text)
        #expect(try root.required("heads").elements()[0].required("digest").string() == text)
        let shown = String(decoding: bytes, as: UTF8.self).unicodeScalars
        #expect(shown.allSatisfy { $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory) })
    }

    private func read(_ answer: JSONValue) throws -> JSONNode { try JSONDocument(answer.encoded(.pages)).root }
}
