import CMemory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension UnsafeRawBufferPointer {
    /// Where a byte stands first, by memchr(3), which looks at many bytes at a time.
    ///
    /// - Parameter range: Where to look; within the buffer.
    public func offset(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= count, let base = baseAddress,
            let found = memchr(base + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// Where some bytes stand first, by memmem(3).
    ///
    /// - Parameter range: Where to look; within the buffer.
    public func offset(of bytes: [UInt8], in range: Range<Int>) -> Int? {
        guard range.lowerBound >= 0, range.upperBound <= count, let base = baseAddress,
            let found = memmem(base + range.lowerBound, range.count, bytes, bytes.count)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
