import Platform
import SystemPackage

/// What is done with paths over and over, by their bytes.
///
/// Each of these gives what `FilePath` gives under its own names. That one takes a path apart and checks every part of
/// it several times over in a debug build, where each costs between a fifth of a millisecond and a whole one: half of
/// the time of tests that look at many workspaces.
extension FilePath {
    /// A path of any bytes; they end at a NUL byte.
    package init(bytes: some Collection<UInt8>) {
        let path = bytes[..<(bytes.firstIndex(of: 0) ?? bytes.endIndex)]
        self.init(platformString: path.map { CChar(bitPattern: $0) } + [0])
    }

    /// The bytes of the path, which may be no UTF-8.
    package var bytes: [UInt8] {
        withPlatformString { [UInt8](UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }

    /// The folder that the path stands in; of a root the root, and of a single name the empty path.
    ///
    /// It is what `removingLastComponent()` gives.
    package var parent: FilePath {
        let bytes = bytes
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath() }
        return FilePath(bytes: bytes[..<max(slash, 1)])
    }

    /// The last name of the path, of a path that has none the empty text.
    ///
    /// It is what `lastComponent?.string ?? ""` gives: bytes that are no text are replaced.
    package var lastName: String {
        let bytes = bytes
        let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
        return String(decoding: bytes[(slash.map { $0 + 1 } ?? 0)...], as: UTF8.self)
    }

    /// What has another name in the folder that the path stands in.
    package func sibling(_ name: String) -> FilePath {
        let bytes = bytes
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(bytes: name.utf8) }
        return FilePath(bytes: bytes[...slash] + name.utf8)
    }

    /// What has this name, or lies at this relative path, inside this folder.
    ///
    /// It is what `appending(_:)` gives.
    package func joining(_ name: String) -> FilePath { joining(bytes: name.utf8) }

    /// What lies at a relative path inside this folder.
    ///
    /// It is what `appending(_:)` gives for the components of the path.
    package func joining(_ path: FilePath) -> FilePath { joining(bytes: path.bytes) }

    /// What is left of a relative path below a folder that is named from the same place; nil where it does not lie in
    /// it.
    package func below(_ folder: FilePath) -> FilePath? {
        guard !folder.isEmpty else { return self }
        let (own, beginning) = (bytes, folder.bytes + [UInt8(ascii: "/")])
        return own.starts(with: beginning) ? FilePath(bytes: own[beginning.count...]) : nil
    }

    private func joining(bytes name: some Collection<UInt8>) -> FilePath {
        guard !isEmpty else { return FilePath(bytes: name) }
        return FilePath(bytes: bytes + [UInt8(ascii: "/")] + name)
    }
}
