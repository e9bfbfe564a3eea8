import Readiness

extension CoveredControl {
    /// Whether screens list it: an item that is its own control once somebody owns it or has attached something.
    func isListed(in engagement: Engagement) -> Bool { !isItem || hasEvidence || !owners(in: engagement).isEmpty }
}
