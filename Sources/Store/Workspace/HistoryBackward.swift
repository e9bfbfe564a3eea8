import Files
import Journal
import Readiness
import SystemPackage

/// The entries of a workspace from the newest to the first, read from the ends of the journals as they are asked for:
/// however long the history is, no more than a part of each journal is held.
public struct HistoryBackward {
    private var journals: [(next: Entry, rest: JournalBackward)] = []
    /// What made the history end early: a line that is not as it was when it was read, or nil.
    public private(set) var damage: Damage?

    init(_ journals: [JournalBackward]) {
        for journal in journals { add(journal) }
    }

    /// The entry before the one that was given last; nil at the beginning, and where something is wrong.
    public mutating func next() -> Entry? {
        guard damage == nil, let latest = journals.indices.max(by: { journals[$0].next.stamp < journals[$1].next.stamp }) else {
            return nil
        }
        let (entry, rest) = journals.remove(at: latest)
        add(rest)
        return entry
    }

    private mutating func add(_ journal: JournalBackward) {
        var rest = journal
        do throws(JournalBackward.Failure) {
            if let entry = try rest.previous() { journals.append((entry, rest)) }
        } catch {
            switch error {
            case .damaged(let damage): self.damage = damage
            case .unreadable(let failure): damage = Damage(file: "\(failure.path)", line: 0, reason: .failed(failure))
            }
        }
    }
}

extension WorkspaceStore {
    /// What was read, from the newest entry on; what is staged is not among it.
    ///
    /// - Parameter isWanted: Whose journals are read.
    public func historyBackward(of isWanted: (Handle) -> Bool = { _ in true }) -> HistoryBackward {
        HistoryBackward(
            journalsByFile.values.filter { $0.position.sequence > 0 && isWanted($0.writer.handle) }
                .sorted { $0.writer < $1.writer }
                .map { JournalBackward($0.writer, endingAt: $0.position, in: folder, of: manifest.id, files) })
    }

    /// The last entries that were read, oldest first; nil where they are not as they were when they were read.
    public func latestEntries(_ count: Int) -> [Entry]? {
        guard earlier != nil else { return history.suffix(count) }
        var backward = historyBackward()
        var latest: [Entry] = []
        while latest.count < count, let entry = backward.next() { latest.append(entry) }
        return backward.damage == nil ? latest.reversed() : nil
    }

    /// What the person who writes can undo, or do again: found in the last entries of that person, which are read until
    /// it is there.
    public func undoing(_ direction: Undoing.Direction) -> Undoing {
        let (record, handle) = (state.record, author.handle)
        // What is held need not be read.
        guard earlier != nil else { return Undoing(history, of: handle, in: record) }
        var backward = historyBackward { record.areOne($0, handle) }
        var latest: [Entry] = []
        var enough = 64
        while let entry = backward.next() {
            latest.append(entry)
            guard latest.count == enough else { continue }
            enough *= 4
            let undoing = Undoing(latest: latest.reversed(), of: handle, in: record)
            if undoing.knows(direction) { return undoing }
        }
        // The whole history says what is damaged, and what of it can be believed.
        guard backward.damage == nil else { return Undoing(entries, of: handle, in: record) }
        return Undoing(latest.reversed(), of: handle, in: record)
    }
}
