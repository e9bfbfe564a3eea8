/// Why it is not known who sits at this machine.
public enum AuthorUnknown: Error, Hashable, Sendable {
    /// It was not asked for.
    case notAsked
    /// git gave no answer within a number of seconds.
    case late(seconds: Int)
    /// git could not be asked, or failed.
    case failed
}

extension AuthorUnknown: CustomStringConvertible {
    /// What happened, as the beginning of a sentence.
    public var description: String {
        switch self {
        case .notAsked: "It was not asked who you are"
        case .late(let seconds): "git did not say within \(seconds) seconds who you are"
        case .failed: "git could not say who you are"
        }
    }
}
