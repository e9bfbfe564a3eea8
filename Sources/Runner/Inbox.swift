import Files
import GitSync
import Interface
import Readiness
import Store
import Synchronization

/// Carries what happens in the background to the loop: a letter is put in, and a byte of a pipe wakes `poll(2)`.
final class Inbox: Sendable {
    /// What can come.
    enum Letter: Sendable {
        /// What came of asking who sits here.
        case author(AuthorAnswer)
        /// The controls that items can belong to.
        case controls([Control])
        /// What the remote has of each journal; nil where the workspace is not shared through git.
        case sharedSoFar(LastSyncedHeads?)
        /// What sharing is at.
        case sharing(SyncStep)
        /// The workspace was shared; who shares a machine or an e-mail address with whom stands beside it.
        case shared(SyncReport, warnings: [String])
        /// It was not.
        case stopped(SyncStopped)
        /// How many bytes of how many were copied of a file that is being attached.
        case arriving(done: Int, size: Int)
        /// A file was copied, to be attached.
        case arrived(ArrivingFile, AttachDraft)
        /// It was not.
        case notArrived(EvidenceFileError)
        /// A file of rows was read, to be brought in or to be shown what would become of it.
        case readToImport(IncomingRows, ImportDraft, isToWrite: Bool)
        /// How far an export is that is being written, in bytes.
        case packing(done: Int, total: Int)
        /// What came of it.
        case packed(PackingEnd)
        /// The pieces of evidence that are broken, at a glance.
        case glanced(Set<EntryID>)
        /// What there is to see of a piece of evidence.
        case openable(Result<OpenableEvidence, OpenableEvidence.Refusal>, title: String)
    }

    private let letters = Mutex<[Letter]>([])
    private let pipe = Pipe.waking()

    deinit {
        var pipe = pipe
        pipe.close()
    }

    /// What to wait on.
    var descriptor: Int32 { pipe.read }

    /// Puts a letter in.
    func post(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
        pipe.wake()
    }

    /// Takes all letters out, so that the descriptor waits again.
    func take() -> [Letter] {
        _ = pipe.takeSigns()
        return letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
