/// A check that a tool makes, by the tool and by the id that it has there: `prowler:iam_root_mfa_enabled`.
///
/// `trivy:*` stands for every check of a tool about which nothing was settled by itself.
public struct CheckName: Hashable, Sendable {
    /// The tool: up to 40 lower-case letters, digits, dots and dashes, a letter or digit first.
    public let tool: String
    /// The check's id, as the tool writes it: one line of up to 200 characters; or `*`.
    public let check: String

    /// What stands for every check of a tool.
    public static let any = "*"
    /// How many bytes the id of a check may have.
    public static let limit = 200

    /// Names a check; nil where the tool or the id cannot be one.
    public init?(tool: String, check: String) {
        guard Self.isTool(tool), (1...Self.limit).contains(check.utf8.count), check.first != " ", check.last != " ",
            !check.unicodeScalars.contains(where: {
                $0.properties.generalCategory == .control || $0.properties.isWhitespace && $0 != " "
            })
        else { return nil }
        self.tool = tool
        self.check = check
    }

    /// Reads `prowler:iam_root_mfa_enabled`; nil for anything else. An id may hold further colons.
    public init?(_ text: String) {
        // By bytes: a mark at the beginning of an id is one character with the colon.
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        self.init(tool: text[..<colon].lowercased(), check: String(text[text.utf8.index(after: colon)...]))
    }

    /// Whether it stands for every check of its tool.
    public var isAny: Bool { check == Self.any }

    /// The name that stands for every check of the same tool.
    public var any: CheckName { CheckName(unchecked: tool, Self.any) }

    private init(unchecked tool: String, _ check: String) { (self.tool, self.check) = (tool, check) }

    private static func isTool(_ text: String) -> Bool {
        guard (1...40).contains(text.utf8.count), let first = text.utf8.first, first != UInt8(ascii: "-"),
            first != UInt8(ascii: ".")
        else { return false }
        return text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
    }
}

extension CheckName: CustomStringConvertible, Comparable {
    /// The text that it is read from.
    public var description: String { "\(tool):\(check)" }

    /// Compares by tool, then by id.
    public static func < (left: CheckName, right: CheckName) -> Bool { (left.tool, left.check) < (right.tool, right.check) }
}

extension WorkspaceRecord {
    /// What somebody settled that a check shows something of: about itself, else about every check of its tool. Nil
    /// where nobody has; empty where it was settled that it shows nothing.
    public func targets(of check: CheckName) -> [EvidenceTarget]? { checks[check]?.value ?? checks[check.any]?.value }

    /// Whether what an entry settled still stands, and who settled it last: nil where nobody has.
    func standing(_ check: CheckName, _ targets: [EvidenceTarget]?) -> (stands: Bool, by: Handle)? {
        checks[check].flatMap { register in register.stamp.map { (register.value == targets, $0.handle) } }
    }
}
