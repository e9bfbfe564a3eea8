import Files
import Store
import SystemPackage

/// Why a backup was not written or not brought back: what happened, what is as it was, what to do next.
public enum ArchiveError: Error, Hashable, Sendable {
    /// There is a file of the backup's name.
    case exists(FilePath)
    /// What has the backup's name is not a regular file.
    case noFile(FilePath)
    /// The backup would lie in the workspace that it is of, or among another's own files.
    case misplaced(FilePath)
    /// The backup's name came as bytes that are no UTF-8.
    case noText(FilePath)
    /// It is there, and the system did not say that its name is on the device.
    case unflushed(FilePath, FileFailure)
    /// The workspace is damaged, and a backup should not pass for a sound one.
    case damaged(Finding)
    /// Something in the workspace is not a regular file, or has a name that cannot be kept.
    case unfit(file: String, reason: String)
    /// A file changed while it was copied.
    case changing(file: String)
    /// The workspace cannot be read.
    case workspace(WorkspaceError)
    /// The system refused.
    case failed(FileFailure)
    /// There is something where the workspace should go.
    case occupied(FilePath)
    /// The workspace would be restored among another's own files.
    case within(FilePath)
    /// The backup is no backup, or is damaged.
    case refused(archive: FilePath, ArchiveFlaw)
}

/// Why a backup is not brought back.
public enum ArchiveFlaw: Hashable, Sendable {
    /// It is not what a backup is, in the words of what reads its form.
    case malformed(String)
    /// There is no workspace in it that can be read.
    case noWorkspace
    /// The workspace in it is damaged.
    case damaged(Finding)
}

extension ArchiveError {
    /// Does something that the system may refuse.
    static func catching<Value>(_ body: () throws(FileFailure) -> Value) throws(ArchiveError) -> Value {
        do throws(FileFailure) {
            return try body()
        } catch {
            throw .failed(error)
        }
    }
}

/// What a backup holds.
public struct ArchiveContents: Hashable, Sendable {
    /// The workspace's name.
    public var name: String
    /// How many files.
    public var files: Int
    /// How many journals.
    public var journals: Int
    /// How many entries.
    public var entries: Int

    package init(_ examination: Examination, files: Int) {
        name = examination.name ?? ""
        self.files = files
        journals = examination.journals.count
        entries = examination.entries
    }
}
