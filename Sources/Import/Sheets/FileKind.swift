/// What kind of file rows come in.
public enum SheetFileKind: Hashable, Sendable {
    case csv
    case markdown
    case workbook

    /// Tells by the first bytes and by the name what a file is.
    ///
    /// - Throws: An ``ImportError`` for what is known and cannot be read.
    public init(_ bytes: [UInt8], name: String) throws(ImportError) {
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw ImportError(.otherWorkbook("an old Excel workbook, or one with a password"))
        }
        if bytes.starts(with: Array("%PDF".utf8)) { throw ImportError(.otherWorkbook("a PDF")) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            // The first part of an OpenDocument file is its type, stored as it is.
            let start = String(decoding: bytes.prefix(120), as: UTF8.self)
            if start.contains("opendocument.spreadsheet") { throw ImportError(.otherWorkbook("an OpenDocument spreadsheet")) }
            self = .workbook
            return
        }
        let ending = name.lowercased().split(separator: ".").last ?? ""
        self = ["md", "markdown", "mdown"].contains(ending) ? .markdown : .csv
    }
}
