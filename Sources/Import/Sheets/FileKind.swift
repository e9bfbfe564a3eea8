/// What kind of file rows come in.
public enum SheetFileKind: Hashable, Sendable {
    case csv
    case markdown
    case workbook
    /// JSON or markup, which holds no rows: what a tool found, a catalog, a page.
    case noTable

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
        self = ["md", "markdown", "mdown"].contains(ending) ? .markdown : Self.beginsAsNoTable(bytes) ? .noTable : .csv
    }

    /// Whether a text begins as JSON or markup does, in whichever encoding: lists of people begin with a word, or a box
    /// (`[ ]`, `[x]`).
    private static func beginsAsNoTable(_ bytes: [UInt8]) -> Bool {
        let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
        let signs = bytes.prefix(4096).lazy.filter { $0 > 0x20 && !marks.contains($0) }.prefix(3).map(\.self)
        switch signs.first {
        case UInt8(ascii: "{"), UInt8(ascii: "<"): return true
        case UInt8(ascii: "["):
            // A box with nothing in it stands before something that is to be done.
            guard let next = signs.dropFirst().first else { return false }
            return "{[\"".utf8.contains(next) || next == UInt8(ascii: "]") && signs.count == 2
        default: return false
        }
    }
}
