/// Reads values that are separated by commas, semicolons, tabs or bars (RFC 4180, and what spreadsheets make of it):
/// with or without a byte order mark, in UTF-8, UTF-16 or Windows-1252, with any line ends, also inside of quotation
/// marks.
public enum CSVReader {
    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - separator: What stands between cells; nil to find it, or to take it from a first line `sep=;`, as Excel
    ///     does.
    ///   - limits: How much it may hold.
    /// - Throws: An ``ImportError``. What can be read row by row is no reason to throw: a row with too few or too many
    ///   cells is there as it is, and ``HeadedSheet`` names it.
    public static func read(
        _ bytes: [UInt8], separator: CSVSeparator? = nil, limits: ImportLimits = ImportLimits()
    ) throws(ImportError) -> Spreadsheet {
        let text = try IncomingText(bytes, limits: limits)
        let announced = announcedSeparator(text.bytes)
        let found = separator ?? announced?.separator ?? .find(in: text.bytes)
        guard CSVMeasure.cells(of: text.bytes, separator: found.rawValue) <= limits.cells else {
            throw ImportError(.tooManyCells(limit: limits.cells))
        }
        var scan = CSVScan(separator: found.rawValue, limits: limits)
        try scan.read(text.bytes, from: announced?.length ?? 0, line: announced == nil ? 1 : 2)
        let rows = scan.sheetRows
        guard !rows.isEmpty else { throw ImportError(.empty) }
        var remarks: [SheetRemark] = []
        if text.encoding == .windows1252 { remarks.append(.readAsWindows1252) }
        if text.isRepaired { remarks.append(.brokenCharacters) }
        return Spreadsheet(sheets: [Sheet(rows: rows)], remarks: remarks)
    }

    /// The separator of a first line `sep=;`, and how long that line is with its end.
    private static func announcedSeparator(_ bytes: [UInt8]) -> (separator: CSVSeparator, length: Int)? {
        guard bytes.count >= 5, String(decoding: bytes[..<4], as: UTF8.self).lowercased() == "sep=",
            let separator = CSVSeparator(rawValue: bytes[4])
        else { return nil }
        switch bytes[5...].prefix(2) {
        case [0x0D, 0x0A]: return (separator, 7)
        case let end where end.first == 0x0A || end.first == 0x0D: return (separator, 6)
        case []: return (separator, 5)
        default: return nil
        }
    }
}
