/// Which words lead where, and the places of them in lines that are shown.
public struct LinkedText: Hashable, Sendable {
    /// Where in a line something is a link.
    public struct Place: Hashable, Sendable {
        /// The characters of the line, by their numbers from 0.
        public let characters: Range<Int>
        /// Where they lead.
        public let link: TerminalLink
    }

    private var links: [String: TerminalLink] = [:]

    /// Begins without any.
    public init() {}

    /// Whether nothing leads anywhere.
    public var isEmpty: Bool { links.isEmpty }

    /// Makes a word a link wherever it stands by itself; one with a space in it is never found.
    public mutating func add(_ word: String, to link: TerminalLink) { links[word] = link }

    /// The places of links in lines, for each line from left to right. A word that was too long for its line and goes
    /// on in the next ones is a link in all of them.
    public func places(in lines: [String]) -> [[Place]] {
        var found = Array(repeating: [Place](), count: lines.count)
        guard !isEmpty else { return found }
        let words = lines.map(Self.words)
        for line in lines.indices {
            for (place, word) in words[line].enumerated() {
                // What is left of a longer one that begins further up.
                if place == 0, let last = found[line].last, last.characters.upperBound > word.start { continue }
                if let (range, link) = whole(word) {
                    found[line].append(Place(characters: range, link: link))
                } else if place == words[line].count - 1 {
                    for (line, part) in parts(from: word, in: line, of: words) { found[line].append(part) }
                }
            }
        }
        return found
    }

    /// The lines with the sequences of their links. The lines themselves must be ``Swift/String/harmless`` already.
    public func linking(_ lines: [String]) -> [String] {
        zip(lines, places(in: lines)).map { line, places in
            guard !places.isEmpty else { return line }
            var rest = line[...]
            var (shown, reached) = ("", 0)
            for place in places {
                shown += rest.prefix(place.characters.lowerBound - reached)
                rest = rest.dropFirst(place.characters.lowerBound - reached)
                shown += place.link.opening + rest.prefix(place.characters.count) + TerminalLink.closing
                rest = rest.dropFirst(place.characters.count)
                reached = place.characters.upperBound
            }
            return shown + rest
        }
    }

    // MARK: Words

    /// A word, and the number of its first character in its line.
    private struct Word {
        let text: Substring
        let start: Int
    }

    private static func words(of line: String) -> [Word] {
        var words: [Word] = []
        var (start, reached) = (line.startIndex, 0)
        var (index, number) = (line.startIndex, 0)
        while true {
            if index == line.endIndex || line[index] == " " {
                if start < index { words.append(Word(text: line[start..<index], start: reached)) }
                guard index < line.endIndex else { return words }
                start = line.index(after: index)
                reached = number + 1
            }
            index = line.index(after: index)
            number += 1
        }
    }

    /// What stands before and behind a word in a sentence.
    private static let (before, behind) = (Array<Character>("(“\"[‘'"), Array<Character>(".,;:)”\"]’'!?…"))

    private func whole(_ word: Word) -> (Range<Int>, TerminalLink)? {
        if let link = links[String(word.text)] { return (word.start..<word.start + word.text.count, link) }
        var text = word.text
        var start = word.start
        while let first = text.first, Self.before.contains(first) {
            text = text.dropFirst()
            start += 1
        }
        while true {
            if let link = links[String(text)] { return (start..<start + text.count, link) }
            guard let last = text.last, Self.behind.contains(last) else { return nil }
            text = text.dropLast()
        }
    }

    /// The parts of a word that does not end in its line; none where what follows is something else.
    private func parts(from word: Word, in first: Int, of words: [[Word]]) -> [(Int, Place)] {
        // Shorter beginnings than this one are those of any address.
        guard word.text.count > "https://".count else { return [] }
        // The longest first: one address may be the beginning of another.
        let longer = links.filter { $0.key.count > word.text.count && $0.key.hasPrefix(word.text) }
        for (text, link) in longer.sorted(by: { $0.key.count > $1.key.count }) {
            var parts = [(first, Place(characters: word.start..<word.start + word.text.count, link: link))]
            var (rest, line) = (text.dropFirst(word.text.count), first + 1)
            while !rest.isEmpty, line < words.count, let next = words[line].first {
                let isLast = next.text.hasPrefix(rest) && next.text.dropFirst(rest.count).allSatisfy(Self.behind.contains)
                guard isLast || words[line].count == 1 && rest.hasPrefix(next.text) else { break }
                let count = isLast ? rest.count : next.text.count
                parts.append((line, Place(characters: next.start..<next.start + count, link: link)))
                rest = rest.dropFirst(count)
                line += 1
            }
            if rest.isEmpty { return parts }
        }
        return []
    }
}
