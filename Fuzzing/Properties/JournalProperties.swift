import Catalogs
@testable import Checking
@testable import Digests
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import StrictJSON

/// Two things are tried with the bytes of a journal. As they are: what is refused is refused at a line that they have,
/// and no byte is counted twice. And line by line, without the chain of digests that no fuzzer can guess: an entry that
/// is accepted is written and read again as the same, a chain of such entries is read whole, and what it adds up to can
/// be shown and exported.
func checkJournal(_ bytes: [UInt8]) throws(Broken) {
    let writer = WriterID("ana", tag: 0x4f1c_90ab)
    let reader = JournalReader(writer: writer, file: "journal/ana-4f1c90ab.jsonl")
    let beginning = JournalPosition(beginningOf: writer, in: "fuzzfuzz")
    let result = reader.read(bytes, after: beginning, highestClock: 1_000_000)
    try promise(result.position.length + result.torn.count <= bytes.count, "more was read than there is")
    if let damage = result.damage {
        try promise(line: damage.line, within: bytes)
        try promise(damage.description.utf8.count <= 1500, "the message has \(damage.description.utf8.count) bytes")
    }

    var entries: [Entry] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
        do throws(JSONError) {
            let node = try JSONDocument(Array(line), limits: JSONLimits(bytes: JournalReader.lineLimit, depth: 8)).root
            entries.append(try Entry.decode(node, of: writer).numbered(entries.count + 1))
        } catch {
            try promise(error, within: Array(line))
        }
    }
    guard !entries.isEmpty else { return }
    try checkChain(of: entries, reader, beginning)
    let record = FoldedHistory(folding: entries.reversed()).record
    try promise(record == FoldedHistory(folding: entries).record, "the order in which entries come changes the record")
    try checkOutput(of: record, entries)
}

private func checkChain(of entries: [Entry], _ reader: JournalReader, _ beginning: JournalPosition) throws(Broken) {
    var head = beginning.head
    var bytes: [UInt8] = []
    for entry in entries {
        let line = entry.line(after: head)
        // What is written as escapes may be longer than what was read; a line beyond the limit is refused before it is
        // written.
        guard line.count <= JournalReader.lineLimit else { return }
        head = Digest.sha256(line)
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
    }
    let whole = reader.read(bytes, after: beginning, highestClock: 1_000_000)
    try promise(whole.damage == nil, "what was written is refused: \(whole.damage?.description ?? "")")
    try promise(whole.entries == entries, "entries are read back as others")
    try promise(whole.position.length == bytes.count && whole.torn.isEmpty, "not everything was read")
    let torn = reader.read(Array(bytes.dropLast()), after: beginning, highestClock: 1_000_000)
    try promise(torn.damage == nil && torn.entries == entries.dropLast(), "a torn end changes what stands before it")
    try promise(torn.position.length + torn.torn.count == bytes.count - 1, "a torn end is lost")
}

extension Entry {
    /// The entry at another place of the journal.
    fileprivate func numbered(_ number: Int) -> Entry {
        Entry(
            stamp: Stamp(clock: number, entry: EntryID(id.writer, number)), at: at, by: by, action: action, batch: number,
            reversal: reversal)
    }
}
