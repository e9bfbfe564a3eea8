import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Shows actions at once. Nothing is written before ``commit()``. Actions of one call are one go, and are undone together.
    public mutating func stage(_ actions: [Action], reversal: Reversal? = nil) {
        guard !actions.isEmpty else { return }
        staged.append(Staged(actions: actions, reversal: reversal))
        show(touching: actions)
    }

    /// Whether something is shown that is not on disk.
    public var hasStaged: Bool { !staged.isEmpty }

    /// Takes back what is staged.
    public mutating func discardStaged() {
        staged = []
        attempt = nil
        show(touching: nil)
    }

    /// Writes actions, or nothing of them.
    ///
    /// - Returns: The entries that were written.
    /// - Throws: ``WorkspaceError``; nothing is staged then.
    @discardableResult
    public mutating func write(_ actions: [Action], reversal: Reversal? = nil) throws(WorkspaceError) -> [Entry] {
        stage(actions, reversal: reversal)
        do throws(WorkspaceError) {
            return try commit()
        } catch {
            discardStaged()
            throw error
        }
    }

    /// Writes what is staged: under the lock, behind what others have written meanwhile, as whole lines, flushed to the device.
    ///
    /// - Returns: The entries that were written.
    /// - Throws: ``WorkspaceError`` where something fails. What is staged stays staged and shown, and can be tried again.
    @discardableResult
    public mutating func commit() throws(WorkspaceError) -> [Entry] {
        guard damage.isEmpty else { throw .readOnly(damage) }
        guard !staged.isEmpty else { return [] }
        let lock = try takeLock()
        defer { files.close(lock) }
        _ = try readNews()
        guard damage.isEmpty else { throw .readOnly(damage) }
        if let attempt, let journal = shelf[fileName(attempt.writer)], end(of: journal.position) == attempt.end {
            // The last attempt failed to say that it had succeeded.
            self.attempt = nil
            staged = []
            show(touching: nil)
            return []
        }
        try setAsideTornEnds()
        let ownPath = OwnJournals.path(in: folder, user: user)
        var own = try OwnJournals(at: ownPath, place: place, files)
        let (writer, position) = chooseWriter(own)
        let entries = stagedEntries(by: writer, after: position)
        let (lines, after) = try encode(entries, after: position)
        own.record(writer, from: end(of: position), to: end(of: after))
        do throws(FileFailure) {
            try files.replace(ownPath, with: own.encoded, isFlushed: false)
            attempt = (writer, end(of: after))
            let identity = try append(lines, to: writer, at: position)
            shelf[fileName(writer)] = Journal(writer: writer, position: after, identity: identity)
        } catch {
            throw .unwritable(error)
        }
        attempt = nil
        staged = []
        take(entries)
        show(touching: isReadAnew ? nil : entries.map(\.action))
        isReadAnew = false
        return entries
    }

    // MARK: Steps

    /// Waits for whoever writes in this folder.
    private func takeLock() throws(WorkspaceError) -> FileDescriptor {
        let path = folder.appending(MachineFolder.name).appending("lock")
        do throws(FileFailure) {
            try files.makeInnerFolder(folder.appending(MachineFolder.name))
            try files.makeInnerFolder(journalFolder)
            let file = try files.open(path, .lock)
            do throws(FileFailure) {
                guard try files.status(of: file, path).isRegular else { throw FileFailure("lock", path, FileFailure.noFile) }
                try files.lock(file, path)
            } catch {
                files.close(file)
                throw error
            }
            return file
        } catch {
            throw .unwritable(error)
        }
    }

    /// The journal to go on with: the last one of this person's whose end on disk is as it was left; else a new one.
    private mutating func chooseWriter(_ own: OwnJournals) -> (WriterID, JournalPosition) {
        let mine = own.journals.filter { $0.writer.handle == author.handle }
        for journal in mine.reversed() {
            let position =
                shelf[fileName(journal.writer)]?.position ?? JournalPosition(beginningOf: journal.writer, in: manifest.id)
            if journal.ends.contains(end(of: position)) { return (journal.writer, position) }
        }
        if let last = mine.last {
            notices.append(
                """
                Your journal \(fileName(last.writer)) is not in this folder as you left it (another branch, a reset or a copy), \
                so a new one was begun; the old one goes on where it is.
                """)
        }
        var tag = UInt32.random(in: 1 ... .max)
        while shelf[fileName(WriterID(author.handle, tag: tag))] != nil { tag &+= 1 }
        let writer = WriterID(author.handle, tag: tag)
        return (writer, JournalPosition(beginningOf: writer, in: manifest.id))
    }

    /// What is staged, as entries of a writer, with the writer's name before them where nobody has said it yet.
    func stagedEntries(by writer: WriterID, after position: JournalPosition) -> [Entry] {
        guard !staged.isEmpty else { return [] }
        var goes = staged
        if folded.record.person(author.handle)?.name.value.isEmpty ?? true {
            goes.insert(Staged(actions: [.person(author.handle, name: author.name, was: nil)], reversal: nil), at: 0)
        }
        var entries: [Entry] = []
        let (clock, at) = (folded.record.last?.clock ?? 0, now())
        for go in goes {
            let batch = position.sequence + entries.count + 1
            for action in go.actions {
                let number = entries.count + 1
                entries.append(
                    Entry(
                        stamp: Stamp(clock: clock + number, entry: EntryID(writer, position.sequence + number)), at: at,
                        by: author.name,
                        action: action, batch: batch, reversal: go.reversal))
            }
        }
        return entries
    }

    private func encode(_ entries: [Entry], after position: JournalPosition) throws(WorkspaceError) -> ([UInt8], JournalPosition)
    {
        var bytes: [UInt8] = []
        var position = position
        for entry in entries {
            let line = entry.line(after: position.head)
            guard line.count <= JournalReader.lineLimit else { throw .tooLong(limit: JournalReader.lineLimit) }
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
            position = JournalPosition(
                length: position.length + line.count + 1, sequence: entry.id.sequence, clock: entry.stamp.clock,
                head: Digest.sha256(line))
        }
        return (bytes, position)
    }

    /// Appends lines and flushes them. Where that fails, the file is cut back to where it was, if the system still lets us.
    private func append(_ lines: [UInt8], to writer: WriterID, at position: JournalPosition) throws(FileFailure) -> String {
        let path = journalFolder.appending(fileName(writer))
        let file = try files.open(path, .append)
        defer { files.close(file) }
        let status = try files.status(of: file, path)
        guard status.isRegular, status.length == position.length else {
            throw FileFailure("write", path, .resourceTemporarilyUnavailable)
        }
        do throws(FileFailure) {
            try files.writeAll(file, path, lines)
            try files.synchronize(file, path)
            if position.length == 0 { try files.flushFolder(of: path) }
        } catch {
            try? files.truncate(file, path, to: position.length)
            try? files.synchronize(file, path)
            throw error
        }
        return status.identity
    }

    /// Cuts unfinished last lines off this person's journals and keeps them in `.tickmark/`. The lock is held, so nobody is writing them.
    private mutating func setAsideTornEnds() throws(WorkspaceError) {
        for (name, journal) in shelf where journal.isTornNoticed && journal.writer.handle == author.handle {
            let path = journalFolder.appending(name)
            let torn = try files.contents(of: path, from: journal.position.length, upTo: JournalReader.sizeLimit)
            guard !torn.isEmpty else { continue }
            let kept = folder.appending(MachineFolder.name).appending("torn-\(name)-\(journal.position.length)")
            do throws(FileFailure) {
                try files.replace(kept, with: torn)
                let file = try files.open(path, .update)
                defer { files.close(file) }
                try files.truncate(file, path, to: journal.position.length)
                try files.synchronize(file, path)
            } catch {
                throw .unwritable(error)
            }
            shelf[name]?.isTornNoticed = false
            notices.append(
                "The unfinished last line of journal/\(name) (\(torn.count) bytes) was set aside as .tickmark/\(kept.lastComponent?.string ?? "")."
            )
        }
    }

    private func fileName(_ writer: WriterID) -> String { "\(writer).jsonl" }

    private func end(of position: JournalPosition) -> OwnJournals.End {
        OwnJournals.End(length: position.length, head: position.head)
    }
}
