import Journal
import Readiness

/// What can be done about a damaged journal.
///
/// The rule: a journal is put right only where the digests prove that every entry of it is there, up to its last one.
/// What could hide that somebody changed the past is not mended. Such a journal can only be brought back from git or a
/// backup, or be cut by somebody who names it.
struct JournalMending {
    /// What puts the journal right, or nil where nothing does.
    private(set) var remedy: Remedy?
    /// What keeps the sound beginning, and gives up the rest; nil where that is no different.
    private(set) var cut: Remedy?

    private let chain: JournalChain
    private let file: String

    init(
        _ chain: JournalChain, of writer: WriterID, file: String, workspace: String, readable: JournalReader.Result,
        highestClock: Int
    ) {
        self.chain = chain
        self.file = file
        let beginning = JournalPosition(beginningOf: writer, in: workspace)
        let reader = JournalReader(writer: writer, file: file)
        let mended = lines(chain.unbroken)
        let result = reader.read(mended, after: beginning, highestClock: highestClock)
        let isRight = result.damage == nil && result.torn.isEmpty && result.position.sequence >= readable.position.sequence
        if chain.isComplete, isRight, !chain.unbroken.isEmpty, !leavesDoubt {
            remedy = Remedy(file: file, action: .write(mended), purpose: .journal(repairs, entries: result.position.sequence))
        }
        guard remedy == nil else { return }
        let kept = mended.prefix(result.position.length)
        let lost = chain.lines.count { $0.place != nil } - result.position.sequence
        let purpose: Remedy.Purpose =
            kept.isEmpty ? .givenUp : .cut(kept: result.position.sequence, lost: lost)
        cut = Remedy(file: file, action: kept.isEmpty ? .setAside : .write(Array(kept)), purpose: purpose, isAutomatic: false)
    }

    /// Whether something that cannot be read may have been an entry that nothing vouches for: a line at the end.
    private var leavesDoubt: Bool {
        let last = chain.unbroken.map { chain.lines[$0].number }.max() ?? 0
        return chain.lines.contains { line in
            guard line.number > last, line.isFinished else { return false }
            switch line.content {
            case .unreadable, .notText, .tooLong: return line.bytes.first == UInt8(ascii: "{")
            case .zeros: return line.bytes.contains(UInt8(ascii: "{"))
            case .entry, .conflictMark, .nothing: return false
            }
        }
    }

    private func lines(_ positions: [Int]) -> [UInt8] {
        positions.flatMap { chain.lines[$0].bytes + [UInt8(ascii: "\n")] }
    }

    private var repairs: [Remedy.Repair] {
        var repairs: [Remedy.Repair] = []
        if chain.lines.contains(where: \.hadCarriageReturn) { repairs.append(.lineEnds) }
        if chain.lines.contains(where: { $0.content == .conflictMark }) { repairs.append(.conflictMarks) }
        if chain.findings.contains(where: { $0.kind == .repeated }) { repairs.append(.repeatedLines) }
        if chain.findings.contains(where: { $0.kind == .outOfOrder }) { repairs.append(.order) }
        if let last = chain.lines.last, !last.isFinished { repairs.append(last.place != nil ? .lastLineEnds : .lastLineGoes) }
        if chain.lines.contains(where: { $0.content == .zeros && $0.isFinished }) { repairs.append(.zeros) }
        if chain.lines.contains(where: { $0.isFinished && $0.isNoEntry }) { repairs.append(.strayLines) }
        return repairs
    }
}

extension JournalLines.Line {
    /// Whether it is something else than an entry, and nothing that has a name of its own.
    fileprivate var isNoEntry: Bool {
        switch content {
        case .unreadable, .notText, .tooLong, .nothing: true
        case .entry, .conflictMark, .zeros: false
        }
    }
}
