/// What is near to the words of a file that nobody knows. Looking for it costs, rows have the same words again and
/// again, and nobody reads hundreds of suggestions.
struct Suggestions {
    /// For how many words something is looked for.
    private static let limit = 200

    private var known: [String: [String]] = [:]

    /// What is near to a word, as it was found when the word came first; nothing once very many were asked about.
    ///
    /// - Parameter find: Looks for it.
    mutating func near(to word: String, _ find: () -> [String]) -> [String] {
        if let near = known[word] { return near }
        guard known.count < Self.limit, word.utf8.count <= 60 else { return [] }
        let near = find()
        known[word] = near
        return near
    }
}
