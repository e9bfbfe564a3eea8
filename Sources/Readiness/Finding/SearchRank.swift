import HarmlessText

/// How well an item fits what somebody searches for: the higher, the better.
///
/// A word of the trade is often short, and occurs inside of other words ("DR" in "address"). So what is named exactly
/// stands before what is named by a whole word, and that before what only holds the letters.
struct SearchRank {
    private let query: String
    private let words: [Substring]

    init(_ words: SearchWords) {
        self.words = words.text.foldedForSearch.split(whereSeparator: \.isWhitespace)
        query = self.words.joined(separator: " ")
    }

    /// The rank of an item that the words match.
    func rank(of item: ItemDefinition) -> Int {
        let title = item.title.foldedForSearch
        let also = item.also.foldedForSearch.split(separator: ",")
        if item.id.text.foldedForSearch == query { return 1000 }
        // What stands first in the list is what the item is about.
        if let place = also.firstIndex(where: { $0 == query }) { return 900 - place }
        var rank = 0
        if Self.holds(title[...], query[...]) {
            rank = 800
        } else if let place = also.firstIndex(where: { Self.holds($0, query[...]) }) {
            rank = 700 - place
        } else if words.allSatisfy({ word in Self.holds(title[...], word) || also.contains { Self.holds($0, word) } }) {
            rank = 600
        } else if words.allSatisfy({ word in Self.begins(word, in: title[...]) || also.contains { Self.begins(word, in: $0) } }) {
            rank = 500
        }
        return rank + (item.priority == .core ? 2 : item.priority == .usual ? 1 : 0)
    }

    /// Whether words stand in a text as whole words.
    private static func holds(_ text: Substring, _ words: Substring) -> Bool {
        text == words || found(words, in: text) { $0.map { !isLetter($0) } ?? true }
    }

    /// Whether a word of the text begins with this one.
    private static func begins(_ word: Substring, in text: Substring) -> Bool { found(word, in: text) { _ in true } }

    private static func found(_ word: Substring, in text: Substring, _ mayFollow: (Character?) -> Bool) -> Bool {
        var start = text.startIndex
        while start < text.endIndex {
            let isBeginning = start == text.startIndex || !isLetter(text[text.index(before: start)])
            let rest = text[start...]
            if isBeginning, rest.hasPrefix(word), mayFollow(rest.dropFirst(word.count).first) { return true }
            start = text.index(after: start)
        }
        return false
    }

    private static func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

extension Engagement {
    /// The positions of the items that pass a filter: in the catalog's order, or the best first where words are searched for.
    public func found(_ filter: ItemFilter) -> [Int] {
        let passing = items.indices.filter { filter.passes(items[$0], in: self) }
        guard !filter.text.isEmpty else { return passing }
        let rank = SearchRank(filter.text)
        let ranked = passing.map { (position: $0, rank: rank.rank(of: items[$0])) }
        return ranked.sorted { ($1.rank, $0.position) < ($0.rank, $1.position) }.map(\.position)
    }
}
