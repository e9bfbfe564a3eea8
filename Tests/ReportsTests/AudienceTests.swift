import FoundationEssentials
import Readiness
import Reports
import Testing

@Suite("Whom an export is for decides what is inside")
struct AudienceTests {
    private func text(_ form: ExportFormat, _ audience: Audience) -> String {
        var summary = Northwind.story.summary()
        summary.audience = audience
        return String(decoding: render(summary, as: form), as: UTF8.self)
    }

    @Test("The table of the documentation says what each audience sees")
    func table() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = String(decoding: try Data(contentsOf: root.appending(path: "Documentation/Use/Export.md")), as: UTF8.self)
        #expect(page.contains("| part | \(Audience.allCases.map(\.rawValue).joined(separator: " | ")) |"))
        for part in ExportPart.allCases {
            let cells = Audience.allCases.map { $0.parts.contains(part) ? "yes" : "–" }
            #expect(page.contains("| \(part.title) | \(cells.joined(separator: " | ")) |"), "\(part)")
        }
    }

    @Test("The tables of the documentation say whom each format is made for, and who sees which sheet")
    func otherTables() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = String(decoding: try Data(contentsOf: root.appending(path: "Documentation/Use/Export.md")), as: UTF8.self)
        let audiences = Audience.allCases.map(\.rawValue).joined(separator: " | ")
        #expect(page.contains("| format | \(audiences) |") && page.contains("| sheet | holds | \(audiences) |"))
        for format in ExportFormat.allCases {
            let cells = Audience.allCases.map { format.audiences.contains($0) ? "yes" : "–" }
            #expect(page.contains("| `\(format.rawValue)` | \(cells.joined(separator: " | ")) |"), "\(format)")
        }
        for sheet in WorkbookSheet.allCases {
            let cells = Audience.allCases.map { sheet.audiences.contains($0) ? "yes" : "–" }
            #expect(page.contains("| \(sheet.title) | \(sheet.contents) | \(cells.joined(separator: " | ")) |"), "\(sheet)")
        }
    }

    @Test(
        "No format shows a customer a name, a note, a reason or a file",
        arguments: ExportFormat.allCases.filter { $0.audiences.contains(.customer) })
    func nothingForCustomers(format: ExportFormat) throws {
        let text = String(decoding: render(AuditedOffice.summary(for: .customer), as: format), as: UTF8.self)
        for secret in ["Ana", "Ruiz", "Ben", "Okoye", "hosts.csv", "vendor has not answered", "Minutes", "Nobody works on site"] {
            #expect(!text.contains(secret), "\(secret)")
        }
    }

    @Test("A customer sees figures and scope, and no name, note, reason or file", arguments: [ExportFormat.markdown, .html])
    func customer(form: ExportFormat) {
        let text = text(form, .customer)
        #expect(text.contains("Northwind Payroll, Inc.") && text.contains("Logical") == false && text.contains("Access"))
        for secret in [
            "Ana", "Ruiz", "Ben", "Okoye", "ana-4f1c0001", "vendor has not answered", "Minutes", "Nobody works on site",
            "CC6.1-03",
        ] {
            #expect(!text.contains(secret), "\(secret)")
        }
        #expect(text.contains("4f1c4f1c"), "the digests pin the history")
    }

    @Test("An auditor sees who signed what, and not who is late", arguments: [ExportFormat.markdown, .html])
    func auditor(form: ExportFormat) {
        let text = text(form, .auditor)
        #expect(text.contains("Every system is on a list") && text.contains("Ana Ruiz") && text.contains("Ben Okoye"))
        #expect(text.contains("Nobody works on site"))
        #expect(!text.contains("vendor has not answered") && !text.contains("Days of work"))
    }

    @Test("The team's document is what it was", arguments: [ExportFormat.markdown])
    func team(form: ExportFormat) {
        #expect(
            text(form, .team) == String(decoding: render(Northwind.story.summary(), as: ExportFormat.markdown), as: UTF8.self))
    }

    @Test("Each audience's documents look as they did when somebody last looked at them", arguments: Audience.allCases)
    func goldens(audience: Audience) throws {
        try Golden.expect(Array(text(.html, audience).utf8), isLike: "summary-\(audience.rawValue).html")
        if audience != .team {
            try Golden.expect(Array(text(.markdown, audience).utf8), isLike: "summary-\(audience.rawValue).md")
        }
    }
}
