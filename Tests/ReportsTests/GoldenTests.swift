import Readiness
import Reports
import StrictJSON
import Testing

@Suite("Exports, answers and tables look as they did when somebody last looked at them")
struct GoldenTests {
    private let office = Northwind.story

    @Test("Each form of the summary", arguments: [ExportFormat.markdown, .csv, .json])
    func exports(format: ExportFormat) throws {
        try Golden.expect(render(office.summary(), as: format), isLike: "summary.\(format.fileExtension ?? "")")
    }

    @Test("The summary of an empty workspace says so", arguments: [ExportFormat.markdown, .csv, .json])
    func empty(format: ExportFormat) throws {
        let summary = Summary(of: Northwind().state, recent: [], heads: [], madeBy: "Ana Ruiz", on: Northwind.today)
        try Golden.expect(render(summary, as: format), isLike: "empty.\(format.fileExtension ?? "")")
    }

    @Test("Each answer in JSON")
    func answers() throws {
        let state = office.state
        try Golden.expect(Answers.status(of: state).encoded(.pages), isLike: "status.json")
        try Golden.expect(Answers.items(of: state.engagements, in: state, ItemFilter()).encoded(.pages), isLike: "items.json")
        try Golden.expect(Answers.scope(of: state.engagements[0]).encoded(.pages), isLike: "scope.json")
        try Golden.expect(Answers.history(office.journal.reversed(), in: state).encoded(.pages), isLike: "history.json")
        try Golden.expect(Answers.comparison().encoded(.pages), isLike: "compare.json")
    }

    @Test("Each table, 80 columns wide")
    func tables() throws {
        let state = office.state
        try Golden.expect(Tables.status(of: state, width: 80), isLike: "status.txt")
        try Golden.expect(Tables.items(of: state.engagements, in: state, ItemFilter(), width: 80), isLike: "items.txt")
        try Golden.expect(Tables.scope(of: state.engagements[0], width: 80), isLike: "scope.txt")
        try Golden.expect(Tables.history(office.journal.reversed(), in: state, width: 80), isLike: "history.txt")
        try Golden.expect(Tables.comparison(width: 80), isLike: "compare.txt")
    }
}
