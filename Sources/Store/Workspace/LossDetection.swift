import Files
import Journal
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Holds the journals against what was seen of them in this folder, and against where this person's own ended; what
    /// is missing and was not spoken of yet joins the notices.
    package mutating func lookForLosses() {
        // Somebody may have said elsewhere that they know.
        if !losses.isEmpty { takeUpKnown() }
        var found: [Loss] = []
        for name in Set(seen.journals.keys).union(ownEnds.keys) where !trouble.unreadable.contains(name) {
            let journal = journalsByFile[name]
            found += seen.losses(of: name, own: ownEnds[name], left: journal?.position.sequence) { end in
                journal.map { isThere(end, in: $0) } ?? false
            }
        }
        losses = found.sorted()
        notices += losses.filter { !self.told.losses.contains($0) }.map(Notice.loss)
        // What came back and goes again is spoken of again.
        self.told.losses = Set(losses)
    }

    /// Takes up what somebody said that they know; what was seen is this program's own to say.
    private mutating func takeUpKnown() {
        let kept = SeenJournals.read(in: folder, place: place, workspace: manifest.id, files)
        for (name, journal) in kept.journals {
            seen.journals[name, default: .init()].known = journal.known
            if journal.end == nil { seen.journals[name]?.end = nil }
        }
    }

    /// Whether the line that ended a journal once stands where it stood.
    func isThere(_ end: JournalEnd, in journal: Journal) -> Bool {
        if end.length == journal.position.length { return end.head == journal.position.head }
        guard end.length < journal.position.length else { return false }
        let path = journalFolder.joining(fileName(journal.writer))
        guard let file = try? files.open(path, .read) else { return true }
        defer { files.close(file) }
        // What cannot be read just now is not called lost.
        return (try? files.endsLine(file, path, at: end.position)) ?? true
    }

    /// Takes note of how far each journal goes, and of what was checked of it, where that is more than what was noted
    /// before. Call it where nobody waits.
    ///
    /// It is done behind the lock: a line that somebody is just writing was called saved by nobody, and may be cut off
    /// again. Where the lock is not available at once, the next start takes note.
    public mutating func keepSeen() {
        guard damage.isEmpty, noted(over: seen) != seen, hasMachineFolder,
            let lock = try? files.open(WorkspaceLayout(folder).lock, .lock)
        else { return }
        defer { files.close(lock) }
        guard let status = try? files.status(of: lock, folder), status.isRegular, (try? files.tryLock(lock, folder)) ?? false,
            areJournalsAsRead
        else { return }
        let kept = SeenJournals.read(in: folder, place: place, workspace: manifest.id, files)
        let next = noted(over: kept)
        if next != kept, (try? next.keep(in: folder, place: place, workspace: manifest.id, files)) == nil { return }
        seen = next
    }

    /// What was kept, with what is there now.
    private func noted(over kept: SeenJournals) -> SeenJournals {
        var next = kept
        for (name, journal) in journalsByFile where !trouble.unreadable.contains(name) && journal.position.sequence > 0 {
            var seen = next.journals[name] ?? SeenJournals.Journal()
            let left = journal.position.sequence
            // What is missing stays what is missed.
            if kept.losses(of: name, own: ownEnds[name], left: left, isThere: { isThere($0, in: journal) }).isEmpty {
                seen.end = JournalEnd(journal.position)
                seen.known.removeAll { $0.end.entries <= left && isThere($0.end, in: journal) }
            }
            if let check = journal.check, check.base.position.length > 0 {
                seen.check = check
                if !check.isSettled { seen.check?.version = "" }
            }
            next.journals[name] = seen.isEmpty ? nil : seen
        }
        return next
    }

    /// Whether every journal is the version that was read last.
    private var areJournalsAsRead: Bool {
        journalsByFile.allSatisfy { name, journal in
            guard let check = journal.check, !check.version.isEmpty,
                let now = try? FileVersion(of: journalFolder.joining(name), files)
            else { return false }
            return now.text == check.version
        }
    }
}
