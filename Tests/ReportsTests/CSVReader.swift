/// A strict reader of RFC 4180, which knows nothing of how Tickmark writes it: CRLF ends rows, a quotation mark stands
/// only in a quoted cell, and a quoted cell ends only before a comma or a row's end.
enum CSVReader {
    enum Failure: Error { case lineEnd, quote, unfinished, notUTF8 }

    static func rows(_ bytes: [UInt8]) throws -> [[String]] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure.notUTF8 }
        let scalars = Array(text.unicodeScalars)
        var rows: [[String]] = []
        var row: [String] = []
        var index = 0
        while index < scalars.count {
            row.append(try cell(scalars, &index))
            guard index < scalars.count else { throw Failure.unfinished }
            if scalars[index] == "," {
                index += 1
            } else if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
                index += 2
                rows.append(row)
                row = []
            } else {
                throw Failure.lineEnd
            }
        }
        guard row.isEmpty else { throw Failure.unfinished }
        return rows
    }

    private static func cell(_ scalars: [Unicode.Scalar], _ index: inout Int) throws -> String {
        var cell = String.UnicodeScalarView()
        guard index < scalars.count else { throw Failure.unfinished }
        guard scalars[index] == "\"" else {
            while index < scalars.count, scalars[index] != ",", scalars[index] != "\r", scalars[index] != "\n" {
                if scalars[index] == "\"" { throw Failure.quote }
                cell.append(scalars[index])
                index += 1
            }
            return String(cell)
        }
        index += 1
        while index < scalars.count {
            if scalars[index] != "\"" {
                cell.append(scalars[index])
                index += 1
            } else if index + 1 < scalars.count, scalars[index + 1] == "\"" {
                cell.append("\"")
                index += 2
            } else {
                index += 1
                return String(cell)
            }
        }
        throw Failure.unfinished
    }
}
