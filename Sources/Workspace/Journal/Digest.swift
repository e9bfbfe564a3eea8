import Crypto

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
enum Digest {
    static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        let contiguous = ContiguousArray(bytes)
        contiguous.withUnsafeBytes { hash.update(bufferPointer: $0) }
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in hash.finalize() {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
