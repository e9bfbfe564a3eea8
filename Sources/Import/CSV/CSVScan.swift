/// Takes separated values apart in one pass. Cells are kept as bytes and ends, so that a file beyond the limits costs
/// little before it is refused.
struct CSVScan {
    let separator: UInt8
    let limits: ImportLimits
    /// Whether the text may end in the middle of a row, which is then passed over.
    var isSample = false

    /// The texts of all cells, one behind the other.
    private(set) var text: [UInt8] = []
    /// Where each cell ends in the text.
    private(set) var ends: [Int] = []
    /// For each row, its line, and how many cells there are up to its end.
    private(set) var rows: [(line: Int, cells: Int)] = []

    init(separator: UInt8, limits: ImportLimits) { (self.separator, self.limits) = (separator, limits) }

    /// How many cells each row has that holds something.
    var widths: [Int] {
        var (widths, previous): ([Int], Int) = ([], 0)
        for row in rows {
            if !isBlank(from: previous, to: row.cells) { widths.append(row.cells - previous) }
            previous = row.cells
        }
        return widths
    }

    /// The rows that hold something, as strings.
    var sheetRows: [SheetRow] {
        var result: [SheetRow] = []
        var (cell, start) = (0, 0)
        for row in rows {
            var cells: [String] = []
            if !isBlank(from: cell, to: row.cells) {
                cells.reserveCapacity(row.cells - cell)
                for index in cell..<row.cells {
                    cells.append(String(decoding: text[start..<ends[index]], as: UTF8.self))
                    start = ends[index]
                }
                result.append(SheetRow(number: row.line, cells: cells))
            }
            (cell, start) = (row.cells, row.cells > 0 ? ends[row.cells - 1] : 0)
        }
        return result
    }

    private func isBlank(from first: Int, to last: Int) -> Bool {
        let start = first > 0 ? ends[first - 1] : 0
        let end = last > 0 ? ends[last - 1] : 0
        return text[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    private static let (quote, newline, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))

    /// Reads rows from a byte on, which begins the line of this number: all of them, or so many.
    mutating func read(_ bytes: [UInt8], from offset: Int, line first: Int = 1, rows most: Int = .max) throws(ImportError) {
        let isWhole = try bytes.withUnsafeBufferPointer { (bytes) throws(ImportError) -> Bool in
            try read(bytes, from: offset, line: first, rows: most)
        }
        guard isWhole || isSample else { throw ImportError(.unclosedQuotation, at: SheetPlace(row: (rows.last?.line ?? 1))) }
        if isSample, rows.count > 1, rows.count < most, bytes.last != Self.newline { dropLastRow() }
    }

    private mutating func dropLastRow() {
        rows.removeLast()
        ends.removeLast(ends.count - (rows.last?.cells ?? 0))
        text.removeLast(text.count - (ends.last ?? 0))
    }

    /// Whether the text ended outside of quotation marks.
    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, from offset: Int, line first: Int, rows most: Int
    ) throws(ImportError) -> Bool {
        let (separator, quote, newline, carriageReturn) = (separator, Self.quote, Self.newline, Self.carriageReturn)
        let count = bytes.count
        var (index, line, rowLine, rowCells, rowsRead) = (offset, first, first, 0, 0)
        var cellStart = text.count
        while index < count {
            if bytes[index] == quote {
                let opened = line
                index += 1
                var isClosed = false
                while index < count {
                    let begin = index
                    while index < count, bytes[index] != quote {
                        if bytes[index] == newline { line += 1 }
                        index += 1
                    }
                    text.append(contentsOf: bytes[begin..<index])
                    index += 1
                    if index < count, bytes[index] == quote {
                        text.append(quote)
                        index += 1
                    } else {
                        isClosed = index <= count
                        break
                    }
                }
                guard isClosed else {
                    if isSample { return false }
                    throw ImportError(.unclosedQuotation, at: SheetPlace(row: opened))
                }
            }
            // What follows a closing mark belongs to the cell, as spreadsheets have it.
            let begin = index
            while index < count, bytes[index] != separator, bytes[index] != newline, bytes[index] != carriageReturn { index += 1 }
            if index > begin { text.append(contentsOf: bytes[begin..<index]) }
            try endCell(from: cellStart, rowCells, line: rowLine)
            rowCells += 1
            cellStart = text.count
            if index < count, bytes[index] == separator {
                index += 1
                // A separator at the very end has an empty cell behind it.
                if index < count { continue }
                try endCell(from: cellStart, rowCells, line: rowLine)
            } else if index < count {
                index += bytes[index] == carriageReturn && index + 1 < count && bytes[index + 1] == newline ? 2 : 1
                line += 1
            }
            try endRow(line: rowLine)
            (rowLine, rowCells, rowsRead) = (line, 0, rowsRead + 1)
            if rowsRead == most { return true }
        }
        return true
    }

    private mutating func endCell(from start: Int, _ column: Int, line: Int) throws(ImportError) {
        guard text.count - start <= limits.cellBytes else {
            throw ImportError(.cellTooLong(limit: limits.cellBytes), at: SheetPlace(row: line))
        }
        guard column < limits.columns else {
            throw ImportError(.tooManyColumns(limit: limits.columns), at: SheetPlace(row: line))
        }
        guard ends.count < limits.cells else { throw ImportError(.tooManyCells(limit: limits.cells)) }
        ends.append(text.count)
    }

    private mutating func endRow(line: Int) throws(ImportError) {
        guard rows.count < limits.rows else { throw ImportError(.tooManyRows(limit: limits.rows)) }
        rows.append((line, ends.count))
    }
}
