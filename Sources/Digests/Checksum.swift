import CZlib

/// The CRC-32 of bytes that come piece by piece, as ZIP has it (APPNOTE.TXT 6.3.10, 4.4.7). It finds what was damaged
/// by accident, ten times as fast as a digest, and nothing that somebody made to fit.
public struct Checksum: Hashable, Sendable {
    /// The checksum of what was added until now.
    public private(set) var value: UInt32 = 0

    /// Begins with no bytes.
    public init() {}

    /// The checksum of some bytes.
    public init(of bytes: some Sequence<UInt8>) {
        // Most of what comes lies in one piece, and need not be copied.
        if bytes.withContiguousStorageIfAvailable({ add($0) }) == nil { add(Array(bytes)) }
    }

    /// Adds bytes.
    public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

    /// Adds bytes.
    public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        value = UInt32(truncatingIfNeeded: crc32_z(UInt(value), start, bytes.count))
    }
}
