import Files
import Journal
import Store
import SystemPackage

extension WorkspaceError: CustomStringConvertible {
    /// What happened, what was kept, what to do next.
    public var description: String {
        switch self {
        case .notFound(let folder):
            "There is no Tickmark workspace in \(folder) or any folder above it. `tickmark init` or `tickmark` makes one."
        case .exists(let folder):
            "There is a workspace in \(folder) already; nothing was changed. Open it with `tickmark`, or begin another report "
                + "in it with `tickmark report add`."
        case .badManifest(let file, let line, let reason):
            "\(file), line \(line): \(reason). Nothing was changed; restore the file from git or a backup."
        case .newerFormat(let file, let format):
            "\(file) says format \(format), and this version of Tickmark reads formats up to \(Manifest.format). Nothing was changed; get a newer Tickmark."
        case .unreadable(let failure): "Tickmark \(failure). Nothing was changed.\(failure.advice)"
        case .notAFolder(let path):
            "\(path) is not used: it must be a folder, and symbolic links are not followed. Nothing was changed; "
                + (path.lastComponent?.string == WorkspaceLayout.machineName
                    ? "remove it or move it away, and Tickmark makes its own when it writes the next time."
                    : "restore it from git or a backup.")
        case .anotherWorkspace(let file):
            "\(file) is not used: it is another workspace's by now. Nothing was changed; restore it from git or a backup."
        case .overtaken(let file):
            "\(file) was changed by another program (git?) just as it was written, so the entry may not be in it. Try again."
        case .unwritable(let failure): "Tickmark \(failure). Nothing was written.\(failure.advice)"
        case .doubtful(let failure):
            "Tickmark \(failure), and could not take back what it had written, so it may be in the journal after all: "
                + "look before you do it again.\(failure.advice)"
        case .readOnly(let damage) where damage.first?.reason.isOfNewerTickmark ?? false:
            "Nothing is written here, because this was written by a newer Tickmark: \(damage.first?.description ?? "") "
                + "Everything that this version can read is shown; get a newer Tickmark."
        case .readOnly(let damage):
            "Nothing is written while a journal is damaged: \(damage.first?.description ?? "see `tickmark doctor`") "
                + "Everything that could be read is kept and shown; `tickmark doctor` explains what can be done."
        case .authorUnknown(let reason):
            "\(reason), and nothing is written under a name that is not certain. Say it with TICKMARK_USER=\"Your Name\", or with "
                + "git config --global user.name \"Your Name\" once git answers, and try again."
        case .tooLong(let limit): "An entry may be \(limit / 1024) KiB long, and this one is longer; nothing was written."
        case .notReadBack(let reason):
            "Nothing was written, because it could not have been read again: \(reason). Everything is as it was. This is a fault "
                + "of Tickmark: please report it, with what you did."
        case .keptStateFlawed(let file):
            "\(file.lastComponent?.string ?? "state.json"), which this machine keeps so that a start is quick, cannot be read. It was removed; the "
                + "journals have everything. Nothing was written: please do the same again."
        }
    }
}
