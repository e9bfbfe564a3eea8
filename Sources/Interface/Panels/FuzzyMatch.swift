import HarmlessText
import Readiness

/// Whether the letters of a pattern occur in a text in their order, and how well.
struct FuzzyMatch {
    /// Higher is better: letters that stand together or begin words count more.
    let score: Int

    /// Matches, or is nil where a letter is missing.
    init?(_ pattern: String, in text: String) {
        let wanted = Array(pattern.foldedForSearch.filter { !$0.isWhitespace })
        let letters = Array(text.foldedForSearch)
        var (score, next, last) = (0, 0, -2)
        for letter in wanted {
            guard let found = letters[next...].firstIndex(of: letter) else { return nil }
            let beginsWord = found == 0 || !(letters[found - 1].isLetter || letters[found - 1].isNumber)
            score += found == last + 1 ? 6 : (beginsWord ? 4 : 1)
            last = found
            next = found + 1
        }
        if !wanted.isEmpty, text.foldedForSearch.holds(pattern.foldedForSearch) { score += 8 * wanted.count }
        self.score = score - letters.count / 20
    }
}
