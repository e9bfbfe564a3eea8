/// The nearest of some names to one that somebody mistyped.
public enum Nearest {
    /// How many letters of a text and of a name are compared.
    private static let length = 64

    /// At most three names that differ little from a text, nearest first, whatever the case of letters.
    ///
    /// The distance is the number of insertions and removals between the two, so a wrong letter counts two. Names that
    /// differ by more than half of the text are not near.
    public static func texts(to text: String, among names: [String]) -> [String] {
        let wanted = letters(of: text)
        guard !wanted.isEmpty else { return [] }
        let limit = max(2, wanted.count / 2)
        var scored: [(name: String, distance: Int)] = []
        var common = [Int](repeating: 0, count: wanted.count + 1)
        for name in names {
            let candidate = letters(of: name)
            guard abs(candidate.count - wanted.count) <= limit else { continue }
            let distance = candidate.count + wanted.count - 2 * longestInCommon(candidate, wanted, &common)
            if distance <= limit { scored.append((name, distance)) }
        }
        // `sorted` is stable, so names at the same distance keep their order.
        return scored.sorted { $0.distance < $1.distance }.prefix(3).map(\.name)
    }

    private static func letters(of text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars.prefix(length)) }

    /// The length of the longest sequence that two have in common (R. A. Wagner, M. J. Fischer, *The String-to-String
    /// Correction Problem*, 1974).
    ///
    /// Lists have thousands of words that nobody knows, and each is held against hundreds of names: `difference(from:)`
    /// of the standard library, which tells what differs and not only how much, takes a hundred times as long.
    ///
    /// - Parameter common: Room for one number more than the second has.
    private static func longestInCommon(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], _ common: inout [Int]) -> Int {
        for place in common.indices { common[place] = 0 }
        for letter in one {
            var before = 0
            for place in other.indices {
                let above = common[place + 1]
                common[place + 1] = letter == other[place] ? before + 1 : max(above, common[place])
                before = above
            }
        }
        return common[other.count]
    }
}
