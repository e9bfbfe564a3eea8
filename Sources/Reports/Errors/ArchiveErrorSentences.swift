import Checking
import Files
import HarmlessText
import Store
import SystemPackage

extension ArchiveError: CustomStringConvertible {
    /// What happened, what is as it was, what to do next.
    public var description: String {
        switch self {
        case .exists(let path): "\(path) exists already and was not touched. Choose another name, or replace it with --force."
        case .misplaced(let path):
            "No backup was written: \(path) would lie in the workspace, or among a workspace's own files. Write it somewhere else."
        case .noFile(let path):
            "No backup was written: \(path) is not a regular file, but a link, a folder, a pipe or a device, and was not touched. Choose another name."
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
        case .refused(let archive, .malformed(let words)): "\(archive) cannot be restored: \(words). Nothing was written."
        case .refused(let archive, .noWorkspace):
            "\(archive) cannot be restored: there is no workspace in it that can be read. Nothing was written."
        case .refused(let archive, .damaged(let finding)):
            "\(archive) cannot be restored: the workspace in it is damaged: \(finding) Nothing was written."
        }
    }
}

extension ArchiveContents {
    /// "12 files, 3 journals with 77 entries".
    public var summary: String {
        "\(counted(files, "file")), \(counted(journals, "journal")) with \(counted(entries, "entry", "entries"))"
    }
}
