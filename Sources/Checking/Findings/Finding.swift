import Store

/// Something in a workspace that is not as it should be: where, what, and what can be done about it.
public struct Finding: Hashable, Sendable {
    /// What kind of damage it is.
    public let kind: DamageKind
    /// The file, from the workspace's folder.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What is wrong.
    public let reason: FindingReason

    /// How many files that are alike are told of one by one.
    package static let listLimit = 20

    /// Makes a finding.
    package init(_ kind: DamageKind, _ file: String, line: Int = 0, _ reason: FindingReason) {
        self.kind = kind
        self.file = file
        self.line = line
        self.reason = reason
    }
}

extension Finding: Comparable {
    /// Compares by file, then by line; what is found at the same place stays in the order in which it was found.
    public static func < (left: Finding, right: Finding) -> Bool { (left.file, left.line) < (right.file, right.line) }
}
