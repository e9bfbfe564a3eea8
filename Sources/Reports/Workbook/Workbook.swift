import HarmlessText
import Readiness

/// A workbook of Excel (ISO/IEC 29500, SpreadsheetML) with what spreadsheets need to be read at once: frozen names of
/// columns, filters, days as days, widths that fit. Texts are texts, whatever they begin with: there is no formula in
/// it.
struct Workbook {
    /// What a cell holds.
    enum Cell {
        case text(String)
        case number(Double)
        case day(Day)
        case blank

        /// What it holds, as text.
        var text: String {
            switch self {
            case .text(let text): text
            case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
            case .day(let day): day.description
            case .blank: ""
            }
        }
    }

    /// A sheet of a workbook.
    struct Sheet {
        var title: String
        var header: [String]
        var rows: [[Cell]]
        /// Columns that take one of some texts, with these.
        var choices: [(column: Int, texts: [String])] = []
    }

    private let sheets: [Sheet]

    init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// The most characters that a cell may hold in Excel.
    private static let longestText = 32_767

    /// The file.
    var bytes: [UInt8] {
        var parts: [(name: String, bytes: [UInt8])] = []
        func add(_ name: String, _ bytes: [UInt8]) { parts.append((name, bytes)) }
        let numbers = sheets.indices.map { $0 + 1 }
        add(
            "[Content_Types].xml",
            Self.part(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.type)sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.type)styles+xml\"/>"
                    + numbers.map {
                        "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(Self.type)worksheet+xml\"/>"
                    }.joined()
                    + "</Types>"))
        add("_rels/.rels", Self.relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        add(
            "xl/workbook.xml",
            Self.part(
                "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><sheets>"
                    + entries(numbers).joined() + "</sheets><definedNames>"
                    + numbers.map { filterName($0) }.joined() + "</definedNames></workbook>"))
        add(
            "xl/_rels/workbook.xml.rels",
            Self.relations(
                numbers.map { ("rId\($0)", "worksheet", "worksheets/sheet\($0).xml") } + [("rId0", "styles", "styles.xml")]))
        add("xl/styles.xml", Self.part(Self.styles))
        for (number, sheet) in numbered(numbers) {
            add("xl/worksheets/sheet\(number).xml", Self.part(Self.contents(of: sheet)))
        }
        return ZipWriter.file(parts)
    }

    private func numbered(_ numbers: [Int]) -> [(Int, Sheet)] { Array(Swift.zip(numbers, sheets)) }

    private func entries(_ numbers: [Int]) -> [String] {
        numbered(numbers).map { "<sheet name=\"\(XMLText.escaped($1.title))\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>" }
    }

    private func filterName(_ number: Int) -> String {
        let sheet = sheets[number - 1]
        let last = "$\(Self.letters(max(1, sheet.header.count) - 1))$\(sheet.rows.count + 1)"
        return
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(number - 1)\" hidden=\"1\">'\(XMLText.escaped(sheet.title))'!$A$1:\(last)</definedName>"
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

    private static func part(_ text: String) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\(text)".utf8)
    }

    private static func relations(_ list: [(id: String, kind: String, target: String)]) -> [UInt8] {
        part(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>" }.joined()
                + "</Relationships>")
    }

    /// Plain, names of columns in bold, days, and texts that wrap.
    private static let styles =
        "<styleSheet xmlns=\"\(main)\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\">"
        + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

    private static func contents(of sheet: Sheet) -> String {
        let last = "\(letters(max(1, sheet.header.count) - 1))\(sheet.rows.count + 1)"
        var xml = "<worksheet xmlns=\"\(main)\"><dimension ref=\"A1:\(last)\"/><sheetViews><sheetView workbookViewId=\"0\">"
        xml += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        for column in sheet.header.indices {
            xml +=
                "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width(of: column, in: sheet))\" customWidth=\"1\"/>"
        }
        xml += "</cols><sheetData>" + row(1, sheet.header.map { .text($0) }, style: 1)
        for (index, cells) in sheet.rows.enumerated() { xml += row(index + 2, cells, style: 3) }
        xml += "</sheetData><autoFilter ref=\"A1:\(last)\"/>"
        if !sheet.choices.isEmpty, !sheet.rows.isEmpty {
            xml += "<dataValidations count=\"\(sheet.choices.count)\">"
            for (column, texts) in sheet.choices {
                let place = "\(letters(column))2:\(letters(column))\(sheet.rows.count + 1)"
                xml +=
                    "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"\(place)\"><formula1>&quot;\(XMLText.escaped(texts.joined(separator: ",")))&quot;</formula1></dataValidation>"
            }
            xml += "</dataValidations>"
        }
        return xml + "</worksheet>"
    }

    private static func row(_ number: Int, _ cells: [Cell], style: Int) -> String {
        var xml = "<row r=\"\(number)\">"
        for (column, cell) in cells.enumerated() {
            let place = "\(letters(column))\(number)"
            switch cell {
            case .blank: continue
            case .text(""): continue
            case .text(let text):
                xml +=
                    "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(shown(text))</t></is></c>"
            case .number(let number):
                xml += "<c r=\"\(place)\"><v>\(Int(exactly: number).map(String.init) ?? "\(number)")</v></c>"
            // Days since 30 December 1899: ISO/IEC 29500-1, 18.17.4.1.
            case .day(let day): xml += "<c r=\"\(place)\" s=\"2\"><v>\(day.ordinal + 25_569)</v></c>"
            }
        }
        return xml + "</row>"
    }

    /// A text for a cell: harmless, lines kept, no longer than Excel takes.
    private static func shown(_ text: String) -> String {
        let lines = text.harmlessLines.joined(separator: "\n")
        let short = lines.utf16.count > longestText ? String(lines.prefix(longestText / 2)) + "…" : lines
        return short.split(separator: "\n", omittingEmptySubsequences: false).map { XMLText.escaped(String($0)) }.joined(
            separator: "\n")
    }

    private static func width(of column: Int, in sheet: Sheet) -> Int {
        var widest = 0
        for row in sheet.rows where row.indices.contains(column) && widest < 60 {
            switch row[column] {
            case .text(let text):
                // Few texts are longer than the widest so far; only those are looked at line by line.
                guard text.utf8.count > widest else { continue }
                for line in text.utf8.split(separator: UInt8(ascii: "\n")) { widest = max(widest, min(line.count, 60)) }
            case .number: widest = max(widest, 6)
            case .day: widest = max(widest, 11)
            case .blank: continue
            }
        }
        return min(60, max(8, widest + 2, sheet.header[column].utf8.count + 4))
    }

    /// `A` for 0, `AB` for 27.
    private static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(0x41 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }
}
