import Foundation
import RealTerminals
import Testing

@Suite("Workbooks and tables, read by openpyxl and LibreOffice")
struct WorkbookTests {
    private struct Verdict: Decodable {
        var row, verdict: String
        var target: String?
    }

    @Test(
        "Sheets, frozen names, filters, lists, days and widths are there, nothing is a formula, and both programs read the same cells",
        arguments: ["team", "management", "customer", "auditor"])
    func isRead(audience: String) throws {
        let exports = try Exports.made.get()
        let sheets = try ScratchFolder()
        let book = exports.output.appending(path: "\(audience).xlsx")
        let converted = try OtherPrograms.office(book, to: OfficeCSV.writeAllSheets, into: sheets.url)
        #expect(converted.status == 0, "\(converted)")
        let answer = try OtherPrograms.python(
            "workbook", [audience, book.path, sheets.url.path, exports.output.appending(path: "items.csv").path])
        #expect(answer.status == 0 && answer.output.hasPrefix("\(audience): "), "\(answer)")
    }

    @Test("What other programs have opened and saved comes back as no change, and what was edited there as that change alone")
    func comesBack() throws {
        let exports = try Exports.made.get()
        let scratch = try ScratchFolder()
        let (book, table) = (exports.output.appending(path: "team.xlsx"), exports.output.appending(path: "items.csv"))
        func place(_ name: String) -> URL { scratch.url.appending(path: name) }
        for answer in [
            try OtherPrograms.office(book, to: "xlsx:Calc MS Excel 2007 XML", into: scratch.url),
            try OtherPrograms.office(table, to: OfficeCSV.write, reading: OfficeCSV.read, into: scratch.url),
            try OtherPrograms.python("edit", [book.path, place("openpyxl.xlsx").path]),
            try OtherPrograms.python("edit", [book.path, place("edited.xlsx").path, "CC8.1-01", "In progress"]),
        ] {
            #expect(answer.status == 0, "\(answer)")
        }
        for file in [book, table, place("team.xlsx"), place("items.csv"), place("openpyxl.xlsx")] {
            let verdicts = try read(file, into: exports.demo)
            let changed = verdicts.filter { $0.verdict != "unchanged" }
            #expect(verdicts.count > 300 && changed.isEmpty, "\(file.lastPathComponent): \(changed.prefix(3))")
        }
        let edited = try read(place("edited.xlsx"), into: exports.demo).filter { $0.verdict != "unchanged" }
        #expect(edited.map(\.verdict) == ["set"] && edited.first?.target == "soc2/CC8.1-01", "\(edited)")
    }

    private func read(_ file: URL, into workspace: URL) throws -> [Verdict] {
        let answer = try tickmark("import", file.path, "--dry-run", "--json", in: workspace, environment: Exports.day)
        #expect(answer.status == 0, "\(answer.errors)")
        return try JSONDecoder().decode([Verdict].self, from: Data(answer.output.utf8))
    }
}
