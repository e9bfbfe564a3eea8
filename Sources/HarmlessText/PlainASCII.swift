extension StringProtocol {
    /// The text in printable ASCII, as near as one can come: accents dropped, typographic signs in their typewriter
    /// form, `?` for the rest.
    ///
    /// For terminals that show nothing else, and for the file names that are made from people's names.
    public var plainASCII: String {
        var copy = String(self)
        if copy.withUTF8({ bytes in bytes.allSatisfy { $0 &- 0x20 < 0x5F } }) { return copy }
        var result = ""
        for character in copy.harmless {
            if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F {
                result.append(character)
            } else {
                result += character.typewriterForm
            }
        }
        return result
    }

    /// The words of the text with one space between them, and none before or after.
    public var singleSpaced: String {
        var copy = String(self)
        // Names are nearly always ASCII, and a start waits for one: these are gone through by their bytes.
        let short: String? = copy.withUTF8 { bytes in
            var words: [UInt8] = []
            words.reserveCapacity(bytes.count)
            for byte in bytes {
                guard byte &- 0x20 < 0x5F || (0x09...0x0D).contains(byte) else { return nil }
                if byte > 0x20 { words.append(byte) } else if words.last ?? 0x20 != 0x20 { words.append(0x20) }
            }
            if words.last == 0x20 { words.removeLast() }
            return String(decoding: words, as: UTF8.self)
        }
        return short ?? copy.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The text as it is compared in a search: in lower case and without accents, so that "Øst" is found by "ost".
    public var foldedForSearch: String {
        var copy = String(self)
        if copy.withUTF8({ bytes in bytes.allSatisfy { $0 < 0x80 } }) { return copy.lowercased() }
        var result = ""
        for character in copy.lowercased() {
            result += character.unicodeScalars.first?.latinBase ?? String(character)
        }
        return result
    }
}

extension Character {
    fileprivate var typewriterForm: String {
        switch self {
        case "–", "—", "‐", "‑", "−": return "-"
        case "‘", "’", "‚", "′": return "'"
        case "“", "”", "„", "″": return "\""
        case "…": return "..."
        case "•", "·": return "*"
        case "×": return "x"
        case "↑": return "up"
        case "↓": return "down"
        case "→": return "->"
        case "←": return "<-"
        case "‹": return "<"
        case "›": return ">"
        case "«": return "<<"
        case "»": return ">>"
        case "\u{A0}", "\u{2009}", "\u{202F}": return " "
        case "ß": return "ss"
        case "æ": return "ae"
        case "Æ": return "Ae"
        case "œ": return "oe"
        case "Œ": return "Oe"
        case "þ": return "th"
        case "Þ": return "Th"
        default: return unicodeScalars.first?.latinBase ?? "?"
        }
    }
}

extension Unicode.Scalar {
    /// The unaccented letter of an accented Latin one, read from its Unicode name ("LATIN SMALL LETTER E WITH ACUTE"),
    /// which the standard keeps for ever. Spares a table of ours.
    var latinBase: String? {
        if value < 0x80 { return String(self) }
        guard value < 0x2000, let name = properties.name, name.hasPrefix("LATIN ") else { return nil }
        let words = name.split(separator: " ")
        guard let letter = words.firstIndex(of: "LETTER"), letter + 1 < words.count else { return nil }
        var base = words[letter + 1]
        // "LATIN SMALL LETTER DOTLESS I" and its like have a word between.
        if base.count > 1, base == "DOTLESS", letter + 2 < words.count { base = words[letter + 2] }
        guard base.count == 1 else { return nil }
        return words.contains("SMALL") ? base.lowercased() : String(base)
    }
}
