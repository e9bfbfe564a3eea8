/// Criteria of SOC 2 as tools spell them.
enum SpelledCriterion {
    private static let categories: Set<String> = ["cc", "a", "c", "pi", "p"]

    /// `CC6.1` of `cc_6_1`, `SOC2_CC6.1` or `6.1`; `A1.1` of `cc_a_1_1` or `a1.1`, `PI1.2` of `pi_1_2`; nil for what
    /// names no criterion.
    static func id(in text: some StringProtocol) -> String? {
        var (letters, digits): ([String], [String]) = ([], [])
        var last: Character?
        for character in text.lowercased().prefix(40) {
            if character.isASCII, character.isNumber {
                if let last, last.isASCII, last.isNumber, !digits.isEmpty {
                    digits[digits.count - 1].append(character)
                } else {
                    digits.append(String(character))
                }
            } else if character.isASCII, character.isLetter {
                if let last, last.isASCII, last.isLetter, !letters.isEmpty {
                    letters[letters.count - 1].append(character)
                } else {
                    // What follows an id is a part of it: CC6.1-01_smt.
                    if digits.count >= 2 { break }
                    // What stands before the last letters is the standard, as in SOC2_CC6.1.
                    if !digits.isEmpty { (letters, digits) = ([], []) }
                    letters.append(String(character))
                }
            }
            last = character
        }
        let category = letters.last ?? "cc"
        guard categories.contains(category), digits.count >= 2,
            let series = Int(digits[0]), let number = Int(digits[1]), (1...9).contains(series), (1...19).contains(number)
        else { return nil }
        return "\(category.uppercased())\(series).\(number)"
    }
}
