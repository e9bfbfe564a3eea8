import Readiness

/// What a tool found out: which checks it made on which day, and how each came out.
///
/// All texts are as the tool wrote them, in one line and cut to a length. They are hostile: whoever shows one makes it
/// harmless.
public struct ToolResults: Hashable, Sendable {
    /// The format that they were read from.
    public let format: ToolFormat
    /// What made them.
    public let tool: ToolIdentity
    /// What was looked at: an account, a tenant, a repository; may be empty.
    public let source: String
    /// The day on which the tool looked: as the file writes it, in Universal Time where it only holds seconds. Nil
    /// where the file does not say.
    public let day: Day?
    /// The checks, in the order in which the file first speaks of each.
    public let checks: [ToolCheck]

    /// The same, with what somebody says that made them; nil leaves what the file says.
    public func made(by tool: EvidenceTool?) -> ToolResults {
        guard let tool else { return self }
        let identity = ToolIdentity(name: tool.name, version: tool.version.isEmpty ? self.tool.version : tool.version)
        return ToolResults(format: format, tool: identity, source: source, day: day, checks: checks)
    }

    /// How many results there are.
    public var count: Int { checks.reduce(0) { $0 + $1.passed + $1.failed + $1.skipped } }
}

/// What made results.
public struct ToolIdentity: Hashable, Sendable {
    /// The word that its checks go by: `prowler`.
    public let key: String
    /// Its name: `Prowler`.
    public let name: String
    /// Its version; may be empty.
    public let version: String

    /// Names a tool. The key is made of the name: lower case, dashes for everything that is no letter, digit or dot.
    public init(name: String, version: String = "") {
        let name = name.oneLine(upTo: 100)
        self.name = name.isEmpty ? "tool" : name
        self.version = version.oneLine(upTo: 100)
        var key = ""
        for scalar in self.name.lowercased().unicodeScalars {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            if isPlain || scalar == "." && !key.isEmpty {
                key.unicodeScalars.append(scalar)
            } else if !key.isEmpty, key.last != "-" {
                key.append("-")
            }
        }
        key = String(key.prefix(40))
        while key.last == "-" || key.last == "." { key.removeLast() }
        self.key = key.isEmpty ? "tool" : key
    }
}

/// How one look of a check came out.
public enum ToolOutcome: Hashable, Sendable {
    /// It is as it should be.
    case passed
    /// It is not.
    case failed
    /// Nobody knows: it was left out, muted, could not be looked at, or needs a person. It shows nothing.
    case skipped
}

/// A check that a tool made, with how often it came out which way.
public struct ToolCheck: Hashable, Sendable {
    /// The id that the tool gives it.
    public let id: String
    /// What it asks for, in the tool's words; may be empty.
    public internal(set) var title: String
    /// The criteria of SOC 2 that the file says it is about: `CC6.1`.
    public internal(set) var criteria: [String] = []
    /// How many of what it looked at are as they should be.
    public internal(set) var passed = 0
    /// How many are not.
    public internal(set) var failed = 0
    /// Of how many nothing is known.
    public internal(set) var skipped = 0
    /// What is not as it should be: the first few.
    public internal(set) var failing: [String] = []

    /// How it came out as a whole: failed where anything did, passed where something did and nothing failed.
    public var outcome: ToolOutcome { failed > 0 ? .failed : passed > 0 ? .passed : .skipped }
}
