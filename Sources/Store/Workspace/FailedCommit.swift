import Files
import Journal
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// What is staged and does not stand in a journal, as far as is known. What the last attempt wrote after all must
    /// not be shown twice, nor written twice.
    var unwritten: [Staged] {
        guard let attempt else { return staged }
        var goes = staged
        for entry in writtenAfterAll(of: attempt).dropFirst(attempt.introductions) where !goes.isEmpty {
            goes[0].actions.removeFirst()
            goes[0].written += 1
            // What is left of a go still belongs to it.
            goes[0].begun = entry.batchID
            if goes[0].actions.isEmpty { goes.removeFirst() }
        }
        return goes
    }

    /// Finishes what the last attempt had written when it failed and could not be taken back: it is flushed, and staged
    /// no longer.
    ///
    /// After a failed flush the system may hold the bytes for clean although they never reached the device, so flushing
    /// again says nothing: they are written again over themselves, together with what others have appended behind them.
    ///
    /// - Returns: What it had written.
    mutating func settleAttempt() throws(WorkspaceError) -> [Entry] {
        guard let attempt else { return [] }
        let written = writtenAfterAll(of: attempt)
        if !written.isEmpty {
            let path = journalFolder.joining(fileName(attempt.writer))
            let bytes = try files.contents(of: path, from: attempt.offset, upTo: JournalReader.sizeLimit)
            do throws(FileFailure) {
                let file = try files.open(path, .update)
                defer { files.close(file) }
                try files.overwriteAll(file, path, bytes, at: attempt.offset)
                try files.synchronize(file, path)
                try flushNames(of: path)
            } catch {
                throw .doubtful(error)
            }
        }
        staged = unwritten
        self.attempt = nil
        return Array(written)
    }

    /// Flushes the names that lead to a journal, so that it outlasts a power cut: once in a process, because another
    /// may have been killed before it could.
    mutating func flushNames(of journal: FilePath) throws(FileFailure) {
        guard !flushedNames.contains(journal) else { return }
        try files.flushFolder(of: journal)
        try files.flushFolder(of: journalFolder)
        flushedNames.insert(journal)
    }

    /// The first entries of an attempt, as far as they were found in the journal. By what was read, not by where the
    /// file ends: another window of this person may have gone on behind it.
    private func writtenAfterAll(of attempt: Attempt) -> ArraySlice<Entry> {
        attempt.entries.prefix { entry in history.last { $0.stamp <= entry.stamp } == entry }
    }
}
