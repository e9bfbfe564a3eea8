import HarmlessText

/// The names by which the columns of a table are found: for each field, what other programs and people call it.
///
///     enum RequestField { case number, text, due }
///     let names = ColumnNames<RequestField>([
///         (.number, ["request id", "#"]), (.text, ["request", "title"]), (.due, ["due date"]),
///     ])
///     let table = HeadedSheet(sheet, names: names)
///
/// Case, accents, spaces, underscores, hyphens and other marks do not count: `Due_Date`, `due-date` and `DUE DATE:` are
/// one name.
public struct ColumnNames<Field: Hashable & Sendable>: Sendable {
    /// Fields by folded names; of a name that is given twice, the first.
    private var fields: [String: Rank] = [:]
    /// Fields that several columns may hold at once.
    fileprivate private(set) var gathered: Set<Field> = []

    private struct Rank: Sendable {
        let field: Field
        /// How far behind in its field's list: the best name of two columns wins.
        let order: Int
    }

    /// Gives each field its names, the most telling first.
    public init(_ names: [(field: Field, names: [String])]) {
        for (field, list) in names {
            for (order, name) in list.enumerated() where fields[Self.folded(name)] == nil {
                fields[Self.folded(name)] = Rank(field: field, order: order)
            }
        }
    }

    /// The same names, where a field may be held by several columns at once: exports of Jira have a column for each
    /// label.
    public func gathering(_ field: Field) -> Self {
        var names = self
        names.gathered.insert(field)
        return names
    }

    /// A name without what does not count. A name of nothing but marks (`#`) stays as it is.
    static func folded(_ name: String) -> String {
        let text = name.foldedForSearch
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return letters.isEmpty ? text.filter { !$0.isWhitespace } : String(String.UnicodeScalarView(letters))
    }

    /// The field that a column of this name holds, and how good the name is: 0 is the best.
    fileprivate func rank(of name: String) -> (field: Field, order: Int)? {
        fields[Self.folded(name)].map { ($0.field, $0.order) }
    }

    /// The field that a column of this name holds.
    public func field(of name: String) -> Field? { rank(of: name)?.field }
}

extension Spreadsheet {
    /// Whether one of its tables may have a column of this name: it stands where the names of columns are looked for.
    public func mayHaveColumn(_ name: String) -> Bool {
        let folded = ColumnNames<Int>.folded(name)
        return sheets.contains { sheet in
            sheet.rows.prefix(30).contains { row in row.cells.contains { ColumnNames<Int>.folded($0) == folded } }
        }
    }
}

/// What somebody said about a column: `COLUMN=FIELD`.
public struct ColumnMapping<Field: Hashable & Sendable>: Hashable, Sendable {
    /// The column's name as the file has it, or its number from 1, or its letters as in spreadsheets.
    public var column: String
    /// What it holds; nil where the column is to be passed over.
    public var field: Field?

    /// Says what a column holds.
    public init(column: String, field: Field?) {
        self.column = column
        self.field = field
    }
}

/// Which column holds which field.
public struct ColumnMap<Field: Hashable & Sendable>: Hashable, Sendable {
    /// Columns by fields, counted from 0; of several that hold one field together, the first.
    public private(set) var columns: [Field: Int] = [:]
    /// The columns of fields that several may hold together.
    private var gathered: [Field: [Int]] = [:]
    /// Columns that have a name and hold none of the fields.
    public private(set) var unused: [Int] = []
    /// Columns that would hold a field which another column holds.
    public private(set) var doubled: [Int] = []
    /// Columns that a mapping names and the table does not have, as they were written.
    public private(set) var unknown: [String] = []

    /// Finds the columns of a row of names. What a mapping says goes before what a name says.
    public init(_ header: [String], names: ColumnNames<Field>, mappings: [ColumnMapping<Field>] = []) {
        var settled: Set<Int> = []
        for mapping in mappings {
            let found = Self.columns(mapping.column, in: header)
            guard let first = found.first else {
                unknown.append(mapping.column)
                continue
            }
            // What is said of a name holds for all columns of that name, unless only one can hold the field.
            if let field = mapping.field, !names.gathered.contains(field) {
                settled.insert(first)
                columns[field] = first
            } else {
                settled.formUnion(found)
                if let field = mapping.field { gathered[field, default: []] += found }
            }
        }
        var orders: [Field: Int] = [:]
        for (column, name) in header.enumerated() where !settled.contains(column) {
            guard let (field, order) = names.rank(of: name) else {
                if !name.allSatisfy(\.isWhitespace) { unused.append(column) }
                continue
            }
            if names.gathered.contains(field) {
                gathered[field, default: []].append(column)
                continue
            }
            if let taken = columns[field] {
                guard let best = orders[field], order < best else {
                    doubled.append(column)
                    continue
                }
                doubled.append(taken)
            }
            (columns[field], orders[field]) = (column, order)
        }
        doubled.sort()
        for (field, found) in gathered {
            gathered[field] = Set(found).sorted()
            columns[field] = found.min()
        }
    }

    /// The column of a field, counted from 0; of several, the first.
    public subscript(field: Field) -> Int? { columns[field] }

    /// Every column of a field, counted from 0.
    public func columns(of field: Field) -> [Int] { gathered[field] ?? columns[field].map { [$0] } ?? [] }

    /// Columns by their name, or one by its number from 1, or by its letters (`A`, `AB`).
    private static func columns(_ written: String, in header: [String]) -> [Int] {
        let exact = header.indices.filter { header[$0] == written }
        if !exact.isEmpty { return exact }
        let folded = ColumnNames<Field>.folded(written)
        let named = header.indices.filter { ColumnNames<Field>.folded(header[$0]) == folded }
        if !named.isEmpty { return named }
        if let number = Int(written) { return header.indices.contains(number - 1) ? [number - 1] : [] }
        guard (1...3).contains(written.utf8.count), written.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return [] }
        let index = written.utf8.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
        return header.indices.contains(index) ? [index] : []
    }
}
