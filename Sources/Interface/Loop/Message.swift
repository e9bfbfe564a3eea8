/// What the footer says.
public struct Message: Sendable, Hashable {
    /// Good news, or not.
    public enum Tone: Sendable, Hashable {
        case plain
        case good
        case refused
    }

    /// What it says, in a sentence.
    public var text: String
    /// How it is meant.
    public var tone: Tone

    /// Makes a message.
    public init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
    }
}
