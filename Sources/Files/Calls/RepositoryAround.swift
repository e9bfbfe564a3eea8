import SystemPackage

extension FileCalls {
    /// Whether a folder, or one above it, is git's: it holds a `.git`, be it a folder, a file that names one, or a
    /// link.
    public func isInRepository(_ folder: FilePath) -> Bool {
        var place = folder.bytes[...]
        for _ in 0..<64 {
            if kind(of: FilePath(bytes: place + "/.git".utf8)) != .nothing { return true }
            // Above a single name, and above the root, there is nothing.
            guard place.count > 1, let slash = place.lastIndex(of: UInt8(ascii: "/")) else { return false }
            place = place[..<slash]
        }
        return false
    }
}
