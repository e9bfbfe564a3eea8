import Files
import Readiness
import Store
import SystemPackage

/// What `doctor --known` does: takes note that somebody knows of everything that is missing now. Nothing but this
/// machine's note of what it has seen is changed, and heads of earlier exports say what is missing as before.
public struct KnowingLosses: Sendable {
    /// What is known from now on.
    public let losses: [Loss]
    /// What mending set aside and is in no journal, known from now on, too.
    public let asides: [Finding]

    /// Takes note.
    ///
    /// - Throws: ``WorkspaceError`` where there is no workspace, or the note cannot be kept.
    public init(of folder: FilePath, files: some FileCalls = POSIXFileCalls()) throws(WorkspaceError) {
        let manifest = try Manifest(in: folder, files)
        let place = try files.place(of: folder)
        (losses, asides) = try files.holdingLock(of: folder) { () throws(WorkspaceError) in
            let examination = try Examination(of: folder, files: files)
            let (losses, asides) = (examination.losses, examination.findings.filter { $0.kind == .aside })
            do throws(FileFailure) {
                for place in Set(asides.compactMap(\.placeOfAside)).sorted() { try files.know(aside: place, in: folder) }
            } catch {
                throw .unwritable(error)
            }
            guard !losses.isEmpty else { return ([], asides) }
            var seen = SeenJournals.read(in: folder, place: place, workspace: manifest.id, files)
            for loss in losses { seen.know(loss, of: String(loss.file.dropFirst(WorkspaceLayout.journalLabel("").count))) }
            do throws(FileFailure) {
                try seen.keep(in: folder, place: place, workspace: manifest.id, files)
            } catch {
                throw .unwritable(error)
            }
            return (losses, asides)
        }
    }
}
