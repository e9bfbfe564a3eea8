/// A criterion or control objective of an engagement.
public struct CriterionStanding: Sendable {
    /// Who wrote it.
    public enum Origin: Hashable, Sendable {
        /// The catalog, perhaps in the team's words.
        case catalog(reworded: Bool)
        /// The team, by an entry.
        case team(EntryID)
    }

    /// Its id.
    public let id: String
    /// Its title.
    public let title: String
    /// SOC 1: the control objective in full, in the team's words where it reworded it.
    public let objective: String
    /// The index of its area.
    public let area: Int
    /// Whether it is in scope, apart from its area.
    public let isInScope: Bool
    /// Who wrote it.
    public let origin: Origin
}
