import Store

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
