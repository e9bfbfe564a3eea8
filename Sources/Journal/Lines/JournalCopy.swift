import Readiness

/// A file in `journal/`, or one that mending kept, that is no journal: what it holds, against what the journals hold.
///
/// Programs that share folders put copies beside a file that two machines wrote:
/// `ana-4f1c90ab (Ana's conflicted copy 2027-01-14).jsonl`. Most of them hold nothing but lines of the journal, and do
/// no harm.
package struct JournalCopy {
    /// The writer that its name begins with, whatever follows.
    package let writer: WriterID?
    private let lines: [JournalLines.Line]
    private let isCutShort: Bool

    package init(_ bytes: [UInt8], named name: String) {
        writer = WriterID(beginningOf: name)
        // Who wrote an entry does not decide whether it is one.
        let split = JournalLines(bytes, of: writer ?? WriterID("someone", tag: 0))
        (lines, isCutShort) = (split.lines, split.isCutShort)
    }

    /// The digests of its entries that are no lines of the journals.
    package func lost(beside journals: Set<String>) -> Set<String> {
        Set(lines.lazy.filter { $0.place != nil && !journals.contains($0.digest) }.map(\.digest))
    }

    /// Whether every line of it is a line of the journals.
    package func holdsNothingNew(beside journals: Set<String>) -> Bool {
        !isCutShort && lines.allSatisfy { $0.content == .nothing || journals.contains($0.digest) }
    }
}

extension WriterID {
    /// The writer that a file's name begins with, whatever follows: `ana-4f1c90ab (1).jsonl`,
    /// `ana-4f1c90ab.jsonl.orig`.
    package init?(beginningOf name: String) {
        // A writer's name is ASCII, so that nothing behind the first other character is part of one.
        let bytes = name.utf8.prefix { $0 < 0x80 }
        let found = bytes.indices.reversed().lazy.compactMap { end -> WriterID? in
            String(bytes[...end]).flatMap { WriterID($0) }
        }.first
        guard let found else { return nil }
        self = found
    }
}
