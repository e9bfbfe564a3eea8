import Journal
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Reads what others, and other processes of this person, have written since.
    ///
    /// - Returns: The new entries in the common order, those that a ``commit()`` met on its way among them.
    /// - Throws: ``WorkspaceError`` where the journals cannot be read; what was read before stays.
    public mutating func refresh() throws(WorkspaceError) -> [Entry] {
        let news = try readNews()
        let entries = unreported + news
        unreported = []
        if !news.isEmpty { keepSeen() }
        if !entries.isEmpty || isReadAnew { show(touching: isReadAnew ? nil : entries.map(\.action)) }
        isReadAnew = false
        return entries
    }

    /// Makes the state that is shown: what was read, with what is staged.
    ///
    /// - Parameter actions: What is new; nil where anything may be.
    package mutating func show(touching actions: [Action]?) {
        var record = folded.record
        for entry in stagedEntries(by: provisional, after: JournalPosition(length: 0, sequence: 0, clock: 0, head: "")) {
            record.apply(entry)
        }
        state.update(to: record, touched: actions.flatMap { $0.touchedItems })
    }

    /// Reads what is new and folds it, without showing it. Where a journal was cut, replaced or taken away, everything
    /// is read anew.
    ///
    /// - Parameters:
    ///   - isLocked: Whether the workspace's lock is held, so that nobody is writing.
    ///   - isAnew: Whether to read everything, and to believe nothing that was checked before.
    ///   - tellsNews: Whether anybody asks which entries are new.
    /// - Returns: The entries that were not read before, in the common order.
    mutating func readNews(
        isLocked: Bool = false, isAnew: Bool = false, tellsNews: Bool = true
    ) throws(WorkspaceError) -> [Entry] {
        let read = journalsByFile.mapValues(\.position.sequence)
        // What was damaged may have been mended in any of its lines; and a history that turned out to be damaged when
        // somebody asked for it is not what the state should rest on.
        let telling: EntriesTold = tellsNews ? .behind(read) : .nothing
        var news = damage.isEmpty && !isAnew ? try readOn(isLocked: isLocked, telling: telling) : nil
        if news == nil {
            let before = (journalsByFile, history, earlier, folded, stateCache, seen)
            forget()
            if isAnew { for name in seen.journals.keys { seen.journals[name]?.check = nil } }
            do throws(WorkspaceError) {
                news = try readOn(isLocked: isLocked, telling: telling)
            } catch {
                (journalsByFile, history, earlier, folded, stateCache, seen) = before
                throw error
            }
        }
        lookForLosses()
        let back = takeNoteOfFurthest(since: read)
        return (news ?? []).filter { entry in
            let name = entry.id.writer.journalName
            return entry.id.sequence > max(read[name] ?? 0, back[name] ?? 0)
        }
    }

    /// Takes note of how far each journal goes, where that is further than it ever went while this program ran.
    ///
    /// - Parameter read: How many entries of each had been read before.
    /// - Returns: Of journals that were away and are back, or a part of them, how many entries are no news.
    private mutating func takeNoteOfFurthest(since read: [String: Int]) -> [String: Int] {
        var back: [String: Int] = [:]
        for (name, journal) in journalsByFile {
            let position = journal.position
            if let known = watch.furthest[name], known.sequence > read[name] ?? 0 {
                // What was cut may come back yet.
                guard position.sequence >= known.sequence else { continue }
                if isThere(JournalEnd(known), in: journal) {
                    back[name] = known.sequence
                    // Nobody is told, so nothing else says that it is to be shown.
                    isReadAnew = true
                }
            }
            watch.furthest[name] = position
        }
        return back
    }

    /// Puts entries into the history.
    ///
    /// - Returns: False, with nothing changed, where one is so late that all must be folded anew, and not all were
    ///   read.
    @discardableResult
    package mutating func take(_ news: [Entry]) -> Bool {
        guard let first = news.first else { return true }
        let isFolded = folded.insert(news)
        guard isFolded || earlier == nil else { return false }
        // Late ones are late by little: only what stands behind them is sorted again.
        let late = history.reversed().prefix { first.stamp < $0.stamp }.count
        let behind = history.suffix(late)
        history.removeLast(late)
        history += behind.isEmpty ? news : (behind + news).sorted { $0.stamp < $1.stamp }
        if !isFolded { folded = FoldedHistory(folding: history) }
        return true
    }

    /// Folds everything anew from the journals, whatever was kept or folded before: for what leaves the house.
    ///
    /// - Throws: ``WorkspaceError`` where the journals cannot be read; what was read before stays.
    public mutating func foldAnew() throws(WorkspaceError) {
        unreported += try readNews(isAnew: true)
        isReadAnew = false
        show(touching: nil)
    }

    /// Forgets everything that was read, so that the next reading begins anew.
    private mutating func forget() {
        journalsByFile = [:]
        history = []
        earlier = nil
        folded = FoldedHistory()
        (stateCache.news, stateCache.flaw) = (0, KeptFlaw())
        isReadAnew = true
    }
}

extension [Action] {
    /// The items that the actions change, or nil where one of them changes more than items.
    public var touchedItems: Set<ItemAddress>? {
        var items: Set<ItemAddress> = []
        for action in self {
            guard let item = action.item else { return nil }
            items.insert(item)
        }
        return items
    }
}
