import HarmlessText
import Import

/// Whatever the bytes: rows stand in the order of the lines; what is refused names a line that there is; cells that are
/// written again with quotation marks are read as the same; and what keeps a spreadsheet from running a cell is taken
/// back exactly.
func checkSheet(_ bytes: [UInt8]) throws(Broken) {
    let spreadsheet: Spreadsheet
    do throws(ImportError) {
        spreadsheet = try CSVReader.read(bytes)
    } catch {
        try promise(error.description.utf8.count <= 600, "the message has \(error.description.utf8.count) bytes")
        return try promise((1...bytes.count + 1).contains(error.place?.row ?? 1), "line \(error.place?.row ?? 0) is named")
    }
    for sheet in spreadsheet.sheets {
        try promise(!sheet.rows.isEmpty, "there is a sheet without rows")
        try promise(sheet.rows.allSatisfy { (1...bytes.count + 1).contains($0.number) }, "a row stands where there is no line")
        try promise(zip(sheet.rows, sheet.rows.dropFirst()).allSatisfy { $0.number < $1.number }, "rows are out of order")
        try checkAgain(sheet)
    }
}

/// Whatever the bytes: a workbook is refused, or has sheets with rows that hold something.
func checkWorkbook(_ bytes: [UInt8]) throws(Broken) {
    let spreadsheet: Spreadsheet
    do throws(ImportError) {
        spreadsheet = try WorkbookReader.read(bytes)
    } catch {
        return try promise(!error.description.isEmpty, "nothing is said of why it is refused")
    }
    for sheet in spreadsheet.sheets {
        try promise(sheet.rows.allSatisfy { !$0.cells.allSatisfy(\.isEmpty) }, "a row holds nothing")
    }
}

/// Whatever the bytes: Markdown is refused, or has rows that stand on lines that there are.
func checkMarkdown(_ bytes: [UInt8]) throws(Broken) {
    let spreadsheet: Spreadsheet
    do throws(ImportError) {
        spreadsheet = try MarkdownReader.read(bytes)
    } catch {
        return try promise((1...bytes.count + 1).contains(error.place?.row ?? 1), "line \(error.place?.row ?? 0) is named")
    }
    for sheet in spreadsheet.sheets {
        // The names of a checklist's columns stand in no line.
        try promise(sheet.rows.allSatisfy { (0...bytes.count + 1).contains($0.number) }, "a row stands where there is no line")
        try promise(zip(sheet.rows, sheet.rows.dropFirst()).allSatisfy { $0.number < $1.number }, "rows are out of order")
    }
}

private func checkAgain(_ sheet: Sheet) throws(Broken) {
    var written = ""
    for row in sheet.rows {
        for cell in row.cells {
            let same = cell.defused.defusingTakenBack.unicodeScalars.elementsEqual(cell.unicodeScalars)
            try promise(same, "an apostrophe is lost or too many")
        }
        written += row.cells.map { "\"" + $0.doublingMarks + "\"" }.joined(separator: ",") + "\r\n"
    }
    let again: Spreadsheet
    do throws(ImportError) {
        again = try CSVReader.read(Array(written.utf8), separator: .comma)
    } catch {
        throw Broken("what was written is refused: \(error)")
    }
    let isSame = again.sheets.first.map { $0.rows.map(\.cells) == sheet.rows.map(\.cells) } ?? false
    try promise(isSame, "it is read back as something else")
}

extension String {
    /// By scalars: an accent on a quotation mark makes one character of the two.
    fileprivate var doublingMarks: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "\"" { result.append("\"") }
            result.append(scalar)
        }
        return String(result)
    }
}
