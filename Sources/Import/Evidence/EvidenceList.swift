import Readiness

/// What a table says of the files of a folder: which is evidence of what, for which days.
public struct EvidenceList: Hashable, Sendable {
    /// What a column holds.
    public enum Field: String, CaseIterable, Hashable, Sendable {
        case file
        case targets
        case covers
        case from
        case to
        case performed
        case collected
        case kind
        case title
        case source
        case method
        case count
        case result
        case tool
    }

    /// A row: what it says, as it was written, without blanks around it. What it does not say is empty.
    public struct Row: Hashable, Sendable {
        /// Where it stands.
        public let place: SheetPlace
        private let values: [Field: String]

        init(place: SheetPlace, values: [Field: String]) {
            self.place = place
            self.values = values
        }

        /// What it says of a field.
        public subscript(field: Field) -> String { values[field] ?? "" }

        /// The controls and items that it names.
        public var targets: [String] {
            self[.targets].split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "|" }.map(String.init)
        }

        /// The days that it covers, as they are written on the command line: `FROM..TO`, or one day.
        public var covers: String {
            if !self[.covers].isEmpty { return self[.covers] }
            let (from, to) = (self[.from], self[.to])
            if from.isEmpty || to.isEmpty { return from + to }
            return "\(from)..\(to)"
        }
    }

    /// The rows, in the order of the file.
    public let rows: [Row]
    /// Columns that nothing is known of, as they were written.
    public let unused: [String]

    /// The names by which the columns are found.
    public static let names = ColumnNames<Field>([
        (.file, ["file", "file name", "filename", "path", "attachment", "evidence file", "artifact"]),
        (
            .targets,
            ["controls", "control", "control id", "control key", "targets", "target", "item", "items", "item id", "shows", "for"]
        ),
        (.covers, ["covers", "days", "period", "period covered", "covered", "date", "evidence date"]),
        (.from, ["from", "covers from", "start", "start date", "period start"]),
        (.to, ["to", "covers to", "end", "end date", "period end", "until"]),
        (.performed, ["performed", "performed on", "date performed", "operated"]),
        (.collected, ["collected", "collected on", "date collected", "captured", "capture date", "exported"]),
        (.kind, ["kind", "type", "evidence type"]),
        (.title, ["title", "name", "description", "evidence", "evidence description"]),
        (.source, ["source", "system", "tool source"]),
        (.method, ["method", "query", "filter", "command", "how"]),
        (.count, ["count", "members", "population size", "number"]),
        (.result, ["result", "outcome", "status"]),
        (.tool, ["tool", "made by", "scanner"]),
    ])

    /// Reads a list.
    ///
    /// - Throws: An ``ImportError`` where it has no column that names files, or none that says what each shows.
    public init(_ spreadsheet: Spreadsheet) throws(ImportError) {
        guard let sheet = spreadsheet.sheets.first, let table = HeadedSheet(sheet, names: Self.names) else {
            throw ImportError(.empty)
        }
        for (field, what) in [(Field.file, "column named File"), (.targets, "column named Controls")]
        where table.map[field] == nil {
            throw ImportError(.missing(what))
        }
        guard table.map[.covers] != nil || table.map[.from] != nil || table.map[.to] != nil else {
            throw ImportError(.missing("column named Covers, or From and To"))
        }
        rows = table.rows.map { row in
            var values: [Field: String] = [:]
            for field in Field.allCases {
                let value = table.value(field, of: row)
                if !value.isEmpty { values[field] = value }
            }
            return Row(place: table.place(of: row), values: values)
        }
        unused = table.map.unused.map { table.header[$0] }
    }
}
