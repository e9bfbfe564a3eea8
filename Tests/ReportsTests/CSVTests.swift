import HarmlessText
import Readiness
import Reports
import Testing

@Suite("A spreadsheet reads the items, and runs nothing of them")
struct CSVTests {
    @Test("Every item of every engagement is a row, with a cell a column")
    func rows() throws {
        let office = Northwind.story
        let rows = try CSVReader.rows(render(office.summary(), as: .csv))
        #expect(rows.count == 1 + office.state.engagements.map(\.items.count).reduce(0, +))
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        let ids = rows.dropFirst().map { "\($0[0])/\($0[4])" }
        let expected = office.state.engagements.flatMap { engagement in
            engagement.items.map { ItemAddress(engagement.id, $0.id).description }
        }
        #expect(ids == expected)
    }

    @Test("An item's row says what was done about it")
    func row() throws {
        let rows = try CSVReader.rows(render(Northwind.story.summary(), as: .csv))
        let columns = rows[0]
        let ready = try #require(rows.first { $0[4] == "CC6.1-02" })
        let cells = Dictionary(uniqueKeysWithValues: zip(columns, ready))
        #expect(cells["status"] == "Ready" && cells["ticked by"] == "Ana Ruiz" && cells["ticked on"] == "2026-11-20")
        #expect(cells["reviewed by"] == "" && cells["in scope"] == "yes")
        #expect(cells["notes"] == "2026-11-20 Ana Ruiz: Approved by the board on 2 Nov\nMinutes are in the wiki")
        let excluded = try #require(rows.first { $0[4] == "CC6.2-02" })
        #expect(Dictionary(uniqueKeysWithValues: zip(columns, excluded))["reason"] == "Nobody works on site")
        #expect(rows.first { $0[4] == "C1.1-01" }?[6] == "no")
    }

    @Test("Hostile text in every field stays in its cell, and no cell begins like a formula", arguments: Hostile.texts)
    func hostile(text: String) throws {
        let summary = Hostile.summary(text)
        let rows = try CSVReader.rows(render(summary, as: .csv))
        #expect(rows.count == 1 + summary.engagements.map(\.items.count).reduce(0, +))
        for row in rows {
            #expect(row.count == rows[0].count, "\(row)")
            for cell in row {
                let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
                #expect(first.map { !"=+-@＝＋－＠|\t\r".unicodeScalars.contains($0) } ?? true, "\(cell)")
                #expect(cell.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }, "\(cell)")
            }
        }
    }

    @Test("What a cell holds is the text itself, made harmless, with at most an apostrophe before it", arguments: Hostile.texts)
    func content(text: String) throws {
        let rows = try CSVReader.rows(render(Hostile.summary(text), as: .csv))
        let blocked = try #require(rows.first { $0[4] == "CC6.1-01" })[11]
        let harmless = text.harmlessLines.joined(separator: "\n")
        #expect(blocked == harmless || blocked == "'" + harmless)
    }
}
