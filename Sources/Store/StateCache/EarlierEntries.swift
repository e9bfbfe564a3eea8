import Files
import Journal
import Platform
import Readiness
import Synchronization
import SystemPackage

/// Entries that were folded and are not held, such as those that a snapshot stands for. They are read when somebody
/// asks for the history, and their chains are checked then.
///
/// What they are is settled when the snapshot is taken up, so copies of a store may share them.
package final class EarlierEntries: Sendable {
    private let journals: [(writer: WriterID, position: JournalPosition)]
    private let folder: FilePath
    private let workspace: String
    private let files: any FileCalls
    private let contents = Mutex<(entries: [Entry], damage: [Damage])?>(nil)

    init(
        _ journals: [(writer: WriterID, position: JournalPosition)], in folder: FilePath, of workspace: String,
        _ files: any FileCalls
    ) {
        self.journals = journals
        self.folder = folder
        self.workspace = workspace
        self.files = files
    }

    /// What turned out to be damaged when they were read; nothing where nobody has asked for them.
    var damage: [Damage] { contents.withLock { $0?.damage ?? [] } }

    /// The entries in the common order, read on the first call.
    var entries: [Entry] {
        contents.withLock { contents in
            let read = contents ?? read()
            contents = read
            return read.entries
        }
    }

    private func read() -> (entries: [Entry], damage: [Damage]) {
        var entries: [Entry] = []
        var damage: [Damage] = []
        let highest = journals.reduce(JournalReader.clockSlack) { $0 + $1.position.length }
        let sorted = journals.filter { $0.position.sequence > 0 }.sorted { $0.writer < $1.writer }
        let results = Parallel.map(sorted) { [self] journal in
            (try? bytes(of: journal.writer, upTo: journal.position.length)).map {
                JournalReader(writer: journal.writer, file: journal.writer.journalLabel).read(
                    $0, after: JournalPosition(beginningOf: journal.writer, in: workspace), highestClock: highest)
            }
        }
        for ((writer, end), result) in zip(sorted, results) {
            let label = writer.journalLabel
            guard let result else {
                damage.append(Damage(file: label, line: 0, reason: .unreadable))
                continue
            }
            entries += result.entries
            if let found = result.damage {
                damage.append(found)
            } else if result.position != end {
                damage.append(
                    Damage(file: label, line: 0, reason: .changedSinceRead))
            }
        }
        return (entries.sorted { $0.stamp < $1.stamp }, damage)
    }

    private func bytes(of writer: WriterID, upTo length: Int) throws(FileFailure) -> [UInt8] {
        let path = WorkspaceLayout(folder).journal(writer.journalName)
        let file = try files.open(path, .read)
        defer { files.close(file) }
        guard try files.status(of: file, path).isRegular else { throw FileFailure(.read, path, .notRegular) }
        return try files.read(file, path, from: 0, count: length)
    }
}
