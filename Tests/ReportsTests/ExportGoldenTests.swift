import Import
import Readiness
import Reports
import Testing

@Suite("Every format looks for every audience as it did when somebody last looked at it")
struct ExportGoldenTests {
    static let choices = ExportFormat.allCases.flatMap { format in format.audiences.map { ExportChoice(format, for: $0) } }

    @Test("Formats that are text", arguments: choices.filter(\.format.isText))
    func text(choice: ExportChoice) throws {
        let bytes = render(AuditedOffice.summary(for: choice.audience), as: choice.format)
        let ending = choice.format.fileExtension ?? "txt"
        try Golden.expect(bytes, isLike: "export-\(choice.format.rawValue)-\(choice.audience.rawValue).\(ending)")
    }

    @Test("A workbook, sheet for sheet", arguments: ExportFormat.xlsx.audiences)
    func workbook(audience: Audience) throws {
        let book = try WorkbookReader.read(render(AuditedOffice.summary(for: audience), as: .xlsx))
        let lines = book.sheets.flatMap { sheet in
            let columns = sheet.rows.first?.cells.count ?? 0
            return ["== \(sheet.title ?? "")"]
                + sheet.rows.map { row in
                    (0..<columns).map { row[$0].split(separator: "\n").joined(separator: "⏎") }.joined(separator: " | ")
                }
        }
        try Golden.expect(lines, isLike: "export-xlsx-\(audience.rawValue).txt")
    }

    @Test("OSCAL documents", arguments: ExportFormat.oscal.audiences)
    func oscal(audience: Audience) throws {
        let made = documents(of: AuditedOffice.summary(for: audience), as: .oscal)
        try Golden.expect(made.map(\.name), isLike: "export-oscal-\(audience.rawValue).txt")
        for document in made where document.name.hasSuffix("-soc2.json") {
            try Golden.expect(document.bytes, isLike: "export-oscal-\(audience.rawValue)-\(document.name)")
        }
    }

    @Test("The documents of a package")
    func package() throws {
        let made = documents(of: AuditedOffice.summary(for: .auditor), as: .package)
        try Golden.expect(made.map(\.name), isLike: "export-package-auditor.txt")
        for name in ["evidence.csv", "requests.csv"] {
            let document = try #require(made.first { $0.name == name })
            try Golden.expect(document.bytes, isLike: "export-package-auditor-\(name)")
        }
    }

    @Test("What is shown before an export is written", arguments: [ExportFormat.xlsx, .oscal, .package])
    func preview(format: ExportFormat) throws {
        try Golden.expect(
            ExportPreview.lines(of: AuditedOffice.summary(for: .auditor), as: format), isLike: "preview-\(format.rawValue).txt")
    }
}
