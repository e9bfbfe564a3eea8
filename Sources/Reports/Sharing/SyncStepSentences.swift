import GitSync

extension SyncStep {
    /// In words.
    public var title: String {
        switch self {
        case .fetching(let remote): "Asking \(remote) what is new…"
        case .committing(let message): "Committing \"\(message)\"…"
        case .merging(let upstream): "Taking in \(upstream)…"
        case .pushing(let upstream): "Pushing to \(upstream)…"
        }
    }
}
