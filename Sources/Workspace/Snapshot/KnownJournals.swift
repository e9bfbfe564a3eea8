import Readiness

/// The journals that were seen in this folder before, so that one that is missing now is missed: it may be on another branch, or somebody took it away.
struct KnownJournals: Hashable, Sendable {
    /// One journal.
    struct Known: Hashable, Sendable {
        /// The most entries that it was seen with.
        var entries: Int
        /// With how many it was found when it was said that some are gone; nil where none are.
        var told: Int?
    }

    /// By the names of their files.
    var journals: [String: Known] = [:]

    /// Takes note of what is there now.
    ///
    /// - Parameters:
    ///   - present: The number of entries of each journal that is there.
    ///   - unread: Journals that cannot be read to their end, so that nothing can be said of them.
    /// - Returns: What is gone and was not said yet. What came back is quiet, and is missed anew when it goes again.
    mutating func notice(_ present: [String: Int], except unread: Set<String> = []) -> [String] {
        var notices: [String] = []
        for (name, known) in journals where !unread.contains(name) {
            let count = present[name] ?? 0
            guard count < known.entries else { continue }
            if known.told.map({ count < $0 }) ?? true { notices.append(KnownJournals.sentence(name, count, of: known.entries)) }
            journals[name]?.told = count
        }
        for (name, count) in present where count >= (journals[name]?.entries ?? 1) {
            journals[name] = Known(entries: count, told: nil)
        }
        return notices.sorted()
    }

    private static func sentence(_ name: String, _ count: Int, of entries: Int) -> String {
        let why = "(another branch, a reset, or somebody's deletion)"
        return count == 0
            ? "journal/\(name) with \(entries.counted) is gone \(why)."
            : "journal/\(name) has lost its last \((entries - count).counted) \(why)."
    }
}

extension Int {
    /// "1 entry", "12 entries".
    fileprivate var counted: String { self == 1 ? "1 entry" : "\(self) entries" }
}
