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
    /// Something in the workspace is not of the kind that it must be.
    case refused(file: FilePath, reason: String)
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
}

extension WorkspaceError: CustomStringConvertible {
    /// What happened, what was kept, what to do next.
    public var description: String {
        switch self {
        case .notFound(let folder):
            "There is no Tickmark workspace in \(folder) or any folder above it. `tickmark init` or `tickmark` makes one."
        case .exists(let folder): "There is a workspace in \(folder) already; nothing was changed. Open it with `tickmark`."
        case .badManifest(let file, let line, let reason):
            "\(file), line \(line): \(reason). Nothing was changed; restore the file from git or a backup."
        case .newerFormat(let file, let format):
            "\(file) says format \(format), and this version of Tickmark reads formats up to \(Manifest.format). Nothing was changed; get a newer Tickmark."
        case .unreadable(let failure): "Tickmark \(failure). Nothing was changed.\(failure.advice)"
        case .refused(let file, let reason):
            "\(file) is not used: \(reason). Nothing was changed; restore it from git or a backup."
        case .overtaken(let file):
            "\(file) was changed by another program (git?) just as it was written, so the entry may not be in it. Try again."
        case .unwritable(let failure): "Tickmark \(failure). Nothing was written.\(failure.advice)"
        case .doubtful(let failure):
            "Tickmark \(failure), and could not take back what it had written, so it may be in the journal after all: "
                + "look before you do it again.\(failure.advice)"
        case .readOnly(let damage) where damage.first?.isOfNewerTickmark ?? false:
            "Nothing is written here, because this was written by a newer Tickmark: \(damage.first?.description ?? "") "
                + "Everything that this version can read is shown; get a newer Tickmark."
        case .readOnly(let damage):
            "Nothing is written while a journal is damaged: \(damage.first?.description ?? "see `tickmark doctor`") "
                + "Everything that could be read is kept and shown; `tickmark doctor` explains what can be done."
        case .authorUnknown(let reason):
            "\(reason), and nothing is written under a name that is not certain. Say it with TICKMARK_USER=\"Your Name\", or with "
                + "git config --global user.name \"Your Name\" once git answers, and try again."
        case .tooLong(let limit): "An entry may be \(limit / 1024) KiB long, and this one is longer; nothing was written."
        }
    }
}
