import HarmlessText
import Readiness
@testable import Reports
import Soaking
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

    @Test(
        "Whatever a spreadsheet separates cells by, and whether or not it heeds quotation marks, no cell begins like a formula",
        arguments: [",", ";", "\t", "|"] as [Unicode.Scalar],
        Hostile.texts + [
            "x;=HYPERLINK(1);y", "x; =1", "x|=1|y", "x|\t@SUM(1)", "a\"=1", "a\";\"=1", "line\n-5 days", "line\n\"=1\"",
            "x;\u{3000}＝1",
        ])
    func separators(separator: Unicode.Scalar, text: String) throws {
        let bytes = render(Hostile.summary(text), as: .csv)
        let scalars = Array(try #require(String(validating: bytes, as: UTF8.self)).unicodeScalars)
        // With commas, quotation marks are heeded: that is what makes the file a CSV file.
        for heedsQuotes in separator == "," ? [true] : [true, false] {
            for cell in Self.cells(scalars, by: separator, heedsQuotes: heedsQuotes) {
                let first = cell.first { !$0.properties.isWhitespace && $0 != "\"" }
                #expect(first.map { !"=+-@＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(String(cell))")
            }
        }
    }

    /// The cells that a lenient reader sees: a quotation mark means something only where a cell begins, and what
    /// follows the closing one belongs to the cell.
    private static func cells(
        _ scalars: [Unicode.Scalar], by separator: Unicode.Scalar, heedsQuotes: Bool
    ) -> [String.UnicodeScalarView] {
        var cells: [String.UnicodeScalarView] = []
        var cell = String.UnicodeScalarView()
        var (isStart, isQuoted) = (true, false)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if isQuoted {
                if scalar != "\"" {
                    cell.append(scalar)
                } else if index < scalars.count, scalars[index] == "\"" {
                    cell.append(scalar)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if scalar == separator || scalar == "\n" || scalar == "\r" {
                cells.append(cell)
                cell = String.UnicodeScalarView()
                isStart = true
                continue
            } else if scalar == "\"", isStart, heedsQuotes {
                isQuoted = true
            } else {
                cell.append(scalar)
            }
            isStart = false
        }
        return cells + [cell]
    }

    @Test(
        "What a cell holds is the text itself, made harmless; apostrophes stand only before what begins like a formula",
        arguments: Hostile.texts)
    func content(text: String) throws {
        let rows = try CSVReader.rows(render(Hostile.summary(text), as: .csv))
        let blocked = try #require(rows.first { $0[4] == "CC6.1-01" })[11].unicodeScalars
        let harmless = text.harmlessLines.joined(separator: "\n").unicodeScalars
        var rest = blocked[...]
        for scalar in harmless {
            if rest.first == "'", scalar != "'" {
                rest.removeFirst()
                #expect("=+-@＝＋－＠|".unicodeScalars.contains(scalar))
            }
            #expect(rest.popFirst() == scalar)
        }
        #expect(rest.isEmpty)
    }

    /// A cell as RFC 4180 and ``Swift/String/defused`` have it, scalar by scalar.
    private static func cell(_ text: String) -> String {
        let text = text.harmlessLines.joined(separator: "\n").defused
        guard text.unicodeScalars.first == " " || text.unicodeScalars.contains(where: "\",;\t\n'".unicodeScalars.contains) else {
            return text
        }
        return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }

    @Test("Rows that several threads make are those that are made one after another, whatever is in them and whatever parts them")
    func shares() {
        var random = Soak.random(for: "rows of a table")
        let alphabet: [Unicode.Scalar] = [
            "'", "=", "+", "-", "@", "|", ";", ",", "\"", "\n", "\r", "\t", " ", "a", "b", "1", "\u{1B}", "\u{9B}", "é", "日",
            "\u{301}",
            "\u{202E}", "＝", "\u{1F469}", "\u{200D}",
        ]
        func text() -> String {
            String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
        }
        var office = Northwind.story
        for number in 0..<700 {
            office.write(.item("soc2", criterion: "CC6.2", title: "\(number) " + text()))
            if number % 3 == 0 { office.write(.note(Northwind.item("CC6.1-03"), text: text() + "x")) }
        }
        let summary = office.summary()
        let rows = CSVItems(summary).rows
        #expect(rows.count > 700)
        for separator in TableSeparator.allCases {
            var style = TableStyle()
            style.separator = separator
            style.hasMark = separator == .semicolon
            let expected = rows.map { $0.map(Self.cell).joined(separator: separator.sign) + "\r\n" }.joined()
            let bytes = (style.hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(expected.utf8)
            #expect(render(summary, as: .csv, style: style) == bytes, "seed \(random.seed)")
        }
    }
}
