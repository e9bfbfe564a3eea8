import Digests
import Files
import Journal
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Shows actions at once. Nothing is written before ``commit()``. Actions of one call are one go, and are undone
    /// together.
    ///
    /// - Parameter arriving: The files that they attach.
    public mutating func stage(_ actions: [Action], reversal: Reversal? = nil, bringing arriving: [ArrivingFile] = []) {
        guard !actions.isEmpty else { return }
        self.arriving += arriving
        staged.append(Staged(actions: actions, reversal: reversal))
        show(touching: actions)
    }

    /// Whether something is shown that is not on disk.
    public var hasStaged: Bool { !staged.isEmpty }

    /// What is staged, in the order in which it was.
    public var stagedActions: [Action] { staged.flatMap(\.actions) }

    /// Takes back what is staged.
    public mutating func discardStaged() {
        staged = []
        attempt = nil
        forgetArrivals()
        show(touching: nil)
    }

    /// Writes actions, or nothing of them.
    ///
    /// - Parameter arriving: The files that they attach.
    /// - Returns: The entries that were written.
    /// - Throws: ``WorkspaceError``; nothing is staged then.
    @discardableResult
    public mutating func write(
        _ actions: [Action], reversal: Reversal? = nil, bringing arriving: [ArrivingFile] = []
    ) throws(WorkspaceError) -> [Entry] {
        stage(actions, reversal: reversal, bringing: arriving)
        do throws(WorkspaceError) {
            return try commit()
        } catch {
            discardStaged()
            throw error
        }
    }

    /// Writes what is staged: under the lock, behind what others have written meanwhile, as whole lines, flushed to the
    /// device.
    ///
    /// What others have written is shown, too, and told by the next ``refresh()``.
    ///
    /// - Returns: The entries that were written.
    /// - Throws: ``WorkspaceError`` where something fails. What is staged stays staged and shown, and can be tried
    ///   again.
    @discardableResult
    public mutating func commit() throws(WorkspaceError) -> [Entry] {
        // It may have been mended since.
        if !damage.isEmpty { unreported += try readNews() }
        guard damage.isEmpty else { throw .readOnly(damage) }
        guard !staged.isEmpty else { return [] }
        try makeSureOfAuthor()
        let lock = try takeLock()
        defer { files.close(lock) }
        let news = try readNews(isLocked: true)
        unreported += news
        guard damage.isEmpty else { throw .readOnly(damage) }
        let earlier = try settleAttempt()
        guard !staged.isEmpty else {
            arriving = []
            show(touching: nil)
            return earlier
        }
        try makeSureOfKeptState()
        try raiseFormat()
        try placeArrivals()
        var own = try JournalOwnership(at: JournalOwnership.path(in: folder, user: user), place: place, files)
        try setAsideTornEnds(own)
        let (writer, position) = chooseWriter(&own)
        let entries = stagedEntries(by: writer, after: position)
        let (lines, positions) = try encode(entries, after: position)
        try append(lines, of: entries, at: position, positions, recordingIn: &own)
        attempt = nil
        staged = []
        arriving = []
        take(entries)
        stateCache.news += entries.count
        // Also what an earlier commit met, that failed.
        show(touching: isReadAnew ? nil : (unreported + entries).map(\.action))
        isReadAnew = false
        saysWritten?(state)
        return earlier + entries
    }

    // MARK: Steps

    /// Waits for whoever writes in this folder.
    package func takeLock() throws(WorkspaceError) -> FileDescriptor {
        let machine = WorkspaceLayout(folder).machine
        let path = WorkspaceLayout(folder).lock
        do throws(FileFailure) {
            try files.makeFolder(machine)
            try files.makeFolder(journalFolder)
        } catch {
            throw .unwritable(error)
        }
        try files.refuseLink(machine)
        do throws(FileFailure) {
            return try files.lockFile(at: path)
        } catch {
            throw .unwritable(error)
        }
    }

    /// The journal to go on with: the last one of this person's whose end on disk is as it was left; else a new one.
    private mutating func chooseWriter(_ own: inout JournalOwnership) -> (WriterID, JournalPosition) {
        if let flaw = own.flaw {
            notices.append(.ownJournalsUnreadable(flaw))
            own.flaw = nil
        }
        let mine = own.journals.filter { $0.writer.handle == author.handle }
        for journal in mine.reversed() {
            guard let found = journalsByFile[fileName(journal.writer)] else { continue }
            if journal.isLeft(at: JournalOwnership.End(found.position), file: found.identity) {
                return (journal.writer, found.position)
            }
        }
        // One that was begun and never got a line is nothing to speak of.
        if let last = mine.last(where: { $0.end.length > 0 || journalsByFile[fileName($0.writer)] != nil }) {
            notices.append(.ownJournalElsewhere(name: fileName(last.writer)))
        }
        var tag = UInt32.random(in: 1 ... .max)
        while journalsByFile[fileName(WriterID(author.handle, tag: tag))] != nil { tag &+= 1 }
        let writer = WriterID(author.handle, tag: tag)
        return (writer, JournalPosition(beginningOf: writer, in: manifest.id))
    }

    /// What is staged, as entries of a writer, with the writer's name before them where nobody has said it yet.
    func stagedEntries(by writer: WriterID, after position: JournalPosition) -> [Entry] {
        var goes = unwritten
        guard !goes.isEmpty else { return [] }
        if author.isKnown, let introduction = folded.record.introduction(of: author.handle, as: author.name) {
            goes.insert(Staged(actions: [introduction], reversal: nil), at: 0)
        }
        var entries: [Entry] = []
        var record = folded.record
        let (clock, at) = (folded.record.last?.clock ?? 0, now())
        for go in goes {
            let first = position.sequence + entries.count + 1
            let batch = go.begun?.writer == writer ? go.begun?.sequence : nil
            let begin = go.begun ?? EntryID(writer, first)
            for action in go.actions {
                let number = entries.count + 1
                let action = action.naming(entriesOf: go.actions, from: begin, written: go.written)
                let entry = Entry(
                    stamp: Stamp(clock: clock + number, entry: EntryID(writer, position.sequence + number)), at: at,
                    by: author.name,
                    action: action, batch: batch ?? first, reversal: go.reversal,
                    words: state.words(of: action, reversal: go.reversal, after: record))
                record.apply(entry)
                entries.append(entry)
            }
        }
        return entries
    }

    /// The lines of entries, and the place behind each.
    private func encode(
        _ entries: [Entry], after position: JournalPosition
    ) throws(WorkspaceError) -> ([UInt8], [JournalPosition]) {
        var bytes: [UInt8] = []
        var positions: [JournalPosition] = []
        var position = position
        for entry in entries {
            let line = entry.line(after: position.head)
            guard line.count <= JournalReader.lineLimit else { throw .tooLong(limit: JournalReader.lineLimit) }
            if let flaw = entry.flaw(ofLine: line) { throw .notReadBack(reason: flaw) }
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
            position = JournalPosition(
                length: position.length + line.count + 1, sequence: entry.id.sequence, clock: entry.stamp.clock,
                head: Digest.sha256(line))
            positions.append(position)
        }
        guard position.length <= JournalReader.sizeLimit else { throw .tooLong(limit: JournalReader.sizeLimit) }
        return (bytes, positions)
    }

    /// Appends lines and flushes them, having recorded what is intended. Where that fails, the file is cut back to
    /// where it was, if the system still lets us.
    private mutating func append(
        _ lines: [UInt8], of entries: [Entry], at position: JournalPosition, _ positions: [JournalPosition],
        recordingIn own: inout JournalOwnership
    ) throws(WorkspaceError) {
        guard let writer = entries.first?.id.writer, let after = positions.last else { return }
        let ownPath = JournalOwnership.path(in: folder, user: user)
        let path = journalFolder.joining(fileName(writer))
        var isEmpty = false
        do throws(FileFailure) {
            let file = try files.open(path, .append)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            var isAsRead = status.isRegular && status.length == position.length
            if isAsRead, position.length > 0 { isAsRead = try files.endsLine(file, path, at: position) }
            guard isAsRead else { throw FileFailure(.write, path, .changed) }
            isEmpty = status.length == 0
            own.intend(writer, from: position, .init(file: status.identity, ends: positions.map { JournalOwnership.End($0) }))
            try own.keep(at: ownPath, files)
            attempt = Attempt(
                writer: writer, offset: position.length, entries: entries,
                introductions: entries.count - staged.reduce(0) { $0 + $1.actions.count })
            try write(lines, to: file, path, at: position)
            // git puts new files in the place of old ones: then what was written is in none that has a name.
            let written = try files.statusNow(of: path)
            guard written.identity == status.identity else {
                throw FileFailure(.write, path, .changed)
            }
            let base = journalsByFile[fileName(writer)]?.check?.base ?? .init(beginningOf: writer, in: manifest.id)
            journalsByFile[fileName(writer)] = Journal(
                writer: writer, position: after, identity: status.identity,
                check: JournalCheck(base: base, version: FileVersion(written).text, isSettled: false))
        } catch {
            // A journal that was begun for nothing would stay there empty, and the next attempt begins another.
            if isEmpty, attempt == nil { try? files.remove(path) }
            if error.cause == .changed { throw .overtaken(file: path) }
            throw attempt == nil ? .unwritable(error) : .doubtful(error)
        }
        // Not worth a failure: the intention stands, and says as much where nobody resets the file in between.
        own.finish()
        try? own.keep(at: ownPath, files)
        ownEnds[fileName(writer)] = JournalEnd(after)
    }

    private mutating func write(
        _ lines: [UInt8], to file: FileDescriptor, _ path: FilePath, at position: JournalPosition
    ) throws(FileFailure) {
        do throws(FileFailure) {
            try files.writeAll(file, path, lines)
            try files.synchronize(file, path)
            try flushNames(of: path)
        } catch {
            // Where it is taken back, nothing is in doubt.
            if (try? files.truncate(file, path, to: position.length)) != nil { attempt = nil }
            try? files.synchronize(file, path)
            throw error
        }
    }

    /// Cuts unfinished last lines off the journals that this person on this machine writes and keeps them in
    /// `.tickmark/`. Another machine's journals are its own to mend. The lock is held, so nobody is writing them.
    private mutating func setAsideTornEnds(_ own: JournalOwnership) throws(WorkspaceError) {
        for name in trouble.tornEnds.sorted() {
            guard let journal = journalsByFile[name],
                own.journals.contains(where: {
                    $0.writer == journal.writer && $0.isLeft(at: JournalOwnership.End(journal.position), file: journal.identity)
                })
            else { continue }
            let path = journalFolder.joining(name)
            let torn = try files.contents(of: path, from: journal.position.length, upTo: JournalReader.sizeLimit)
            guard !torn.isEmpty else { continue }
            let machine = WorkspaceLayout(folder).machine
            let label = "torn-\(name)-\(journal.position.length)"
            do throws(FileFailure) {
                var (kept, number) = (machine.joining(label), 1)
                while try files.exists(kept) {
                    number += 1
                    kept = machine.joining("\(label)-\(number)")
                }
                try files.replace(kept, with: torn)
                let file = try files.open(path, .update)
                defer { files.close(file) }
                try files.truncate(file, path, to: journal.position.length)
                try files.synchronize(file, path)
                notices.append(
                    .setAside(
                        file: WorkspaceLayout.journalLabel(name), bytes: torn.count,
                        place: WorkspaceLayout.machineLabel(kept.lastName)))
            } catch {
                throw .unwritable(error)
            }
            trouble.tornEnds.remove(name)
            self.told.torn.remove(name)
        }
    }

    package func fileName(_ writer: WriterID) -> String { writer.journalName }
}

extension FileCalls {
    /// What is known of the file that has a name now.
    fileprivate func statusNow(of path: FilePath) throws(FileFailure) -> FileStatus {
        let file = try open(path, .read)
        defer { close(file) }
        return try status(of: file, path)
    }
}
