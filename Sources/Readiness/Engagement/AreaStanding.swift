/// An area of an engagement.
public struct AreaStanding: Sendable {
    /// The area as the catalog describes it.
    public let area: Area
    /// Whether it is in scope.
    public let isInScope: Bool
    /// What somebody decided about it, if anybody did.
    public let decision: ScopeDecision?
    /// The figures of its items that count; those of an area out of scope are not shown anywhere.
    public internal(set) var tally: Tally

    /// The area's id.
    public var id: String { area.id }
}
