import Files
import SystemPackage

/// Why a file cannot be attached. Nothing of it is kept.
public enum EvidenceFileError: Error, Hashable, Sendable {
    /// A call of the system failed.
    case failed(FileFailure)
    /// A symbolic link: whoever attaches says which file is meant.
    case link(FilePath)
    /// A folder, a pipe, a device.
    case notRegular(FilePath)
    /// There is nothing in it.
    case empty(String)
    /// It is larger than a git repository should hold; its size in bytes as far as it was read.
    case tooLarge(String, size: Int)
    /// It was changed while it was copied.
    case changed(FilePath)
    /// Something else stands in the place of the folder `evidence/`.
    case obstructed(FilePath)
    /// Whoever waited for it wanted it no longer.
    case cancelled
}
