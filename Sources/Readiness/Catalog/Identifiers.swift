/// An item's id within its catalog or engagement (`CC6.1-04`). For ever: a catalog never reuses one.
public struct ItemID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The id as text.
    public let text: String

    /// Makes an id.
    public init(_ text: String) { self.text = text }
    /// Makes an id from a literal.
    public init(stringLiteral value: String) { text = value }
    /// The id as text.
    public var description: String { text }
    /// Compares as text.
    public static func < (left: ItemID, right: ItemID) -> Bool { left.text < right.text }
}

/// An engagement's id within its workspace (`soc2`, `soc2-2028`). For ever: a dropped engagement's id is not given
/// again.
public struct EngagementID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The id as text.
    public let text: String

    /// Makes an id.
    public init(_ text: String) { self.text = text }
    /// Makes an id from a literal.
    public init(stringLiteral value: String) { text = value }
    /// The id as text.
    public var description: String { text }
    /// Compares as text.
    public static func < (left: EngagementID, right: EngagementID) -> Bool { left.text < right.text }

    /// Whether a text can be an engagement's id: 1 to 32 of `a`–`z`, `0`–`9` and `-`, a letter first.
    public static func isValid(_ text: String) -> Bool {
        guard (1...32).contains(text.utf8.count), let first = text.utf8.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        return text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0.isDigit || $0 == UInt8(ascii: "-")
        }
    }
}

/// An item's address in a workspace: `soc2/CC6.1-04`.
public struct ItemAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The engagement that holds the item.
    public let engagement: EngagementID
    /// The item in it.
    public let item: ItemID

    /// Makes an address.
    public init(_ engagement: EngagementID, _ item: ItemID) {
        self.engagement = engagement
        self.item = item
    }

    /// Reads `soc2/CC6.1-04`, or nil where a part or the slash is missing.
    public init?(_ text: some StringProtocol) {
        // By bytes: most lines of a journal name an item.
        var text = String(text)
        let parts = text.withUTF8 { bytes -> (engagement: String, item: String)? in
            let slash = UInt8(ascii: "/")
            guard let end = bytes.firstIndex(of: slash), end + 1 < bytes.count, !bytes[(end + 1)...].contains(slash) else {
                return nil
            }
            return (
                String(decoding: bytes[..<end], as: UTF8.self), String(decoding: bytes[(end + 1)...], as: UTF8.self)
            )
        }
        guard let parts, EngagementID.isValid(parts.engagement) else { return nil }
        self.init(EngagementID(parts.engagement), ItemID(parts.item))
    }

    /// `soc2/CC6.1-04`.
    public var description: String { "\(engagement)/\(item)" }

    /// Compares by engagement, then by item.
    public static func < (left: ItemAddress, right: ItemAddress) -> Bool {
        (left.engagement, left.item) < (right.engagement, right.item)
    }
}

/// How the workspace refers to a person: a short word (`ana`) that owners, reviewers and "my items" go by.
public struct Handle: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The handle as text.
    public let text: String

    /// Makes a handle.
    public init(_ text: String) { self.text = text }
    /// Makes a handle from a literal.
    public init(stringLiteral value: String) { text = value }
    /// The handle as text.
    public var description: String { text }
    /// Compares as text.
    public static func < (left: Handle, right: Handle) -> Bool { left.text < right.text }

    /// Whether a text can be a handle: 1 to 24 of `a`–`z`, `0`–`9` and `-`, beginning with a letter or digit. It names
    /// files, too.
    public static func isValid(_ text: String) -> Bool {
        guard (1...24).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "-") else { return false }
        return text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0.isDigit || $0 == UInt8(ascii: "-")
        }
    }
}
