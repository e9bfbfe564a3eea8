/// What in a file looks like something that nobody else should read.
public enum SecretHint: Hashable, Sendable {
    /// A private key in one of the forms that programs write it.
    case privateKey
    /// A key of a cloud or a forge by its known beginning.
    case accessKey
    /// A line that gives a password or a token.
    case password
    /// The file's name: `.env`, `id_ed25519`, `credentials`.
    case name
}

/// Looks for secrets in bytes that come piece by piece. A hint, and never more: what it does not find may be there.
struct SecretSearch {
    /// How many bytes of a file are looked at: evidence is read by people, and they see the rest.
    private static let reach = 4 << 20
    /// What may be cut by the end of a piece.
    private static let overlap = 128

    private var looked = 0
    private var rest: [UInt8] = []
    private var found: SecretHint?

    /// Looks at the next piece.
    mutating func look(at piece: [UInt8]) {
        guard found != .privateKey, looked < Self.reach else { return }
        looked += piece.count
        let bytes = rest + piece
        rest = Array(bytes.suffix(Self.overlap))
        bytes.withUnsafeBufferPointer { search($0) }
    }

    private mutating func search(_ bytes: UnsafeBufferPointer<UInt8>) {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where Self.stands("-----BEGIN ", in: bytes, at: index):
                // "-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----", "-----BEGIN PGP PRIVATE KEY
                // BLOCK-----"
                let line = bytes[(index + 11)...].prefix(40).prefix { $0 != UInt8(ascii: "\n") }
                if Self.holds("PRIVATE KEY", line) { found = .privateKey }
            case UInt8(ascii: "P") where Self.stands("PuTTY-User-Key-File", in: bytes, at: index): found = .privateKey
            case UInt8(ascii: "A") where found == nil && Self.stands("AKIA", in: bytes, at: index):
                let key = bytes[index...].prefix { (48...57).contains($0) || (65...90).contains($0) }
                if key.count == 20 { found = .accessKey }
            case UInt8(ascii: "g") where found == nil && Self.stands("ghp_", in: bytes, at: index),
                UInt8(ascii: "g") where found == nil && Self.stands("glpat-", in: bytes, at: index),
                UInt8(ascii: "x") where found == nil && Self.stands("xoxb-", in: bytes, at: index):
                if Self.word(bytes, at: index).count >= 20 { found = .accessKey }
            case UInt8(ascii: "="), UInt8(ascii: ":"):
                if found == nil, Self.givesSecret(bytes, at: index) { found = .password }
            default: break
            }
        }
    }

    /// Whether what stands before a sign of assignment is a name for a secret, and what stands behind it looks like
    /// one: letters and digits, not a word.
    private static func givesSecret(_ bytes: UnsafeBufferPointer<UInt8>, at sign: Int) -> Bool {
        var end = sign
        while end > 0, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\"") { end -= 1 }
        var start = end
        while start > 0, end - start < 40, isName(bytes[start - 1]) { start -= 1 }
        let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        guard
            ["password", "passwd", "secret", "api_key", "apikey", "access_token", "private_key"].contains(where: name.hasSuffix)
        else { return false }
        var first = sign + 1
        while first < bytes.count, bytes[first] == UInt8(ascii: " ") || bytes[first] == UInt8(ascii: "\"") { first += 1 }
        let value = word(bytes, at: first)
        let digits = value.count { (48...57).contains($0) }
        return value.count >= 8 && digits >= 1 && digits < value.count
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        bytes[min(start, bytes.count)...].prefix(80).prefix { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }

    private static func stands(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard bytes.count - index >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private static func holds(_ text: String, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(text)
    }

    private static let names: Set<String> = [
        ".env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "credentials", ".netrc", ".pgpass", ".htpasswd", "shadow",
    ]
    private static let endings: Set<String> = ["pem", "key", "p12", "pfx", "kdbx", "jks", "keystore", "ppk"]

    /// What was found, or what the file's name says.
    func hint(named name: String) -> SecretHint? {
        if let found { return found }
        let name = name.lowercased()
        return Self.names.contains(name) || Self.endings.contains(EvidenceName.ending(of: name)) ? .name : nil
    }
}
