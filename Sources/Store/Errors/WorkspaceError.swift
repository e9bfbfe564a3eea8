import Files
import Journal
import Readiness
import SystemPackage

/// Why a workspace cannot be opened or written: what happened, what was kept, what to do next.
public enum WorkspaceError: Error, Hashable, Sendable {
    /// No `tickmark.json` in a folder or any above it.
    case notFound(FilePath)
    /// There is a workspace already.
    case exists(FilePath)
    /// `tickmark.json` is not what it should be.
    case badManifest(file: FilePath, line: Int, reason: String)
    /// A later version of Tickmark made it.
    case newerFormat(file: FilePath, format: Int)
    /// A file cannot be read.
    case unreadable(FileFailure)
    /// Something in the workspace is no folder and must be one, which a symbolic link to one is not.
    case notAFolder(FilePath)
    /// `tickmark.json` is another workspace's than when it was opened.
    case anotherWorkspace(file: FilePath)
    /// Another program put another file in the place of a journal that was being written.
    case overtaken(file: FilePath)
    /// Nothing could be made or written; what was to be written is kept by the caller.
    case unwritable(FileFailure)
    /// Something was written that could be neither flushed nor taken back, so it may be there after all.
    case doubtful(FileFailure)
    /// Journals are damaged, so nothing is written.
    case readOnly([Damage])
    /// It is not known who writes.
    case authorUnknown(AuthorUnknown)
    /// An entry would be longer than a line may be.
    case tooLong(limit: Int)
    /// An entry would not be read again as what it is, so that it was not written.
    case notReadBack(reason: String)
    /// What this machine kept of the journals is not what this version writes; it was removed.
    case keptStateFlawed(file: FilePath)
}
