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

    /// The folder that the path stands in; of a root the root, and of a single name the empty path.
    ///
    /// It is what `removingLastComponent()` gives, by the last slash: in a debug build that one takes the path apart and checks
    /// every part of it several times over, which was a third of the time of tests that look at many workspaces.
    package var parent: FilePath {
        let bytes = bytes
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath() }
        return FilePath(bytes: bytes[..<max(slash, 1)])
    }
}
