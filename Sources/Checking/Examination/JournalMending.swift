import Journal
import Readiness

/// What can be done about a damaged journal.
///
/// The rule: a journal is put right only where the digests prove that every entry of it is there, up to its last one. What could hide that
/// somebody changed the past is not mended. Such a journal can only be brought back from git or a backup, or be cut by somebody who names it.
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
            remedy = Remedy(file: file, deed: .write(mended), sentence: sentence(result.position.sequence))
        }
        guard remedy == nil else { return }
        let kept = mended.prefix(result.position.length)
        let lost = chain.lines.count { $0.place != nil } - result.position.sequence
        let sentence =
            kept.isEmpty
            ? "\(file) is set aside as a whole"
            : "\(file) keeps the \(count(result.position.sequence)) that follow each other from the first line, and loses "
                + (lost > 0 ? "the other \(lost)" : "the rest")
        cut = Remedy(file: file, deed: kept.isEmpty ? .setAside : .write(Array(kept)), sentence: sentence, isAutomatic: false)
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

    private func sentence(_ entries: Int) -> String {
        var parts: [String] = []
        if chain.lines.contains(where: \.hadCarriageReturn) { parts.append("the line ends become LF again") }
        if chain.lines.contains(where: { $0.content == .conflictMark }) { parts.append("the marks of the conflict go") }
        if chain.findings.contains(where: { $0.kind == .repeated }) { parts.append("lines that are there twice go once") }
        if chain.findings.contains(where: { $0.kind == .outOfOrder }) { parts.append("lines go back to where their digests say") }
        if let last = chain.lines.last, !last.isFinished {
            parts.append(last.place != nil ? "the last line gets its end" : "the unfinished last line goes")
        }
        if chain.lines.contains(where: { $0.content == .zeros && $0.isFinished }) { parts.append("bytes of zero go") }
        if chain.lines.contains(where: { $0.isFinished && $0.isNoEntry }) { parts.append("lines that are no entries go") }
        return "\(file) is written anew: \(parts.joined(separator: ", ")). \(count(entries)), and the chain is whole"
    }

    private func count(_ entries: Int) -> String { entries == 1 ? "1 entry" : "\(entries) entries" }
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
