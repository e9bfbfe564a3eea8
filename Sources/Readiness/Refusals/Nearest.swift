/// The nearest of some names to one that somebody mistyped.
public enum Nearest {
    /// At most three names that differ little from a text, nearest first, whatever the case of letters.
    ///
    /// The distance is the number of insertions and removals between the two (E. Myers, *An O(ND) Difference Algorithm*, 1986, in the
    /// standard library), so a wrong letter counts two. Names that differ by more than half of the text are not near.
    public static func texts(to text: String, among names: [String]) -> [String] {
        let wanted = Array(text.lowercased().prefix(64))
        guard !wanted.isEmpty else { return [] }
        let limit = max(2, wanted.count / 2)
        var scored: [(name: String, distance: Int)] = []
        for name in names {
            let candidate = Array(name.lowercased().prefix(64))
            guard abs(candidate.count - wanted.count) <= limit else { continue }
            let distance = candidate.difference(from: wanted).count
            if distance <= limit { scored.append((name, distance)) }
        }
        // `sorted` is stable, so names at the same distance keep their order.
        return scored.sorted { $0.distance < $1.distance }.prefix(3).map(\.name)
    }
}
