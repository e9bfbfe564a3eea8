import Files
import Store
import SystemPackage

/// Why a backup was not written or not brought back: what happened, what is as it was, what to do next.
public enum ArchiveError: Error, Hashable, Sendable {
    /// There is a file of the backup's name.
    case exists(FilePath)
    /// What has the backup's name is no regular file.
    case noFile(FilePath)
    /// The backup would lie in the workspace that it is of, or among another's own files.
    case misplaced(FilePath)
    /// The backup's name came as bytes that are no UTF-8.
    case noText(FilePath)
    /// It is there, and the system did not say that its name is on the device.
    case unflushed(FilePath, FileFailure)
    /// The workspace is damaged, and a backup should not pass for a sound one.
    case damaged(Finding)
    /// Something in the workspace is no regular file, or has a name that cannot be kept.
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
    case refused(archive: FilePath, reason: String)
}

extension ArchiveError: CustomStringConvertible {
    /// What happened, what is as it was, what to do next.
    public var description: String {
        switch self {
        case .exists(let path): "\(path) exists already and was not touched. Choose another name, or replace it with --force."
        case .misplaced(let path):
            "No backup was written: \(path) would lie in the workspace, or among a workspace's own files. Write it somewhere else."
        case .noFile(let path):
            "No backup was written: \(path) is no regular file, but a link, a folder, a pipe or a device, and was not touched. Choose another name."
        case .noText(let path):
            "Nothing was written: the name \(path) came as bytes that are no UTF-8, and would be another one. Choose another name."
        case .unflushed(let path, let failure):
            "\(path) is there, whole and checked, but may not outlast a power cut: Tickmark \(failure).\(failure.advice)"
        case .damaged(let finding):
            "No backup was written, because the workspace is damaged: \(finding) `tickmark doctor` explains what to do; "
                + "to keep the folder as it is, copy it as a whole."
        case .unfit(let file, let reason): "No backup was written: \(file) \(reason). Take it out of the folder, or rename it."
        case .changing(let file): "No backup was written: \(file) changed while it was copied. Try again."
        case .workspace(let error): error.description
        case .failed(let failure): "Tickmark \(failure). Nothing was left half done.\(failure.advice)"
        case .occupied(let path):
            "\(path) is there already and is not empty. Nothing was changed; name a folder that is new or empty."
        case .within(let path):
            "\(path) would lie among a workspace's own files. Nothing was changed; name a folder somewhere else."
        case .refused(let archive, let reason): "\(archive) cannot be restored: \(reason). Nothing was written."
        }
    }
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

    /// "12 files, 3 journals with 77 entries".
    public var summary: String {
        "\(files == 1 ? "1 file" : "\(files) files"), \(journals == 1 ? "1 journal" : "\(journals) journals") with \(entries == 1 ? "1 entry" : "\(entries) entries")"
    }

    init(_ examination: Examination, files: Int) {
        name = examination.name ?? ""
        self.files = files
        journals = examination.journals.count
        entries = examination.entries
    }
}
