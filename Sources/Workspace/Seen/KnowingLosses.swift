import Readiness
import SystemPackage

/// What `doctor --known` does: takes note that somebody knows of everything that is missing now. Nothing but this machine's
/// note of what it has seen is changed, and heads of earlier exports say what is missing as before.
public struct KnowingLosses: Sendable {
    /// What is known from now on.
    public let losses: [Loss]

    /// Takes note.
    ///
    /// - Throws: ``WorkspaceError`` where there is no workspace, or the note cannot be kept.
    public init(of folder: FilePath, files: some FileCalls = POSIXFileCalls()) throws(WorkspaceError) {
        let manifest = try Manifest(in: folder, files)
        let place = try files.place(of: folder)
        losses = try files.holdingLock(of: folder) { () throws(WorkspaceError) in
            let losses = try Examination(of: folder, files: files).losses
            guard !losses.isEmpty else { return [] }
            var seen = SeenJournals.read(in: folder, place: place, workspace: manifest.id, files)
            for loss in losses { seen.know(loss, of: String(loss.file.dropFirst("journal/".count))) }
            do throws(FileFailure) {
                try seen.keep(in: folder, place: place, workspace: manifest.id, files)
            } catch {
                throw .unwritable(error)
            }
            return losses
        }
    }

    /// What is printed for people.
    public var lines: [String] {
        losses.isEmpty
            ? ["Nothing is missing that was here."]
            : ["Taken note that you know of this; it is not spoken of again until it is back, or more is missing:"]
                + losses.map { "  \($0)" }
    }
}
