import Import
import Readiness
import Reports
import Testing

@Suite("A workbook of our own")
struct WorkbookTests {
    private func read(_ summary: Summary) throws -> Spreadsheet { try WorkbookReader.read(render(summary, as: .xlsx)) }

    @Test("It has the rows of the CSV, with days as days")
    func items() throws {
        let office = Northwind.story
        let book = try read(office.summary())
        #expect(book.sheets.map(\.title) == WorkbookSheet.allCases.map(\.title))
        let items = try #require(book.sheets.first { $0.title == "Items" })
        let csv = try Import.CSVReader.read(render(office.summary(), as: .csv)).sheets[0]
        #expect(items.rows.count == csv.rows.count)
        for (left, right) in zip(items.rows, csv.rows) {
            #expect((0..<csv.rows[0].cells.count).map { left[$0] } == (0..<csv.rows[0].cells.count).map { right[$0] })
        }
    }

    @Test("Imported where it came from, it changes nothing")
    func unchanged() throws {
        let office = Northwind.story
        let plan = office.state.planImport(
            [(try read(office.summary()), ItemImportOptions(file: "b.xlsx"))], by: "ana", named: "Ana Ruiz")
        #expect(plan.verdicts.count == office.state.engagements.reduce(0) { $0 + $1.items.count })
        #expect(plan.verdicts.allSatisfy { $0.outcome == .unchanged }, "\(plan.verdicts.filter { $0.outcome != .unchanged })")
        #expect(plan.verdicts.first?.place.description == "Items!2")
    }

    @Test("Hostile text is text in it, and there is no formula", arguments: Hostile.texts)
    func hostile(text: String) throws {
        let bytes = render(Hostile.summary(text), as: .xlsx)
        #expect(String(decoding: bytes, as: UTF8.self).firstRange(of: "<f>") == nil)
        let book = try WorkbookReader.read(bytes)
        #expect(book.sheets.contains { $0.title == "Items" } && book.remarks.isEmpty)
    }

    @Test("The same workspace on the same day makes the same bytes")
    func same() { #expect(render(Northwind.story.summary(), as: .xlsx) == render(Northwind.story.summary(), as: .xlsx)) }

    @Test("An empty workspace makes one, too")
    func empty() throws {
        let summary = Summary(of: Northwind().state, recent: [], heads: [], madeBy: "Ana Ruiz", on: Northwind.today)
        #expect(try read(summary).sheets.first?.title == "Summary")
    }
}
