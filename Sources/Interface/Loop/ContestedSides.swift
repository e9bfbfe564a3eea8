import Readiness

/// What two people wrote of the same thing, as far as it was asked for.
struct ContestedSides: Sendable {
    /// The entries that were found.
    var entries: [EntryID: Entry] = [:]
    /// The entries that were asked for, each once.
    var asked: Set<EntryID> = []
}

extension ContestedSides {
    /// Asks for the entries of disputes that were not asked for yet.
    mutating func ask(for disputes: [Dispute]) -> [Request] {
        guard !disputes.isEmpty else { return [] }
        let missing = Set(disputes.flatMap(\.sides)).subtracting(asked)
        guard !missing.isEmpty else { return [] }
        asked.formUnion(missing)
        return .effect(.loadEntries(missing))
    }

    /// Keeps entries that came.
    mutating func take(_ entries: [Entry]) {
        for entry in entries { self.entries[entry.id] = entry }
    }
}
