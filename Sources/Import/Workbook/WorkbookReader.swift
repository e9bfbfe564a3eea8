/// Reads workbooks of Excel (ISO/IEC 29500, SpreadsheetML): all sheets that can be seen, with values as people see
/// them.
public enum WorkbookReader {
    /// Reads a whole file.
    ///
    /// - Throws: An ``ImportError``.
    public static func read(_ bytes: [UInt8], limits: ImportLimits = ImportLimits()) throws(ImportError) -> Spreadsheet {
        let container = try ZipReader(bytes, limits: limits)
        guard container.holds("xl/workbook.xml") else {
            throw ImportError(container.holds("EncryptedPackage") ? .encrypted : .missing("workbook"))
        }
        var measure = WorkbookMeasure(limits: limits)
        func part(_ name: String) throws(ImportError) -> [UInt8] {
            let contents = try container.contents(of: name)
            try measure.add(contents)
            return contents
        }
        let book = WorkbookParts()
        try XMLEvents.read(try part("xl/workbook.xml"), part: "its list of sheets", to: book)
        if container.holds("xl/_rels/workbook.xml.rels") {
            try XMLEvents.read(try part("xl/_rels/workbook.xml.rels"), part: "its list of parts", to: book)
        }
        let styles = WorkbookStyles()
        if container.holds("xl/styles.xml") {
            try XMLEvents.read(try part("xl/styles.xml"), part: "its list of styles", to: styles)
        }
        let strings = SharedStrings()
        if container.holds("xl/sharedStrings.xml") {
            try XMLEvents.read(try part("xl/sharedStrings.xml"), part: "its texts", to: strings)
        }
        // All sheets are counted before the first is gone through.
        for sheet in book.sheets where !sheet.isHidden {
            if let target = book.targets[sheet.relation], container.holds(target) { _ = try part(target) }
        }
        var spreadsheet = Spreadsheet(sheets: [])
        var cells = 0
        for sheet in book.sheets {
            guard !sheet.isHidden else {
                spreadsheet.remarks.append(.hiddenSheet(sheet.name))
                continue
            }
            guard let target = book.targets[sheet.relation], container.holds(target) else { continue }
            let rows = SheetRows(
                sheet.name, strings.texts, styles, beginsIn1904: book.beginsIn1904, limits: limits, cellsBefore: cells)
            try XMLEvents.read(try container.contents(of: target), part: "the sheet \(sheet.name)", to: rows)
            if let error = rows.error { throw error }
            cells = rows.cells
            if rows.hiddenRows + rows.hiddenColumns > 0 {
                spreadsheet.remarks.append(.hidden(sheet: sheet.name, rows: rows.hiddenRows, columns: rows.hiddenColumns))
            }
            spreadsheet.remarks += rows.valueless.prefix(20).map { .formulaWithoutValue(SheetPlace(sheet: sheet.name, row: $0)) }
            if !rows.rows.isEmpty { spreadsheet.sheets.append(Sheet(title: sheet.name, rows: rows.rows)) }
        }
        guard !spreadsheet.sheets.isEmpty else { throw ImportError(.empty) }
        return spreadsheet
    }
}

/// The sheets of a workbook, and where they are.
private final class WorkbookParts: XMLListener {
    private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    private(set) var targets: [String: String] = [:]
    private(set) var beginsIn1904 = false

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "sheet":
            let state = attributes["state"] ?? "visible"
            sheets.append((attributes["name"] ?? "", attributes["id"] ?? "", state != "visible"))
        case "workbookPr": beginsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "Relationship":
            guard let id = attributes["Id"], let target = attributes["Target"], attributes["TargetMode"] != "External" else {
                return
            }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        default: break
        }
    }

    func end(_ element: String) {}
    func text(_ piece: String) {}
}

/// The texts that cells refer to by number.
private final class SharedStrings: XMLListener {
    private(set) var texts: [String] = []
    private var current = ""
    private var (isText, isPhonetic) = (false, false)

    func begin(_ element: String, _ attributes: [String: String]) {
        if element == "si" { current = "" }
        if element == "t" { isText = !isPhonetic }
        if element == "rPh" { isPhonetic = true }
    }

    func end(_ element: String) {
        if element == "si" { texts.append(current) }
        if element == "t" { isText = false }
        if element == "rPh" { isPhonetic = false }
    }

    func text(_ piece: String) { if isText { current += piece } }
}

/// What numbers are by their formats: days, shares or numbers.
final class WorkbookStyles: XMLListener {
    /// How a number is to be read.
    enum Meaning { case number, day, share }

    private var formats: [Int: String] = [:]
    private var cellFormats: [Int] = []
    private var isInCells = false

    /// What a cell of a style holds.
    func meaning(of style: Int) -> Meaning {
        guard cellFormats.indices.contains(style) else { return .number }
        let format = cellFormats[style]
        // ISO/IEC 29500-1, 18.8.30: the formats that every program has.
        if (14...22).contains(format) || (27...36).contains(format) || (45...47).contains(format) || (50...58).contains(format) {
            return .day
        }
        if format == 9 || format == 10 { return .share }
        return formats[format].map(Self.meaning(ofCode:)) ?? .number
    }

    private static func meaning(ofCode code: String) -> Meaning {
        var (isQuoted, isBracketed, isEscaped) = (false, false, false)
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "\\" || character == "_" || character == "*" {
                isEscaped = true
            } else if character == "[" {
                isBracketed = true
            } else if character == "]" {
                isBracketed = false
            } else if isBracketed {
                continue
            } else if "ymdh".contains(character) {
                return .day
            } else if character == "%" {
                return .share
            } else if character == ";" {
                break
            }
        }
        return .number
    }

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] { formats[id] = code }
        case "cellXfs": isInCells = true
        case "xf": if isInCells { cellFormats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0) }
        default: break
        }
    }

    func end(_ element: String) { if element == "cellXfs" { isInCells = false } }
    func text(_ piece: String) {}
}
