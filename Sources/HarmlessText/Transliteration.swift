extension StringProtocol {
    /// The letters and digits of the text in `a`–`z` and `0`–`9`, with one dash between its words, and none at either
    /// end.
    ///
    /// Latin letters lose their accents; Cyrillic and Greek ones are written as they sound, by the plainest of the
    /// usual tables. What has no plain form in Latin letters is left out, so that nothing may be left at all.
    public var transliterated: String {
        var result = ""
        var isBetween = false
        for scalar in unicodeScalars {
            guard let letters = scalar.latinLetters else {
                isBetween = true
                continue
            }
            guard !letters.isEmpty else { continue }
            if isBetween, !result.isEmpty { result += "-" }
            isBetween = false
            result += letters
        }
        return result
    }
}

extension Unicode.Scalar {
    /// How the letter or digit is written in lower-case ASCII: empty for a sign that only changes its neighbor, nil for
    /// what is neither.
    fileprivate var latinLetters: String? {
        switch value {
        case 0x30...0x39, 0x61...0x7A: return String(self)
        case 0x41...0x5A: return properties.lowercaseMapping
        case ..<0x80:
            // An apostrophe stands within a word: O'Brien is one.
            return self == "'" ? "" : nil
        case 0x2019, 0x02BC: return ""
        case 0x0370..<0x0400, 0x1F00..<0x2000: return greekLetters
        case 0x0400..<0x0530: return Self.cyrillic[properties.lowercaseMapping]
        default: break
        }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return ""
        default: break
        }
        if let pair = Self.latinPairs[properties.lowercaseMapping] { return pair }
        return latinBase?.lowercased()
    }

    /// A Greek letter by its Unicode name ("GREEK SMALL LETTER ALPHA WITH TONOS"), which the standard keeps for ever.
    private var greekLetters: String? {
        guard let words = properties.name?.split(separator: " "), words.first == "GREEK",
            let letter = words.firstIndex(of: "LETTER"), letter + 1 < words.count
        else { return properties.generalCategory == .nonspacingMark ? "" : nil }
        let name = words[letter + 1] == "FINAL" && letter + 2 < words.count ? words[letter + 2] : words[letter + 1]
        return Self.greek[String(name)]
    }

    /// Latin letters that are written as two, or whose Unicode name does not hold their base.
    private static let latinPairs: [String: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "ng", "ĳ": "ij",
    ]

    private static let greek: [String: String] = [
        "ALPHA": "a", "BETA": "v", "GAMMA": "g", "DELTA": "d", "EPSILON": "e", "ZETA": "z", "ETA": "i", "THETA": "th",
        "IOTA": "i", "KAPPA": "k", "LAMDA": "l", "MU": "m", "NU": "n", "XI": "x", "OMICRON": "o", "PI": "p", "RHO": "r",
        "SIGMA": "s", "TAU": "t", "UPSILON": "y", "PHI": "f", "CHI": "ch", "PSI": "ps", "OMEGA": "o",
    ]

    private static let cyrillic: [String: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
        // Ukrainian and Belarusian.
        "є": "ie", "і": "i", "ї": "i", "ґ": "g", "ў": "u",
        // Serbian and Macedonian.
        "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
        "ѐ": "e", "ѝ": "i",
    ]
}
