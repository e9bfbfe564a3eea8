/// Why it is not known who sits at this machine.
public enum AuthorUnknown: Error, Hashable, Sendable {
    /// It was not asked for.
    case notAsked
    /// git gave no answer within a number of seconds.
    case late(seconds: Int)
    /// git could not be asked, or failed.
    case failed
}
