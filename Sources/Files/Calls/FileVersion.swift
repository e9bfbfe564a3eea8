import Platform
import SystemPackage

/// What tells a file from every other, and from itself before it was changed.
///
/// What git trusts, too, to know a file for unchanged without reading it: which file it is, how long, and when it was
/// changed. The last is set by the system alone. Its clock ticks, so that a file that is changed twice between two
/// ticks looks as if it was changed once: hence ``isSettled(at:)``.
package struct FileVersion: Hashable, Sendable {
    /// The file as a line of text that holds no tab.
    package let text: String
    private let changed: Int64

    /// - Parameter status: What the system says of the open file.
    package init(_ status: FileStatus) {
        changed = status.changed
        text = "\(status.identity) \(status.length) \(status.modified) \(status.changed)"
    }

    /// Looks at a file.
    package init(of path: FilePath, _ files: some FileCalls) throws(FileFailure) {
        let file = try files.open(path, .read)
        defer { files.close(file) }
        self.init(try files.status(of: file, path))
    }

    /// Whether no change since could have gone unseen, when the file was read at a time that the same file system's
    /// clock gave, in nanoseconds since 1970.
    package func isSettled(at time: Int64) -> Bool { changed > 0 && time - changed > tick }

    /// How long the clock may stand still, in nanoseconds. Linux stamps files by its timer, which ticks 100 to 1,000
    /// times a second. Where the stamp is of whole seconds, the file system keeps no more: FAT counts by two.
    private var tick: Int64 { changed % 1_000_000_000 == 0 ? 2_000_000_000 : 100_000_000 }

    /// The system's time in nanoseconds since 1970.
    package static var now: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}
