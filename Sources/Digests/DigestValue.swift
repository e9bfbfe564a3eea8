/// A SHA-256 as a value of 32 bytes: half the room of its text, and compared without one.
public struct DigestValue: Hashable, Sendable {
    private let parts: (UInt64, UInt64, UInt64, UInt64)

    init(_ parts: (UInt64, UInt64, UInt64, UInt64)) { self.parts = parts }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    public init?(hexadecimal text: some Collection<UInt8>) {
        guard text.count == 64 else { return nil }
        let parts =
            text.withContiguousStorageIfAvailable { DigestValue.parts($0) }
            ?? Array(text).withUnsafeBufferPointer {
                DigestValue.parts($0)
            }
        guard let parts else { return nil }
        self.parts = parts
    }

    private static func parts(_ digits: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64, UInt64, UInt64)? {
        // Each line of a journal names a digest: plain comparisons, no ranges.
        let (zero, nine, a, f) = (UInt8(ascii: "0"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "f"))
        var isRefused = false
        func part(_ number: Int) -> UInt64 {
            var value: UInt64 = 0
            var place = number * 16
            while place < number * 16 + 16 {
                let digit = digits[place]
                if digit >= zero, digit <= nine {
                    value = value << 4 | UInt64(digit - zero)
                } else if digit >= a, digit <= f {
                    value = value << 4 | UInt64(digit - a + 10)
                } else {
                    isRefused = true
                }
                place += 1
            }
            return value
        }
        let parts = (part(0), part(1), part(2), part(3))
        return isRefused ? nil : parts
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var text: String {
        String(unsafeUninitializedCapacity: 64) { text in
            for (number, part) in [parts.0, parts.1, parts.2, parts.3].enumerated() {
                for digit in 0..<16 {
                    let value = UInt8(truncatingIfNeeded: part >> UInt64(60 - 4 * digit)) & 15
                    text[number * 16 + digit] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                }
            }
            return 64
        }
    }

    /// Whether both are the same digest.
    public static func == (left: DigestValue, right: DigestValue) -> Bool { left.parts == right.parts }

    /// A digest is as good as random: a part of it is hash enough.
    public func hash(into hasher: inout Hasher) { hasher.combine(parts.0) }
}
