import Readiness
import SystemPackage

extension WorkspaceStore {
    /// What stands in a journal behind the place that was read to.
    private struct Piece {
        var name: String
        var writer: WriterID
        var position: JournalPosition
        var identity: String
        var bytes: [UInt8]
    }

    /// Reads on in all journals from where they were read to.
    ///
    /// - Returns: The new entries; nil where one was cut, replaced or taken away since, or belongs so far back that all must be folded anew.
    /// - Throws: ``WorkspaceError``; nothing counts as read then, so that the next attempt reads it.
    mutating func readOn(isLocked: Bool) throws(WorkspaceError) -> [Entry]? {
        let before = (shelf, journalDamage, unreadable, tornEnds, toldOfTorn)
        do throws(WorkspaceError) {
            return try readPieces(isLocked: isLocked)
        } catch {
            (shelf, journalDamage, unreadable, tornEnds, toldOfTorn) = before
            throw error
        }
    }

    private mutating func readPieces(isLocked: Bool) throws(WorkspaceError) -> [Entry]? {
        journalDamage = []
        unreadable = []
        let names = try journalNames()
        guard Set(shelf.keys).isSubset(of: names) else { return nil }
        var pieces: [Piece] = []
        // Honest clocks count entries, and an entry is far longer than a byte, wherever it stands.
        var highestClock = JournalReader.clockSlack
        for name in names {
            guard let writer = WriterID(name.dropLast(6)) else { continue }
            switch try readFile(name, of: writer) {
            case .piece(let piece):
                pieces.append(piece)
                highestClock += piece.position.length + piece.bytes.count
            case .passedOver: unreadable.insert(name)
            case .changed: return nil
            }
        }
        var news: [Entry] = []
        tornEnds = []
        for piece in pieces {
            let entries = try read(piece, highestClock: highestClock, isLocked: isLocked)
            guard let entries else { return nil }
            news += entries
        }
        news.sort { $0.stamp < $1.stamp }
        guard take(news) else { return nil }
        keptNews += news.count
        return news
    }

    /// The names of the journals, sorted.
    private mutating func journalNames() throws(WorkspaceError) -> [String] {
        try files.refuseLink(journalFolder)
        let all: [String]
        do throws(FileFailure) {
            all = try files.names(in: journalFolder)
        } catch {
            // git keeps no empty folders: a workspace that nobody has written in has none.
            if error.error == .noSuchFileOrDirectory { return [] }
            throw .unreadable(error)
        }
        var names: [String] = []
        let journals = all.filter { !$0.hasPrefix(".") && $0.hasSuffix(".jsonl") && WriterID($0.dropLast(6)) != nil }
        for name in all where !name.hasPrefix(".") {
            if name.hasSuffix(".jsonl"), WriterID(name.dropLast(6)) != nil {
                names.append(name)
            } else if !name.lowercased().hasSuffix(".jsonl") {
                // What an editor or git left behind holds nobody's entries.
                if toldOfStrangers.insert(name).inserted {
                    notices.append("journal/\(name) is no journal (those end in .jsonl) and is passed over.")
                }
            } else if holdsNothingNew(name, beside: journals) {
                if toldOfStrangers.insert(name).inserted {
                    notices.append(
                        "journal/\(name) is no journal, holds nothing that is not in one, and is passed over. `tickmark doctor --mend` sets it aside."
                    )
                }
            } else {
                toldOfStrangers.remove(name)
                journalDamage.append(Damage(file: "journal/\(name)", line: 0, reason: Examination.noJournal))
            }
        }
        return names
    }

    private enum Found {
        case piece(Piece)
        case passedOver
        case changed
    }

    /// Reads what is new in one journal.
    private mutating func readFile(_ name: String, of writer: WriterID) throws(WorkspaceError) -> Found {
        let path = journalFolder.appending(name)
        let label = "journal/\(name)"
        let journal = shelf[name]
        let position = journal?.position ?? JournalPosition(beginningOf: writer, in: manifest.id)
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            guard status.isRegular, status.length <= JournalReader.sizeLimit else {
                journalDamage.append(Damage(file: label, line: 0, reason: "this is no regular file of up to 1 GiB"))
                return .passedOver
            }
            if position.sequence > 0 {
                if status.length < position.length { return .changed }
                // Another file in its place (git puts a new one there) is the same journal if what was read ends there, too.
                if status.identity != journal?.identity, !(try files.endsLine(file, path, at: position)) {
                    notices.append(
                        "\(label) was replaced: the \(position.sequence) entries that were read do not end it there any more.")
                    return .changed
                }
            }
            let bytes = try files.read(file, path, from: position.length, count: status.length - position.length)
            return .piece(Piece(name: name, writer: writer, position: position, identity: status.identity, bytes: bytes))
        } catch {
            switch error.error {
            case .tooManySymbolicLinkLevels:
                journalDamage.append(
                    Damage(file: label, line: 0, reason: "this is a symbolic link, which is not followed"))
                return .passedOver
            // What Linux says of a socket.
            case .noSuchAddressOrDevice:
                journalDamage.append(Damage(file: label, line: 0, reason: "this is no regular file of up to 1 GiB"))
                return .passedOver
            // git took it away just now, to put another there or for good: the next reading sees which.
            case .noSuchFileOrDirectory: return journal == nil ? .passedOver : .changed
            default: throw .unreadable(error)
            }
        }
    }

    /// Reads the lines of a piece and takes note of where it ends.
    ///
    /// - Returns: Nil where the journal was changed meanwhile.
    private mutating func read(_ piece: Piece, highestClock: Int, isLocked: Bool) throws(WorkspaceError) -> [Entry]? {
        let label = "journal/\(piece.name)"
        let result = JournalReader(writer: piece.writer, file: label).read(
            piece.bytes, after: piece.position, highestClock: highestClock)
        shelf[piece.name] = Journal(writer: piece.writer, position: result.position, identity: piece.identity)
        if let damage = result.damage {
            journalDamage.append(damage)
            unreadable.insert(piece.name)
        }
        guard !result.torn.isEmpty else {
            toldOfTorn.remove(piece.name)
            return result.entries
        }
        // An unfinished line may be one that is being written: whoever holds the lock is done with it.
        if !isLocked, !toldOfTorn.contains(piece.name), let lock = try? takeLock() {
            defer { files.close(lock) }
            guard case .piece(let rest) = try readFile(piece.name, of: piece.writer) else { return nil }
            guard let more = try read(rest, highestClock: highestClock + rest.bytes.count, isLocked: true) else { return nil }
            return result.entries + more
        }
        tornEnds.insert(piece.name)
        if toldOfTorn.insert(piece.name).inserted {
            notices.append("\(label) ends in an unfinished line, which is not read: a write was cut off there, or is going on.")
        }
        return result.entries
    }
}
