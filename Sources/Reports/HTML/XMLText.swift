import HarmlessText

/// Text in XML and HTML: between tags, and in attributes with quotation marks.
enum XMLText {
    /// The text, harmless, with every sign that could end it or begin something else written as an entity.
    static func escaped(_ text: String) -> String {
        guard !text.isPlainXML else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.harmless.unicodeScalars {
            switch scalar {
            case "<": result.append(all: "&lt;")
            case ">": result.append(all: "&gt;")
            case "&": result.append(all: "&amp;")
            case "\"": result.append(all: "&quot;")
            case "'": result.append(all: "&#39;")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension String {
    /// Whether the text is printable ASCII without such a sign, as nearly all are.
    fileprivate var isPlainXML: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
                default: byte &- 0x20 < 0x5F
                }
            }
        } ?? false
    }
}

extension String.UnicodeScalarView {
    fileprivate mutating func append(all text: String) {
        for scalar in text.unicodeScalars { append(scalar) }
    }
}
