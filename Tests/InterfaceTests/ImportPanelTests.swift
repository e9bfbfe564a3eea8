import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Importing in the screen")
struct ImportPanelTests {
    /// A desk at the panel with the path of a file typed, and what its rows come to where somebody reads it.
    private func desk(_ size: Size = Size(width: 80, height: 24)) throws -> Desk {
        var desk = try Desk(size: size)
        desk.attachable = ["list.csv": (2048, "2027-01-02"), "list-2.csv": (1024, "2027-01-02")]
        desk.press("I")
        return desk
    }

    private func preview(_ desk: Desk, changes: Bool = true, rows: Int = 3) throws -> ImportPreview {
        let panel = try #require(desk.state.panel as? ImportPanel)
        return ImportPreview(
            draft: panel.draft,
            columns: [
                .init(name: "Ticket", field: "item"), .init(name: "Epic", field: nil), .init(name: "State", field: "status"),
            ],
            fields: ["item", "criterion", "status"],
            rows: (0..<rows).map { .init(text: "\($0 + 2)  soc2/CC6.1-0\($0)  set: status", isRefused: $0 == 0) },
            summary: "3 rows: 2 set, 0 added, 0 unchanged, 1 refused.", changesSomething: changes)
    }

    @Test(
        "The palette finds it; a path is completed, read, shown column by column and row by row, and brought in by a second enter"
    )
    func story() throws {
        var desk = try desk()
        desk.type("lis")
        desk.press(.tab)
        #expect((desk.state.panel as? ImportPanel)?.field.text == "list")
        desk.type(".csv")
        #expect(desk.screen.contains("Enter reads it"))
        desk.press(.enter)
        #expect(desk.asked.last == .previewImport(ImportDraft(path: "list.csv", kind: .items)))
        #expect(desk.screen.contains("Reading it."))
        desk.send(.importPreview(try preview(desk)))
        #expect(desk.screen.contains("Ticket") && desk.screen.contains("passed over") && desk.screen.contains("1 refused"))
        #expect(desk.screen.contains("soc2/CC6.1-02"))
        desk.press(.enter)
        #expect(desk.asked.last == .bringIn(ImportDraft(path: "list.csv", kind: .items)))
        desk.send(.broughtIn("Brought in list.csv."))
        #expect(desk.state.panel == nil && desk.footer.contains("Brought in list.csv."))
        #expect(desk.state.paletteEntries("import").first?.title.hasPrefix("Bring in a file") ?? false)
    }

    @Test("Space changes what a column holds and reads anew; what was typed since is another question")
    func columns() throws {
        var desk = try desk()
        desk.type("list.csv")
        desk.press(.enter)
        desk.send(.importPreview(try preview(desk)))
        // From the rows round to the file, what its rows are, the first column, the second.
        desk.press(.tab, .tab, .tab, .tab, " ")
        let draft = ImportDraft(path: "list.csv", kind: .items, meanings: ["Epic": "item"])
        #expect(desk.asked.last == .previewImport(draft))
        var stale = try preview(desk)
        stale.draft.meanings = [:]
        stale.summary = "stale"
        desk.send(.importPreview(stale))
        #expect(!desk.screen.contains("stale"))
        desk.send(.importPreview(try preview(desk)))
        desk.press(.backTab, .backTab, .right)
        #expect(desk.asked.last == .previewImport(ImportDraft(path: "list.csv", kind: .controls)))
    }

    @Test(
        "All kinds of files are brought in here: each is read as what it is said to be, requests and catalogs for the report that is shown"
    )
    func kinds() throws {
        var desk = try desk()
        let report = try #require(desk.engagements.first?.id)
        desk.type("list.csv")
        desk.press(.enter)
        desk.send(.importPreview(try preview(desk)))
        desk.press(.tab, .tab)
        for (kind, report) in [
            (ImportDraft.Kind.controls, nil), (.requests, report), (.evidence, nil), (.catalog, report), (.items, nil),
        ] as [(ImportDraft.Kind, EngagementID?)] {
            desk.press(.right)
            #expect(desk.asked.last == .previewImport(ImportDraft(path: "list.csv", kind: kind, report: report)))
            #expect(desk.screen.contains(String(kind.about.prefix(30))))
            // What it cannot be read as is said, and another kind reads it again.
            desk.send(.importRefused("list.csv: it is none."))
        }
    }

    @Test("What a tool found gets a day, where the file does not say it; another day is another question")
    func day() throws {
        var desk = try desk()
        desk.type("list.csv")
        desk.press(.enter)
        desk.send(.importRefused("list.csv does not say on which day the tool looked."))
        desk.press(.tab)
        while (desk.state.panel as? ImportPanel)?.kind != .evidence {
            desk.press(.right)
            desk.send(.importRefused("list.csv: no."))
        }
        desk.press(.tab)
        desk.type("2 nov")
        #expect(desk.screen.contains("Mon 2 Nov 2026"))
        desk.press(.enter)
        #expect(desk.asked.last == .previewImport(ImportDraft(path: "list.csv", kind: .evidence, day: "2 nov")))
        desk.send(.importPreview(try preview(desk)))
        desk.press(.enter)
        #expect(desk.asked.last == .bringIn(ImportDraft(path: "list.csv", kind: .evidence, day: "2 nov")))
    }

    @Test("Without a file nothing is read, what would change nothing is not brought in, and a refusal is said in the panel")
    func refused() throws {
        var desk = try desk()
        desk.press(.enter)
        #expect(desk.screen.contains("Type the path of a file first"))
        desk.type("list.csv")
        desk.press(.enter)
        desk.send(.importRefused("list.csv: there are no rows in it."))
        #expect(desk.screen.contains("there are no rows in it"))
        desk.press(.enter)
        desk.send(.importPreview(try preview(desk, changes: false)))
        desk.press(.enter)
        #expect(desk.screen.contains("It would change nothing."))
        desk.press(.escape)
        #expect(desk.state.panel == nil && !desk.asked.contains { if case .bringIn = $0 { true } else { false } })
    }

    @Test(
        "Rows scroll to their end and no further, in whatever size there is",
        arguments: [(80, 24), (100, 30), (120, 40), (240, 70)])
    func scrolling(width: Int, height: Int) throws {
        var desk = try desk(Size(width: width, height: height))
        desk.type("list.csv")
        desk.press(.enter)
        desk.send(.importPreview(try preview(desk, rows: 60)))
        for _ in 0..<40 { desk.press(.pageDown) }
        _ = desk.screen
        let last = desk.screen
        desk.press(.pageDown)
        #expect(desk.screen == last)
        for _ in 0..<80 { desk.press(.pageUp) }
        _ = desk.screen
    }

    @Test("Where nothing can be written it does not open")
    func readOnly() throws {
        var desk = try Desk(readOnlyReason: "The folder cannot be written in.")
        desk.press("I")
        #expect(desk.state.panel == nil)
    }
}
