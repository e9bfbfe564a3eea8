import HarmlessText

/// A sheet whose columns have names: what is below the row that names them, and which column holds what.
public struct HeadedSheet<Field: Hashable & Sendable>: Sendable {
    /// The sheet's title, where there are sheets.
    public let title: String?
    /// The names of the columns, as they were written.
    public let header: [String]
    /// Where the names stand.
    public let headerRow: Int
    /// What stands below them.
    public let rows: [SheetRow]
    /// Which column holds what.
    public let map: ColumnMap<Field>

    /// How far down the names of the columns are looked for: a title and a few lines of text may stand above them.
    private static var headerDepth: Int { 30 }

    /// Finds the row that names the columns, which is the one with the most names that are known, else the first; nil
    /// where the sheet has no row.
    public init?(_ sheet: Sheet, names: ColumnNames<Field>, mappings: [ColumnMapping<Field>] = []) {
        guard !sheet.rows.isEmpty else { return nil }
        var best = (index: 0, known: 0)
        for (index, row) in sheet.rows.prefix(Self.headerDepth).enumerated() {
            let map = ColumnMap(row.cells, names: names, mappings: mappings)
            if map.columns.count > best.known { best = (index, map.columns.count) }
        }
        title = sheet.title
        header = sheet.rows[best.index].cells
        headerRow = sheet.rows[best.index].number
        rows = Array(sheet.rows[(best.index + 1)...])
        map = ColumnMap(header, names: names, mappings: mappings)
    }

    /// What a row holds for a field, without blanks around it; empty where there is no such column.
    public func value(_ field: Field, of row: SheetRow) -> String { map[field].map { row[$0].trimmed } ?? "" }

    /// What a row holds for a field in all columns of it, without blanks around and without what is empty.
    public func values(_ field: Field, of row: SheetRow) -> [String] {
        map.columns(of: field).map { row[$0].trimmed }.filter { !$0.isEmpty }
    }

    /// Where a row stands.
    public func place(of row: SheetRow) -> SheetPlace { SheetPlace(sheet: title, row: row.number) }

    /// Whether a row holds something beyond the last column that has a name: a separator stood in a text without
    /// quotation marks.
    public func isTooWide(_ row: SheetRow) -> Bool {
        row.cells.count > header.count && row.cells[header.count...].contains { !$0.trimmed.isEmpty }
    }

    /// Rows with fewer cells than there are columns. What they lack is blank; a workbook leaves out blank cells and
    /// says nothing by it.
    public var shortRows: [SheetRow] { rows.filter { $0.cells.count < header.count } }
}
