import HarmlessText

/// What somebody types to find items: words that must all occur, in any order, whatever their case and accents.
///
/// A noun is found in singular and plural, whichever of them was typed: `policies` finds *policy*, and `policy` finds
/// *policies* (see ``Swift/StringProtocol/singular``).
public struct SearchWords: Hashable, Sendable {
    /// A word in lower case and without accents.
    struct Word: Hashable, Sendable {
        /// Its forms as a whole word: the singular first, then the plural.
        let forms: [[UInt8]]
        /// What is looked for: the singular, and the plural where that does not begin with it (company, companies).
        let parts: [[UInt8]]

        init(_ text: Substring) {
            let singular = text.singular
            forms = [singular, singular.plural].map { Array($0.utf8) }
            parts = forms[1].starts(with: forms[0]) ? [forms[0]] : forms
        }
    }

    /// As it was typed.
    public let text: String
    let words: [Word]

    /// Makes words of a text.
    public init(_ text: String) {
        self.text = text
        words = text.foldedForSearch.split(whereSeparator: \.isWhitespace).map(Word.init)
    }

    /// Whether there is nothing to look for.
    public var isEmpty: Bool { words.isEmpty }

    /// Whether every word occurs in one of the texts.
    public func match(_ texts: String...) -> Bool { match(texts) }

    /// Whether every word occurs in one of the texts.
    public func match(_ texts: [String]) -> Bool {
        guard !words.isEmpty else { return true }
        return words.allSatisfy { word in
            texts.contains { text in word.parts.contains { SearchWords.occurs($0, in: text) } }
        }
    }

    /// Where the words occur in a text, as ranges of its characters, for showing what was found.
    public func ranges(in text: String) -> [Range<Int>] {
        let characters = text.map { Array(String($0).foldedForSearch.utf8) }
        var ranges: [Range<Int>] = []
        for word in words.flatMap(\.parts) {
            for start in characters.indices {
                var (end, rest) = (start, word[...])
                while end < characters.count, !rest.isEmpty, rest.starts(with: characters[end]), !characters[end].isEmpty {
                    rest = rest.dropFirst(characters[end].count)
                    end += 1
                }
                if rest.isEmpty { ranges.append(start..<end) }
            }
        }
        return ranges.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Looks for a folded word. ASCII is compared where it lies, so that a filter over a large catalog allocates
    /// nothing.
    private static func occurs(_ word: [UInt8], in text: String) -> Bool {
        let found: Bool? =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                guard bytes.count >= word.count else { return false }
                var start = 0
                while start <= bytes.count - word.count {
                    var offset = 0
                    while offset < word.count, bytes[start + offset].asciiLowercased == word[offset] { offset += 1 }
                    if offset == word.count { return true }
                    start += 1
                }
                return bytes.allSatisfy { $0 < 0x80 } ? false : nil
            } ?? nil
        return found ?? text.foldedForSearch.utf8.contains(word)
    }
}

extension UInt8 {
    fileprivate var asciiLowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}
