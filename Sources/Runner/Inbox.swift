import Synchronization
import Workspace

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Carries what happens in the background to the loop: a letter is put in, and a byte of a pipe wakes `poll(2)`.
final class Inbox: Sendable {
    /// What can come.
    enum Letter: Sendable {
        /// What came of asking who sits here.
        case author(AuthorAnswer)
        /// What the remote has of each journal; nil where the workspace is not shared through git.
        case sharedSoFar(SharedSoFar?)
        /// What sharing is at.
        case sharing(SyncStep)
        /// The workspace was shared.
        case shared(SyncReport)
        /// It was not.
        case stopped(SyncStopped)
    }

    private let letters = Mutex<[Letter]>([])
    private let ends: (read: Int32, write: Int32)

    init() {
        ends = wakingPipe()
    }

    deinit {
        close(ends.read)
        close(ends.write)
    }

    /// What to wait on.
    var descriptor: Int32 { ends.read }

    /// Puts a letter in.
    func post(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
        var byte: UInt8 = 1
        _ = write(ends.write, &byte, 1)
    }

    /// Takes all letters out, so that the descriptor waits again.
    func take() -> [Letter] {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(ends.read, &bytes, bytes.count) == bytes.count {}
        return letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
