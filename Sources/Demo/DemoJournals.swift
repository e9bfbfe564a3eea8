import Files
import Journal
import Readiness
import Journal
import Store
import SystemPackage

/// Puts entries of several writers into journals, as their machines would have.
struct DemoJournals {
    /// The writers: their tags are fixed, so that the bytes are.
    static let writers = [
        WriterID("ana", tag: 0x4f1c_90ab), WriterID("ben", tag: 0x90ab_33d7), WriterID("cho", tag: 0x1c2d_e4f5),
    ]

    let folder: FilePath

    /// Writes the journals of a history.
    func write(_ history: [Entry]) throws {
        for writer in Self.writers {
            let bytes = try WorkspaceFolder.journal(of: writer, in: folder, entries: history.filter { $0.id.writer == writer })
            do throws(FileFailure) {
                try POSIXFileCalls().replace(WorkspaceLayout(folder).journal(writer.journalName), with: bytes)
            } catch {
                throw WorkspaceError.unwritable(error)
            }
        }
    }
}
