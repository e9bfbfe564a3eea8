// The C library under one name, with what the systems differ in. Nothing else in Sources names a C library.

@_exported import CChild
@_exported import CFileIdentity

#if canImport(Glibc)
    @preconcurrency @_exported import Glibc
#elseif canImport(Musl)
    @preconcurrency @_exported import Musl
#else
    @preconcurrency @_exported import Darwin
#endif

/// The calls whose names a type's own methods take, and the environment as C has it.
public enum SystemCall {
    /// `read(2)`.
    public static func read(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { cRead(file, bytes, count) }

    /// `write(2)`.
    public static func write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { cWrite(file, bytes, count) }

    /// `close(2)`.
    @discardableResult
    public static func close(_ file: Int32) -> Int32 { cClose(file) }

    /// The environment of this process, one `NAME=VALUE` after another. A value may be no UTF-8.
    public static var environment: [[UInt8]] {
        var settings: [[UInt8]] = []
        var next = environ
        while let pointer = next.pointee {
            settings.append(
                UnsafeBufferPointer(start: pointer, count: strlen(pointer)).map { UInt8(bitPattern: $0) })
            next += 1
        }
        return settings
    }
}

private func cRead(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(file, bytes, count) }
private func cWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
private func cClose(_ file: Int32) -> Int32 { close(file) }
