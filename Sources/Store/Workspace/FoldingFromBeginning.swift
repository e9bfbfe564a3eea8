import Digests
import Files
import Journal
import Platform
import Readiness
import Synchronization
import SystemPackage

extension WorkspaceStore {
    /// Folds journals of which nothing was read before, a few thousand lines of each at a time, so that neither the
    /// files nor their entries are ever all in memory. The next lines are read while those before them are folded.
    ///
    /// - Returns: The entries that are to be told; nil, with nothing changed, where only who holds a whole file can
    ///   tell what it says: where one ends in an unfinished line, which somebody may be writing, was changed meanwhile,
    ///   or cannot be read.
    mutating func foldFromBeginning(_ pieces: [JournalPiece], highestClock: Int, telling: EntriesTold) -> [Entry]? {
        let source = JournalReading.Source(folder: journalFolder, files: files)
        var readings = pieces.map { JournalReading($0, highestClock: highestClock) }
        let folding = SharedFolding(telling)
        var runs: [ArraySlice<Entry>] = []
        repeat {
            readings = Parallel.map([.fold(runs)] + readings.map(Step.read)) { step -> JournalReading? in
                switch step {
                case .fold(let runs):
                    folding.add(runs)
                    return nil
                case .read(var reading):
                    reading.readOn(in: source)
                    return reading
                }
            }.compactMap(\.self)
            guard readings.allSatisfy({ $0.scan.torn.isEmpty && !$0.isLost }) else { return nil }
            // What is behind the last line that was read of any journal may still come after lines of that one.
            let bound = readings.lazy.filter { !$0.scan.isOver }.compactMap { $0.entries.last?.stamp }.min()
            runs = readings.indices.map { readings[$0].takeEntries(upTo: bound) }
        } while readings.contains { !$0.scan.isOver || !$0.entries.isEmpty }
        folding.add(runs)
        for reading in readings {
            let piece = reading.piece
            if let damage = reading.scan.damage {
                trouble.damage.append(damage)
                trouble.unreadable.insert(piece.name)
            }
            journalsByFile[piece.name] = Journal(
                writer: piece.writer, position: reading.scan.position, identity: piece.identity, check: reading.check)
            self.told.torn.remove(piece.name)
        }
        let (folded, told) = folding.end()
        self.folded = folded
        history = []
        earlier = EarlierEntries(
            readings.map { ($0.piece.writer, $0.scan.position) }, in: folder, of: manifest.id, files)
        stateCache.news = folded.record.count
        return told
    }

    /// What several threads do at once.
    private enum Step: Sendable {
        /// Folds what was read before, of each journal.
        case fold([ArraySlice<Entry>])
        case read(JournalReading)
    }

    /// What is folded, for whichever thread has the next to fold. It is never copied, so that the record is changed
    /// where it lies.
    private final class SharedFolding: Sendable {
        private let telling: EntriesTold
        private let state = Mutex((folding: HistoryFolding(), told: [Entry]()))

        init(_ telling: EntriesTold) { self.telling = telling }

        /// Adds entries of each journal, which are later than all before.
        func add(_ runs: [ArraySlice<Entry>]) {
            var batch = runs.count == 1 ? Array(runs[0]) : Array(runs.joined())
            if runs.count > 1 { batch.sort { $0.stamp < $1.stamp } }
            state.withLock { state in
                state.folding.add(batch)
                switch telling {
                case .nothing: break
                case .everything: state.told += batch
                case .behind(let read): state.told += batch.filter { $0.id.sequence > read["\($0.id.writer).jsonl"] ?? 0 }
                }
            }
        }

        /// What was folded, and what is to be told of it. Nothing is to be added any more.
        func end() -> (FoldedHistory, [Entry]) {
            state.withLock { state in
                let folding = state.folding
                state.folding = HistoryFolding()
                return (folding.folded(), state.told)
            }
        }
    }
}

/// A journal that is read from its beginning, a part of the file at a time, with the entries that are not folded yet.
struct JournalReading: Sendable {
    /// Where the journals are.
    struct Source: Sendable {
        let folder: FilePath
        let files: any FileCalls
    }

    /// How many lines are read before they are folded.
    private static let stride = 2048
    /// How much of a file is read at a time. A line may be as long.
    private static let partLength = 256 << 10

    private(set) var piece: JournalPiece
    private(set) var scan: JournalScan
    private(set) var entries: [Entry] = []
    /// Whether the file could not be read on, or is not as it was when it was looked at first.
    private(set) var isLost = false
    /// How many bytes were read.
    private var length = 0

    init(_ piece: JournalPiece, highestClock: Int) {
        self.piece = piece
        // All is read again, in parts.
        self.piece.bytes = []
        self.piece.digest = IncrementalSHA256()
        scan = JournalScan(
            partsOf: WorkspaceLayout.journalLabel(piece.name), of: piece.writer, after: piece.start, highestClock: highestClock)
    }

    /// Reads on until there are enough entries, and adds what was read to the digest of the bytes.
    mutating func readOn(in source: Source) {
        while entries.count < Self.stride, !isLost {
            if let entry = scan.readLine() {
                entries.append(entry)
            } else if scan.isOver {
                break
            } else {
                readPart(in: source)
            }
        }
        // Of a file that somebody changes in its place while it is read, the parts do not fit each other.
        if scan.damage != nil, version(in: source) != piece.version.text { isLost = true }
    }

    private mutating func readPart(in source: Source) {
        let end = min(piece.length, length + Self.partLength)
        let part = self.part(length..<end, in: source)
        isLost = part?.count != end - length
        // What was checked before needs no digest.
        if piece.isWhole { piece.digest.add(part ?? []) }
        length = end
        scan.take(part ?? [], isLast: end == piece.length)
    }

    /// A part of the file; nil where it cannot be read, or git has put another in its place.
    private func part(_ range: Range<Int>, in source: Source) -> [UInt8]? {
        let (path, files) = (source.folder.joining(piece.name), source.files)
        guard let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        guard (try? files.status(of: file, path))?.identity == piece.identity else { return nil }
        return try? files.read(file, path, from: range.lowerBound, count: range.count)
    }

    /// Which version the file is now; nil where it cannot be told.
    private func version(in source: Source) -> String? {
        try? FileVersion(of: source.folder.joining(piece.name), source.files).text
    }

    /// Takes away the entries up to a stamp, or all.
    mutating func takeEntries(upTo bound: Stamp?) -> ArraySlice<Entry> {
        let all = entries
        let end = bound.map { bound in all.partitioningIndex { $0.stamp > bound } } ?? all.endIndex
        entries = Array(all[end...])
        return all[..<end]
    }

    /// What was checked of the file, to its end; nil where it is damaged.
    var check: JournalCheck? {
        guard scan.damage == nil else { return nil }
        return JournalCheck(
            base: piece.isWhole ? .init(scan.position, digest: piece.digest.text) : piece.base, version: piece.version.text,
            isSettled: piece.isSettled)
    }
}

extension [Entry] {
    /// Where the first entry stands that a condition holds of, which holds of all behind it, too.
    fileprivate func partitioningIndex(where isBehind: (Entry) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
