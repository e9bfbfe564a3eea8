import Digests
import Readiness
import StrictJSON
import SystemPackage

/// Reads a journal from the end that was read to its beginning, a part of the file at a time. Each line must be the one whose digest the line
/// behind it holds, so what is read is what was checked, and nothing before it has to be looked at.
struct JournalBackward {
    /// Why a journal cannot be read on.
    enum Obstacle: Error {
        /// A line is not the one that the line behind it was written after.
        case damaged(Damage)
        /// The file cannot be read.
        case unreadable(FileFailure)
    }

    private let path: FilePath
    private let writer: WriterID
    private let files: any FileCalls
    /// What the first line must hold.
    private let beginning: DigestValue?
    /// Bytes and entries before the line that was read last, and the digest of the line that must end there.
    private var length: Int
    private var sequence: Int
    private var digest: DigestValue?
    /// A part of the file, and where it begins.
    private var part: [UInt8] = []
    private var partStart: Int
    /// How much of the file is read next: little at first, because mostly little is asked for.
    private var span = 16 << 10

    init(
        _ writer: WriterID, endingAt position: JournalPosition, in folder: FilePath, of workspace: String, _ files: any FileCalls
    ) {
        (self.writer, self.files) = (writer, files)
        path = folder.appending("journal").appending("\(writer).jsonl")
        beginning = DigestValue(hexadecimal: JournalPosition(beginningOf: writer, in: workspace).head.utf8)
        (length, sequence, partStart) = (position.length, position.sequence, position.length)
        digest = DigestValue(hexadecimal: position.head.utf8)
    }

    /// The entry before the one that was given last; nil at the beginning.
    mutating func previous() throws(Obstacle) -> Entry? {
        guard length > 0 else {
            guard sequence == 0, digest == beginning else {
                throw damage("it does not begin this writer's journal of this workspace")
            }
            return nil
        }
        let line = try line()
        guard Digest.value(of: line) == digest else {
            throw damage("it is not the line that the line behind it was written after")
        }
        let entry: Entry
        do throws(JSONError) {
            let node = try JSONDocument(line, limits: JSONLimits(bytes: JournalReader.lineLimit, depth: 8)).root
            digest = DigestValue(hexadecimal: try node.required("prev").bytes)
            entry = try Entry.decode(node, of: writer)
        } catch {
            throw damage("it cannot be read (column \(error.column): \(error.reason))")
        }
        guard entry.id.sequence == sequence else { throw damage("number \(entry.id.sequence) stands where \(sequence) should") }
        (length, sequence) = (length - line.count - 1, sequence - 1)
        return entry
    }

    /// The line that ends where the next one begins, without its newline.
    private mutating func line() throws(Obstacle) -> ArraySlice<UInt8> {
        while true {
            let end = length - partStart
            if end > 0 {
                guard part[end - 1] == UInt8(ascii: "\n") else { throw damage("its end is missing") }
                let before = part[..<(end - 1)]
                if let newline = before.lastIndex(of: UInt8(ascii: "\n")) { return before[(newline + 1)...] }
                if partStart == 0 { return before }
            }
            guard end <= JournalReader.lineLimit else {
                throw damage("the line is longer than \(JournalReader.lineLimit / 1024) KiB")
            }
            try readPart(endingAt: length)
        }
    }

    private mutating func readPart(endingAt end: Int) throws(Obstacle) {
        span = min(span * 4, 1 << 20)
        let start = max(0, end - span)
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            part = try files.read(file, path, from: start, count: end - start)
        } catch {
            throw .unreadable(error)
        }
        partStart = start
        guard part.count == end - start else { throw damage("its end is missing") }
    }

    private func damage(_ reason: String) -> Obstacle {
        .damaged(Damage(file: "journal/\(writer).jsonl", line: sequence, reason: reason))
    }
}

/// The entries of a workspace from the newest to the first, read from the ends of the journals as they are asked for: however long the history is, no more
/// than a part of each journal is held.
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
        do throws(JournalBackward.Obstacle) {
            if let entry = try rest.previous() { journals.append((entry, rest)) }
        } catch {
            switch error {
            case .damaged(let damage): self.damage = damage
            case .unreadable(let failure): damage = Damage(file: "\(failure.path)", line: 0, reason: "Tickmark \(failure)")
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
            shelf.values.filter { $0.position.sequence > 0 && isWanted($0.writer.handle) }
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

    /// What the person who writes can undo, or do again: found in the last entries of that person, which are read until it is there.
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
