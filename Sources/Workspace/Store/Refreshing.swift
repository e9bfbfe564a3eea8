import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Reads what others, and other processes of this person, have written since.
    ///
    /// - Returns: The new entries in the common order.
    /// - Throws: ``WorkspaceError`` where the journals cannot be read; what was read before stays.
    public mutating func refresh() throws(WorkspaceError) -> [Entry] {
        let entries = try readNews()
        if !entries.isEmpty || isReadAnew { show(touching: isReadAnew ? nil : entries.map(\.action)) }
        isReadAnew = false
        return entries
    }

    /// Makes the state that is shown: what was read, with what is staged.
    ///
    /// - Parameter actions: What is new; nil where anything may be.
    mutating func show(touching actions: [Action]?) {
        var record = folded.record
        for entry in stagedEntries(by: provisional, after: JournalPosition(length: 0, sequence: 0, clock: 0, head: "")) {
            record.apply(entry)
        }
        state.update(to: record, touched: actions.flatMap { $0.touchedItems })
    }

    /// Reads all journals from their beginnings.
    mutating func readEverything() throws(WorkspaceError) -> [Entry] {
        shelf = [:]
        history = []
        folded = FoldedHistory()
        let entries = try readNews()
        isReadAnew = true
        return entries
    }

    /// Reads what is new and folds it, without showing it. Where a journal was cut, replaced or taken away, everything is read anew.
    mutating func readNews() throws(WorkspaceError) -> [Entry] {
        damage = []
        let names = try journalNames()
        let gone = Set(shelf.keys).subtracting(names).sorted()
        for name in gone {
            let count = shelf[name]?.position.sequence ?? 0
            notices.append("journal/\(name) with \(count) entries is gone (another branch, a reset, or somebody's deletion).")
        }
        guard gone.isEmpty else { return try readEverything() }
        var news: [Entry] = []
        for name in names {
            guard let entries = try readJournal(name) else { return try readEverything() }
            news += entries
        }
        news.sort { $0.stamp < $1.stamp }
        take(news)
        return news
    }

    /// Puts entries into the history.
    mutating func take(_ news: [Entry]) {
        guard let first = news.first else { return }
        if let last = history.last, first.stamp < last.stamp {
            history = (history + news).sorted { $0.stamp < $1.stamp }
        } else {
            history += news
        }
        if !folded.insert(news) { folded = FoldedHistory(folding: history) }
    }

    /// The names of the journals, sorted.
    private mutating func journalNames() throws(WorkspaceError) -> [String] {
        let all: [String]
        do throws(FileFailure) {
            all = try files.names(in: journalFolder)
        } catch {
            // git keeps no empty folders: a workspace that nobody has written in has none.
            if error.error == .noSuchFileOrDirectory { return [] }
            guard error.error == .notDirectory || error.error == .tooManySymbolicLinkLevels else { throw .unreadable(error) }
            damage.append(
                Damage(file: "journal", line: 0, reason: "this is no folder; a symbolic link in its place is not followed"))
            return []
        }
        var names: [String] = []
        for name in all where !name.hasPrefix(".") {
            if name.hasSuffix(".jsonl"), WriterID(name.dropLast(6)) != nil {
                names.append(name)
            } else {
                damage.append(
                    Damage(
                        file: "journal/\(name)", line: 0,
                        reason: "this is no journal; a journal is called like ana-4f1c90ab.jsonl"))
            }
        }
        return names
    }

    /// Reads what is new in one journal.
    ///
    /// - Returns: Nil where it was cut or replaced since it was read last.
    private mutating func readJournal(_ name: String) throws(WorkspaceError) -> [Entry]? {
        guard let writer = WriterID(name.dropLast(6)) else { return [] }
        let path = journalFolder.appending(name)
        let label = "journal/\(name)"
        let identity: String
        let bytes: [UInt8]
        var journal =
            shelf[name] ?? Journal(writer: writer, position: JournalPosition(beginningOf: writer, in: manifest.id), identity: "")
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            guard status.isRegular, status.length <= JournalReader.sizeLimit else {
                damage.append(Damage(file: label, line: 0, reason: "this is no regular file of up to 1 GiB"))
                return []
            }
            identity = status.identity
            if journal.position.sequence > 0, status.length < journal.position.length || identity != journal.identity {
                notices.append(
                    status.length < journal.position.length
                        ? "\(label) is \(journal.position.length - status.length) bytes shorter than it was (another branch, a reset, or somebody's deletion)."
                        : "\(label) was replaced.")
                return nil
            }
            bytes = try files.read(file, path, from: journal.position.length, count: status.length - journal.position.length)
        } catch {
            // A symbolic link is refused by the system itself.
            if error.error == .tooManySymbolicLinkLevels {
                damage.append(Damage(file: label, line: 0, reason: "this is a symbolic link, which is not followed"))
                return []
            }
            if error.error == FileFailure.noFile {
                damage.append(Damage(file: label, line: 0, reason: "this is no regular file of up to 1 GiB"))
                return []
            }
            throw .unreadable(error)
        }
        let reader = JournalReader(writer: writer, file: label)
        let result = reader.read(
            bytes, after: journal.position, highestClock: history.count + bytes.count + JournalReader.clockSlack)
        journal.position = result.position
        journal.identity = identity
        if let damage = result.damage { self.damage.append(damage) }
        if !result.torn.isEmpty, !journal.isTornNoticed {
            journal.isTornNoticed = true
            notices.append("\(label) ends in an unfinished line, which is not read: a write was cut off there, or is going on.")
        }
        shelf[name] = journal
        return result.entries
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
