/// What a file of rows holds, whatever the file was: separated values, a workbook, tables in Markdown.
///
/// Cells are as they were written. They are hostile: whoever shows one makes it harmless, and whoever writes one into a
/// workspace checks it as if somebody had typed it.
public struct Spreadsheet: Hashable, Sendable {
    /// The sheets, in the order of the file. Separated values are one sheet without a title.
    public var sheets: [Sheet]
    /// What somebody should know about how the file was read.
    public var remarks: [SheetRemark]

    /// Makes a spreadsheet of its sheets.
    public init(sheets: [Sheet], remarks: [SheetRemark] = []) {
        self.sheets = sheets
        self.remarks = remarks
    }
}

/// One sheet of a spreadsheet: rows, of which one may name the columns.
public struct Sheet: Hashable, Sendable {
    /// What the sheet is called; nil where a file can only hold one.
    public var title: String?
    /// The rows that hold something, the one with the names of the columns among them.
    public var rows: [SheetRow]

    /// Makes a sheet of its rows.
    public init(title: String? = nil, rows: [SheetRow]) {
        self.title = title
        self.rows = rows
    }
}

/// A row of a sheet.
public struct SheetRow: Hashable, Sendable {
    /// Where it begins: the line of the file, or the row of a workbook's sheet, from 1.
    public var number: Int
    /// What its cells hold, from the first column on.
    public var cells: [String]

    /// Makes a row.
    public init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }

    /// The cell of a column, counted from 0; a cell that the row does not have is empty.
    public subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
}

/// Where something stands in a file: `12`, or `Controls!12` in a workbook.
public struct SheetPlace: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The sheet's title, where there are sheets.
    public var sheet: String?
    /// The line of the file, or the row of the sheet, from 1.
    public var row: Int

    /// Names a place.
    public init(sheet: String? = nil, row: Int) {
        self.sheet = sheet
        self.row = row
    }

    /// `12`, or `Controls!12`.
    public var description: String { sheet.map { "\($0)!\(row)" } ?? "\(row)" }

    /// Compares by sheet, then by row.
    public static func < (left: Self, right: Self) -> Bool { (left.sheet ?? "", left.row) < (right.sheet ?? "", right.row) }
}

/// What somebody should know about how a file was read.
public enum SheetRemark: Hashable, Sendable {
    /// The text was no UTF-8 and was read as Windows-1252, as spreadsheets on Windows write it.
    case readAsWindows1252
    /// Characters of the text were not whole; they became U+FFFD.
    case brokenCharacters
    /// Rows or columns of a sheet are hidden; they were read like the others.
    case hidden(sheet: String, rows: Int, columns: Int)
    /// A whole sheet is hidden; it was passed over.
    case hiddenSheet(String)
    /// A cell holds a formula without the value that it had; it was read as empty.
    case formulaWithoutValue(SheetPlace)
}
