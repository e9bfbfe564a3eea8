import Platform
import SystemPackage

extension FilePath {
    /// A path of any bytes; they end at a NUL byte.
    package init(bytes: some Sequence<UInt8>) {
        self.init(platformString: bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0])
    }

    /// The bytes of the path, which may be no UTF-8.
    package var bytes: [UInt8] {
        withPlatformString { text in UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) } }
    }
}
