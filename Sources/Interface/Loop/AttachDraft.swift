import Readiness

/// Something that somebody wants to attach as evidence, as it was typed.
public struct AttachDraft: Hashable, Sendable {
    /// Where the evidence itself is.
    public enum Source: Hashable, Sendable {
        /// A file, by its path as it was typed.
        case file(String)
        /// An address.
        case link(String)
        /// Words.
        case text(String)
    }

    /// Where the evidence itself is.
    public var source: Source
    /// Its title; empty takes the file's name.
    public var title: String
    /// What it shows.
    public var kind: EvidenceKind
    /// The days that it is about.
    public var covers: ClosedRange<Day>
    /// The day on which the control operated.
    public var performed: Day
    /// How many performances or members it holds; nil where nobody said.
    public var count: Int?
    /// The query, filter or command that made it; may be empty.
    public var method: String
    /// What it shows something of.
    public var targets: [EvidenceTarget]
    /// The requests that it answers.
    public var answers: [NamedRequest]

    /// Makes a draft.
    public init(
        source: Source, title: String, kind: EvidenceKind, covers: ClosedRange<Day>, performed: Day, count: Int? = nil,
        method: String = "", targets: [EvidenceTarget], answers: [NamedRequest] = []
    ) {
        self.source = source
        self.title = title
        self.kind = kind
        self.covers = covers
        self.performed = performed
        self.count = count
        self.method = method
        self.targets = targets
        self.answers = answers
    }
}

/// What is at a path that somebody types.
public struct PathSight: Hashable, Sendable {
    /// A file or folder whose path begins with what is typed.
    public struct Candidate: Hashable, Sendable {
        /// The path as it would be typed; a folder's ends in a slash.
        public var path: String
        /// Its size in words, or that it is a folder.
        public var facts: String

        /// Makes a candidate.
        public init(path: String, facts: String) {
            self.path = path
            self.facts = facts
        }
    }

    /// What was typed.
    public var typed: String
    /// The file's name, where there is a file of that path.
    public var name: String?
    /// Its size and kind in words.
    public var facts: String
    /// The day on which it was changed last.
    public var changed: Day?
    /// What somebody should know before it is attached, or why it cannot be.
    public var remark: String?
    /// What the path could go on with, in order.
    public var candidates: [Candidate]

    /// Makes a sight.
    public init(
        typed: String, name: String? = nil, facts: String = "", changed: Day? = nil, remark: String? = nil,
        candidates: [Candidate] = []
    ) {
        self.typed = typed
        self.name = name
        self.facts = facts
        self.changed = changed
        self.remark = remark
        self.candidates = candidates
    }
}
