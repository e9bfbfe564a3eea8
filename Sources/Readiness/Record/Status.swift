/// Where an item stands.
public enum Status: String, CaseIterable, Sendable {
    /// Nobody has begun.
    case todo
    /// Somebody is at it.
    case inProgress
    /// Ticked.
    case ready
    /// Ticked by one person and checked by another.
    case reviewed
    /// Does not apply here, for a reason that is recorded.
    case notApplicable

    /// The status in the words of the screens.
    public var title: String {
        switch self {
        case .todo: "To do"
        case .inProgress: "In progress"
        case .ready: "Ready"
        case .reviewed: "Reviewed"
        case .notApplicable: "Not applicable"
        }
    }

    /// Whether it counts as ticked: Ready or Reviewed.
    public var isTicked: Bool { self == .ready || self == .reviewed }
}
