import HarmlessText

/// What is said of a table of which no column is known.
enum UnknownColumns {
    /// Says so, and what its columns are called: the first of them, each cut where it goes on and on.
    static func sentence(_ names: [String]) -> String {
        let told = names.prefix(12).map { "“\($0.singleSpaced.prefix(40))”" } + (names.count > 12 ? ["…"] : [])
        return "no column is known; say what they hold with --map. Its columns are \(told.joined(separator: ", "))."
    }
}
