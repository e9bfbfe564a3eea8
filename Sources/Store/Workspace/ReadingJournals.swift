import Digests
import Files
import Journal
import Platform
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Which entries whoever reads on is told of. What was read is folded in any case.
    enum EntriesTold {
        case everything
        /// Those behind a number, by the names of the journals' files.
        case behind([String: Int])
        case nothing
    }

    /// Reads on in all journals from where they were read to.
    ///
    /// - Returns: The new entries; nil where one was cut, replaced or taken away since, or belongs so far back that all
    ///   must be folded anew.
    /// - Throws: ``WorkspaceError``; nothing counts as read then, so that the next attempt reads it.
    mutating func readOn(isLocked: Bool, telling: EntriesTold = .everything) throws(WorkspaceError) -> [Entry]? {
        let before = (journalsByFile, trouble, self.told.torn)
        do throws(WorkspaceError) {
            return try readPieces(isLocked: isLocked, telling: telling)
        } catch {
            (journalsByFile, trouble, self.told.torn) = before
            throw error
        }
    }

    /// - Parameter holdsAll: Whether to hold journals while they are read, however long they are.
    private mutating func readPieces(
        isLocked: Bool, telling: EntriesTold, holdsAll: Bool = false
    ) throws(WorkspaceError) -> [Entry]? {
        trouble.damage = []
        trouble.unreadable = []
        let names = try journalNames()
        guard Set(journalsByFile.keys).isSubset(of: names) else { return nil }
        var pieces: [JournalPiece] = []
        var room = holdsAll || !journalsByFile.isEmpty || earlier != nil ? Int.max : heldBytes
        // Honest clocks count entries, and an entry is far longer than a byte, wherever it stands.
        var highestClock = JournalReader.clockSlack
        for name in names {
            guard let writer = WriterID(ofJournal: name) else { continue }
            switch try readFile(name, of: writer, upTo: room) {
            case .piece(let piece):
                pieces.append(piece)
                room -= piece.length
                highestClock += piece.length
            case .passedOver: trouble.unreadable.insert(name)
            case .changed: return nil
            }
        }
        trouble.tornEnds = []
        if room < 0 {
            if let told = foldFromBeginning(pieces, highestClock: highestClock, telling: telling) { return told }
            return try readPieces(isLocked: isLocked, telling: telling, holdsAll: true)
        }
        var news: [Entry] = []
        for piece in pieces {
            let entries = try read(piece, highestClock: highestClock, isLocked: isLocked)
            guard let entries else { return nil }
            news += entries
        }
        news.sort { $0.stamp < $1.stamp }
        guard take(news) else { return nil }
        stateCache.news += news.count
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
        let journals = all.filter { !$0.hasPrefix(".") && WriterID(ofJournal: $0) != nil }
        for name in all where !name.hasPrefix(".") {
            if WriterID(ofJournal: name) != nil {
                names.append(name)
            } else if !WorkspaceLayout.looksLikeJournal(name) {
                // What an editor or git left behind holds nobody's entries.
                if self.told.strangers.insert(name).inserted {
                    notices.append(.stranger(file: WorkspaceLayout.journalLabel(name)))
                }
            } else if holdsNothingNew(name, beside: journals) {
                if self.told.strangers.insert(name).inserted {
                    notices.append(.copy(file: WorkspaceLayout.journalLabel(name)))
                }
            } else {
                self.told.strangers.remove(name)
                trouble.damage.append(Damage(file: WorkspaceLayout.journalLabel(name), line: 0, reason: .noJournal))
            }
        }
        return names
    }

    private enum Found {
        case piece(JournalPiece)
        case passedOver
        case changed
    }

    /// Reads what is new in one journal: nothing else where the file is the version that was checked before, else all
    /// of it, because a change may stand anywhere.
    ///
    /// - Parameter limit: From how many bytes on nothing is read, and the piece only says what the file is.
    private mutating func readFile(
        _ name: String, of writer: WriterID, upTo limit: Int = .max
    ) throws(WorkspaceError) -> Found {
        let path = journalFolder.joining(name)
        let label = WorkspaceLayout.journalLabel(name)
        let journal = journalsByFile[name]
        let check = journal?.check ?? seen.journals[name]?.check
        let time = FileVersion.now
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            guard status.isRegular, status.length <= JournalReader.sizeLimit else {
                trouble.damage.append(Damage(file: label, line: 0, reason: .notRegular))
                return .passedOver
            }
            if let journal, journal.position.sequence > 0 {
                if status.length < journal.position.length { return .changed }
                // Another file in its place (git puts a new one there) is the same journal if what was read ends there,
                // too.
                if status.identity != journal.identity, !(try files.endsLine(file, path, at: journal.position)) {
                    // One that no start has opened is spoken of where something of it is missed.
                    if !journal.identity.isEmpty {
                        notices.append(.replaced(file: label, entries: journal.position.sequence))
                    }
                    return .changed
                }
            }
            let version = FileVersion(status)
            let beginning = JournalCheck.Base(beginningOf: writer, in: manifest.id)
            var piece = JournalPiece(
                name: name, writer: writer, length: status.length, identity: status.identity, version: version,
                isSettled: version.isSettled(at: time), isWhole: true, bytes: [], start: beginning.position, base: beginning)
            if let check, check.isSettled, check.version == version.text {
                piece.isWhole = false
                piece.start = journal?.position ?? beginning.position
                piece.base = check.base
                guard status.length <= limit else { return .piece(piece) }
                let offset = piece.start.length
                piece.bytes = try files.read(file, path, from: offset, count: status.length - offset)
                return .piece(piece)
            }
            guard status.length <= limit else { return .piece(piece) }
            piece.bytes = try files.read(file, path, from: 0, count: status.length)
            if let base = check?.base, let digest = base.digest(ifBeginning: piece.bytes) {
                (piece.base, piece.digest) = (base, digest)
                // What was checked need not be read line by line; what was not folded must be.
                piece.start = base.position
                let folded = journal?.position ?? beginning.position
                if folded.length < base.position.length {
                    guard folded.length == 0 || piece.bytes.hasLine(endingAt: folded) else { return .changed }
                    piece.start = folded
                }
            }
            return .piece(piece)
        } catch {
            switch error.error {
            case .tooManySymbolicLinkLevels:
                trouble.damage.append(
                    Damage(file: label, line: 0, reason: .link))
                return .passedOver
            // What Linux says of a socket.
            case .noSuchAddressOrDevice:
                trouble.damage.append(Damage(file: label, line: 0, reason: .notRegular))
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
    private mutating func read(_ piece: JournalPiece, highestClock: Int, isLocked: Bool) throws(WorkspaceError) -> [Entry]? {
        let label = WorkspaceLayout.journalLabel(piece.name)
        let journal = journalsByFile[piece.name]
        let result = JournalReader(writer: piece.writer, file: label).read(
            piece.bytes, from: piece.isWhole ? piece.start.length : 0, after: piece.start, highestClock: highestClock)
        // What was folded must stand in the chain that was just checked.
        if piece.isWhole, let position = journal?.position, position.sequence > 0 {
            guard result.position.length >= position.length, piece.bytes.hasLine(endingAt: position) else { return nil }
        }
        let news = result.entries.filter { $0.id.sequence > journal?.position.sequence ?? 0 }
        journalsByFile[piece.name] = Journal(
            writer: piece.writer, position: result.position, identity: piece.identity,
            check: result.damage == nil ? check(of: piece, upTo: result.position) : nil)
        if let damage = result.damage {
            trouble.damage.append(damage)
            trouble.unreadable.insert(piece.name)
        }
        guard !result.torn.isEmpty else {
            self.told.torn.remove(piece.name)
            return news
        }
        // An unfinished line may be one that is being written: whoever holds the lock is done with it.
        if !isLocked, !self.told.torn.contains(piece.name), let lock = try? takeLock() {
            defer { files.close(lock) }
            guard case .piece(let rest) = try readFile(piece.name, of: piece.writer) else { return nil }
            guard let more = try read(rest, highestClock: highestClock + rest.length, isLocked: true) else { return nil }
            return news + more
        }
        trouble.tornEnds.insert(piece.name)
        if self.told.torn.insert(piece.name).inserted {
            notices.append(.unfinished(file: label))
        }
        return news
    }

    /// What was checked of a journal whose lines follow each other up to a position.
    private func check(of piece: JournalPiece, upTo position: JournalPosition) -> JournalCheck {
        var base = piece.base
        if piece.isWhole {
            var digest = piece.digest
            let start = piece.base.position.length
            digest.add(piece.bytes, in: start..<max(start, position.length))
            base = .init(position, digest: digest.text)
        }
        return JournalCheck(base: base, version: piece.version.text, isSettled: piece.isSettled)
    }
}
