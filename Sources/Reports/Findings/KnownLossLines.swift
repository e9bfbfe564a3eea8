import Checking
import Store

extension KnowingLosses {
    /// What is printed for people.
    public var lines: [String] {
        losses.isEmpty && asides.isEmpty
            ? ["Nothing is missing that was here."]
            : ["Taken note that you know of this; it is not spoken of again until it is back, or more is missing:"]
                + losses.map { "  \($0)" } + asides.map { "  \($0)" }
    }
}
