import Files
import SystemPackage

/// A file that was read to be attached: what it holds, and where its copy waits for its name.
///
/// The copy is whole and flushed and has a name that counts for nothing. It gets its own under the lock, right before
/// the entry that speaks of it is written: so there is never an entry without its file, and at most a file without its
/// entry.
public struct ArrivingFile: Hashable, Sendable {
    /// From how many bytes on somebody is told that everybody who clones the repository gets the file.
    public static let largeSize = 25 << 20
    /// How many bytes a file may have. Forges refuse more than 100 MB, and then nothing of a team's work can be shared.
    public static let sizeLimit = 95 << 20

    /// The SHA-256 of its bytes.
    public let digest: String
    /// How many there are.
    public let size: Int
    /// The name that it came with, bytes that are no text replaced.
    public let name: String
    /// What in it looks like something that nobody else should read; nil where nothing does.
    public let secret: SecretHint?
    /// What it will be called in `evidence/`.
    package let target: String
    /// Where its copy is; nil where it was only looked at.
    package let draft: FilePath?

    /// Whether it is large for a repository.
    public var isLarge: Bool { size > Self.largeSize }
}
