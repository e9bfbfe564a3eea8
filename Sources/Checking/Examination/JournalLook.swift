import Digests
import Files
import Journal
import Readiness
import Store
import SystemPackage

/// A first look at a journal, in one pass over its bytes: most are whole, and then there is nothing more to say of
/// them.
enum JournalLook: Sendable {
    /// Each line follows the one before it, to the end of the file.
    case whole(JournalStanding)
    /// Something is wrong with these bytes; ``JournalChain`` says what.
    case damaged([UInt8], WriterID)
    /// The file cannot be read.
    case refused(Finding)

    /// - Parameter workspace: The workspace's id; nil where it is not known.
    init(at writer: WriterID, in folder: FilePath, workspace: String?, highestClock: Int, _ files: some FileCalls) {
        let file = writer.journalLabel
        let bytes: [UInt8]
        switch files.contentsForLook(at: file, in: folder) {
        case .success(let contents): bytes = contents
        case .failure(let obstacle):
            self = .refused(obstacle.finding)
            return
        }
        guard let workspace, let standing = JournalStanding(whole: bytes, of: writer, file: file, workspace, highestClock) else {
            self = .damaged(bytes, writer)
            return
        }
        self = .whole(standing)
    }
}

extension JournalStanding {
    /// Reads a journal from its first line to its last; nil where anything about it is not as a program of ours writes
    /// it.
    fileprivate init?(whole bytes: [UInt8], of writer: WriterID, file: String, _ workspace: String, _ highestClock: Int) {
        var scan = JournalScan(
            bytes, of: writer, file: file, after: JournalPosition(beginningOf: writer, in: workspace),
            highestClock: highestClock)
        var digests: [DigestValue] = []
        var clocks: [Int] = []
        var times: [Timestamp] = []
        var wordless = 0
        var evidence: [Entry] = []
        while let entry = scan.readLine() {
            if let digest = scan.digest { digests.append(digest) }
            clocks.append(entry.stamp.clock)
            times.append(entry.at)
            if entry.signsWithoutWords { wordless += 1 }
            if entry.isAboutEvidence { evidence.append(entry) }
        }
        // A CR before the end of a line is white space to JSON, and a finding all the same.
        guard scan.damage == nil, scan.torn.isEmpty, !digests.isEmpty, !bytes.contains(UInt8(ascii: "\r")) else { return nil }
        self.init(
            writer: writer, file: file, entries: scan.sequence, digest: scan.position.head, digests: digests, isWhole: true,
            clocks: clocks, times: times, wordless: wordless, evidence: evidence)
    }
}

/// Why a file in `journal/` cannot be looked at.
struct UnopenableFile: Error {
    let finding: Finding
}

extension FileCalls {
    /// The bytes of a file in `journal/`, or what is to be said where it cannot be read.
    func contentsForLook(at file: String, in folder: FilePath) -> Result<[UInt8], UnopenableFile> {
        do throws(WorkspaceError) {
            return .success(try contents(of: folder.joining(file), upTo: JournalReader.sizeLimit))
        } catch {
            let reason: FindingReason =
                if case .unreadable(let failure) = error { .failed(failure) } else { .damage(.unreadable) }
            return .failure(UnopenableFile(finding: Finding(.unopenable, file, reason)))
        }
    }
}
