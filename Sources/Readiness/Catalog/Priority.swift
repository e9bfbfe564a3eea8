/// How much an item matters to a first report.
public enum Priority: String, CaseIterable, Hashable, Sendable {
    /// No auditor begins without it.
    case core
    /// Most auditors ask for it.
    case usual
    /// A good habit that few ask for.
    case stretch

    /// The priority in words.
    public var title: String {
        switch self {
        case .core: "Core"
        case .usual: "Usual"
        case .stretch: "Stretch"
        }
    }
}
