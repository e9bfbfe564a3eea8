import HarmlessText
import Readiness

/// Whether the letters of a pattern occur in a text in their order, and how well.
struct FuzzyMatch {
    /// Higher is better: letters that stand together or begin words count more.
    let score: Int

    /// Matches, or is nil where a letter is missing or stands in the middle of a word without those before it: letters
    /// strewn over a sentence would find nearly all of them.
    init?(_ pattern: String, in text: String) {
        let wanted = Array(pattern.foldedForSearch.filter { !$0.isWhitespace })
        let letters = Array(text.foldedForSearch)
        guard var score = Self.best(wanted, in: letters) else { return nil }
        if !wanted.isEmpty, text.foldedForSearch.holds(pattern.foldedForSearch) { score += 8 * wanted.count }
        self.score = score - letters.count / 20
    }

    /// The best way to find letters in a text, each behind the one before it or at the beginning of a word.
    private static func best(_ wanted: [Character], in letters: [Character]) -> Int? {
        guard !wanted.isEmpty else { return 0 }
        let begins = letters.indices.map { index in
            index == 0 || !(letters[index - 1].isLetter || letters[index - 1].isNumber)
        }
        // By the place in the text: the best score of the letters so far of which the last stands there.
        var scores = [Int?](repeating: nil, count: letters.count)
        for (number, letter) in wanted.enumerated() {
            var next = [Int?](repeating: nil, count: letters.count)
            var before: Int?
            for index in letters.indices {
                if letters[index] == letter {
                    let jump = begins[index] ? (number == 0 ? 4 : before.map { $0 + 4 }) : number == 0 ? 1 : nil
                    let run = number > 0 && index > 0 ? scores[index - 1].map { $0 + 6 } : nil
                    next[index] = [jump, run].compactMap(\.self).max()
                }
                if let score = scores[index] { before = max(before ?? score, score) }
            }
            scores = next
        }
        return scores.compactMap(\.self).max()
    }
}
