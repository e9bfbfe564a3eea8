/// What is shared through git, and what is not yet.
public enum SharingStatus: Sendable, Hashable {
    /// There is no repository to share through, or nobody has looked yet.
    case unknown
    /// So many entries are here that are not where the team shares them.
    case known(unshared: Int, upstream: String)
    /// It is being shared.
    case underWay
    /// Somebody wants to leave, and it is being finished first; what it is at, in words.
    case finishing(step: String)

    /// What the line of state says; nil where there is nothing to say.
    var text: String? {
        switch self {
        case .unknown, .known(0, _): nil
        case .known(let count, _): "\(count) not shared"
        case .underWay, .finishing: "sharing"
        }
    }

    /// What the footer says while it is being finished.
    var farewell: String? {
        guard case .finishing(let step) = self else { return nil }
        return "Finishing the sync, then Tickmark ends. \(step) q stops it and leaves, esc stays."
    }

    /// Whether there is something to share.
    var hasNews: Bool {
        if case .known(let count, _) = self { count > 0 } else { false }
    }
}
