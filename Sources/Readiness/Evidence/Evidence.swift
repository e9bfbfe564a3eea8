/// A piece of evidence: what shows that a control was performed or is so, with the days that it covers.
///
/// It belongs to the workspace and not to a report: each report looks at it through its own dates. Whether it is fresh
/// and what it meets is computed from it, never kept in it.
public struct Evidence: Hashable, Sendable {
    /// The entry that attached it.
    public let id: EntryID
    /// Its title, in one line.
    public var title: String
    /// What it shows, and how: not the type of its file.
    public var kind: EvidenceKind
    /// The file, link or text.
    public var content: EvidenceContent
    /// The days that it is about, the first and the last of them included.
    public var covers: ClosedRange<Day>
    /// The day on which the control operated.
    public var performed: Day
    /// The day on which the record was taken.
    public var collected: Day
    /// Who attached it.
    public let by: Handle
    /// The system that it comes from; may be empty.
    public var source: String
    /// The query, filter or command that made it; may be empty.
    public var method: String
    /// How many performances a record holds, or members a population; nil where nobody said.
    public var count: Int?
    /// What was drawn from a population and looked at.
    public var sample: EvidenceSample?
    /// The program that made it.
    public var tool: EvidenceTool?
    /// What it says of the control; nil where it only shows that something was done.
    public var result: EvidenceResult?
    /// The keys of the controls that it shows.
    public var controls: Set<String>
    /// The items that it shows where it shows less than their control.
    public var items: Set<ItemAddress>
    /// The piece whose place it takes.
    public var replaces: EntryID?
    /// What somebody else said of it; nil where nobody has looked.
    public var verdict: EvidenceVerdict?
    /// Whether it was taken back: its words stay, and it shows nothing.
    public var isRetired: Bool
    /// Whether attaching it was undone by whoever did it: it is as if it had never been attached, so it says of nothing
    /// that it failed, and takes no other piece's place.
    public var isUndone = false

    /// Makes a piece as it was attached.
    public init(
        id: EntryID, title: String, kind: EvidenceKind, content: EvidenceContent, covers: ClosedRange<Day>, performed: Day,
        collected: Day, by: Handle, source: String = "", method: String = "", count: Int? = nil, sample: EvidenceSample? = nil,
        tool: EvidenceTool? = nil, result: EvidenceResult? = nil, controls: Set<String> = [], items: Set<ItemAddress> = [],
        replaces: EntryID? = nil, verdict: EvidenceVerdict? = nil, isRetired: Bool = false
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.content = content
        self.covers = covers
        self.performed = performed
        self.collected = collected
        self.by = by
        self.source = source
        self.method = method
        self.count = count
        self.sample = sample
        self.tool = tool
        self.result = result
        self.controls = controls
        self.items = items
        self.replaces = replaces
        self.verdict = verdict
        self.isRetired = isRetired
    }
}

/// What a piece of evidence shows.
public enum EvidenceKind: String, CaseIterable, Hashable, Sendable {
    /// That it was done.
    case record
    /// That it is so.
    case setting
    /// All that a sample is drawn from.
    case population
    /// What was looked at of a population.
    case sample
    /// A policy, a contract, a report: what holds until its successor.
    case document
    /// What somebody says.
    case statement
}

/// Where the evidence itself is.
public enum EvidenceContent: Hashable, Sendable {
    /// A copy in the workspace's folder `evidence/`: its SHA-256 in 64 hexadecimal digits, its size in bytes, and the
    /// name that it came with.
    case file(digest: String, size: Int, name: String)
    /// An address, with the SHA-256 of what stood there where somebody took it.
    case link(String, digest: String?)
    /// Words.
    case text(String)
}

/// A sample that was drawn and looked at.
public struct EvidenceSample: Hashable, Sendable {
    /// How many were drawn.
    public var size: Int
    /// How they were drawn; may be empty.
    public var how: String
    /// How many of them did not hold.
    public var exceptions: Int

    /// Makes a sample.
    public init(size: Int, how: String, exceptions: Int) {
        self.size = size
        self.how = how
        self.exceptions = exceptions
    }
}

/// A program that made evidence.
public struct EvidenceTool: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its version; may be empty.
    public var version: String

    /// Makes a tool.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

/// Whether a performance went as it should.
public enum EvidenceResult: String, CaseIterable, Hashable, Sendable {
    /// It did.
    case pass
    /// It did not: an exception, which covers nothing and is never hidden.
    case fail
}

/// What a second person said of a piece: never the one who attached it.
public enum EvidenceVerdict: Hashable, Sendable {
    /// It shows what it should.
    case accepted(by: Handle)
    /// It does not, for a reason: it covers nothing until it is corrected or replaced.
    case returned(by: Handle, reason: String)
}
