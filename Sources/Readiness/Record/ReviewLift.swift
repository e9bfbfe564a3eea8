/// Why a review counts no more: what somebody looked at was changed afterwards.
///
/// It follows from the record and is kept nowhere: a change that is taken back brings the review back.
public struct ReviewLift: Hashable, Sendable {
    /// What was changed.
    public enum Change: Hashable, Sendable {
        /// What the item says.
        case words
        /// Evidence was attached to the item itself.
        case attached(EntryID)
        /// A piece was linked to the item itself, put back, or moved into the report's dates.
        case linked(EntryID)
        /// What a piece says of itself.
        case corrected(EntryID)
        /// A piece was retired.
        case retired(EntryID)
        /// Another piece took its place.
        case replaced(EntryID)
        /// A piece shows neither the item nor its control any more.
        case unlinked(EntryID)
        /// The file of a piece is missing, or is not what was attached.
        case file(EntryID)
    }

    /// What was changed.
    public let change: Change
    /// The entry that did it; nil where a catalog's text or a file was changed, which no entry tells of.
    public let stamp: Stamp?
    /// When that entry was written.
    public let at: Timestamp?

    /// Makes a lift.
    public init(_ change: Change, stamp: Stamp? = nil, at: Timestamp? = nil) {
        self.change = change
        self.stamp = stamp
        self.at = at
    }

    /// Who did it; nil where that is not known.
    public var by: Handle? { stamp?.handle }

    /// The piece of evidence that was changed; nil where it was the item's words.
    public var evidence: EntryID? {
        switch change {
        case .words: nil
        case .attached(let id), .linked(let id), .corrected(let id), .retired(let id), .replaced(let id), .unlinked(let id),
            .file(let id):
            id
        }
    }

    /// A word for what was changed, as answers in JSON have it.
    public var word: String {
        switch change {
        case .words: "words"
        case .attached: "attached"
        case .linked: "linked"
        case .corrected: "corrected"
        case .retired: "retired"
        case .replaced: "replaced"
        case .unlinked: "unlinked"
        case .file: "file"
        }
    }

    /// "evidence E-7kq2mz was corrected by Ben Okafor on 3 Jun": what was changed, when and by whom.
    ///
    /// - Parameters:
    ///   - record: Knows the names of people.
    ///   - day: How a day is written.
    public func sentence(in record: WorkspaceRecord, day: (Day) -> String = \.words) -> String {
        let name = by.map { " by \(record.name(of: record.canonical($0)))" } ?? ""
        let who = name + (at.map { " on \(day($0.day))" } ?? "")
        return switch change {
        case .words: stamp == nil ? "the catalog says something else since" : "its words were changed\(who)"
        case .attached(let id): "evidence \(id.evidenceName) was attached\(who)"
        case .linked(let id): "evidence \(id.evidenceName) was made to show it\(who)"
        case .corrected(let id): "evidence \(id.evidenceName) was corrected\(who)"
        case .retired(let id): "evidence \(id.evidenceName) was retired\(who)"
        case .replaced(let id): "evidence \(id.evidenceName) was replaced\(who)"
        case .unlinked(let id): "evidence \(id.evidenceName) was unlinked\(who)"
        case .file(let id): "the file of evidence \(id.evidenceName) is missing or was changed"
        }
    }
}
