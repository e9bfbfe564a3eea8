/// What stands between the cells of a table. Spreadsheets of many countries expect a semicolon where a comma is the
/// decimal sign.
public enum TableSeparator: String, CaseIterable, Hashable, Sendable {
    case comma
    case semicolon
    case tab

    /// The sign itself.
    public var sign: String {
        switch self {
        case .comma: ","
        case .semicolon: ";"
        case .tab: "\t"
        }
    }

    /// The sign as a byte of a file.
    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
    }

    /// Reads the sign or its name, or nil for anything else.
    public init?(_ text: String) {
        guard
            let found = Self.allCases.first(where: {
                $0.rawValue == text.lowercased() || $0.sign == text || text == "\\t" && $0 == .tab
            })
        else { return nil }
        self = found
    }
}
