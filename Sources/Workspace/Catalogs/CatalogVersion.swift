import SystemPackage

/// What tells a file of a team's catalog from every other, and from itself before it was changed.
///
/// What git trusts, too, to know a file for unchanged without reading it: which file it is, how long, and when it was changed. The last is set by the
/// system alone. Its clock may be as coarse as two seconds, so that a file that is changed twice in that time looks as if it was changed once: hence
/// ``isSettled(at:)``.
struct CatalogVersion: Hashable, Sendable {
    /// The file as a line of text that holds no tab.
    let text: String
    private let changed: Int64

    /// - Parameter status: What the system says of the open file.
    init(_ status: FileStatus) {
        changed = status.changed
        text = "\(status.identity) \(status.length) \(status.modified) \(status.changed)"
    }

    /// Looks at a file.
    init(of path: FilePath, _ files: some FileCalls) throws(FileFailure) {
        let file = try files.open(path, .read)
        defer { files.close(file) }
        self.init(try files.status(of: file, path))
    }

    /// Whether no change since could have gone unseen, when something was derived from the file at a time that the same file system's clock gave, in
    /// nanoseconds since 1970.
    func isSettled(at time: Int64) -> Bool { changed > 0 && time - changed > 2_000_000_000 }
}
