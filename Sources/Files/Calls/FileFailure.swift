import SystemPackage

/// Something that could not be done with a file, as a value; `Reports` puts it into words.
public struct FileFailure: Error, Hashable, Sendable {
    /// What was attempted.
    public enum Attempt: String, CaseIterable, Sendable {
        case open, read, write, make, use, rename, link, remove, lock, flush, cut, examine
    }

    /// Why it could not be done.
    public enum Cause: Hashable, Sendable {
        /// The operating system said so.
        case errno(Errno)
        /// It is not a regular file.
        case notRegular
        /// It is larger than any file of its kind may be.
        case tooLarge
        /// Another program changed it meanwhile.
        case changed
    }

    /// What was attempted.
    public let attempt: Attempt
    /// On which file.
    public let path: FilePath
    /// Why it could not be done.
    public let cause: Cause

    /// Makes a failure of a call of the operating system.
    public init(_ attempt: Attempt, _ path: FilePath, _ error: Errno) { self.init(attempt, path, .errno(error)) }

    /// Makes a failure.
    public init(_ attempt: Attempt, _ path: FilePath, _ cause: Cause) {
        self.attempt = attempt
        self.path = path
        self.cause = cause
    }

    /// What the operating system said; nil where it said nothing.
    public var error: Errno? { if case .errno(let error) = cause { error } else { nil } }
}
