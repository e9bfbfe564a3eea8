/// Why a file cannot be read at all. Nothing of it was taken over.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The file, or something packed in it, has more bytes than this.
        case tooManyBytes(limit: Int)
        /// There are more rows than this.
        case tooManyRows(limit: Int)
        /// A row has more cells than this.
        case tooManyColumns(limit: Int)
        /// The rows have more cells together than this.
        case tooManyCells(limit: Int)
        /// A cell has more bytes than this.
        case cellTooLong(limit: Int)
        /// A quotation mark opens a cell and nothing closes it.
        case unclosedQuotation
        /// The bytes are no text.
        case notText
        /// The text has characters of UTF-8 and bytes that are none.
        case mixedEncodings
        /// Nothing but blank rows.
        case empty
        /// A workbook or another container is damaged, or holds what it may not.
        case damaged(String)
        /// A workbook that only its password opens.
        case encrypted
        /// A workbook in a form that cannot be read, as `.xls` or `.ods`.
        case otherWorkbook(String)
        /// JSON or markup, which holds no rows.
        case noTable
        /// What was asked for is not in the file.
        case missing(String)
    }

    /// What is wrong.
    public var kind: Kind
    /// Where, if a place can be named.
    public var place: SheetPlace?

    /// Says what is wrong, and where.
    public init(_ kind: Kind, at place: SheetPlace? = nil) {
        self.kind = kind
        self.place = place
    }

    /// "line 3: a quotation mark opens a cell, and nothing closes it": what happened and what to do. It follows the
    /// name of the file.
    public var description: String { (place.map { "\($0.named): " } ?? "") + kind.reason }
}

extension SheetPlace {
    /// "line 3", or "row 3 of Controls".
    public var named: String { sheet.map { "row \(row) of \($0)" } ?? "line \(row)" }
}

extension ImportError.Kind {
    fileprivate var reason: String {
        switch self {
        case .tooManyBytes(let limit): "it has more than \(limit >> 20) MiB; split it into several files"
        case .tooManyRows(let limit): "it has more than \(limit) rows; split it into several files"
        case .tooManyColumns(let limit): "it has more than \(limit) cells; is the separator another one?"
        case .tooManyCells(let limit): "it has more than \(limit) cells; leave out what is not needed, or split it"
        case .cellTooLong(let limit): "a cell has more than \(limit >> 10) KiB"
        case .unclosedQuotation: "a quotation mark opens a cell, and nothing closes it"
        case .notText: "it is no text; save it as CSV (UTF-8) or as XLSX"
        case .mixedEncodings: "it has characters of UTF-8 and bytes that are none; save it as UTF-8"
        case .empty: "there are no rows in it"
        case .damaged(let what): "\(what); open it in a spreadsheet and save it anew"
        case .encrypted: "it is locked by a password; save it without one"
        case .otherWorkbook(let what): "it is \(what); save it as XLSX or CSV"
        case .noTable:
            "it is JSON or markup, which holds no rows: save a table as CSV or XLSX; `tickmark import --as evidence` reads what a tool found, and `--as catalog` a catalog"
        case .missing(let what): "there is no \(what) in it"
        }
    }
}
