import Journal
import Readiness
import Store

/// The heads that one export printed: all of the history that there was when it was made.
public struct ExpectedHeads: Hashable, Sendable {
    /// What the export is called, for messages.
    public let name: String
    /// One of each writer.
    public let heads: [JournalHead]
    /// The catalogs that it was made from.
    public let catalogs: [CatalogMark]

    /// Names the heads of an export, and its catalogs.
    public init(of name: String, _ heads: [JournalHead], catalogs: [CatalogMark] = []) {
        self.name = name
        self.heads = heads
        self.catalogs = catalogs
    }
}

/// What the journals hold that an export does not know.
public struct UnknownHistory: Hashable, Sendable {
    /// One journal's part.
    public struct Part: Hashable, Sendable {
        /// The journal, from the workspace's folder.
        public let file: String
        /// The first entry that the export does not know; 1 where it does not know the journal.
        public let first: Int
        /// The last one.
        public let last: Int
        /// The entries among them that stand before the newest one that the export knows; nil where there are none.
        public let early: ClosedRange<Int>?

        /// How many entries there are.
        public var count: Int { last - first + 1 }
    }

    /// What the export is called.
    public let name: String
    /// The journals that hold more than the export knows, by file.
    public let parts: [Part]

    /// Holds an export against the journals.
    ///
    /// The export pins what it knows. Its newest entry is the last one that its reader saw: what takes its place before
    /// that one in the common order is shown among what the reader saw, and was not there.
    package init(_ export: ExpectedHeads, _ journals: [JournalStanding]) {
        name = export.name
        var known: [WriterID: Int] = [:]
        for head in export.heads { known[head.writer] = max(known[head.writer] ?? 0, head.entries) }
        var newest: Stamp?
        for head in export.heads {
            guard let journal = journals.first(where: { $0.writer == head.writer }), head.entries <= journal.clocks.count else {
                continue
            }
            let stamp = journal.stamp(of: head.entries)
            newest = newest.map { max($0, stamp) } ?? stamp
        }
        parts = journals.compactMap { journal in
            let first = (known[journal.writer] ?? 0) + 1
            guard journal.clocks.count >= first else { return nil }
            // Clocks rise from line to line, so what is early stands together.
            let early = (first...journal.clocks.count).prefix { number in newest.map { journal.stamp(of: number) < $0 } ?? false }
            return Part(
                file: journal.file, first: first, last: journal.clocks.count,
                early: early.last.map { first...$0 })
        }
    }

    /// What is no later work, but stands among what the export knows.
    package var findings: [Finding] {
        parts.compactMap { part in
            guard let early = part.early else { return nil }
            return Finding(
                .unpinned, part.file, line: early.lowerBound, .unpinned(early, export: name, knowsJournal: part.first > 1))
        }
    }

    /// How many entries the export does not know.
    public var count: Int { parts.reduce(0) { $0 + $1.count } }
}

extension JournalStanding {
    /// The place of an entry in the common order.
    fileprivate func stamp(of number: Int) -> Stamp { Stamp(clock: clocks[number - 1], entry: EntryID(writer, number)) }
}
