import Journal
import Readiness
import Store

/// The lines of a journal in the order that their digests give, and everything that does not fit.
///
/// ``JournalReader`` stops at the first line that is wrong, because nothing behind it may be believed. Here all lines
/// are looked at, to say what happened: which line was changed, which was put in, which are missing. What the digests
/// prove is told from what is only likely.
struct JournalChain {
    /// What is wrong, in the order of the file.
    private(set) var findings: [Finding] = []
    /// The lines from the first on that follow each other without a break, by their positions in the file.
    private(set) var unbroken: [Int] = []
    /// Whether every line that says where it stands is among the unbroken ones, or is one of them a second time. The
    /// digests prove then that these are all the lines there were, up to the last.
    private(set) var isComplete = false
    /// The lines.
    let lines: [JournalLines.Line]

    private let file: String
    /// What the first line must hold.
    private(set) var beginning: String

    /// How many findings are told of one file; a file that is all wrong needs no thousand.
    static let findingLimit = 12

    /// Looks at the lines of a journal.
    ///
    /// - Parameter workspace: The workspace's id; nil where it is not known, and the first line has to be believed.
    init(_ bytes: [UInt8], of writer: WriterID, file: String, workspace: String?, highestClock: Int) {
        self.file = file
        let split = JournalLines(bytes, of: writer)
        lines = split.lines
        beginning = lines.lazy.compactMap(\.place).first.flatMap { $0.sequence == 1 ? $0.previous : nil } ?? ""
        if let workspace { beginning = JournalPosition(beginningOf: writer, in: workspace).head }
        look(at: lines)
        let order = walk()
        if split.isCutShort { isComplete = false }
        checkOrder(order)
        checkClocks(order, highestClock: highestClock)
        findings.sort()
        if findings.count > Self.findingLimit {
            let more = findings.count - Self.findingLimit
            findings.removeLast(more)
            findings.append(Finding(findings.last?.kind ?? .changed, file, .moreLines(more)))
        }
    }

    // MARK: Lines by themselves

    private mutating func look(at lines: [JournalLines.Line]) {
        let vouched = Set(lines.compactMap(\.place?.previous))
        if lines.isEmpty { add(.empty, 0, .empty) }
        let returns = lines.count(where: \.hadCarriageReturn)
        if returns > 0 { add(.lineEnds, 0, .carriageReturns(returns, of: lines.count)) }
        for line in lines {
            if !line.isFinished {
                // A whole entry without its end is found by the walk.
                if line.place == nil { add(line, isUnfinished: true) }
                continue
            }
            switch line.content {
            case .entry(_, _, _, let flaw?):
                // Where the next line holds its digest, it is as it was written, and this version is what lacks
                // something.
                let isAsWritten = vouched.contains(line.digest)
                add(isAsWritten ? .unknown : .unreadable, line.number, .damage(flaw))
            case .entry: break
            case .conflictMark: add(.conflict, line.number, .conflictMark(text(line)))
            case .nothing: add(.unreadable, line.number, .emptyLine)
            default: add(line, isUnfinished: false)
            }
        }
    }

    private mutating func add(_ line: JournalLines.Line, isUnfinished: Bool) {
        switch line.content {
        case .zeros:
            add(.zeros, line.number, .zeros(line.bytes.count(where: { $0 == 0 })))
        case .tooLong: add(.tooLong, line.number, .damage(.tooLong))
        case .notText where !isUnfinished: add(.notText, line.number, .notText)
        case .unreadable(let flaw) where !isUnfinished: add(.unreadable, line.number, .damage(flaw))
        default: if isUnfinished { add(.unfinished, line.number, .unfinished(line.bytes.count)) }
        }
    }

    private func text(_ line: JournalLines.Line) -> String { String(decoding: line.bytes.prefix(60), as: UTF8.self) }

    private mutating func add(_ kind: DamageKind, _ line: Int, _ reason: FindingReason) {
        findings.append(Finding(kind, file, line: line, reason))
    }

    // MARK: Lines one after another

    /// Follows the digests from the beginning; where no line follows, says why, and goes on with the next line in the
    /// file.
    ///
    /// - Returns: The positions of the lines in the order found.
    private mutating func walk() -> [Int] {
        var successors: [String: [Int]] = [:]
        var positions: [String: Int] = [:]
        var pending: [Int] = []
        for (position, line) in lines.enumerated() {
            guard let place = line.place else { continue }
            if let first = positions[line.digest] {
                add(.repeated, line.number, .repeats(line: lines[first].number))
                continue
            }
            positions[line.digest] = position
            successors[place.previous, default: []].append(position)
            pending.append(position)
        }
        var placed: Set<Int> = []
        var order: [Int] = []
        var (head, sequence) = (beginning, 0)
        var isUnbroken = true
        while placed.count < pending.count {
            let candidates = (successors[head] ?? []).filter { !placed.contains($0) }
            // Of several that follow, the one that others follow is the one that was written; then the one that stands
            // first.
            let next = candidates.first { successors[lines[$0].digest] != nil } ?? candidates.first
            if let next, lines[next].place?.sequence == sequence + 1 {
                if isUnbroken { unbroken.append(next) }
                take(next)
                continue
            }
            isUnbroken = false
            // A file that is all wrong is told of by its first lines.
            guard findings.count < 10 * Self.findingLimit else { break }
            guard let following = pending.first(where: { !placed.contains($0) }) else { break }
            if let kind = explainBreak(before: following, after: order.last, sequence: sequence, positions) {
                placed.insert(following)
                if kind == .inserted { continue }
            }
            take(following)
        }
        isComplete = unbroken.count == pending.count
        return order

        func take(_ position: Int) {
            placed.insert(position)
            order.append(position)
            head = lines[position].digest
            sequence = lines[position].place?.sequence ?? sequence
        }
    }

    /// Says why a line does not follow the one before it.
    ///
    /// - Returns: The kind of damage; nil where another finding has said it.
    private mutating func explainBreak(
        before position: Int, after last: Int?, sequence: Int, _ positions: [String: Int]
    ) -> DamageKind? {
        let line = lines[position]
        guard let place = line.place else { return nil }
        guard let last else {
            if place.sequence > 1 {
                add(.missing, line.number, .beginsWith(entry: place.sequence))
                return .missing
            }
            add(.beginning, line.number, .damage(.foreignBeginning))
            return .beginning
        }
        let before = lines[last]
        let unreadable = lines[min(last, position)..<max(last, position)].count { $0.place == nil && $0.content != .nothing }
        if place.sequence > sequence + 1 {
            let lost = place.sequence - sequence - 1
            // Lines that cannot be read stand where these were, and have been spoken of.
            if unreadable >= lost { return nil }
            add(.missing, line.number, .skipped(entry: place.sequence, after: sequence))
            return .missing
        }
        if place.sequence <= sequence {
            let claim = positions[place.previous].map { lines[$0].number }
            add(.inserted, line.number, .secondEntry(place.sequence, claimingToFollow: claim))
            return .inserted
        }
        // The number is right, and the digest is not: one of the two lines was changed. The line behind vouches for
        // this one, where it holds its digest.
        let isVouchedFor = lines.contains { $0.place?.previous == line.digest }
        add(
            .changed, isVouchedFor ? before.number : line.number,
            isVouchedFor ? .notFollowedBy(line: line.number) : .doesNotFollow(line: before.number))
        return .changed
    }

    private mutating func checkOrder(_ order: [Int]) {
        var highest = -1
        for (index, position) in order.enumerated() {
            if position < highest {
                add(.outOfOrder, lines[position].number, .outOfOrder(behind: lines[order[index - 1]].number))
            }
            highest = max(highest, position)
        }
        if let last = order.last, let line = lines.last, !line.isFinished, line.place != nil {
            add(.unfinished, line.number, .endMissing(isWhole: last == lines.count - 1 && isComplete))
        }
    }

    private mutating func checkClocks(_ order: [Int], highestClock: Int) {
        var clock = 0
        for position in order {
            guard let place = lines[position].place else { continue }
            if place.clock > highestClock {
                add(.clock, lines[position].number, .damage(.clockAhead(place.clock)))
            } else if place.clock <= clock {
                add(.clock, lines[position].number, .clockBack(from: clock, to: place.clock))
            } else {
                clock = place.clock
            }
        }
    }
}
