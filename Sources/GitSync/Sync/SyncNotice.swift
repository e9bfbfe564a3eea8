import Files
import SystemPackage

/// Something that a sync leaves out, and why, as a value; `Reports` puts it into words.
public enum SyncNotice: Hashable, Sendable {
    /// git ignores so many files of evidence, and this first.
    case ignoredEvidence(Int, first: FilePath)
    /// It is committed, and not here any more.
    case goneHere(FilePath)
    /// It cannot be read.
    case unreadable(FilePath, FileFailure)
    /// It is a repository of its own.
    case repository(FilePath)
    /// It is not a regular file.
    case notRegular(FilePath)
    /// It is a journal that ends in an unfinished line.
    case unfinished(FilePath)
}
