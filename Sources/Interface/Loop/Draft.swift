/// A text that somebody is typing, to be kept until it is saved.
public struct Draft: Hashable, Sendable {
    /// What it is about, in words that are the same each time: "note soc2/CC6.1-04".
    public let purpose: String
    /// What is typed; empty where there is nothing to keep.
    public let text: String

    /// Makes a draft.
    public init(purpose: String, text: String) {
        self.purpose = purpose
        self.text = text
    }
}
