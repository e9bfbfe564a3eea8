import StrictJSON

/// Why the control library cannot be used: what is wrong, and where.
public struct ControlError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name, as a person would look for it.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// What is wrong there.
    public let reason: String

    /// Makes an error.
    public init(file: String, line: Int, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    init(_ error: JSONError, in file: String) { self.init(file: file, line: error.line, reason: error.reason) }

    /// "access.json, line 12: …", and that no control is used.
    public var description: String { "\(file), line \(line): \(reason). No control of the library is used." }
}
