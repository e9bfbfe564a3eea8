/// How the tests read prose.
enum Sentences {
    /// How many sentences a text has: an end mark, perhaps a closing quotation mark, then the end or a space and a
    /// capital or quotation mark.
    static func count(in text: String) -> Int {
        text.matches(of: /[.!?]"?(?=$| [A-Z"])/).count
    }

    /// The words of a text that carry its meaning, without their endings.
    static func stems(of text: String) -> Set<String> {
        Set(
            text.lowercased().split { !$0.isASCII || !$0.isLetter }.map(String.init)
                .filter { $0.count > 2 && !stopWords.contains($0) }.map(stem))
    }

    /// The share of words that two texts have in common, from 0 to 1 (the Jaccard index).
    static func similarity(_ left: Set<String>, _ right: Set<String>) -> Double {
        let common = left.intersection(right).count
        let all = left.count + right.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    private static func stem(_ word: String) -> String {
        for ending in ["ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "ly"]
        where word.hasSuffix(ending) && word.count - ending.count >= 3 {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    private static let stopWords = Set(
        """
        a an the and or of to in on for with by is are was be been it its that this these those as at from not no nor but if then than so \
        such each every all any one two who whom which what when where how they them their you your we our us he she his her may can must \
        do does did has have had will would should only also into out over up off after before between beside within without until while \
        because about other another more most own same there here
        """.split(separator: " ").map(String.init))
}
