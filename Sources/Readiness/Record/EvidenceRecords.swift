/// All evidence of a workspace, in the order in which it was attached, the retired pieces too.
public struct EvidenceRecords: Hashable, Sendable {
    /// The records in the order of the entries that attached them.
    public private(set) var records: [EvidenceRecord] = []
    /// The last entry that attached a piece or changed one; nil where there is none.
    public private(set) var last: Stamp?
    private var places: [EntryID: Int] = [:]

    /// Begins with nothing.
    public init() {}

    /// Makes it as a snapshot recorded it.
    public init(_ records: [EvidenceRecord]) {
        for record in records where places[record.id] == nil {
            add(record)
            last = max(last ?? record.attached, record.changes.last?.stamp ?? record.attached)
        }
    }

    /// Whether nothing was ever attached.
    public var isEmpty: Bool { records.isEmpty }

    /// How many pieces were ever attached.
    public var count: Int { records.count }

    /// The pieces as they stand.
    public var pieces: [Evidence] { records.map(\.piece) }

    /// The record of a piece, or nil.
    public subscript(id: EntryID) -> EvidenceRecord? { places[id].map { records[$0] } }

    private mutating func add(_ record: EvidenceRecord) {
        places[record.id] = records.count
        records.append(record)
    }

    /// Adds what an entry attaches.
    mutating func attach(_ setup: EvidenceSetup, by entry: Entry) {
        guard places[entry.id] == nil else { return }
        last = entry.stamp
        add(EvidenceRecord(setup, by: entry))
    }

    /// Applies what an entry says of a piece.
    ///
    /// - Returns: False, with nothing changed, where there is no such piece.
    mutating func apply(_ change: EvidenceChange, to id: EntryID, by entry: Entry, people: SamePeople) -> Bool {
        guard let place = places[id] else { return false }
        records[place].apply(change, by: entry)
        if records[place].changes.last?.stamp == entry.stamp { last = entry.stamp }
        records[place].follow(people)
        return true
    }

    /// Makes all verdicts follow who is who.
    mutating func follow(_ people: SamePeople) {
        for place in records.indices where !records[place].signatures.isEmpty { records[place].follow(people) }
    }
}
