/// A part of a whole, as an honest percentage: 100 only for all of it, 0 only for none of it.
public struct Share: Hashable, Sendable {
    /// The part, from 0 to the whole.
    public let part: Int
    /// The whole.
    public let whole: Int

    /// Makes a share; a part beyond the whole is held to it.
    public init(_ part: Int, of whole: Int) {
        self.whole = max(0, whole)
        self.part = min(max(0, part), self.whole)
    }

    /// Whole percents, rounded down, or nil where there is nothing to have a share of.
    public var percent: Int? { whole == 0 ? nil : Int((Double(part) * 100 / Double(whole)).rounded(.down)) }

    /// "64%", "<1%" for more than nothing, "–" where there is nothing to have a share of.
    public var text: String {
        guard let percent else { return "–" }
        return percent == 0 && part > 0 ? "<1%" : "\(percent)%"
    }

    /// The share between 0 and 1; 0 where there is nothing to have a share of.
    public var fraction: Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
