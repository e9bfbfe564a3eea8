import Foundation
import Readiness
import Testing

@testable import Catalogs

@Suite("Documentation/Use/Controls.md says what is so")
struct ControlsPageTests {
    private let page: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        page = try String(contentsOf: root.appending(path: "Documentation/Use/Controls.md"), encoding: .utf8)
    }

    @Test("The example on the page is a theme, and holds what a theme can hold")
    func example() throws {
        let text = try #require(page.split(separator: "```json\n").dropFirst().first?.split(separator: "\n```").first)
        let library = try ControlLibrary(files: [("doors.json", Array(text.utf8))])
        #expect(library.themes.map(\.id) == ["doors"] && library.controls.map(\.key) == ["door-review", "visitors"])
        let review = library.controls[0]
        #expect(
            review.statement.filled().contains("within 5 days")
                && review.statement.filled(["days": "3"]).contains("within 3 days"))
        #expect(review.frequency == .quarterly && review.kind == .detective && review.nature == .manual && review.note.isEmpty)
        #expect(review.items == [CatalogReference("soc2", "CC6.4-01")] && review.criteria.count == 2)
        #expect(review.alternatives == [ControlAlternative(when: "No office", instead: "A signed statement of remote work")])
        #expect(review.effort == ControlEffort(setupDays: 0.5, hoursEach: 1) && review.csf == ["PR.AA-06"])
        #expect(!library.controls[1].nothingOccurred.isEmpty && library.controls[1].statement.parameters.isEmpty)
    }

    @Test("Each key that the reader knows stands in a table, and each word that a control can have")
    func keys() {
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.dropFirst(2).prefix { $0 != "|" } }
        for key in ControlBuilder.themeKeys + ControlBuilder.controlKeys {
            #expect(rows.contains { $0.contains("`\(key)`") }, "\(key)")
        }
        let words =
            Frequency.allCases.map(\.rawValue) + ControlNature.allCases.map(\.rawValue) + ControlKind.allCases.map(\.rawValue)
        for word in words + [
            "what", "system", "secondSource", "when", "instead", "setupDays", "hoursEach", "name", "default", "meaning",
        ] {
            #expect(page.contains("`\(word)`"), "\(word)")
        }
    }
}
