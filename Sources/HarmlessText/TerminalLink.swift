/// An address that may stand behind a text in a terminal, as a link (OSC 8 of
/// <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>).
///
/// Addresses come from journals that others wrote. So only those of web pages and of mail are links; what is no
/// printable ASCII is percent-encoded, and an address with a control character in it is none at all: nothing in a link
/// can end its sequence.
public struct TerminalLink: Hashable, Sendable {
    /// Where it leads: printable ASCII without spaces, of at most ``longest`` bytes.
    public let address: String

    /// The longest address in bytes: what browsers take, and what VTE hands on (2,083).
    public static let longest = 2083

    /// Makes a link; nil where an address is not one to be clicked at: of another scheme, without a host, with a name
    /// or a password before the host, with control characters, or too long.
    public init?(_ text: String) {
        var bytes: [UInt8] = []
        guard text.utf8.count <= Self.longest else { return nil }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0: return nil
            case 0x21..<0x7F where !Self.encoded.contains(UInt8(scalar.value)): bytes.append(UInt8(scalar.value))
            default:
                for byte in String(scalar).utf8 { bytes += [UInt8(ascii: "%"), Self.digit(byte >> 4), Self.digit(byte & 15)] }
            }
        }
        guard bytes.count <= Self.longest, Self.leadsSomewhere(bytes) else { return nil }
        address = String(decoding: bytes, as: UTF8.self)
    }

    /// What RFC 3986 has no place for in an address, the space apart.
    private static let encoded = Array("\"<>\\^`{|}".utf8)

    private static func digit(_ value: UInt8) -> UInt8 { Array("0123456789ABCDEF".utf8)[Int(value)] }

    private static func leadsSomewhere(_ bytes: [UInt8]) -> Bool {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let rest = bytes[bytes.index(after: colon)...]
        switch String(decoding: bytes[..<colon], as: UTF8.self).lowercased() {
        case "mailto":
            // Before what is to stand in the mail there must be somebody to write to.
            let recipient = rest.prefix { $0 != UInt8(ascii: "?") }
            return recipient.first.map { $0 != UInt8(ascii: "@") } ?? false && recipient.contains(UInt8(ascii: "@"))
        case "http", "https":
            guard rest.starts(with: "//".utf8) else { return false }
            let host = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
            return host.first.map { $0 != UInt8(ascii: ":") } ?? false && !host.contains(UInt8(ascii: "@"))
        default: return false
        }
    }

    // MARK: The sequence

    /// What begins the link. All that lead to the same address have one id, so that a terminal shows the parts of a
    /// link that goes on in the next line as one.
    public var opening: String { "\u{1B}]8;id=tickmark-\(String(fingerprint, radix: 36));\(address)\u{1B}\\" }

    /// What ends a link.
    public static let closing = "\u{1B}]8;;\u{1B}\\"

    /// FNV-1a, 64 bits: the same on every run, which `hashValue` is not.
    private var fingerprint: UInt64 {
        address.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
