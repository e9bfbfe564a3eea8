#if canImport(CryptoKit)
    import CryptoKit
#else
    import CDigest
#endif

/// Identifiers that are the same each time they are made of the same name: UUIDs of version 5 (RFC 9562, section 5.5),
/// which SHA-1 makes.
public enum NamedUUID {
    /// The identifier of a name.
    ///
    /// - Parameters:
    ///   - name: The name; its bytes as UTF-8 count.
    ///   - space: The 16 bytes of the UUID in whose space the name is unique.
    /// - Returns: 36 characters in lower case, such as `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
    public static func text(of name: String, in space: [UInt8]) -> String {
        var bytes = Array(sha1(space + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = ""
        for (place, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(place) { text += "-" }
            text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
        }
        return text
    }

    /// SHA-1 (FIPS 180-4), 20 bytes. Good enough for names, and for nothing that somebody could want to forge.
    private static func sha1(_ bytes: [UInt8]) -> [UInt8] {
        #if canImport(CryptoKit)
            return Array(Insecure.SHA1.hash(data: bytes))
        #else
            var state = SHA_CTX()
            SHA1_Init(&state)
            SHA1_Update(&state, bytes, bytes.count)
            return Array(unsafeUninitializedCapacity: Int(SHA_DIGEST_LENGTH)) { digest, count in
                SHA1_Final(digest.baseAddress, &state)
                count = Int(SHA_DIGEST_LENGTH)
            }
        #endif
    }
}
