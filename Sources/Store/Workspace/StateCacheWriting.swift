import Files
import Journal
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// How many new entries are worth a new state file: folding fewer costs a start less than a tenth of a millisecond.
    public static let worthKeeping = 64

    /// Keeps what the journals come to, so that the next start folds only what is new. Call it where nobody waits:
    /// after a command has read what it needs, when the program ends. Does nothing where there is little new.
    ///
    /// What is kept is derived from the journals and safe to delete, so it is not flushed, and where it cannot be
    /// written nothing is lost.
    ///
    /// - Parameter minimum: From how many new entries on.
    public mutating func keepState(ifNewEntries minimum: Int = worthKeeping) {
        keepSeen()
        guard damage.isEmpty, stateCache.news > 0, stateCache.news >= minimum, !stateCache.isUnread, hasMachineFolder else {
            return
        }
        // What was not read until now is read here: a line that is none would be missing from what is written.
        for engagement in folded.record.engagements { _ = engagement.work.all }
        guard !stateCache.flaw.isFound else { return }
        let journals = journalsByFile.values.filter { $0.position.sequence > 0 }.map { ($0.writer, $0.position) }
        let snapshot = Snapshot(journals: journals, record: folded.record)
        let path = Snapshot.path(in: folder)
        do throws(FileFailure) {
            try files.replace(path) { (file, write) throws(FileFailure) in
                try snapshot.write(workspace: manifest.id, place: place, file: file, at: path, write)
            }
            stateCache.news = 0
        } catch {}
    }

    /// Makes sure of the folder that is this machine's own.
    var hasMachineFolder: Bool {
        let machine = WorkspaceLayout(folder).machine
        return (try? files.makeFolder(machine)) != nil && (try? files.refuseLink(machine)) != nil
    }

    /// Reads the history to its beginning, if that was not needed so far, and checks its chains: for whatever shows or
    /// vouches for the past.
    ///
    /// Where a journal is found damaged, all is folded anew from what can be read, and ``damage`` says which.
    ///
    /// - Throws: ``WorkspaceError`` where the journals cannot be read.
    public mutating func loadHistory() throws(WorkspaceError) {
        guard let earlier else { return }
        _ = earlier.entries
        guard !earlier.damage.isEmpty else { return }
        unreported += try readNews()
        show(touching: nil)
    }

    /// Makes sure that what was kept is what this program writes, as far as it was read: what was decided by anything
    /// else is not written.
    ///
    /// - Throws: ``WorkspaceError``. The file is removed then, so that the next start reads the journals instead.
    public func makeSureOfKeptState() throws(WorkspaceError) {
        guard stateCache.flaw.isFound else { return }
        let path = Snapshot.path(in: folder)
        try? files.remove(path)
        throw .keptStateFlawed(file: path)
    }

    /// Takes up what was kept, as if all of it had been read. The first reading finds out whether the journals bear it
    /// out.
    ///
    /// - Parameters:
    ///   - foldsAnew: Whether only to take up what is to be missed.
    ///   - readsAtOnce: Whether to read the work on items now, and not when somebody asks for it.
    mutating func loadCachedState(foldsAnew: Bool, readsAtOnce: Bool) {
        seen = SeenJournals.read(in: folder, place: place, workspace: manifest.id, files)
        // One that cannot be read is spoken of before something is written.
        ownEnds =
            (try? JournalOwnership(at: JournalOwnership.path(in: folder, user: user), place: place, files))?.acknowledged ?? [:]
        guard !foldsAnew else {
            for name in seen.journals.keys { seen.journals[name]?.check = nil }
            // What folds anew has not looked at what is kept, and cannot tell how little of it is new.
            stateCache.isUnread = files.kind(of: Snapshot.path(in: folder)) == .regular
            return
        }
        guard let snapshot = Snapshot.read(in: folder, place: place, workspace: manifest.id, files) else { return }
        var kept = FoldedHistory(snapshot.record)
        if readsAtOnce {
            kept.settle()
            guard !snapshot.flaw.isFound else { return }
        }
        for (writer, position) in snapshot.journals {
            journalsByFile[writer.journalName] = Journal(writer: writer, position: position, identity: "", check: nil)
        }
        folded = kept
        stateCache.flaw = snapshot.flaw
        earlier = EarlierEntries(snapshot.journals, in: folder, of: manifest.id, files)
    }
}
