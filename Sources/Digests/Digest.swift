/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
public enum Digest {
    /// The digest of some bytes.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String { value(of: bytes).text }

    /// The same as a value.
    public static func value(of bytes: some Sequence<UInt8>) -> DigestValue {
        var digest = IncrementalSHA256()
        // Most of what comes lies in one piece, and need not be copied.
        if bytes.withContiguousStorageIfAvailable({ digest.add($0) }) == nil { digest.add(Array(bytes)) }
        return digest.value
    }
}
