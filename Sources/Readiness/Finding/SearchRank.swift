import HarmlessText

/// How well an item fits what somebody searches for: the higher, the better.
///
/// A word of the trade is often short, and occurs inside of other words ("DR" in "address"). So what is named exactly
/// stands before what is named by a whole word, and that before what only holds the letters.
struct SearchRank {
    private typealias Bytes = [UInt8]

    private let typed: Bytes
    /// All that was typed, in lower case: with the nouns in the singular, and with the last of them in the plural.
    private let queries: [Bytes]
    private let words: [SearchWords.Word]

    init(_ words: SearchWords) {
        self.words = words.words
        typed = Array(Self.folded(words.text).split { $0 == 0x20 || (0x09...0x0D).contains($0) }.joined(separator: [0x20]))
        var before: Bytes = []
        for word in self.words.dropLast() { before += word.forms[0] + [0x20] }
        var queries = (self.words.last?.forms ?? []).map { [before] in before + $0 }
        if !queries.contains(typed) { queries.append(typed) }
        self.queries = queries
    }

    /// The rank of an item that the words match.
    func rank(of item: ItemDefinition) -> Int {
        if Self.folded(item.id.text) == typed { return 1000 }
        let title = Self.folded(item.title)[...]
        let also = Self.folded(item.also).split(separator: UInt8(ascii: ","))
        // What stands first in the list is what the item is about.
        if let place = also.firstIndex(where: { named in queries.contains { named.elementsEqual($0) } }) { return 900 - place }
        var rank = 0
        if holds(title, any: queries) {
            rank = 800
        } else if let place = also.firstIndex(where: { holds($0, any: queries) }) {
            rank = 700 - place
        } else if words.allSatisfy({ word in ([title] + also).contains { holds($0, any: word.forms) } }) {
            rank = 600
        } else if words.allSatisfy({ word in ([title] + also).contains { begins(word.parts, in: $0) } }) {
            rank = 500
        }
        return rank + (item.priority == .core ? 2 : item.priority == .usual ? 1 : 0)
    }

    /// Whether one of these stands in a text as whole words.
    private func holds(_ text: ArraySlice<UInt8>, any wanted: [Bytes]) -> Bool {
        wanted.contains { Self.found($0, in: text, asWhole: true) }
    }

    /// Whether a word of the text begins with one of these.
    private func begins(_ parts: [Bytes], in text: ArraySlice<UInt8>) -> Bool {
        parts.contains { Self.found($0, in: text, asWhole: false) }
    }

    private static func found(_ words: Bytes, in text: ArraySlice<UInt8>, asWhole: Bool) -> Bool {
        guard !words.isEmpty, text.count >= words.count else { return false }
        for start in text.startIndex...(text.endIndex - words.count) where text[start] == words[0] {
            let end = start + words.count
            guard start == text.startIndex || !isLetter(text[start - 1]), text[start..<end].elementsEqual(words) else { continue }
            if !asWhole || end == text.endIndex || !isLetter(text[end]) { return true }
        }
        return false
    }

    private static func folded(_ text: String) -> Bytes { Array(text.foldedForSearch.utf8) }

    /// Whether a byte of a folded text belongs to a letter or a number; what is not ASCII does.
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }
}

extension Engagement {
    /// The positions of the items that pass a filter: in the catalog's order, or the best first where words are
    /// searched for.
    public func found(_ filter: ItemFilter) -> [Int] {
        let passing = items.indices.filter { filter.passes(items[$0], in: self) }
        guard !filter.text.isEmpty else { return passing }
        let rank = SearchRank(filter.text)
        let ranked = passing.map { (position: $0, rank: rank.rank(of: items[$0])) }
        return ranked.sorted { ($1.rank, $0.position) < ($0.rank, $1.position) }.map(\.position)
    }
}
