#if canImport(CommonCrypto)
    import CommonCrypto
#else
    import CDigest
#endif

/// A SHA-256 (FIPS 180-4) of bytes that come piece by piece, as 64 lower-case hexadecimal digits.
///
/// A C library of the system does it, several times as fast as plain C where the processor knows SHA-256: swift-crypto
/// would bring all of BoringSSL and FoundationEssentials into the binary, and every start pays for what is linked.
public struct IncrementalSHA256: Sendable {
    #if canImport(CommonCrypto)
        private var state = CC_SHA256_CTX()
    #else
        private var state = SHA256_CTX()
    #endif

    /// Begins with no bytes.
    public init() {
        #if canImport(CommonCrypto)
            CC_SHA256_Init(&state)
        #else
            SHA256_Init(&state)
        #endif
    }

    /// Adds bytes.
    public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

    /// Adds bytes.
    public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        #if canImport(CommonCrypto)
            // CommonCrypto counts in 32 bits.
            for from in stride(from: 0, to: bytes.count, by: 1 << 30) {
                CC_SHA256_Update(&state, start + from, CC_LONG(min(1 << 30, bytes.count - from)))
            }
        #else
            SHA256_Update(&state, start, bytes.count)
        #endif
    }

    /// The digest of what was added until now, as text.
    public var text: String { value.text }

    /// The digest of what was added until now.
    public var value: DigestValue {
        // The last block is made in a copy, so that more can be added.
        var state = state
        var parts: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &parts) { bytes in
            guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
            #if canImport(CommonCrypto)
                CC_SHA256_Final(start, &state)
            #else
                SHA256_Final(start, &state)
            #endif
        }
        return DigestValue((parts.0.bigEndian, parts.1.bigEndian, parts.2.bigEndian, parts.3.bigEndian))
    }
}
